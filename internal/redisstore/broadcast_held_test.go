package redisstore

import (
	"errors"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// heldBack gives a broadcast to six people of whom the second and the fourth have turned quiet hours off, after a claim
// in the quiet hours.
func heldBack(t *testing.T, s *Store, b kiez.Broadcast) (r *Broadcasts, awake []kiez.Delivery, lease int64) {
	t.Helper()
	r = frozen(t, s, b, 6)
	for _, n := range []kiez.ChatID{2, 4} {
		awaken(t, s, n)
	}
	awake, lease, err := r.Claim(t.Context(), b, 0, 0, 10, kiez.QuietDefault)
	must(t, err)
	wantChats(t, awake, 2, 4)
	wantSheet(t, r, b.ID, kiez.Sheet{Total: 6, Pending: 6, Held: 4})
	return r, awake, lease
}

// awaken turns the quiet hours of a chat of shard 0 off.
func awaken(t *testing.T, s *Store, n kiez.ChatID) {
	t.Helper()
	_, err := NewPeople(s).SetSettings(t.Context(), n*Shards, kiez.Settings{Quiet: kiez.QuietOff})
	must(t, err)
}

// asleep lets the awake ones get it and claims again: only the held are left.
func asleep(t *testing.T, r *Broadcasts, b kiez.Broadcast, awake []kiez.Delivery, lease int64) {
	t.Helper()
	for _, d := range awake {
		if _, _, err := r.Claim(t.Context(), b, 0, lease, 10, kiez.QuietDefault); err != nil {
			t.Errorf("while some are under way: %v", err)
		}
		_, _, err := r.Mark(t.Context(), d, lease)
		must(t, err)
		_, err = r.Settle(t.Context(), d, lease, kiez.OutcomeSent)
		must(t, err)
	}
	for _, lease := range []int64{lease, 0} { // with that the lease is given back: anybody may ask again
		if _, _, err := r.Claim(t.Context(), b, 0, lease, 10, kiez.QuietDefault); !errors.Is(err, kiez.ErrHeld) {
			t.Errorf("all who are left are held back, but: %v", err)
		}
	}
	wantSheet(t, r, b.ID, kiez.Sheet{Total: 6, Sent: 2, Pending: 4, Held: 4})
}

func TestHeldBackUntilTheQuietHoursAreOver(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s, b := openStore(t, url), released("b")
		r, awake, lease := heldBack(t, s, b)
		asleep(t, r, b, awake, lease)
		_, err := NewPeople(s).Stop(t.Context(), 3*Shards)
		must(t, err)
		list, lease := claim(t, r, b, 0, 2)
		if len(list) != 2 {
			t.Errorf("%d at a time, want 2", len(list))
		}
		more, _ := claim(t, r, b, lease, 2)
		list = append(list, more...)
		wantChats(t, list, 1, 5, 6)
		wantSheet(t, r, "b", kiez.Sheet{Total: 6, Sent: 2, Left: 1, Pending: 3})
		for i, d := range list {
			_, attempt, err := r.Mark(t.Context(), d, lease)
			must(t, err)
			open, err := r.Settle(t.Context(), d, lease, kiez.OutcomeSent)
			if err != nil || attempt != 1 || open != 2-i {
				t.Errorf("attempt %d, %d open, %v", attempt, open, err)
			}
		}
	})
}

func TestWhoTurnsQuietHoursOffIsHeldNoMore(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s, b := openStore(t, url), released("b")
		r, awake, lease := heldBack(t, s, b)
		asleep(t, r, b, awake, lease)
		awaken(t, s, 5)
		list, _, err := r.Claim(t.Context(), b, 0, 0, 10, kiez.QuietDefault)
		must(t, err)
		wantChats(t, list, 5)
		wantSheet(t, r, "b", kiez.Sheet{Total: 6, Sent: 2, Pending: 4, Held: 3})
	})
}

// A process that dies in the quiet hours, or a send that is tried again in them: whoever is not awake joins the held, and
// what is known of the first attempt stays known.
func TestQuietHoursBeginWhileSomebodyIsUnderWay(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s, b, ctx := openStore(t, url), released("b"), t.Context()
		b.Kind = kiez.Reminder
		r := frozen(t, s, b, 4)
		list, lease := claim(t, r, b, 0, 3)
		for _, d := range list[:2] {
			_, _, err := r.Mark(ctx, d, lease)
			must(t, err)
		}
		must(t, r.Back(ctx, list[1], lease, time.Millisecond))
		must(t, r.Release(ctx, "b", 0, lease))
		lease = 0
		eventually(t, func() bool { // the second has to wait a little
			_, held, err := r.Claim(ctx, b, 0, lease, 10, kiez.QuietDefault)
			lease = held
			return errors.Is(err, kiez.ErrHeld)
		})
		wantSheet(t, r, "b", kiez.Sheet{Total: 4, Pending: 4, Held: 4})
		again, lease := claim(t, r, b, 0, 10)
		wantChats(t, again, 1, 2, 3, 4)
		wantSheet(t, r, "b", kiez.Sheet{Total: 4, Pending: 4})
		for _, d := range again {
			want := 1
			if n := d.Chat / Shards; n <= 2 {
				want = 2
			}
			if _, attempt, err := r.Mark(ctx, d, lease); err != nil || attempt != want {
				t.Errorf("%d: attempt %d, %v, want %d", d.Chat/Shards, attempt, err, want)
			}
		}
		must(t, r.Release(ctx, "b", 0, lease))
		again, _ = claim(t, r, b, 0, 10)
		wantChats(t, again, 2, 3, 4) // the first may have got it twice: no third time
		wantSheet(t, r, "b", kiez.Sheet{Total: 4, Pending: 3, Unknown: 1})
	})
}

