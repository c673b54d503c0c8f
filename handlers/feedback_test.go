package handlers_test

import (
	"maps"
	"testing"

	"kiezbot/internal/kiez"
)

// What people say about an answer is counted once; what was not answered well is listed as it was asked, by nobody.
func TestFeedbackIsCountedOnceAndListed(t *testing.T) {
	w := newWorld(t)
	for _, said := range []string{
		"Frage kiezfonds.what?", "[helped:token1]", "[helped:token1]", "[unhelpful:token1]",
		"Fast sicher", "[unhelpful:token2]", "[unhelpful:token2]", "[helped:token2]",
		"Geld vom Kiezfonds", "[none:token3]", "[none:token3]",
		"Geld vom Kiezfonds", "[t:kiezfonds.apply]",
		"Wer gewinnt heute Abend?", "wer gewinnt heute abend?", "Etwas von früher", "Яка завтра погода?",
	} {
		w.answer("", said)
	}
	want := map[string]int{"kiezfonds.what de true": 1, "kiezfonds.deadline de false": 1}
	if !maps.Equal(w.feedback.tally, want) {
		t.Errorf("counted %v, want %v", w.feedback.tally, want)
	}
	listed := map[string]int{}
	for _, q := range w.feedback.listed {
		listed[string(q.Lang)+" "+q.Text+" "+string(q.Answered)] = q.Count
	}
	want = map[string]int{
		"de Fast sicher kiezfonds.deadline": 1, "de Geld vom Kiezfonds ": 1, "de Wer gewinnt heute Abend? ": 2,
		"de Etwas von früher ": 1, "uk Яка завтра погода? ": 1,
	}
	if !maps.Equal(listed, want) {
		t.Errorf("listed %v, want %v", listed, want)
	}
	if q := w.feedback.listed[1]; len(q.Candidates) != 3 || q.Candidates[0] != kiez.Intent("kiezfonds.what") {
		t.Errorf("candidates of %q: %v", q.Text, q.Candidates)
	}
}
