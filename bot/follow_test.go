package main

import (
	"strings"
	"testing"

	"kiezbot/internal/tgfake"
)

// What staff edit and teach with one process, the others know within two seconds, too, and so does everybody who asks
// any of them.
func TestEditsAndTeachingReachEveryProcess(t *testing.T) {
	t.Parallel()
	const processes, people = 3, 9
	s := newSiteWith(t, installation{environ: []string{"SEND_RATE=0"}, telegram: tgfake.Options{CallLimit: 20_000}})
	for range processes {
		s.start()
	}
	s.eventually("all have started", func() bool { return s.said("bot is ready") == processes })
	others := func(what string) func() bool {
		line := `msg="changed on another replica, taken over" what="` + what + `"`
		return func() bool { return s.said(line) == processes-1 }
	}
	everybodyHears := func(question, answer string) {
		t.Helper()
		rev := s.telegram.Rev()
		for i := range int64(people) {
			s.say(asker+i, question)
		}
		for i := range int64(people) {
			if body := s.next(asker+i, rev, "").Body(); !strings.Contains(body, answer) {
				t.Errorf("to %q: %s", question, body)
			}
		}
	}

	s.ask(chief, "/answers", "Welche Gruppe?")
	s.press(chief, "Kiezfonds", "")
	s.press(chief, "Wie viel Geld gibt es für ein Projekt?", "")
	s.press(chief, "Deutsch", "Mitgelieferter Text")
	s.press(chief, "Bearbeiten", "Schicken Sie mir")
	s.ask(chief, "Ganz neu: bis zu {kiezfonds.limit} je Projekt; {kiezfonds.year}: {kiezfonds.pot}, zusammen {kiezfonds.total}. {office.phone}", "Gespeichert")
	s.eventually("the other processes follow the edit", others("edited texts"))
	everybodyHears("wie hoch ist die förderung", "Ganz neu:")

	const question = "quorbel zwackelfritz mumpf"
	s.ask(asker, question, "")
	s.handled()
	s.ask(chief, "/answers", "Welche Gruppe?")
	s.press(chief, "Unbeantwortet (1)", "zwackelfritz")
	s.press(chief, "1", "Welche Antwort ist richtig?")
	s.press(chief, "Andere Antwort", "")
	s.press(chief, "Kiezfonds", "")
	s.press(chief, "Was ist der Kiezfonds?", "Gelernt")
	s.eventually("the other processes learn it", others("taught questions"))
	everybodyHears(question, "Der Kiezfonds ist Geld")
}
