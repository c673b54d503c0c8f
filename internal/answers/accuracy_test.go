//go:build !race

// Training for half a minute shows nothing to the race detector, under which it would take ten times as long.

package answers

import (
	"cmp"
	"slices"
	"testing"

	"kiezbot/internal/kiez"
)

// The means of the ten languages as docs/answers.md tells them. A change may lose one point, no more.
var (
	committed           = rates{shown: 94.4, helped: 98.5, wrong: 1.4, refused: 100, top: 97.9}
	committedUnforeseen = rates{shown: 36.3, helped: 74.4, wrong: 9.0, refused: 88.1, top: 58.5} // least like others
	committedPolite     = rates{shown: 89.7, helped: 99.2, wrong: 0.8, refused: 100, top: 96.9}  // with greeting and thanks
)

// maxTypoLoss is what one or two typos may cost of top-1.
const maxTypoLoss = 5

// The rule by which answerFrom is fixed: the lowest at which no more than maxWrong of all questions get a wrong answer if
// unforeseenShare of them are unforeseen.
const (
	unforeseenShare = 0.2
	maxWrong        = 3.0
)

// TestAccuracy trains without the development split, which shares no wording with what is left, and without the examples
// least like any other; then it asks both.
func TestAccuracy(t *testing.T) {
	_, lexicon := shippedExamples(t)
	rest, hard := held(t)
	questions := development(t)
	known, err := shippedContent()
	if err != nil {
		t.Fatal(err)
	}
	e, err := Train(rest, lexicon, optionsOf(known))
	if err != nil {
		t.Fatal(err)
	}
	byLang, mean := ask(e, questions)
	for _, lang := range kiez.Langs() {
		t.Logf("%-10s %v", lang, byLang[lang])
		if r := byLang[lang]; r.helped < 93 || r.wrong > 5 || r.shown < 70 || r.top < 86 {
			t.Errorf("%s is worse than any language may be", lang)
		}
	}
	compare(t, "mean", mean, committed)
	_, unforeseen := ask(e, hard)
	compare(t, "unforeseen", unforeseen, committedUnforeseen)
	if blend := blend(mean, unforeseen); blend.wrong > maxWrong {
		t.Errorf("with %v of the questions unforeseen: %v", unforeseenShare, blend)
	} else {
		t.Logf("%-10s %v", "blend", blend)
	}
	_, courteous := ask(e, polite(questions))
	compare(t, "polite", courteous, committedPolite)
	_, typos := ask(e, misspelt(questions))
	t.Logf("%-10s %v", "typos", typos)
	if typos.top < mean.top-maxTypoLoss {
		t.Errorf("one or two typos cost %.1f points", mean.top-typos.top)
	}
	if _, plain := ask(e, unmarked(questions)); plain != mean {
		t.Errorf("missing marks change %v to %v", mean, plain)
	}
	for _, c := range confusions(e, slices.Concat(questions, hard)) {
		t.Logf("%d times %s is taken for %s", c.times, c.intent, c.taken)
	}
}

func compare(t *testing.T, name string, r, committed rates) {
	t.Helper()
	t.Logf("%-10s %v", name, r)
	if r.shown < committed.shown-1 || r.helped < committed.helped-1 || r.wrong > committed.wrong+1 ||
		r.refused < committed.refused-1 || r.top < committed.top-1 {
		t.Errorf("%s: %v is worse than %v", name, r, committed)
	}
}

// blend gives the rates if unforeseenShare of the questions are unforeseen.
func blend(known, unforeseen rates) rates {
	mean := func(a, b float64) float64 { return (1-unforeseenShare)*a + unforeseenShare*b }
	return rates{
		shown: mean(known.shown, unforeseen.shown), helped: mean(known.helped, unforeseen.helped),
		wrong: mean(known.wrong, unforeseen.wrong), refused: mean(known.refused, unforeseen.refused),
		top: mean(known.top, unforeseen.top),
	}
}

type confusion struct {
	intent, taken kiez.Intent
	times         int
}

// confusions gives the twenty most frequent wrong best guesses.
func confusions(e *Engine, questions []kiez.Example) []confusion {
	counts := make(map[confusion]int)
	for _, q := range questions {
		if best := e.Ask(q.Text, q.Lang).Candidates[0].Intent; best != q.Intent && q.Intent != kiez.OutOfScope {
			counts[confusion{intent: q.Intent, taken: best}]++
		}
	}
	var list []confusion
	for c, n := range counts {
		c.times = n
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b confusion) int {
		return cmp.Or(b.times-a.times, cmp.Compare(a.intent, b.intent), cmp.Compare(a.taken, b.taken))
	})
	return list[:min(20, len(list))]
}
