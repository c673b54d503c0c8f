package broadcast

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"

	"kiezbot/internal/kiez"
)

// hold is the lease of a shard, for as long as somebody in this engine uses it.
type hold struct {
	broadcast string
	shard     int
	lease     int64
	users     int  // guarded by holds
	settled   bool // nobody is left in the shard: the lease may be forgotten; guarded by holds
}

// holds are all the leases of an engine.
type holds struct {
	mu  sync.Mutex
	all map[*hold]bool
}

// use counts one more user of h.
func (hs *holds) use(h *hold) {
	hs.mu.Lock()
	defer hs.mu.Unlock()
	if hs.all == nil {
		hs.all = map[*hold]bool{}
	}
	hs.all[h] = true
	h.users++
}

// leave counts one user less and reports whether the lease should be given back.
func (hs *holds) leave(h *hold, settled bool) (giveBack bool) {
	hs.mu.Lock()
	defer hs.mu.Unlock()
	h.settled = h.settled || settled
	if h.users--; h.users > 0 {
		return false
	}
	delete(hs.all, h)
	return !h.settled
}

func (hs *holds) list() []*hold {
	hs.mu.Lock()
	defer hs.mu.Unlock()
	return slices.Collect(maps.Keys(hs.all))
}

// leave gives the lease back when its last user is done with it. If the store is away, the lease ends by itself.
func (e *Engine) leave(ctx context.Context, h *hold, settled bool) {
	if !e.holds.leave(h, settled) {
		return
	}
	err := e.o.Store.Release(context.WithoutCancel(ctx), h.broadcast, h.shard, h.lease)
	if err != nil && !errors.Is(err, kiez.ErrConflict) {
		e.o.Log.WarnContext(ctx, "release lease", "broadcast", h.broadcast, "shard", h.shard, "err", err)
	}
}

// renew extends all leases in use until ctx ends. One that was lost is no matter: its number is refused from then on.
func (e *Engine) renew(ctx context.Context) {
	for wait(ctx.Done(), e.o.Renew) {
		for _, h := range e.holds.list() {
			err := e.o.Store.Extend(ctx, h.broadcast, h.shard, h.lease)
			if err != nil && ctx.Err() == nil {
				e.o.Log.WarnContext(ctx, "extend lease", "broadcast", h.broadcast, "shard", h.shard, "err", err)
			}
		}
	}
}
