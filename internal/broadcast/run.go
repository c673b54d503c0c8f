package broadcast

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"

	"kiezbot/internal/kiez"
)

// errStopped ends a run whose broadcast was paused or aborted.
var errStopped = errors.New("does not run any more")

// run is the work of one engine on one broadcast, while its state does not change.
type run struct {
	engine    *Engine
	broadcast kiez.Broadcast
	jobs      chan<- job
	stop      func() // ends it before everybody is settled
	sample    sample
	halted    atomic.Bool
	inHand    sync.WaitGroup
	unasked   int          // recipients claimed since the state was read; a claim in vain counts like one
	held      map[int]bool // shards in which all who are left are held back
	settled   sync.Map     // shards in which nobody is left without an outcome
}

// prepare freezes the audience right after the release, and lets the broadcast run when its time has come.
func (r *run) prepare(ctx context.Context) (started bool, err error) {
	e, b := r.engine, &r.broadcast
	if b.Total == 0 {
		b.Total, err = e.o.Store.Freeze(ctx, b.ID, b.Audience)
		switch {
		case errors.Is(err, kiez.ErrConflict): // somebody else is at it, or aborted it: the next look tells
			return false, nil
		case err != nil:
			return false, fmt.Errorf("freeze audience: %w", err)
		}
		e.o.Log.InfoContext(ctx, "audience frozen", "broadcast", b.ID, "recipients", b.Total)
	}
	if e.o.Now().Before(b.At) {
		return false, nil
	}
	err = e.o.Store.SetState(ctx, b.ID, kiez.Running, kiez.Scheduled)
	switch {
	case errors.Is(err, kiez.ErrConflict):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("start: %w", err)
	}
	b.State = kiez.Running
	b.Rev++
	return true, nil
}

// deliver hands the recipients to the senders until everybody is settled or held back, or the broadcast does not run
// any more.
func (r *run) deliver(ctx context.Context) error {
	if err := r.reopen(ctx); err != nil {
		return err
	}
	running, stop := context.WithCancel(ctx)
	defer stop()
	r.stop, r.sample.trusted = stop, r.broadcast.Halted
	var around sync.WaitGroup
	around.Go(func() { r.watch(running, stop) })
	around.Go(func() { r.showProgress(running) })

	err := r.throughShards(running, r.handOut)
	stopped := running.Err() != nil || errors.Is(err, errStopped)
	stop()
	around.Wait()

	ending := ctx.Err() != nil
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), r.engine.o.Grace)
	defer cancel()
	if !stopped || ending { // else another engine may have seen an outage
		r.gone(ctx, r.sample.rest(ending))
	}
	switch {
	case stopped:
		return errors.Join(r.tellHalt(ctx), r.engine.showPause(ctx, r.broadcast))
	case err != nil:
		return err
	case len(r.held) > 0:
		return r.rest(ctx)
	}
	return r.engine.finish(ctx, r.broadcast)
}

// abort closes what is left of an aborted broadcast.
func (r *run) abort(ctx context.Context) error {
	err := r.throughShards(ctx, func(ctx context.Context, shard int) (int, error) {
		return 0, r.close(ctx, shard, kiez.OutcomeAborted)
	})
	if err != nil {
		return err
	}
	return r.engine.retire(ctx, r.broadcast)
}

// throughShards goes through the shards again and again until all are settled or held back, and waits a while when
// there was nothing to hand out. It returns when nothing is in hand any more.
func (r *run) throughShards(
	ctx context.Context, do func(ctx context.Context, shard int) (handed int, err error),
) error {
	shards, err := r.engine.o.Store.Shards(ctx, r.broadcast.ID)
	if err != nil {
		return fmt.Errorf("list shards: %w", err)
	}
	// Engines that share a broadcast go different ways, so that they do not want the same leases.
	//nolint:gosec // nobody gains by guessing the order
	rand.Shuffle(len(shards), func(i, j int) { shards[i], shards[j] = shards[j], shards[i] })
	for len(shards) > 0 {
		handed := 0
		for _, shard := range shards {
			n, err := do(ctx, shard)
			if err != nil {
				r.inHand.Wait()
				return err
			}
			handed += n
		}
		r.inHand.Wait()
		shards = slices.DeleteFunc(shards, func(shard int) bool {
			_, settled := r.settled.Load(shard)
			return settled || r.held[shard]
		})
		if len(shards) > 0 && handed == 0 && !wait(ctx.Done(), r.engine.o.Poll) {
			return errStopped
		}
	}
	return nil
}

