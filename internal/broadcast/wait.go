package broadcast

import (
	"context"
	"errors"
	"sync"
	"time"

	"kiezbot/internal/kiez"
)

// gate holds back every sender of this engine while Telegram wants to hear from nobody. It runs on real time: a pause
// that Telegram asked for does not pass faster in a rehearsal.
type gate struct {
	mu    sync.Mutex
	until time.Time
}

// shut closes the gate for d; of two pauses the longer wins.
func (g *gate) shut(d time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if until := time.Now().Add(d); until.After(g.until) {
		g.until = until
	}
}

// pass waits until the gate is open, and reports false if it was over before.
func (g *gate) pass(over <-chan struct{}) bool {
	for {
		g.mu.Lock()
		closed := time.Until(g.until)
		g.mu.Unlock()
		if !wait(over, closed) {
			return false
		}
		if closed <= 0 {
			return true
		}
	}
}

// wait waits for d, and reports false if it was over before, or already.
func wait(over <-chan struct{}, d time.Duration) bool {
	select {
	case <-over:
		return false
	default:
	}
	if d <= 0 {
		return true
	}
	select {
	case <-over:
		return false
	case <-time.After(d):
		return true
	}
}

// persist repeats do while the store cannot be reached and it is not over, and gives its last error.
func (e *Engine) persist(over <-chan struct{}, operation string, do func() error) error {
	for pause := 50 * time.Millisecond; ; pause = min(2*pause, time.Second) {
		err := do()
		if !errors.Is(err, kiez.ErrStore) {
			return err
		}
		e.o.Log.Warn("store away", "operation", operation, "err", err)
		if !wait(over, pause) {
			return err
		}
	}
}

// outlive gives a context that ends d after ctx, so that what is in hand can be finished.
func outlive(ctx context.Context, d time.Duration) (context.Context, context.CancelFunc) {
	whole, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() {
		wait(whole.Done(), d)
		cancel()
	})
	return whole, func() { stop(); cancel() }
}
