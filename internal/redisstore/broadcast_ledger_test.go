package redisstore

import (
	"errors"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

func chats(list []kiez.Delivery) []kiez.ChatID {
	var all []kiez.ChatID
	for _, d := range list {
		all = append(all, d.Chat/Shards)
	}
	return all
}

func wantChats(t *testing.T, list []kiez.Delivery, want ...kiez.ChatID) {
	t.Helper()
	got := map[kiez.ChatID]bool{}
	for _, chat := range chats(list) {
		got[chat] = true
	}
	for _, chat := range want {
		if !got[chat] {
			t.Errorf("got %v, want %v", chats(list), want)
			return
		}
	}
	if len(list) != len(want) {
		t.Errorf("got %v, want %v", chats(list), want)
	}
}

func TestClaimGoesOnWhereItStood(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s, b := openStore(t, url), released("b")
		r := frozen(t, s, b, 5)
		list, lease := claim(t, r, b, 0, 2)
		wantChats(t, list, 1, 2)
		if list[0].Broadcast.ID != "b" {
			t.Errorf("got %+v", list)
		}
		list, _ = claim(t, r, b, lease, 2)
		wantChats(t, list, 3, 4)
		list, _ = claim(t, r, b, lease, 2)
		wantChats(t, list, 5)
		list, _ = claim(t, r, b, lease, 2)
		wantChats(t, list)
		if _, _, err := r.Claim(t.Context(), b, 0, 0, 2); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("a second holder: %v", err)
		}
		if _, _, err := r.Claim(t.Context(), b, 0, lease+1, 2); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("a wrong lease: %v", err)
		}
		if _, _, err := r.Claim(t.Context(), b, 7, 0, 2); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("an empty shard: %v", err)
		}
	})
}

// takenOver claims five recipients, brings two of them in flight and one back, lets go of the lease and claims again.
func takenOver(t *testing.T, r *Broadcasts, b kiez.Broadcast) (before, after []kiez.Delivery, old, lease int64) {
	t.Helper()
	ctx := t.Context()
	before, old = claim(t, r, b, 0, 5)
	for i := range 3 {
		_, attempt, err := r.Mark(ctx, before[i], old)
		if err != nil || attempt != 1 {
			t.Fatalf("attempt %d, %v", attempt, err)
		}
	}
	must(t, r.Back(ctx, before[2], old, time.Hour)) // has to wait, whoever holds the lease
	must(t, r.Release(ctx, b.ID, 0, old))
	after, lease = claim(t, r, b, 0, 10)
	return before, after, old, lease
}

func TestTakeOverOfACorrection(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		b, ctx := released("b"), t.Context()
		b.Kind = kiez.Correction
		r := frozen(t, openStore(t, url), b, 6)
		before, after, old, lease := takenOver(t, r, b)
		wantChats(t, after, 4, 5, 6)
		wantSheet(t, r, "b", kiez.Sheet{Total: 6, Unknown: 2, Pending: 4})

		// The former holder is alive after all: it may send nothing more, but what it knows of the unknown counts.
		if _, _, err := r.Mark(ctx, before[3], old); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("mark under a lost lease: %v", err)
		}
		if err := r.Extend(ctx, "b", 0, old); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("extend a lost lease: %v", err)
		}
		if err := r.Release(ctx, "b", 0, old); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("release a lost lease: %v", err)
		}
		_, err := r.Settle(ctx, before[3], old, kiez.OutcomeSent)
		must(t, err)
		wantSheet(t, r, "b", kiez.Sheet{Total: 6, Unknown: 2, Pending: 4})
		for range 2 { // its answer may get lost and be tried again
			_, err = r.Settle(ctx, before[0], old, kiez.OutcomeSent)
			must(t, err)
			_, err = r.Settle(ctx, before[1], old, kiez.OutcomeBlocked)
			must(t, err)
		}
		wantSheet(t, r, "b", kiez.Sheet{Total: 6, Sent: 1, Blocked: 1, Pending: 4})
		must(t, r.Extend(ctx, "b", 0, lease))
	})
}

// Who was in flight gets the message once more, and only once: a second holder that dies leaves them unknown.
func TestTakeOver(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		b := released("b")
		r := frozen(t, openStore(t, url), b, 6)
		_, after, _, lease := takenOver(t, r, b)
		wantChats(t, after, 1, 2, 4, 5, 6)
		wantSheet(t, r, "b", kiez.Sheet{Total: 6, Pending: 6})
		for _, d := range after {
			_, _, err := r.Mark(t.Context(), d, lease)
			must(t, err)
		}
		must(t, r.Release(t.Context(), "b", 0, lease))
		again, _ := claim(t, r, b, 0, 10)
		wantChats(t, again, 4, 5, 6)
		wantSheet(t, r, "b", kiez.Sheet{Total: 6, Pending: 4, Unknown: 2})
	})
}

