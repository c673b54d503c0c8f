package main

import (
	"fmt"
	"strings"
	"testing"

	"kiezbot/internal/tgfake"
)

// O16: a changed content is taken over as a whole or not at all, while people ask. What is wrong with it stands in the
// log and is told to staff, each mistake by its place; the bot goes on with what it has.
func TestContentIsTakenOverWhole(t *testing.T) {
	t.Parallel()
	const before, after = "Der Kiezfonds ist Geld für kleine Projekte, die", "Der Kiezfonds heißt jetzt anders, aber die"
	dir := contentCopy(t)
	s := newSiteWith(t, installation{
		environ: []string{"CONTENT_DIR=" + dir, "SEND_RATE=0"}, telegram: tgfake.Options{CallLimit: 20_000},
	})
	s.start()
	s.say(chief, "/start")
	s.next(chief, 0, "")

	const people = 10
	crowd := make([]int64, people)
	ask := func() { // all at once, again and again
		t.Helper()
		rev := s.telegram.Rev()
		for i := range crowd {
			crowd[i] = asker + int64(i)
			s.say(crowd[i], "Was ist der Kiezfonds?")
		}
		for _, user := range crowd {
			if body := s.next(user, rev, "Der Kiezfonds").Body(); !strings.Contains(body, "Bürgerjury") {
				t.Errorf("half an answer: %s", body)
			}
		}
	}
	ask()
	change(t, dir, "texts/de.yaml", before, after)
	office := change(t, dir, "office.yaml", "confirmed: false", "confirmed: perhaps")
	holiday := change(t, dir, "holidays.yaml", "date: ", "date: someday # ")
	s.eventually("staff are told", func() bool { ask(); return s.received("haben Fehler", chief) > 0 })
	notice := s.next(chief, 0, "haben Fehler").Body()
	for _, place := range []string{fmt.Sprintf("office.yaml:%d: ", office), fmt.Sprintf("holidays.yaml:%d: ", holiday)} {
		if !strings.Contains(notice, place) {
			t.Errorf("%s is not named: %s", place, notice)
		}
		s.eventually("the log names "+place, func() bool { return s.said(place) > 0 })
	}
	if n := s.received(after, crowd...); n > 0 {
		t.Errorf("%d answers from a content with mistakes", n)
	}
	change(t, dir, "office.yaml", "confirmed: perhaps", "confirmed: false")
	change(t, dir, "holidays.yaml", "date: someday # ", "date: ")
	s.eventually("all is taken over", func() bool { ask(); return s.received(after, crowd...) > 0 })
	s.handled()
	sofar := s.received(after, crowd...)
	ask()
	if n := s.received(after, crowd...) - sofar; n != people {
		t.Errorf("%d of %d answers are from the new content", n, people)
	}
	if n := s.received("haben Fehler", chief); n != 1 {
		t.Errorf("staff were told %d times", n)
	}
}
