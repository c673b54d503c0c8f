package redisstore

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

var toEvents = kiez.Audience{Topics: []kiez.Topic{kiez.Events}}

func released(id string) kiez.Broadcast {
	return kiez.Broadcast{ID: id, Kind: kiez.StaffBroadcast, State: kiez.Scheduled, Audience: toEvents}
}

// frozen makes a broadcast whose recipients are the chats 4096, 8192, ... in shard 0.
func frozen(t *testing.T, s *Store, b kiez.Broadcast, recipients int) *Broadcasts {
	t.Helper()
	for i := range recipients {
		_, err := NewPeople(s).Subscribe(t.Context(), kiez.ChatID(i+1)*Shards, kiez.Events, nil, consent)
		must(t, err)
	}
	r := NewBroadcasts(s, BroadcastOptions{Owner: "test", Lease: time.Hour})
	_, err := r.Create(t.Context(), b)
	must(t, err)
	total, err := r.Freeze(t.Context(), b.ID, b.Audience)
	if err != nil || total != recipients {
		t.Fatalf("froze %d, %v, want %d", total, err, recipients)
	}
	return r
}

func claim(t *testing.T, r *Broadcasts, b kiez.Broadcast, lease int64, n int) ([]kiez.Delivery, int64) {
	t.Helper()
	list, held, err := r.Claim(t.Context(), b, 0, lease, n)
	must(t, err)
	return list, held
}

func wantSheet(t *testing.T, r *Broadcasts, id string, want kiez.Sheet) {
	t.Helper()
	got, err := r.Sheet(t.Context(), id)
	if err != nil || got != want {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
}

func TestBroadcastIsCreatedOnce(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		r := NewBroadcasts(s, BroadcastOptions{})
		b := kiez.Broadcast{
			ID: "b1", Kind: kiez.Reminder, State: kiez.Draft, Texts: kiez.Titles{kiez.German: "Hallo"}, EventID: "fest",
			EventStart: time.Date(2027, 3, 28, 1, 0, 0, 0, time.UTC), Lead: 24 * time.Hour,
			Link: &kiez.Link{Label: "Mehr", URL: "https://example.org"}, Audience: toEvents,
		}
		for i, want := range []bool{true, false} {
			if created, err := r.Create(t.Context(), b); err != nil || created != want {
				t.Errorf("%d: created %v, %v", i, created, err)
			}
		}
		got, err := r.Get(t.Context(), "b1")
		must(t, err)
		if got.Rev != 1 || got.Texts[kiez.German] != "Hallo" || got.Lead != b.Lead ||
			!got.EventStart.Equal(b.EventStart) || *got.Link != *b.Link {
			t.Errorf("got %+v", got)
		}
		wantTTL(t, s, s.keys.broadcast("b1"), draftLife)
		if _, err := r.Get(t.Context(), "b2"); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("unknown: %v", err)
		}
		if _, err := r.State(t.Context(), "b2"); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("state of unknown: %v", err)
		}
	})
}

func TestTwoEditorsDoNotOverwriteEachOther(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		r, ctx := NewBroadcasts(s, BroadcastOptions{}), t.Context()
		_, err := r.Create(ctx, kiez.Broadcast{ID: "b1", State: kiez.Draft})
		must(t, err)
		mine, err := r.Get(ctx, "b1")
		must(t, err)
		theirs := mine
		mine.State = kiez.Waiting
		if mine, err = r.Save(ctx, mine); err != nil || mine.Rev != 2 {
			t.Errorf("rev %d, %v", mine.Rev, err)
		}
		if _, err := r.Save(ctx, theirs); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("overwritten: %v", err)
		}
		err = r.SetState(ctx, "b1", kiez.Scheduled, kiez.Draft)
		if state, _ := r.State(ctx, "b1"); !errors.Is(err, kiez.ErrConflict) || state != kiez.Waiting {
			t.Errorf("%v, state %s", err, state)
		}
		must(t, r.SetState(ctx, "b1", kiez.Scheduled, kiez.Waiting, kiez.Draft))
		wantTTL(t, s, s.keys.broadcast("b1"), -1)
		if _, err := r.Save(ctx, mine); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("the release was overwritten: %v", err)
		}
		if _, err := r.Save(ctx, kiez.Broadcast{ID: "gone", Rev: 3}); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("saved one that is gone: %v", err)
		}
	})
}