// Who was sent the message once more is unknown, unless the former holder says what became of it in time.
func TestSentOnceMoreIsUnknown(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		b, ctx := released("b"), t.Context()
		r := frozen(t, openStore(t, url), b, 6)
		before, after, old, lease := takenOver(t, r, b)
		first, second := before[0], before[1]
		_, _, err := r.Mark(ctx, first, lease)
		must(t, err)
		for _, d := range []kiez.Delivery{first, second} { // one is under way already, the other not yet
			_, err = r.Settle(ctx, d, old, kiez.OutcomeBlocked)
			must(t, err)
		}
		wantSheet(t, r, "b", kiez.Sheet{Total: 6, Blocked: 1, Pending: 5})
		if _, _, err := r.Mark(ctx, second, lease); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("sent once more although it is known what became of it: %v", err)
		}
		_, err = r.Settle(ctx, first, lease, kiez.OutcomeSent)
		must(t, err)
		wantSheet(t, r, "b", kiez.Sheet{Total: 6, Blocked: 1, Unknown: 1, Pending: 4})
		if len(after) != 5 {
			t.Errorf("%d were handed out again", len(after))
		}
	})
}

// Whoever is to get it once more and leaves, or whose broadcast is aborted, may have it all the same.
func TestWhoMayHaveItIsUnknown(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		b, s, ctx := released("b"), openStore(t, url), t.Context()
		r := frozen(t, s, b, 6)
		list, lease := claim(t, r, b, 0, 2)
		for _, d := range list {
			_, _, err := r.Mark(ctx, d, lease)
			must(t, err)
		}
		must(t, r.Release(ctx, "b", 0, lease))
		_, err := NewPeople(s).Stop(ctx, list[0].Chat)
		must(t, err)
		again, lease := claim(t, r, b, 0, 1)
		must(t, r.Release(ctx, "b", 0, lease))
		wantSheet(t, r, "b", kiez.Sheet{Total: 6, Unknown: 1, Pending: 5})
		wantChats(t, again, 2)
		_, _, err = r.CloseShard(ctx, b, 0, kiez.OutcomeAborted)
		must(t, err)
		wantSheet(t, r, "b", kiez.Sheet{Total: 6, Unknown: 2, AbortedRest: 4})
	})
}

func TestMarkAndBack(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		b, ctx := released("b"), t.Context()
		r := frozen(t, openStore(t, url), b, 1)
		list, lease := claim(t, r, b, 0, 1)
		mark := func(want int) {
			t.Helper()
			if _, attempt, err := r.Mark(ctx, list[0], lease); err != nil || attempt != want {
				t.Errorf("attempt %d, %v, want %d", attempt, err, want)
			}
		}
		mark(1)
		mark(1) // the answer to the first was lost
		must(t, r.Back(ctx, list[0], lease, 0))
		must(t, r.Back(ctx, list[0], lease, 0))
		mark(1) // everybody had to wait: not an attempt
		must(t, r.Back(ctx, list[0], lease, time.Millisecond))
		if _, _, err := r.Mark(ctx, list[0], lease); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("marked without being claimed: %v", err)
		}
		for deadline := time.Now().Add(10 * time.Second); ; {
			if again, _ := claim(t, r, b, lease, 1); len(again) == 1 {
				break
			}
			if time.Now().After(deadline) {
				t.Fatal("never handed out again")
			}
		}
		mark(2)
		for range 2 {
			open, err := r.Settle(ctx, list[0], lease, kiez.OutcomeSent)
			if err != nil || open != 0 {
				t.Errorf("open %d, %v", open, err)
			}
		}
		wantSheet(t, r, "b", kiez.Sheet{Total: 1, Sent: 1})
		if _, _, err := r.Mark(ctx, list[0], lease); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("marked after it was settled: %v", err)
		}
	})
}

// The person is read when the recipient is marked, right before the message goes out. One whose record cannot be read is
// marked all the same, so that it can be settled.
func TestMarkGivesThePerson(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s, b, ctx := openStore(t, url), released("b"), t.Context()
		r := frozen(t, s, b, 3)
		list, lease := claim(t, r, b, 0, 3)
		must(t, NewPeople(s).SetLang(ctx, list[0].Chat, kiez.Persian))
		must(t, s.write.Del(ctx, s.keys.person(list[1].Chat)).Err())
		must(t, s.write.HSet(ctx, s.keys.person(list[2].Chat), fieldPaused, "soon").Err())
		for i, want := range []kiez.Lang{kiez.Persian, ""} {
			person, attempt, err := r.Mark(ctx, list[i], lease)
			if err != nil || attempt != 1 || person.Chat != list[i].Chat || person.Lang != want {
				t.Errorf("attempt %d, %+v, %v, want language %q", attempt, person, err, want)
			}
			if _, subscribed := person.Topics[kiez.Events]; subscribed != (i == 0) {
				t.Errorf("topics of person %d: %v", i, person.Topics)
			}
		}
		if _, attempt, err := r.Mark(ctx, list[2], lease); err == nil || errors.Is(err, kiez.ErrStore) || attempt != 1 {
			t.Errorf("a spoilt record: attempt %d, %v", attempt, err)
		}
	})
}

