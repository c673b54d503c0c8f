package app

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"kiezbot/internal/redisstore"
)

// A process whose updates may be taken over was not heard of for quietFor, and went on like that for suspectFor: one
// that lives looks around, and is heard of, every two or three seconds. Without the second look all would be dead when
// the store comes back after a while.
const (
	quietFor   = 5 * time.Second
	suspectFor = 5 * time.Second
	lookAround = 2 * time.Second
)

// more gives what is in the store beside new updates: what other processes left behind, and what is to be tried again.
func (in *inbound) more(ctx context.Context) ([]redisstore.InboxItem, error) {
	now := time.Now()
	due := in.later.due(now)
	items, err := in.inbox.Find(ctx, due...)
	if err != nil {
		in.later.put(now, due...)
		return nil, err
	}
	if !in.watched.next(now) {
		return items, nil
	}
	if err := in.inbox.Alive(ctx, in.consumer); err != nil {
		return items, err
	}
	left, err := in.inbox.LeftBehind(ctx, in.consumer, readAtOnce)
	items = append(items, left...)
	if err != nil {
		return items, err
	}
	quiet, err := in.inbox.Quiet(ctx, quietFor)
	if err != nil {
		return items, err
	}
	for _, dead := range in.watched.dead(now, quiet) {
		if dead == in.consumer {
			continue
		}
		taken, err := in.inbox.TakeOver(ctx, in.consumer, dead, readAtOnce)
		if err != nil {
			return items, err
		}
		if len(taken) > 0 {
			in.log.WarnContext(ctx, "taking over what a process left unfinished", "process", dead, "updates", len(taken))
		}
		items = append(items, taken...)
	}
	return items, nil
}

// leave gives back what is not finished, so that nobody has to wait until this process is found dead.
func (in *inbound) leave(ctx context.Context) {
	const longest = time.Second
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), longest)
	defer cancel()
	if err := in.inbox.Leave(ctx, in.consumer); err != nil {
		in.log.WarnContext(ctx, "give back unfinished updates: somebody will find them in a while", "err", err)
	}
}

// suspects are the processes that seem to be dead, with since when. One goroutine asks.
type suspects struct {
	since map[string]time.Time
	last  time.Time
}

// next reports whether it is time to look around. Who has not looked for long was away itself and suspects nobody.
func (s *suspects) next(now time.Time) bool {
	if now.Sub(s.last) < lookAround {
		return false
	}
	if now.Sub(s.last) > 2*lookAround {
		s.since = map[string]time.Time{}
	}
	s.last = now
	return true
}

// dead gives those of the quiet that have been quiet for long enough.
func (s *suspects) dead(now time.Time, quiet []string) []string {
	since := map[string]time.Time{}
	var dead []string
	for _, name := range quiet {
		first, known := s.since[name]
		if !known {
			first = now
		}
		since[name] = first
		if now.Sub(first) >= suspectFor {
			dead = append(dead, name)
		}
	}
	s.since = since
	return dead
}

// waiting are the keys of updates of this process that are to be taken up again, with when.
type waiting struct {
	mu   sync.Mutex
	keys map[string]time.Time
}

func (w *waiting) put(at time.Time, keys ...string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.keys == nil {
		w.keys = map[string]time.Time{}
	}
	for _, key := range keys {
		w.keys[key] = at
	}
}

// due takes out the keys whose time has come, oldest first, as many as are read at once.
func (w *waiting) due(now time.Time) []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var due []string
	for key, at := range w.keys {
		if !now.Before(at) {
			due = append(due, key)
		}
	}
	slices.SortFunc(due, func(a, b string) int { // milliseconds-number, both without leading zeros
		if len(a) != len(b) {
			return len(a) - len(b)
		}
		return strings.Compare(a, b)
	})
	due = due[:min(len(due), readAtOnce)]
	for _, key := range due {
		delete(w.keys, key)
	}
	return due
}