func TestDueAndList(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		r, ctx := NewBroadcasts(openStore(t, url), BroadcastOptions{}), t.Context()
		now := time.Date(2027, 3, 28, 1, 0, 0, 0, time.UTC)
		for i, state := range []kiez.BroadcastState{
			kiez.Draft, kiez.Waiting, kiez.Scheduled, kiez.Running, kiez.Paused, kiez.Done, kiez.Aborted,
		} {
			_, err := r.Create(ctx, kiez.Broadcast{
				ID: string(state), State: state, At: now.Add(time.Hour), Created: now.Add(-time.Duration(i) * time.Hour),
			})
			must(t, err)
		}
		due := func(now time.Time) []string {
			list, err := r.Due(ctx, now)
			must(t, err)
			return ids(list)
		}
		// Scheduled is due at once, to be frozen.
		if got := due(now); !slices.Equal(got, []string{"aborted", "done", "running", "scheduled"}) {
			t.Errorf("due: %v", got)
		}
		_, err := r.Freeze(ctx, "scheduled", kiez.Audience{})
		must(t, err)
		if got := due(now); !slices.Equal(got, []string{"aborted", "done", "running"}) {
			t.Errorf("due once frozen: %v", got)
		}
		if got := due(now.Add(time.Hour)); !slices.Equal(got, []string{"aborted", "done", "running", "scheduled"}) {
			t.Errorf("due when the time has come: %v", got)
		}
		must(t, r.Retire(ctx, "done"))
		if got := due(now); !slices.Equal(got, []string{"aborted", "running"}) {
			t.Errorf("due after retirement: %v", got)
		}
		list, err := r.List(ctx, kiez.Draft, kiez.Waiting, kiez.Done)
		must(t, err)
		if len(list) != 3 || list[0].State != kiez.Done || list[2].State != kiez.Draft {
			t.Errorf("list: %v", ids(list))
		}
	})
}

func ids(list []kiez.Broadcast) []string {
	var names []string
	for _, b := range list {
		names = append(names, b.ID)
	}
	slices.Sort(names)
	return names
}

