package answers

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
)

// fresh is an engine as it is shipped, which a test may teach.
func fresh(t testing.TB, golden []kiez.Example) *Engine {
	t.Helper()
	_, lexicon := shippedExamples(t)
	e, _, err := Builtin(lexicon, Options{Golden: golden})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// pensions are questions of a kind the shipped model was not trained on, and others that resemble them.
func pensions() (taught []kiez.Example, similar []string) {
	taught = []kiez.Example{
		{Lang: kiez.German, Text: "Kann mir jemand den Rentenbescheid erklären?", Intent: "advice.social"},
		{Lang: kiez.English, Text: "Who can explain my pension statement to me?", Intent: "advice.social"},
		{Lang: kiez.Russian, Text: "кто объяснит мне пенсионное уведомление", Intent: "advice.social"},
	}
	similar = []string{
		"wer kann mir den rentenbescheid erklären bitte", "can you explain a pension statement to me",
		"объясните мне пенсионное уведомление",
	}
	return taught, similar
}

func TestLearnedExampleIsAnsweredAtOnce(t *testing.T) {
	e := small(t)
	const text = "Gibt's heute Plätzchen?"
	if err := e.Learn(kiez.Example{Lang: kiez.German, Text: text, Intent: "office.hours"}); err != nil {
		t.Fatal(err)
	}
	if u := e.Ask("gibts heute plätzchen", kiez.German); u.Intent != "office.hours" || u.Action != kiez.ActionAnswer || u.Confidence != 1 {
		t.Errorf("%+v", u)
	}
}

func TestWhatCannotBeLearnt(t *testing.T) {
	e := small(t)
	if err := e.Learn(kiez.Example{Text: "egal", Intent: "no.such"}); err == nil || !strings.Contains(err.Error(), "no.such") {
		t.Errorf("an unknown intent: error %v", err)
	}
	if err := e.Learn(kiez.Example{Text: "🙂", Intent: "office.hours"}); err == nil {
		t.Error("an example without letters was learnt")
	}
}

func TestQuestionsLikeALearnedExampleFollowIt(t *testing.T) {
	const text, similar = "Verleiht ihr auch Lastenräder am Wochenende?", "kann man am wochenende bei euch ein lastenrad leihen, verleiht ihr lastenräder"
	e := fresh(t, nil)
	if u := e.Ask(similar, kiez.German); u.Candidates[0].Intent == "neighbourhood.rooms" {
		t.Fatalf("before: %+v", u)
	}
	if err := e.Learn(kiez.Example{Lang: kiez.German, Text: text, Intent: "neighbourhood.rooms"}); err != nil {
		t.Fatal(err)
	}
	if u := e.Ask(similar, kiez.German); u.Candidates[0].Intent != "neighbourhood.rooms" {
		t.Errorf("after: %+v", u)
	}
}

func TestLearningChangesNothingElse(t *testing.T) {
	e, questions := fresh(t, nil), development(t)
	_, before := ask(e, questions)
	taught, _ := pensions()
	for _, ex := range taught {
		if err := e.Learn(ex); err != nil {
			t.Fatal(err)
		}
	}
	if _, after := ask(e, questions); after != before {
		t.Errorf("before %v, after %v", before, after)
	}
}

func TestForgettingRestoresWhatWas(t *testing.T) {
	e := fresh(t, nil)
	taught, similar := pensions()
	answers := func() (list []kiez.Understanding) {
		for _, text := range similar {
			list = append(list, e.Ask(text, kiez.German))
		}
		return list
	}
	same := func(a, b kiez.Understanding) bool {
		return a.Action == b.Action && slices.Equal(a.Candidates, b.Candidates)
	}
	before := answers()
	for _, ex := range taught {
		if err := e.Learn(ex); err != nil {
			t.Fatal(err)
		}
	}
	for _, i := range []int{1, 0, 2} {
		if err := e.Forget(taught[i]); err != nil {
			t.Fatal(err)
		}
	}
	if after := answers(); !slices.EqualFunc(before, after, same) {
		t.Errorf("before %v, after %v", before, after)
	}
	if err := e.Forget(taught[0]); !errors.Is(err, kiez.ErrNotFound) {
		t.Errorf("forgotten twice: %v", err)
	}
}

func TestLaterTeachingOfTheSameTextCounts(t *testing.T) {
	e := small(t)
	first := kiez.Example{Lang: kiez.German, Text: "plätzchen", Intent: "office.hours"}
	second := kiez.Example{Lang: kiez.German, Text: "Plätzchen!", Intent: "office.address"}
	for _, ex := range []kiez.Example{first, second} {
		if err := e.Learn(ex); err != nil {
			t.Fatal(err)
		}
	}
	if u := e.Ask("plätzchen", ""); u.Intent != second.Intent {
		t.Errorf("%+v", u)
	}
	if err := e.Forget(second); err != nil {
		t.Fatal(err)
	}
	if u := e.Ask("plätzchen", ""); u.Intent != first.Intent {
		t.Errorf("after the second was forgotten: %+v", u)
	}
}

func TestReplayGivesTheSameEngine(t *testing.T) {
	taught, similar := pensions()
	learnt, replayed := fresh(t, nil), fresh(t, nil)
	for _, ex := range taught {
		if err := learnt.Learn(ex); err != nil {
			t.Fatal(err)
		}
	}
	gone := kiez.Example{Text: "weg", Intent: "no.such"}
	if err := replayed.Replay(append([]kiez.Example{gone}, taught...)); err == nil || !strings.Contains(err.Error(), "no.such") {
		t.Errorf("an intent that is gone: error %v", err)
	}
	for _, text := range similar {
		want, got := learnt.Ask(text, ""), replayed.Ask(text, "")
		if !slices.Equal(want.Candidates, got.Candidates) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestTeachingThatSpoilsAGoldenQuestionIsRefused(t *testing.T) {
	golden := kiez.Example{Lang: kiez.German, Text: "was ist der kiezfonds", Intent: "kiezfonds.what"}
	e, err := Train(few(), Lexicon{}, Options{Golden: []kiez.Example{golden}})
	if err != nil {
		t.Fatal(err)
	}
	for _, spoiling := range []string{"Was ist der Kiezfonds?", "der kiezfonds, was ist der"} {
		before := e.Ask(spoiling, kiez.German)
		err := e.Learn(kiez.Example{Lang: kiez.German, Text: spoiling, Intent: "office.hours"})
		conflict, ok := errors.AsType[*ConflictError](err)
		if !ok || conflict.Taught != "office.hours" || conflict.Golden != golden {
			t.Errorf("%q: error %v", spoiling, err)
		}
		if after := e.Ask(spoiling, kiez.German); after.Intent != before.Intent {
			t.Errorf("%q was refused but kept: %+v", spoiling, after)
		}
	}
	if err := e.Learn(kiez.Example{Lang: kiez.German, Text: "der kiezfonds, was ist der", Intent: golden.Intent}); err != nil {
		t.Errorf("an example of the golden question's own intent: %v", err)
	}
}

func TestSampleTakesTheFirstOfEveryIntentAndLanguage(t *testing.T) {
	a := kiez.Example{Lang: "de", Text: "a", Intent: "x"}
	b := kiez.Example{Lang: "de", Text: "b", Intent: "x"}
	c := kiez.Example{Lang: "en", Text: "c", Intent: "x"}
	d := kiez.Example{Lang: "de", Text: "d", Intent: "y"}
	if got, want := Sample([]kiez.Example{a, b, c, d}, 1), []kiez.Example{a, c, d}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// BenchmarkLearn teaches one example more to an engine that was taught 200, with five golden questions for every
// intent and language.
func BenchmarkLearn(b *testing.B) {
	examples, _ := shippedExamples(b)
	e := fresh(b, Sample(examples, 5))
	if err := e.Replay(examples[:200]); err != nil {
		b.Fatal(err)
	}
	ex := kiez.Example{Lang: kiez.German, Text: "Kann mir jemand den Rentenbescheid erklären?", Intent: "advice.social"}
	var took time.Duration
	for b.Loop() {
		start := time.Now()
		if err := e.Learn(ex); err != nil {
			b.Fatal(err)
		}
		took += time.Since(start)
		if err := e.Forget(ex); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(took.Milliseconds())/float64(b.N), "ms/learn")
}
