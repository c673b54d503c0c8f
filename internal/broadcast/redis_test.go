package broadcast_test

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"
	"time"

	"kiezbot/internal/broadcast"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
)

const (
	lease = 400 * time.Millisecond
	quick = 2 * time.Millisecond
)

var everybody = kiez.Audience{Topics: []kiez.Topic{kiez.Events, kiez.Festival}}

// replica is one process of the bot: its own connections, its own engine.
type replica struct {
	store      *redisstore.Store
	broadcasts *redisstore.Broadcasts
	engine     *broadcast.Engine
	ended      chan kiez.Sheet
	stop       func()
}

func newReplica(
	t *testing.T, url, name string, send func(context.Context, kiez.Delivery) error,
	quiet func(time.Time) ([]kiez.Quiet, time.Time),
) *replica {
	t.Helper()
	store, err := redisstore.Open(t.Context(), redisstore.Options{URL: url})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	r := &replica{store: store, ended: make(chan kiez.Sheet, 100)}
	r.broadcasts = redisstore.NewBroadcasts(store, redisstore.BroadcastOptions{Owner: name, Lease: lease})
	r.engine = broadcast.New(broadcast.Options{
		Store: r.broadcasts, Send: send, Senders: 4, Batch: 20, Quiet: quiet, Now: time.Now, Log: slog.New(slog.DiscardHandler),
		Poll: 50 * time.Millisecond, Renew: lease / 4, Grace: 200 * time.Millisecond,
		Progress: func(_ context.Context, b kiez.Broadcast, s kiez.Sheet) {
			if b.State == kiez.Done || b.State == kiez.Aborted {
				r.ended <- s
			}
		},
	})
	return r
}

func (r *replica) start(t *testing.T) {
	t.Helper()
	r.stop = start(t, r.engine)
	t.Cleanup(r.stop)
}

// sheet waits for the end of the broadcast and gives its sheet, which must add up to total.
func (r *replica) sheet(t *testing.T, total int) kiez.Sheet {
	t.Helper()
	select {
	case <-r.ended:
	case <-time.After(30 * time.Second):
		t.Fatalf("the broadcast does not end: %+v", sheetOf(t, r.broadcasts))
	}
	s := sheetOf(t, r.broadcasts)
	if s.Total != total || s.Pending != 0 {
		t.Errorf("sheet %+v, want a total of %d and nobody pending", s, total)
	}
	return s
}

// chatID is the id of the i-th subscriber: every second one in one of eight shards, the others mostly alone in theirs,
// all of them of the longest kind Telegram gives (52 bits).
func chatID(i int) kiez.ChatID {
	const longest = 1<<52 - 1<<30
	if i%2 == 0 {
		return longest + kiez.ChatID(i)*512
	}
	return longest + kiez.ChatID(i)*37
}