func TestCountIsWhatIsFrozen(t *testing.T) {
	t.Parallel()
	nord := []kiez.Area{kiez.FriedrichsfeldeNord}
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		people, ctx := NewPeople(s), t.Context()
		subscribe := func(chat kiez.ChatID, lang kiez.Lang, topic kiez.Topic, areas ...kiez.Area) {
			must(t, people.SetLang(ctx, chat, lang))
			_, err := people.Subscribe(ctx, chat, topic, areas, consent)
			must(t, err)
		}
		subscribe(1, "", kiez.Events)
		subscribe(2, kiez.German, kiez.Events, kiez.NeuLichtenberg)
		subscribe(3, kiez.Ukrainian, kiez.Events, kiez.FriedrichsfeldeNord)
		subscribe(3, kiez.Ukrainian, kiez.Festival)
		subscribe(4, kiez.Arabic, kiez.Festival, kiez.FriedrichsfeldeSued)
		subscribe(5, kiez.PlainGerman, kiez.Seniors)
		subscribe(6, kiez.Turkish, kiez.Events)
		must(t, people.Suppress(ctx, 6, time.Now()))
		must(t, people.SetLang(ctx, 7, kiez.Polish)) // subscribes to nothing
		subscribe(1<<52-1, kiez.Vietnamese, kiez.Festival)

		r := NewBroadcasts(s, BroadcastOptions{})
		both := []kiez.Topic{kiez.Events, kiez.Festival}
		for name, test := range map[string]struct {
			audience kiez.Audience
			want     map[kiez.Lang]int
		}{
			"everybody": {kiez.Audience{Topics: both}, map[kiez.Lang]int{"de": 2, "uk": 1, "ar": 1, "vi": 1}},
			"one-area":  {kiez.Audience{Topics: both, Areas: nord}, map[kiez.Lang]int{"de": 1, "uk": 1, "vi": 1}},
			"languages": {
				kiez.Audience{Topics: both, Langs: []kiez.Lang{"de", "ar", "pl"}}, map[kiez.Lang]int{"de": 2, "ar": 1},
			},
			"nobody":   {kiez.Audience{Topics: []kiez.Topic{kiez.Jury}}, map[kiez.Lang]int{}},
			"no-topic": {kiez.Audience{}, map[kiez.Lang]int{}},
		} {
			got, err := r.Count(ctx, test.audience)
			if err != nil || !maps.Equal(got, test.want) {
				t.Errorf("%s: count %v, %v, want %v", name, got, err, test.want)
			}
			sum := 0
			for _, n := range got {
				sum += n
			}
			_, err = r.Create(ctx, kiez.Broadcast{ID: name, State: kiez.Scheduled})
			must(t, err)
			if total, err := r.Freeze(ctx, name, test.audience); err != nil || total != sum {
				t.Errorf("%s: froze %d, %v, counted %d", name, total, err, sum)
			}
			if b, err := r.Get(ctx, name); err != nil || b.Total != sum || b.Rev != 1 {
				t.Errorf("%s: %+v, %v", name, b, err)
			}
			wantSheet(t, r, name, kiez.Sheet{Total: sum, Pending: sum})
		}
	})
}

func TestFreezeCutShortIsCompleted(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		people, ctx := NewPeople(s), t.Context()
		subscribe := func(chats ...kiez.ChatID) {
			for _, chat := range chats {
				_, err := people.Subscribe(ctx, chat, kiez.Events, nil, consent)
				must(t, err)
			}
		}
		subscribe(1, 2, 3)
		r := NewBroadcasts(s, BroadcastOptions{})
		_, err := r.Create(ctx, released("b"))
		must(t, err)
		_, err = r.Freeze(ctx, "b", toEvents)
		must(t, err)
		// As if the process had died before shard 3 and before the total was written down.
		must(t, s.write.Del(ctx, s.keys.ledger(3, "b"), s.keys.recipients(3, "b")).Err())
		must(t, s.write.HDel(ctx, s.keys.broadcast("b"), "total").Err())
		must(t, s.write.SetBit(ctx, s.keys.broadcastShards("b"), 3, 0).Err())
		subscribe(1+Shards, 3+Shards) // shard 1 is frozen, shard 3 is not
		if total, err := r.Freeze(ctx, "b", toEvents); err != nil || total != 4 {
			t.Errorf("froze %d, %v, want 1, 2, 3 and the late one of shard 3", total, err)
		}
		if shards, err := r.Shards(ctx, "b"); err != nil || !slices.Equal(shards, []int{1, 2, 3}) {
			t.Errorf("shards %v, %v", shards, err)
		}
		if total, err := r.Freeze(ctx, "b", toEvents); err != nil || total != 4 {
			t.Errorf("frozen again: %d, %v", total, err)
		}
	})
}

// afterRead is called after every single command that reads: freezing reads the shards between its first and last step.
type afterRead struct{ do func() }

func (afterRead) DialHook(next redis.DialHook) redis.DialHook { return next }

func (h afterRead) ProcessHook(next redis.ProcessHook) redis.ProcessHook {
	return func(ctx context.Context, cmd redis.Cmder) error {
		defer h.do()
		return next(ctx, cmd)
	}
}

func (afterRead) ProcessPipelineHook(next redis.ProcessPipelineHook) redis.ProcessPipelineHook {
	return next
}

