package content_test

import (
	"slices"
	"testing"

	"kiezbot/content"
)

// What staff write into the chat is held against the same rules as the files.
func TestFlawsOfATextThatTakesTheBuiltInOnesPlace(t *testing.T) {
	c := builtin(t)
	const amount = "topic.kiezfonds.amount." // the German answer has placeholders
	answer, _ := c.Text("de", amount+"answer")
	for _, tt := range []struct {
		key, text string
		want      []content.FlawKind
	}{
		{amount + "answer", answer, nil},
		{amount + "answer", "<b>Neu:</b> " + answer, nil},
		{amount + "answer", " ", []content.FlawKind{content.Empty, content.MissingPlaceholder}},
		{amount + "answer", answer + " {office.fax}", []content.FlawKind{content.UnknownPlaceholder, content.UnknownPlaceholder}},
		{amount + "answer", answer + " {office.address}", []content.FlawKind{content.UnknownPlaceholder}},
		{amount + "answer", answer + "<p>", []content.FlawKind{content.WrongTag}},
		{amount + "answer", answer + "<b>", []content.FlawKind{content.UnbalancedTag}},
		{amount + "answer", answer + " 2027 & mehr", []content.FlawKind{content.WrittenNumber, content.WrongSign}},
		{amount + "title", "Wie viel?", nil},
		{amount + "title", "<b>Wie viel?</b>", []content.FlawKind{content.NotPlain}},
		{amount + "short", "Wie viel Geld gibt es denn nun für mein Projekt?", []content.FlawKind{content.TooLong}},
		{amount + "short", "", []content.FlawKind{content.Empty}},
	} {
		var kinds []content.FlawKind
		for _, f := range c.Flaws(tt.key, tt.text) {
			if f.Kind != content.MissingPlaceholder || !slices.Contains(kinds, f.Kind) { // one for each of them
				kinds = append(kinds, f.Kind)
			}
		}
		equal(t, tt.key+" "+tt.text, kinds, tt.want)
	}
}
