package app

import (
	"slices"
	"sync"
	"time"
)

// speedWindow is the last while over which a speed is measured.
const speedWindow = 30 * time.Second

// speeds measures how fast broadcasts go out, from what this replica has seen of their common progress.
type speeds struct {
	mu      sync.Mutex
	samples map[string][]sample // by broadcast, the oldest first
}

type sample struct {
	at      time.Time
	settled int // recipients whose outcome was known
}

// note keeps how far a broadcast is at a moment.
func (s *speeds) note(id string, settled int, at time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.samples == nil {
		s.samples = map[string][]sample{}
	}
	s.samples[id] = append(recent(s.samples[id], at), sample{at, settled})
}

// Speed is the number of recipients per second over the last while; 0: not known.
func (s *speeds) Speed(id string, now time.Time) float64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	seen := recent(s.samples[id], now)
	if len(seen) < 2 {
		return 0
	}
	first, last := seen[0], seen[len(seen)-1]
	took := last.at.Sub(first.at).Seconds()
	if took < 1 {
		return 0
	}
	return float64(last.settled-first.settled) / took
}

func (s *speeds) forget(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.samples, id)
}

// recent leaves out what is too long ago.
func recent(seen []sample, now time.Time) []sample {
	return slices.DeleteFunc(slices.Clone(seen), func(s sample) bool { return now.Sub(s.at) > speedWindow })
}