// Whoever is told to stop in the middle leaves the audience to the next at once, not when the lease has run out.
func TestFreezeGivenUpIsFreeForTheNext(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		_, err := NewPeople(s).Subscribe(t.Context(), 1, kiez.Events, nil, consent)
		must(t, err)
		one := NewBroadcasts(s, BroadcastOptions{Owner: "one", Lease: time.Hour})
		_, err = one.Create(t.Context(), released("b"))
		must(t, err)
		ctx, stop := context.WithCancel(t.Context())
		s.read.AddHook(afterRead{stop})
		if _, err := one.Freeze(ctx, "b", toEvents); !errors.Is(err, context.Canceled) {
			t.Fatalf("froze in spite of the stop: %v", err)
		}
		two := NewBroadcasts(openStore(t, url), BroadcastOptions{Owner: "two", Lease: time.Hour})
		if total, err := two.Freeze(t.Context(), "b", toEvents); err != nil || total != 1 {
			t.Errorf("froze %d, %v", total, err)
		}
	})
}

func TestOneFreezesAtATime(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s, ctx := openStore(t, url), t.Context()
		r := frozen(t, s, released("b"), 2)
		must(t, r.changeKnown(ctx, "b", "freeze", "somebody else", time.Hour.Milliseconds()))
		if _, err := r.Freeze(ctx, "b", toEvents); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("two at once: %v", err)
		}
		must(t, r.SetState(ctx, "b", kiez.Aborted, kiez.Scheduled))
		if err := r.Retire(ctx, "b"); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("retired while it is being frozen: %v", err)
		}
		if err := r.changeKnown(ctx, "b", "frozen", 7); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("frozen after the abort: %v", err)
		}
		must(t, r.Retire(ctx, "b"))
		if _, err := r.Freeze(ctx, "b", toEvents); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("frozen after its end: %v", err)
		}
	})
}

func TestRetiredBroadcastEnds(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s, b := openStore(t, url), released("b")
		r := frozen(t, s, b, 3)
		list, lease := claim(t, r, b, 0, 2)
		_, err := r.Settle(t.Context(), list[0], lease, kiez.OutcomeFailed)
		must(t, err)
		must(t, r.Retire(t.Context(), "b"))
		_, err = r.Settle(t.Context(), list[1], lease, kiez.OutcomeBlocked) // late: a new key
		must(t, err)
		n := 0
		for _, key := range allKeys(t, s) {
			if strings.HasSuffix(key, "broadcast:b") || strings.Contains(key, "broadcast:b:") ||
				strings.HasSuffix(key, "shards:b") {
				wantTTL(t, s, key, s.retention)
				n++
			}
		}
		if n != 6 { // record, shards, ledger, recipients, failed, blocked; nobody is in flight
			t.Errorf("%d keys", n)
		}
	})
}

func TestForgottenInBroadcasts(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s, b, ctx := openStore(t, url), released("b"), t.Context()
		r := frozen(t, s, b, 4)
		list, lease := claim(t, r, b, 0, 3)
		_, err := r.Settle(ctx, list[0], lease, kiez.OutcomeFailed)
		must(t, err)
		_, _, err = r.Mark(ctx, list[1], lease)
		must(t, err)
		for i := range kiez.ChatID(4) {
			must(t, r.Forget(ctx, (i+1)*Shards))
		}
		must(t, r.Forget(ctx, 99))
		_, err = r.Settle(ctx, list[1], lease, kiez.OutcomeSent) // was under way
		must(t, err)
		wantSheet(t, r, "b", kiez.Sheet{Total: 4, Failed: 1, Left: 3})
		if _, _, err := r.Claim(ctx, b, 0, lease, 5); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("nobody is left, but: %v", err)
		}
		for _, key := range allKeys(t, s) {
			if strings.Contains(key, "broadcast:b:") && key != s.keys.ledger(0, "b") {
				t.Errorf("%s is left", key)
			}
		}
	})
}