// handOut gives the recipients of one shard to the senders, batch by batch, until there are no more to be had.
func (r *run) handOut(ctx context.Context, shard int) (handed int, err error) {
	if r.engine.late(r.broadcast) {
		return 0, r.close(ctx, shard, kiez.OutcomeExpired)
	}
	h := &hold{broadcast: r.broadcast.ID, shard: shard}
	defer func() {
		if h.lease != 0 {
			r.engine.leave(ctx, h, false)
		}
	}()
	for {
		quiet, _ := r.engine.quiet(r.broadcast)
		deliveries, err := r.claim(ctx, h, quiet)
		if err != nil {
			return handed, err
		}
		for _, d := range deliveries {
			if err := r.give(ctx, job{run: r, hold: h, delivery: d, quiet: len(quiet) > 0}); err != nil {
				return handed, err
			}
			handed++
		}
		if len(deliveries) < r.engine.o.Batch {
			return handed, nil
		}
	}
}

// claim takes the next batch of a shard, and the lease with the first; there is none if another engine holds the lease.
func (r *run) claim(ctx context.Context, h *hold, quiet []kiez.Quiet) ([]kiez.Delivery, error) {
	if err := r.stillRuns(ctx); err != nil {
		return nil, err
	}
	deliveries, lease, err := r.engine.o.Store.Claim(ctx, r.broadcast, h.shard, h.lease, r.engine.o.Batch, quiet...)
	r.unasked += max(1, len(deliveries))
	switch {
	case errors.Is(err, kiez.ErrConflict):
		return nil, nil
	case errors.Is(err, kiez.ErrNotFound):
		r.settled.Store(h.shard, true)
		return nil, nil
	case errors.Is(err, kiez.ErrHeld):
		r.held[h.shard] = true
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("claim from shard %d: %w", h.shard, err)
	}
	if h.lease == 0 {
		h.lease = lease
		r.engine.holds.use(h)
	}
	return deliveries, nil
}

// stillRuns reads the state at the beginning and once for every batch, however few of a batch are in one shard.
func (r *run) stillRuns(ctx context.Context) error {
	if r.unasked > 0 && r.unasked < r.engine.o.Batch {
		return nil
	}
	state, err := r.engine.o.Store.State(ctx, r.broadcast.ID)
	if err != nil {
		return fmt.Errorf("read state: %w", err)
	}
	if state != kiez.Running {
		return errStopped
	}
	r.unasked = 0
	return nil
}

// give waits until a sender takes the job.
func (r *run) give(ctx context.Context, j job) error {
	r.engine.holds.use(j.hold)
	r.inHand.Add(1)
	j.over = ctx.Done()
	select {
	case r.jobs <- j:
		return nil
	case <-ctx.Done():
		r.engine.drop(ctx, j, false)
		return errStopped
	}
}

// close gives everybody left in a shard the same outcome.
func (r *run) close(ctx context.Context, shard int, o kiez.Outcome) error {
	open, closed, err := r.engine.o.Store.CloseShard(ctx, r.broadcast, shard, o)
	if err != nil {
		return fmt.Errorf("close shard %d: %w", shard, err)
	}
	for outcome, n := range closed {
		r.engine.o.Settled(r.broadcast, outcome, n)
	}
	if open == 0 {
		r.settled.Store(shard, true)
	}
	return nil
}

// watch ends the run when the broadcast does not run any more. While the store is away nothing can be sent anyway.
func (r *run) watch(ctx context.Context, stop func()) {
	for wait(ctx.Done(), r.engine.o.Poll) {
		state, err := r.engine.o.Store.State(ctx, r.broadcast.ID)
		if err == nil && state != kiez.Running {
			stop()
		}
	}
}

// late reports whether b is of no use any more.
func (e *Engine) late(b kiez.Broadcast) bool {
	return !b.ValidUntil.IsZero() && !e.o.Now().Before(b.ValidUntil)
}
