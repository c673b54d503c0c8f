package app

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"kiezbot/internal/redisstore"
)

// Telegram lets one program poll. A replica that dies is replaced when its lease has run out, one that ends in good
// order at once.
const (
	turnLife  = 10 * time.Second
	turnKeep  = 3 * time.Second
	turnWatch = time.Second
)

// turn lets one replica at a time do something. The others stand by.
type turn struct {
	lease   *redisstore.Lease
	hearing *hearing
	log     *slog.Logger

	unsure atomic.Bool // the lease could not be kept, but nobody else is known to have it
}

func newTurn(store *redisstore.Store, holder string, ear *hearing, log *slog.Logger) *turn {
	return &turn{lease: redisstore.NewLease(store, "poll", holder, turnLife), hearing: ear, log: log}
}

// run has do work whenever it is this replica's turn, until ctx ends or do fails.
func (t *turn) run(ctx context.Context, do func(context.Context) error) error {
	for t.await(ctx) {
		if err := t.serve(ctx, do); err != nil {
			return err
		}
	}
	return nil
}

// await waits until it is this replica's turn; false: ctx has ended before.
func (t *turn) await(ctx context.Context) bool {
	for said := false; ctx.Err() == nil; pause(ctx, turnWatch) {
		held, err := t.lease.Take(ctx)
		if err == nil && !held {
			t.hearing.leftTo(otherReplica, time.Now())
		}
		switch {
		case held:
			return ctx.Err() == nil
		case err != nil && ctx.Err() == nil:
			t.log.WarnContext(ctx, "wait for the turn to poll", "err", err)
		case !said:
			said = true
			t.log.InfoContext(ctx, "another replica polls, standing by")
		}
	}
	return false
}

// serve runs do as long as it is this replica's turn. While the store is away it still is: nobody else can take it.
func (t *turn) serve(ctx context.Context, do func(context.Context) error) error {
	t.log.InfoContext(ctx, "this replica polls")
	t.unsure.Store(false)
	t.hearing.heard(time.Now())
	mine, over := context.WithCancel(ctx)
	kept := make(chan struct{})
	go func() {
		defer close(kept)
		t.keep(mine, over)
	}()
	err := do(mine)
	over()
	<-kept
	t.release(ctx)
	return err
}

// keep keeps the lease until ctx ends, and calls over when somebody else has it.
func (t *turn) keep(ctx context.Context, over func()) {
	for pause(ctx, turnKeep); ctx.Err() == nil; pause(ctx, turnKeep) {
		held, err := t.lease.Take(ctx)
		t.unsure.Store(err != nil)
		if err == nil && !held {
			t.log.WarnContext(ctx, "another replica polls now")
			over()
		}
	}
}

func (t *turn) release(ctx context.Context) {
	const longest = time.Second
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), longest)
	defer cancel()
	if err := t.lease.Release(ctx); err != nil {
		t.log.WarnContext(ctx, "give back the turn to poll: it runs out in a while", "err", err)
	}
}