// subscribe makes n people subscribers of events.
func subscribe(t *testing.T, s *redisstore.Store, n int) {
	t.Helper()
	people := redisstore.NewPeople(s)
	for i := range n {
		_, err := people.Subscribe(t.Context(), chatID(i), kiez.Events, nil, kiez.Consent{At: time.Now()})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func (r *replica) release(t *testing.T, kind kiez.BroadcastKind) {
	t.Helper()
	b := scheduled()
	b.Kind, b.Audience = kind, everybody
	if created, err := r.broadcasts.Create(t.Context(), b); err != nil || !created {
		t.Fatalf("create: %v, %v", created, err)
	}
	r.engine.Wake()
}

func TestTwoReplicasShareABroadcast(t *testing.T) {
	redistest.Each(t, func(t *testing.T, url string) {
		p := &phone{takes: quick}
		var mu sync.Mutex
		by := map[string]int{}
		sendAs := func(name string) func(context.Context, kiez.Delivery) error {
			return func(ctx context.Context, d kiez.Delivery) error {
				mu.Lock()
				by[name]++
				mu.Unlock()
				return p.send(ctx, d)
			}
		}
		one, two := newReplica(t, url, "one", sendAs("one"), nil), newReplica(t, url, "two", sendAs("two"), nil)
		subscribe(t, one.store, 400)
		one.release(t, kiez.StaffBroadcast)
		one.start(t)
		two.start(t)
		if s := one.sheetOfEither(t, two, 400); s.Sent != 400 {
			t.Errorf("sheet %+v", s)
		}
		p.wantOnce(t, 400)
		mu.Lock()
		defer mu.Unlock()
		if by["one"] < 50 || by["two"] < 50 {
			t.Errorf("not shared: %v", by)
		}
	})
}

// sheetOfEither waits until one of two replicas has ended the broadcast.
func (r *replica) sheetOfEither(t *testing.T, other *replica, total int) kiez.Sheet {
	t.Helper()
	select {
	case s := <-other.ended:
		r.ended <- s
	case s := <-r.ended:
		r.ended <- s
	case <-time.After(30 * time.Second):
	}
	return r.sheet(t, total)
}

// crash runs a replica that loses everything at once when deadline messages have arrived: what was sent last is never
// written down.
func crash(
	t *testing.T, url string, p *phone, deadline int, kind kiez.BroadcastKind,
	quiet func(time.Time) ([]kiez.Quiet, time.Time),
) {
	t.Helper()
	var r *replica
	crashed := make(chan struct{})
	once := sync.OnceFunc(func() { r.store.Close(); close(crashed) })
	r = newReplica(t, url, "mortal", func(ctx context.Context, d kiez.Delivery) error {
		err := p.send(ctx, d)
		p.mu.Lock()
		reached := len(p.got) >= deadline
		p.mu.Unlock()
		if reached {
			once()
		}
		return err
	}, quiet)
	r.release(t, kind)
	r.start(t)
	select {
	case <-crashed:
	case <-time.After(30 * time.Second):
		t.Fatal("did not get as far as the crash")
	}
	r.stop()
}

// What was in flight at a crash is sent once more and counted as unknown: nobody is left out.
func TestCrashBetweenSentAndWrittenDown(t *testing.T) {
	for _, kind := range []kiez.BroadcastKind{kiez.StaffBroadcast, kiez.Reminder} {
		t.Run(string(kind), func(t *testing.T) {
			redistest.Each(t, func(t *testing.T, url string) {
				p := &phone{takes: quick}
				two := newReplica(t, url, "two", p.send, nil)
				subscribe(t, two.store, 300)
				crash(t, url, p, 100, kind, nil)
				two.start(t)
				s := two.sheet(t, 300)
				if s.Unknown < 1 || s.Unknown > 4 || s.Sent+s.Unknown != 300 {
					t.Errorf("sheet %+v: want 1 to 4 unknown, the rest sent", s)
				}
				if people, doubles := p.reached(t); people != 300 || doubles < 1 || doubles > s.Unknown {
					t.Errorf("%d people got it, %d of them twice, %d are unknown", people, doubles, s.Unknown)
				}
			})
		})
	}
}

func TestCorrectionInFlightAtACrashReachesNobodyTwice(t *testing.T) {
	redistest.Each(t, func(t *testing.T, url string) {
		p := &phone{takes: quick}
		two := newReplica(t, url, "two", p.send, nil)
		subscribe(t, two.store, 300)
		crash(t, url, p, 100, kiez.Correction, nil)
		two.start(t)
		s := two.sheet(t, 300)
		if s.Unknown < 1 || s.Unknown > 4 || s.Sent+s.Unknown != 300 {
			t.Errorf("sheet %+v: want 1 to 4 unknown, the rest sent", s)
		}
		if len(p.got) < 300-s.Unknown { // marked, and then the process died before the call
			t.Errorf("%d people got it, %d are unknown: somebody is missing", len(p.got), s.Unknown)
		}
		p.wantOnce(t, len(p.got))
	})
}

func TestReminderWithALostAnswerIsSentOnceMoreOnly(t *testing.T) {
	redistest.Each(t, func(t *testing.T, url string) {
		p := &phone{takes: quick, answer: func(kiez.Delivery) error { return kiez.ErrUnsure }}
		r := newReplica(t, url, "one", p.send, nil)
		subscribe(t, r.store, 5)
		r.release(t, kiez.Reminder)
		r.start(t)
		if s := r.sheet(t, 5); s.Unknown != 5 {
			t.Errorf("sheet %+v", s)
		}
		if n := p.calls(time.Time{}, time.Now()); n != 10 {
			t.Errorf("%d calls, want two for each", n)
		}
	})
}

func TestLeaseIsKeptDuringALongSend(t *testing.T) {
	redistest.Each(t, func(t *testing.T, url string) {
		p, wall := &phone{takes: quick}, make(chan struct{})
		one := newReplica(t, url, "one", func(ctx context.Context, d kiez.Delivery) error {
			<-wall
			return p.send(ctx, d)
		}, nil)
		two := newReplica(t, url, "two", p.send, nil)
		subscribe(t, one.store, 2)
		one.release(t, kiez.StaffBroadcast)
		one.start(t)
		waitFor(t, func() bool { return sheetOf(t, one.broadcasts).Total == 2 })
		two.start(t)
		passed := time.After(3 * lease)
		<-passed
		close(wall)
		if s := one.sheetOfEither(t, two, 2); s.Sent != 2 {
			t.Errorf("sheet %+v", s)
		}
		p.wantOnce(t, 2)
	})
}

func TestTooManyRequestsInTheMiddle(t *testing.T) {
	redistest.Each(t, func(t *testing.T, url string) {
		var mu sync.Mutex
		calls, at := 0, time.Time{}
		p := &phone{takes: quick, answer: func(kiez.Delivery) error {
			mu.Lock()
			defer mu.Unlock()
			if calls++; calls == 100 {
				at = time.Now()
				return &kiez.RetryError{After: time.Second, All: true, Err: errors.New("429")}
			}
			return nil
		}}
		r := newReplica(t, url, "one", p.send, nil)
		subscribe(t, r.store, 200)
		r.release(t, kiez.StaffBroadcast)
		r.start(t)
		if s := r.sheet(t, 200); s.Sent != 200 {
			t.Errorf("sheet %+v", s)
		}
		p.wantOnce(t, 200)
		// What the other senders have in hand when the answer comes may still begin.
		if n := p.calls(at.Add(time.Nanosecond), at.Add(time.Second)); n > 3 {
			t.Errorf("%d calls during the pause", n)
		}
	})
}

func TestAbortAddsUp(t *testing.T) {
	redistest.Each(t, func(t *testing.T, url string) {
		p := &phone{takes: quick}
		r := newReplica(t, url, "one", p.send, nil)
		subscribe(t, r.store, 500)
		r.release(t, kiez.StaffBroadcast)
		r.start(t)
		waitFor(t, func() bool { return sheetOf(t, r.broadcasts).Sent > 100 })
		if err := r.broadcasts.SetState(t.Context(), "b", kiez.Aborted, kiez.Running); err != nil {
			t.Fatal(err)
		}
		aborted := time.Now()
		s := r.sheet(t, 500)
		if n := p.calls(aborted.Add(time.Second), time.Now()); n > 0 {
			t.Errorf("%d calls later than a second after the abort", n)
		}
		if s.AbortedRest == 0 || s.Sent+s.AbortedRest != 500 {
			t.Errorf("sheet %+v", s)
		}
		p.wantOnce(t, s.Sent)
	})
}

func TestPausedThenResumedOnAnotherReplica(t *testing.T) {
	redistest.Each(t, func(t *testing.T, url string) {
		p := &phone{takes: quick}
		one, two := newReplica(t, url, "one", p.send, nil), newReplica(t, url, "two", p.send, nil)
		subscribe(t, one.store, 400)
		one.release(t, kiez.StaffBroadcast)
		one.start(t)
		waitFor(t, func() bool { return sheetOf(t, one.broadcasts).Sent > 50 })
		if err := one.broadcasts.SetState(t.Context(), "b", kiez.Paused, kiez.Running); err != nil {
			t.Fatal(err)
		}
		one.stop()
		if s := sheetOf(t, one.broadcasts); s.Unknown != 0 || s.Pending == 0 {
			t.Errorf("paused with %+v", s)
		}
		if err := two.broadcasts.SetState(t.Context(), "b", kiez.Running, kiez.Paused); err != nil {
			t.Fatal(err)
		}
		two.start(t)
		if s := two.sheet(t, 400); s.Sent != 400 {
			t.Errorf("sheet %+v", s)
		}
		p.wantOnce(t, 400)
	})
}

func TestWhoLeavesAfterTheReleaseIsNotDisturbed(t *testing.T) {
	redistest.Each(t, func(t *testing.T, url string) {
		p := &phone{takes: quick}
		r := newReplica(t, url, "one", p.send, nil)
		subscribe(t, r.store, 50)
		b := scheduled()
		b.Audience = everybody
		if _, err := r.broadcasts.Create(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		if total, err := r.broadcasts.Freeze(t.Context(), "b", everybody); err != nil || total != 50 {
			t.Fatalf("froze %d, %v", total, err)
		}
		for i := range 20 {
			if _, err := redisstore.NewPeople(r.store).Stop(t.Context(), chatID(i)); err != nil {
				t.Fatal(err)
			}
		}
		r.start(t)
		if s := r.sheet(t, 50); s.Left != 20 || s.Sent != 30 {
			t.Errorf("sheet %+v", s)
		}
		p.wantOnce(t, 30)
	})
}

// waitFor waits until done, at most 30 s.
func waitFor(t *testing.T, done func() bool) {
	t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(30 * time.Second); !done(); <-tick.C {
		if time.Now().After(deadline) {
			t.Fatal("waited in vain")
		}
	}
}
