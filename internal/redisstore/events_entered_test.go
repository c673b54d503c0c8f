package redisstore

import (
	"context"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// counting is a hook that counts commands.
type counting struct{ n atomic.Int64 }

func (*counting) DialHook(next redis.DialHook) redis.DialHook { return next }

func (c *counting) ProcessHook(next redis.ProcessHook) redis.ProcessHook {
	return func(ctx context.Context, cmd redis.Cmder) error {
		c.n.Add(1)
		return next(ctx, cmd)
	}
}

func (c *counting) ProcessPipelineHook(next redis.ProcessPipelineHook) redis.ProcessPipelineHook {
	return func(ctx context.Context, cmds []redis.Cmder) error {
		c.n.Add(int64(len(cmds)))
		return next(ctx, cmds)
	}
}

// Events are read when they have changed, and only then: two replicas see each other's changes at once.
func TestEventsAreReadWhenTheyHaveChanged(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		const many = 3*mostGathered + 1
		here, elsewhere, ctx := NewEvents(openStore(t, url)), NewEvents(openStore(t, url)), t.Context()
		start := time.Now().Add(48 * time.Hour).Truncate(time.Second).UTC()
		all := func() int {
			t.Helper()
			list, err := here.Between(ctx, start, start.AddDate(0, 0, 1))
			must(t, err)
			return len(list)
		}
		if n := all(); n != 0 {
			t.Fatalf("%d events in an empty store", n)
		}
		for i := range many {
			event := breakfast(start.Add(time.Duration(i) * time.Second))
			event.ID = "e" + strconv.Itoa(i)
			must(t, elsewhere.Put(ctx, event))
		}
		if n := all(); n != many {
			t.Errorf("%d events, want %d", n, many)
		}
		var commands counting
		here.s.read.AddHook(&commands)
		if n := all(); n != many || commands.n.Load() != 1 {
			t.Errorf("%d events by %d commands, want %d by one: whether they have changed", n, commands.n.Load(), many)
		}
		known, err := here.Known(ctx, []string{"e0", "e" + strconv.Itoa(many)})
		if must(t, err); len(known) != 1 || !known["e0"] {
			t.Errorf("known are %v, want e0", known)
		}
		must(t, elsewhere.PutSeries(ctx, kiez.Series{Event: breakfast(start), Rule: "FREQ=WEEKLY"}))
		if series, err := here.Series(ctx); err != nil || len(series) != 1 {
			t.Errorf("series %v, %v, want one", series, err)
		}
		must(t, elsewhere.RemoveSeries(ctx, "breakfast"))
		if series, err := here.Series(ctx); err != nil || len(series) != 0 {
			t.Errorf("series %v, %v, want none", series, err)
		}
		must(t, elsewhere.s.write.FlushDB(ctx).Err())
		if n := all(); n != 0 {
			t.Errorf("%d events in a store that has lost its data", n)
		}
	})
}
