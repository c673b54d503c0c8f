package answers

import (
	"reflect"
	"sync"
	"testing"

	"kiezbot/internal/kiez"
)

// Who asks again hears the same, in whatever language; what was taught meanwhile counts.
func TestAskedAgain(t *testing.T) {
	t.Parallel()
	e := fresh(t, nil)
	const text = "Was kostet ein Stand beim Kiezfest, und wer hilft beim Aufbau?"
	for _, lang := range []kiez.Lang{kiez.German, kiez.Turkish, kiez.German, kiez.Turkish} {
		if got, want := e.Ask(text, lang), e.ask(e.current.Load(), text, lang); !reflect.DeepEqual(got, want) {
			t.Errorf("in %s: %+v, want %+v", lang, got, want)
		}
	}
	example := kiez.Example{Text: text, Lang: kiez.German, Intent: "neighbourhood.rooms"}
	if err := e.Replay([]kiez.Example{example}); err != nil {
		t.Fatal(err)
	}
	if u := e.Ask(text, kiez.German); u.Intent != example.Intent {
		t.Errorf("after it was taught: %+v", u)
	}
}

// A memo forgets one question for another, and never gives one the answer of another.
func TestMemo(t *testing.T) {
	t.Parallel()
	m := newMemo()
	var all sync.WaitGroup
	for worker := range 4 {
		all.Go(func() {
			for i := range 3 * memoSize {
				key := m.key("", kiez.Lang(rune('a'+(i+worker)%5000)))
				m.put(key, kiez.Understanding{Confidence: float64((i + worker) % 5000)})
				if u, ok := m.get(key); ok && u.Confidence != float64((i+worker)%5000) {
					t.Errorf("another's answer: %v", u.Confidence)
				}
			}
		})
	}
	all.Wait()
	if _, ok := newMemo().get(m.key("a", "")); ok {
		t.Error("an empty memo knows something")
	}
}

func TestAskAgainDoesNotAllocate(t *testing.T) {
	e := shipped(t)
	if n := testing.AllocsPerRun(100, func() { e.Ask("Was ist der Kiezfonds?", kiez.German) }); n > 0 {
		t.Errorf("%v allocations for a question that was asked before", n)
	}
}
