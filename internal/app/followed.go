package app

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"
)

// followed is something that staff change in the store while all replicas run. Its version is cheap to ask for; 0 means
// that nothing was ever changed.
type followed struct {
	what    string
	version func(ctx context.Context) (int64, error)
	apply   func(ctx context.Context) (version int64, err error) // takes over all of it

	mu   sync.Mutex
	seen int64
}

// follow makes a followed of what a store has all of, with the version it is, and of what to do with it.
func follow[T any](
	what string, version func(context.Context) (int64, error),
	all func(context.Context) (T, int64, error), use func(context.Context, T),
) *followed {
	return &followed{what: what, version: version, apply: func(ctx context.Context) (int64, error) {
		now, version, err := all(ctx)
		if err != nil {
			return 0, err
		}
		use(ctx, now)
		return version, nil
	}}
}

// catchUp takes over what has changed since the last time.
func (f *followed) catchUp(ctx context.Context) error {
	_, err := f.changed(ctx)
	return err
}

// changed takes over what has changed since the last time, and reports whether anything has.
func (f *followed) changed(ctx context.Context) (bool, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	version, err := f.version(ctx)
	if err != nil || version == f.seen {
		return false, err
	}
	if f.seen, err = f.apply(ctx); err != nil {
		return false, fmt.Errorf("take over %s: %w", f.what, err)
	}
	return true, nil
}

// run catches up until ctx ends. While the store is away the bot goes on with what it has.
func (f *followed) run(ctx context.Context, every time.Duration, log *slog.Logger) error {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		changed, err := f.changed(ctx)
		switch {
		case err != nil && ctx.Err() == nil:
			log.WarnContext(ctx, "follow changes of staff", "what", f.what, "err", err)
		case changed:
			log.InfoContext(ctx, "changed on another replica, taken over", "what", f.what)
		}
	}
}
