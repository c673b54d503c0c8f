package app

import (
	"sync"
	"time"
)

// Clock is the one source of "now". The zero Clock is the real one; a rehearsal clock starts at any instant, runs at
// any speed and can be moved forward.
type Clock struct {
	mu    sync.Mutex
	start time.Time // instant of the clock at since
	since time.Time // real time
	speed float64
	moved bool
}

// Rehearse sets the clock to start; from there it runs speed times as fast as real time.
func (c *Clock) Rehearse(start time.Time, speed float64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.start, c.since, c.speed, c.moved = start, time.Now(), speed, true
}

// Now is the instant the whole program works with.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now()
}

func (c *Clock) now() time.Time {
	if !c.moved {
		return time.Now()
	}
	return c.start.Add(time.Duration(float64(time.Since(c.since)) * c.speed))
}

// Advance moves the clock forward by d; it never goes back.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.now()
	if !c.moved {
		c.moved, c.speed = true, 1
	}
	c.start, c.since = now.Add(max(d, 0)), time.Now()
}
