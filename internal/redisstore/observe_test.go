package redisstore

import (
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// What an operator wants to know of the server is told: every command, and those that failed, but not what is no failure.
func TestObserver(t *testing.T) {
	t.Parallel()
	server := redistest.NewServer(t)
	var took, unfit, refused atomic.Int64
	s, err := Open(t.Context(), Options{URL: server.URL(), Observer: &Observer{
		Took: func(time.Duration) { took.Add(1) },
		Failed: func(away bool) {
			if away {
				unfit.Add(1)
			} else {
				refused.Add(1)
			}
		},
	}})
	must(t, err)
	t.Cleanup(func() { _ = s.Close() })

	before := took.Load()
	_, err = NewPeople(s).Person(t.Context(), 2001) // there is nobody
	must(t, err)
	must(t, s.write.FlushAll(t.Context()).Err())
	must(t, s.write.ScriptFlush(t.Context()).Err())
	must(t, NewPace(s, 25).Wait(t.Context(), 2001, false)) // the script is loaded again
	_, err = NewInbox(s).Read(t.Context(), "one", 1, time.Millisecond)
	must(t, err)
	if n := took.Load() - before; n < 5 {
		t.Errorf("%d commands were seen", n)
	}
	if unfit.Load() != 0 || refused.Load() != 0 {
		t.Errorf("%d and %d failures where all went well", unfit.Load(), refused.Load())
	}
	if err := s.write.Incr(t.Context(), "kiez:x").Err(); err != nil {
		t.Fatal(err)
	}
	if err := s.write.LPush(t.Context(), "kiez:x", 1).Err(); err == nil || refused.Load() != 1 || unfit.Load() != 0 {
		t.Errorf("%d and %d failures after a refusal (%v)", unfit.Load(), refused.Load(), err)
	}
	if open, idle := s.Pool(); open < 1 || idle < 1 || idle > open {
		t.Errorf("%d connections, %d of them idle", open, idle)
	}
	server.Stop()
	if err := s.Ping(t.Context()); !errors.Is(err, kiez.ErrStore) || unfit.Load() == 0 {
		t.Errorf("%d failures without a server (%v)", unfit.Load(), err)
	}
	_, err = s.write.Pipelined(t.Context(), func(pipe redis.Pipeliner) error { pipe.Ping(t.Context()); return nil })
	if seen := unfit.Load(); err == nil || seen < 2 {
		t.Errorf("%d failures after a pipeline without a server (%v)", seen, err)
	}
}

func TestBacklog(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		inbox, ctx := NewInbox(openStore(t, url)), t.Context()
		if b, err := inbox.Backlog(ctx); err != nil || b != (Backlog{}) {
			t.Errorf("empty: %+v, %v", b, err)
		}
		_, err := inbox.Put(ctx, updates(1, 2, 3))
		must(t, err)
		items, err := inbox.Read(ctx, "one", 1, 0)
		must(t, err)
		if age := time.Since(items[0].Stored()); age < -time.Second || age > time.Minute {
			t.Errorf("stored %s ago", age)
		}
		must(t, inbox.Bury(ctx, items[0]))
		must(t, inbox.Quarantine(ctx, []byte("?"), "test"))
		b, err := inbox.Backlog(ctx)
		if err != nil || b.Waiting != 2 || b.Buried != 1 || b.Quarantined != 1 || b.Oldest < 0 || b.Oldest > time.Minute {
			t.Errorf("%+v, %v", b, err)
		}
	})
}

func TestTokens(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		pace, ctx := NewPace(openStore(t, url), 1), t.Context()
		if n, err := pace.Tokens(ctx); err != nil || n != 1 {
			t.Errorf("full: %v, %v", n, err)
		}
		must(t, pace.Wait(ctx, 2001, false))
		must(t, pace.Wait(ctx, 2002, false))
		if n, err := pace.Tokens(ctx); err != nil || n < -1 || n > 0.5 {
			t.Errorf("after two replies: %v, %v", n, err)
		}
		if n, err := NewPace(pace.s, 0).Tokens(ctx); err != nil || n > 0 {
			t.Errorf("without a limit: %v, %v", n, err)
		}
	})
}

func TestUnderway(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		r, ctx := NewBroadcasts(openStore(t, url), BroadcastOptions{}), t.Context()
		for id, state := range map[string]kiez.BroadcastState{
			"draft": kiez.Draft, "running": kiez.Running, "paused": kiez.Paused, "over": kiez.Running,
		} {
			_, err := r.Create(ctx, kiez.Broadcast{ID: id, State: state})
			must(t, err)
		}
		must(t, r.SetState(ctx, "over", kiez.Done, kiez.Running))
		must(t, r.Retire(ctx, "over"))
		list, err := r.Underway(ctx)
		must(t, err)
		got := map[string]kiez.BroadcastState{}
		for _, b := range list {
			got[b.ID] = b.State
		}
		if len(got) != 2 || got["running"] != kiez.Running || got["paused"] != kiez.Paused {
			t.Errorf("got %v", got)
		}
	})
}
