package redisstore

import (
	"context"
	"errors"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// Rest takes a running broadcast off the list of those that are due, until the moment given or the next change of it.
// If it was changed since b was read, the error is kiez.ErrConflict.
func (r *Broadcasts) Rest(ctx context.Context, b kiez.Broadcast, until time.Time) error {
	return r.changeKnown(ctx, b.ID, "rest", b.Rev, millis(until))
}

// Rouse has the engine look at all broadcasts that hold back a chat, which may not have quiet hours any more, and
// reports whether there are any. One that is about to rest does not; whoever still has quiet hours goes on waiting.
func (r *Broadcasts) Rouse(ctx context.Context, chat kiez.ChatID) (any bool, err error) {
	ids, err := r.s.read.ZRange(ctx, r.s.keys.broadcastsDue(), 0, -1).Result()
	if err != nil {
		return false, failure(err, "broadcasts that hold back %d", chat)
	}
	pipe := r.s.read.Pipeline()
	held := make([]*redis.BoolCmd, len(ids))
	for i, id := range ids {
		held[i] = pipe.SIsMember(ctx, r.s.keys.held(ShardOf(chat), id), int64(chat))
	}
	_, _ = pipe.Exec(ctx) // every answer carries its own error
	for i, id := range ids {
		is, err := held[i].Result()
		if err != nil {
			return any, failure(err, "does broadcast %s hold back %d", id, chat)
		}
		if !is {
			continue
		}
		err = r.SetState(ctx, id, kiez.Running, kiez.Running) // whatever is changed ends the rest
		if err != nil && !errors.Is(err, kiez.ErrConflict) && !errors.Is(err, kiez.ErrNotFound) {
			return any, err
		}
		any = any || err == nil
	}
	return any, nil
}
