package redisstore

import (
	"errors"
	"reflect"
	"strings"
	"sync"
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

func TestHeldQuestion(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		questions, ctx := NewQuestions(s), t.Context()
		candidates := []kiez.Intent{"office.hours", "events.next"}
		token, err := questions.Hold(ctx, " Wann habt ihr auf? ", kiez.German, candidates, "events.next")
		must(t, err)
		if len(token) != 8 {
			t.Errorf("token %q has not 8 letters", token)
		}
		wantTTL(t, s, s.keys.heldQuestion(token), heldLife)
		want := kiez.Question{
			ID: questionID("wann habt ihr auf", kiez.German), Text: "Wann habt ihr auf?", Lang: kiez.German,
			Candidates: candidates, Answered: "events.next",
		}
		if got, err := questions.Held(ctx, token); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("held %+v, %v\nwant %+v", got, err, want)
		}
		if _, total, err := questions.Review(ctx, 0, 10); err != nil || total != 0 {
			t.Errorf("a held question is on the review list: %d, %v", total, err)
		}
		for _, want := range []bool{true, false} {
			if moved, err := questions.Unhelpful(ctx, token); err != nil || moved != want {
				t.Errorf("moved %v, %v; want %v", moved, err, want)
			}
		}
		if dropped, err := questions.Helpful(ctx, token); err != nil || dropped {
			t.Errorf("helpful after all: %v, %v", dropped, err)
		}
		if _, err := questions.Held(ctx, token); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("still held: %v", err)
		}
		wantTTL(t, s, s.keys.heldQuestion(token), heldLife)
		got, err := questions.Question(ctx, want.ID)
		want.Count, want.First, want.Last = 1, got.First, got.Last
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("to review %+v, %v\nwant %+v", got, err, want)
		}
	})
}

// A question whose answer helped leaves nothing of its text behind.
func TestHelpfulForgetsTheText(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		questions, ctx := NewQuestions(s), t.Context()
		token, err := questions.Hold(ctx, "Wann?", kiez.German, nil, "office.hours")
		must(t, err)
		for _, want := range []bool{true, false} {
			if dropped, err := questions.Helpful(ctx, token); err != nil || dropped != want {
				t.Errorf("dropped %v, %v; want %v", dropped, err, want)
			}
		}
		if moved, err := questions.Unhelpful(ctx, token); err != nil || moved {
			t.Errorf("moved what was dropped: %v, %v", moved, err)
		}
		left := s.read.HGetAll(ctx, s.keys.heldQuestion(token)).Val()
		if len(left) != 1 || left["attempt"] == "" {
			t.Errorf("left over: %v", left)
		}
		if moved, err := questions.Unhelpful(ctx, "NOTTHERE"); err != nil || moved {
			t.Errorf("an unknown token: %v, %v", moved, err)
		}
		if keys := allKeys(t, s); len(keys) != 1 {
			t.Errorf("keys %v", keys)
		}
	})
}

// A script that runs again because its answer was lost answers the same and counts once.
func TestQuestionScriptRunsTwice(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		questions, ctx := NewQuestions(s), t.Context()
		token, err := questions.Hold(ctx, "Wann?", kiez.German, nil, "")
		must(t, err)
		k, id := s.keys, questionID("Wann?", kiez.German)
		keys := []string{k.question(""), k.questionsByCount(), k.questionsByDay(), k.heldQuestion(token)}
		for attempt, args := range map[string][]any{
			"a": {"take", "a", 1000, 9},
			"b": {"add", "b", 1000, 9, id, "Wann?", "de", "", ""},
		} {
			var first bool
			for n := range 2 {
				done, err := s.run(ctx, call{script: questionScript, keys: keys, args: args}).Bool()
				if n == 0 {
					first = done
				}
				if err != nil || !done || done != first {
					t.Errorf("attempt %s, run %d: %v, %v", attempt, n+1, done, err)
				}
			}
		}
		if q, err := questions.Question(ctx, id); err != nil || q.Count != 2 {
			t.Errorf("counted %d, %v; want 2", q.Count, err)
		}
	})
}

func TestQuestionsAtTheSameTime(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		questions := NewQuestions(openStore(t, url))
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() {
				if err := questions.Unanswered(t.Context(), "Wann?", kiez.German, nil); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		list, total, err := questions.Review(t.Context(), 0, 5)
		if err != nil || total != 1 || list[0].Count != 20 {
			t.Errorf("got %+v of %d, %v; want one question counted 20 times", list, total, err)
		}
	})
}

func TestQuestionID(t *testing.T) {
	t.Parallel()
	id := questionID("Wann ist Kiezfest", kiez.German)
	for _, same := range []string{"wann ist Kiezfest?", "  WANN  ist\nKiezfest?! 🎉", "„Wann ist Kiezfest?“"} {
		if got := questionID(same, kiez.German); got != id {
			t.Errorf("%q is another question", same)
		}
	}
	for _, other := range []string{"", "wann ist das Kiezfest", "wannist Kiezfest", "🎉"} {
		if got := questionID(other, kiez.German); got == id {
			t.Errorf("%q is the same question", other)
		}
	}
	if questionID("Wann ist Kiezfest", kiez.PlainGerman) == id {
		t.Error("another language, the same question")
	}
	if questionID("🎉", kiez.German) == questionID("🥐", kiez.German) {
		t.Error("all texts without words are one")
	}
	if got := fold("Đi đâu? متى؟ می\u200cشود"); got != "đi đâu متى می شود" {
		t.Errorf("folded to %q", got)
	}
}

func TestLongQuestionsAreCut(t *testing.T) {
	t.Parallel()
	questions, ctx := NewQuestions(openStore(t, redistest.Mini(t))), t.Context()
	must(t, questions.Unanswered(ctx, strings.Repeat("ü", 2*maxLetters), kiez.German, nil))
	list, _, err := questions.Review(ctx, 0, 1)
	if err != nil || len(list) != 1 || list[0].Text != strings.Repeat("ü", maxLetters) {
		t.Errorf("got %+v, %v", list, err)
	}
	if list[0].ID != questionID(list[0].Text, list[0].Lang) {
		t.Error("the id is not that of the text that is kept")
	}
}