func TestCloseShard(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		b, ctx := released("b"), t.Context()
		r := frozen(t, openStore(t, url), b, 6)
		list, lease := claim(t, r, b, 0, 4)
		_, err := r.Settle(ctx, list[0], lease, kiez.OutcomeSent)
		must(t, err)
		_, _, err = r.Mark(ctx, list[1], lease)
		must(t, err)
		open, closed, err := r.CloseShard(ctx, b, 0, kiez.OutcomeAborted)
		if err != nil || open != 5 || closed[kiez.OutcomeAborted]+closed[kiez.OutcomeUnknown] != 0 {
			t.Errorf("closed under a lease: %d open, %v closed, %v", open, closed, err)
		}
		must(t, r.Release(ctx, "b", 0, lease))
		for _, want := range []struct{ aborted, unknown int }{{4, 1}, {0, 0}} {
			open, closed, err := r.CloseShard(ctx, b, 0, kiez.OutcomeAborted)
			if err != nil || open != 0 || closed[kiez.OutcomeAborted] != want.aborted ||
				closed[kiez.OutcomeUnknown] != want.unknown {
				t.Errorf("%d open, %v closed, want %+v, %v", open, closed, want, err)
			}
		}
		wantSheet(t, r, "b", kiez.Sheet{Total: 6, Sent: 1, Unknown: 1, AbortedRest: 4})
		_, err = r.Settle(ctx, list[1], lease, kiez.OutcomeSent)
		must(t, err)
		wantSheet(t, r, "b", kiez.Sheet{Total: 6, Sent: 2, AbortedRest: 4})
	})
}

func TestLeaseEndsByItself(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s, b := openStore(t, url), released("b")
		frozen(t, s, b, 3)
		r := NewBroadcasts(s, BroadcastOptions{Owner: "short", Lease: 50 * time.Millisecond})
		_, first := claim(t, r, b, 0, 1)
		deadline := time.Now().Add(10 * time.Second)
		for {
			_, second, err := r.Claim(t.Context(), b, 0, 0, 1)
			if err == nil {
				if second <= first {
					t.Errorf("lease %d after %d", second, first)
				}
				return
			}
			if !errors.Is(err, kiez.ErrConflict) || time.Now().After(deadline) {
				t.Fatalf("never taken over: %v", err)
			}
		}
	})
}

// An outage that staff say is over: who counts as blocked is tried once more, and only once.
func TestReopen(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		b, ctx := released("b"), t.Context()
		r := frozen(t, openStore(t, url), b, 4)
		must(t, r.SetState(ctx, "b", kiez.Running, kiez.Scheduled))
		list, lease := claim(t, r, b, 0, 4)
		settle := func(d kiez.Delivery, lease int64, o kiez.Outcome) {
			t.Helper()
			_, _, err := r.Mark(ctx, d, lease)
			must(t, err)
			_, err = r.Settle(ctx, d, lease, o)
			must(t, err)
		}
		settle(list[0], lease, kiez.OutcomeSent)
		for _, d := range list[1:] {
			settle(d, lease, kiez.OutcomeBlocked)
		}
		must(t, r.Halt(ctx, "b"))
		if err := r.Halt(ctx, "b"); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("halted twice: %v", err)
		}
		if got, err := r.Get(ctx, "b"); err != nil || got.State != kiez.Paused || !got.Halted {
			t.Errorf("halted: %+v, %v", got, err)
		}
		must(t, r.Release(ctx, "b", 0, lease))
		must(t, r.Reopen(ctx, "b"))
		wantSheet(t, r, "b", kiez.Sheet{Total: 4, Sent: 1, Pending: 3})
		again, lease := claim(t, r, b, 0, 4)
		wantChats(t, again, 2, 3, 4)
		settle(again[0], lease, kiez.OutcomeBlocked)
		must(t, r.Reopen(ctx, "b"))
		wantSheet(t, r, "b", kiez.Sheet{Total: 4, Sent: 1, Blocked: 1, Pending: 2})
	})
}
