package redisstore

import (
	"errors"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

func TestDialogue(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		dialogues, ctx, chat := NewDialogues(s), t.Context(), kiez.ChatID(42)
		none, err := dialogues.Load(ctx, chat)
		if err != nil || none.Flow != "" || none.Rev != 0 || none.Data == nil {
			t.Fatalf("before the first: %+v, %v", none, err)
		}
		first := kiez.Dialogue{Flow: "event", Step: "title", Data: map[string]string{"title": "Kiezfrühstück 🥐"}}
		must(t, dialogues.Save(ctx, chat, first))
		wantTTL(t, s, s.keys.dialogue(chat), dialogueLife)
		got, err := dialogues.Load(ctx, chat)
		must(t, err)
		first.Rev = got.Rev
		if got.Rev == 0 || !reflect.DeepEqual(got, first) {
			t.Errorf("got %+v, want %+v", got, first)
		}
		got.Step = "start"
		must(t, dialogues.Save(ctx, chat, got))
		if err := dialogues.Save(ctx, chat, got); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("saving an old revision: %v, want a conflict", err)
		}
		if err := dialogues.Save(ctx, chat, kiez.Dialogue{Flow: "other"}); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("beginning where another dialogue runs: %v, want a conflict", err)
		}
		if was, err := dialogues.Clear(ctx, chat); err != nil || was.Flow != "event" || was.Step != "start" {
			t.Errorf("cleared %+v, %v", was, err)
		}
		if was, err := dialogues.Clear(ctx, chat); err != nil || was.Flow != "" {
			t.Errorf("cleared again %+v, %v", was, err)
		}
		must(t, dialogues.Save(ctx, chat, kiez.Dialogue{Flow: "idea"}))
		if err := dialogues.Save(ctx, chat, first); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("what is left of an ended dialogue fitted a new one: %v", err)
		}
		if got, err := dialogues.Load(ctx, chat); err != nil || got.Flow != "idea" || got.Data == nil {
			t.Errorf("got %+v, %v", got, err)
		}
	})
}

// Of many who save the same revision exactly one wins.
func TestDialogueRace(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		dialogues := NewDialogues(openStore(t, url))
		var won atomic.Int32
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() {
				err := dialogues.Save(t.Context(), 1, kiez.Dialogue{Flow: "idea"})
				if err == nil {
					won.Add(1)
				} else if !errors.Is(err, kiez.ErrConflict) {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if won.Load() != 1 {
			t.Errorf("%d won, want 1", won.Load())
		}
	})
}

// A dialogue in which something would be lost is listed until it has gone on, ended, or was ended by silence.
func TestDialogueLapses(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		dialogues, ctx, now := NewDialogues(s), t.Context(), time.Date(2027, time.March, 10, 12, 0, 0, 0, time.UTC)
		lapsed := func(at time.Time, want ...kiez.ChatID) {
			t.Helper()
			if got, err := dialogues.LapsedBy(ctx, at, 10); err != nil || !slices.Equal(got, want) {
				t.Errorf("lapsed by %s: %v, %v; want %v", at, got, err, want)
			}
		}
		must(t, dialogues.Save(ctx, 1, kiez.Dialogue{Flow: "ask", Lapses: now}))
		must(t, dialogues.Save(ctx, 2, kiez.Dialogue{Flow: "ask", Lapses: now.Add(time.Hour)}))
		must(t, dialogues.Save(ctx, 3, kiez.Dialogue{Flow: "follow"}))
		wantTTL(t, s, s.keys.dialogue(1), lapsingLife)
		lapsed(now.Add(-time.Second))
		lapsed(now.Add(time.Hour), 1, 2)

		was, err := dialogues.Load(ctx, 1)
		if err != nil || !was.Lapses.Equal(now) {
			t.Fatalf("%+v, %v", was, err)
		}
		went := was
		went.Step, went.Lapses = "confirm", now.Add(24*time.Hour)
		must(t, dialogues.Save(ctx, 1, went))
		must(t, dialogues.Lapse(ctx, 1, was, now)) // an answer came in between
		if got, err := dialogues.Load(ctx, 1); err != nil || got.Step != "confirm" {
			t.Errorf("a dialogue that went on was ended: %+v, %v", got, err)
		}
		lapsed(now.Add(24*time.Hour), 2, 1)
		was, err = dialogues.Load(ctx, 1)
		must(t, err)
		must(t, dialogues.Lapse(ctx, 1, was, now.Add(24*time.Hour)))
		if got, err := dialogues.Load(ctx, 1); err != nil || got.Flow != "" {
			t.Errorf("it has not ended: %+v, %v", got, err)
		}
		_, err = dialogues.Clear(ctx, 2)
		must(t, err)
		must(t, dialogues.Lapse(ctx, 2, kiez.Dialogue{}, now.Add(time.Hour)))
		lapsed(now.Add(48 * time.Hour))
	})
}
