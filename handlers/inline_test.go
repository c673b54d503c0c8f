package handlers_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/internal/papertest"
)

// What can be shared from any chat, while it is being typed: nothing personal, nothing that is only true right now.
func TestInlineAnswers(t *testing.T) {
	w := newWorld(t)
	w.people[kiez.ChatID(resident)] = kiez.Person{Area: kiez.FriedrichsfeldeNord}
	var paper strings.Builder
	written := map[string]bool{}
	for _, query := range []string{
		"", "  ", "😀", "kie", "kiezfonds", "Frage kiezfonds.deadline?", "Kiezfonds wann", "Frage office.hours?",
		"Frage events.upcoming?", "hallo", "es brennt", "Що таке Kiezfonds?",
	} {
		fmt.Fprintf(&paper, "@bot %s\n", query)
		req := w.request("", "x")
		req.Kind, req.ChatKind, req.Text = kiez.KindInline, "", query
		shared, err := w.bot.Inline(t.Context(), req)
		if err != nil {
			t.Fatal(err)
		}
		ids := map[string]bool{}
		for _, s := range shared {
			if ids[s.ID] || len(s.ID) > 64 || s.Lang == "" {
				t.Errorf("%q: id %q, language %q", query, s.ID, s.Lang)
			}
			ids[s.ID] = true
			fmt.Fprintf(&paper, "[%s] %s (start %q)\n", s.ID, w.paper.text(s.Title), s.Start)
			if !written[s.ID] {
				paper.WriteString(strings.Join(w.paper.texts(s.Paragraphs), "\n") + "\n\n")
			}
			written[s.ID] = true
		}
		paper.WriteString("\n")
	}
	if strings.Contains(paper.String(), "hours.open") {
		t.Error("shares whether the office is open at this minute")
	}
	papertest.Compare(t, filepath.Join("testdata", "inline", "answers.txt"), []byte(paper.String()))
}