func TestCloseWhileSomeAreHeldBack(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		for _, o := range []kiez.Outcome{kiez.OutcomeAborted, kiez.OutcomeExpired} {
			s, b, ctx := openStore(t, url), released("b"+string(o)), t.Context()
			r, awake, lease := heldBack(t, s, b)
			_, _, err := r.Mark(ctx, awake[0], lease)
			must(t, err)
			must(t, r.Back(ctx, awake[1], lease, time.Hour))
			must(t, r.Release(ctx, b.ID, 0, lease))
			for range 2 {
				if open, _, err := r.CloseShard(ctx, b, 0, o); err != nil || open != 0 {
					t.Errorf("%d open, %v", open, err)
				}
			}
			want := kiez.Sheet{Total: 6, Unknown: 1, Expired: 5}
			if o == kiez.OutcomeAborted {
				want = kiez.Sheet{Total: 6, Unknown: 1, AbortedRest: 5}
			}
			wantSheet(t, r, b.ID, want)
		}
	})
}

func TestForgottenWhileHeldBack(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s, b := openStore(t, url), released("b")
		r, awake, lease := heldBack(t, s, b)
		asleep(t, r, b, awake, lease)
		for range 2 {
			must(t, r.Forget(t.Context(), 3*Shards))
		}
		wantSheet(t, r, "b", kiez.Sheet{Total: 6, Sent: 2, Left: 1, Pending: 3, Held: 3})
		list, _ := claim(t, r, b, 0, 10)
		wantChats(t, list, 1, 5, 6)
	})
}

func TestRest(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		r, ctx := NewBroadcasts(openStore(t, url), BroadcastOptions{}), t.Context()
		evening := time.Date(2027, 3, 27, 20, 0, 0, 0, time.UTC)
		morning := time.Date(2027, 3, 28, 6, 0, 0, 0, time.UTC)
		_, err := r.Create(ctx, kiez.Broadcast{ID: "b", State: kiez.Running})
		must(t, err)
		wantDue := func(what string, now time.Time, want int) {
			t.Helper()
			if list, err := r.Due(ctx, now); err != nil || len(list) != want {
				t.Errorf("%s: due %v, %v", what, list, err)
			}
		}
		rest := func() {
			t.Helper()
			b, err := r.Get(ctx, "b")
			must(t, err)
			must(t, r.Rest(ctx, b, morning))
			wantDue("rests", evening, 0)
			wantDue("rests", morning, 1)
		}
		rest()
		b, err := r.Get(ctx, "b")
		if err != nil || !b.HeldUntil.Equal(morning) || b.Rev != 1 {
			t.Errorf("got %+v, %v", b, err)
		}
		b.Loud = true
		b, err = r.Save(ctx, b)
		must(t, err)
		wantDue("saved", evening, 1)
		stale := b
		stale.Rev--
		if err := r.Rest(ctx, stale, morning); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("put to rest although it was changed: %v", err)
		}
		rest()
		must(t, r.SetState(ctx, "b", kiez.Paused, kiez.Running))
		b, err = r.Get(ctx, "b")
		if err != nil || !b.HeldUntil.IsZero() {
			t.Errorf("paused: %+v, %v", b, err)
		}
		if err := r.Rest(ctx, b, morning); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("put to rest while paused: %v", err)
		}
		must(t, r.SetState(ctx, "b", kiez.Running, kiez.Paused))
		wantDue("resumed", evening, 1)
	})
}

// Whoever turns quiet hours off in the night ends the rest of what was held back for them, also of a run that is about
// to rest; nothing else is woken.
func TestRouse(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s, ctx := openStore(t, url), t.Context()
		b := released("b")
		r, awake, lease := heldBack(t, s, b)
		must(t, r.SetState(ctx, "b", kiez.Running, kiez.Scheduled))
		asleep(t, r, b, awake, lease)
		b, err := r.Get(ctx, "b")
		must(t, err)
		morning := time.Date(2027, 3, 28, 6, 0, 0, 0, time.UTC)
		must(t, r.Rest(ctx, b, morning))
		if roused, err := r.Rouse(ctx, 2*Shards); err != nil || roused {
			t.Errorf("for somebody who has got it: %v, %v", roused, err)
		}
		wantRest := func(want time.Time) {
			t.Helper()
			if b, err := r.Get(ctx, "b"); err != nil || !b.HeldUntil.Equal(want) {
				t.Errorf("rests until %v, %v, want %v", b.HeldUntil, err, want)
			}
		}
		wantRest(morning)
		awaken(t, s, 5)
		if roused, err := r.Rouse(ctx, 5*Shards); err != nil || !roused {
			t.Errorf("for somebody who waits: %v, %v", roused, err)
		}
		wantRest(time.Time{})
		if err := r.Rest(ctx, b, morning); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("a run that has not seen that rests: %v", err)
		}
		list, _, err := r.Claim(ctx, b, 0, 0, 10, kiez.QuietDefault)
		must(t, err)
		wantChats(t, list, 5)
	})
}
