package answers

import (
	"slices"
	"testing"

	"kiezbot/internal/kiez"
)

// TestBlind asks the shipped model questions that were written by people who had seen neither the examples nor the
// lexicon, about intents they knew only by a line of description: 29 intents, ten languages, four questions each, and
// twenty out of scope. Nothing is tuned on them. The bounds are the goals of docs/answers.md.
func TestBlind(t *testing.T) {
	t.Parallel()
	e := shipped(t)
	var questions, calls []kiez.Example
	for _, q := range split(t, "blind") {
		if q.Intent == Emergency {
			calls = append(calls, q)
		} else {
			questions = append(questions, q)
		}
	}
	byLang, mean := ask(e, questions)
	for _, lang := range kiez.Langs() {
		t.Logf("%-10s %v", lang, byLang[lang])
		if r := byLang[lang]; r.helped < 93 || r.wrong > 5 || r.refused < 80 || r.shown < 70 || r.top < 86 {
			t.Errorf("%s is worse than any language may be", lang)
		}
	}
	t.Logf("%-10s %v", "mean", mean)
	if mean.helped < 96 || mean.wrong > 3 || mean.refused < 90 || mean.shown < 80 || mean.top < 90 {
		t.Errorf("the mean misses the goal: %v", mean)
	}
	for _, q := range questions {
		if e.Ask(q.Text, q.Lang).Action == kiez.ActionEmergency {
			kind, _ := e.Emergency(q.Text)
			t.Logf("false alarm, %s: %s: %q", q.Lang, kind, q.Text)
		}
	}
	heard := len(slices.DeleteFunc(slices.Clone(calls), func(q kiez.Example) bool {
		return e.Ask(q.Text, q.Lang).Action != kiez.ActionEmergency
	}))
	hints, late := 0, 0
	for _, q := range questions {
		if e.Ask(q.Text, q.Lang).Urgent {
			hints++
		}
	}
	for _, q := range calls {
		if e.Ask(q.Text, q.Lang).Urgent {
			late++
		}
	}
	t.Logf("112 in a line below: %d of %d questions, %d of the calls that are not heard", hints, len(questions), late)
	alarms := len(slices.DeleteFunc(slices.Clone(questions), func(q kiez.Example) bool {
		return e.Ask(q.Text, q.Lang).Action != kiez.ActionEmergency
	}))
	t.Logf("calls for help: %d of %d heard, %d false alarms of %d", heard, len(calls), alarms, len(questions))
	if heard*100 < len(calls)*80 || alarms > 3 {
		t.Error("too many calls for help missed, or too many false alarms")
	}
}
