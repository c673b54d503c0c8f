package redisstore

import (
	"errors"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"

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
