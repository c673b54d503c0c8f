package main

import (
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

// press taps the button with this label on the newest message of the bot that has it, and waits for what contains part.
func (s *site) press(user int64, label, part string) tgfake.Message {
	s.Helper()
	for _, m := range slices.Backward(s.telegram.Chat(user)) {
		if b, ok := m.Button(label); ok {
			rev := s.telegram.Rev()
			if _, err := s.telegram.Press(user, user, m.MessageID, b.CallbackData); err != nil {
				s.Fatal(err)
			}
			return s.next(user, rev, part)
		}
	}
	s.Fatalf("no message of %d has a button %q", user, label)
	return tgfake.Message{}
}

// ask sends a text and waits for the answer that contains part.
func (s *site) ask(user int64, text, part string) tgfake.Message {
	s.Helper()
	rev := s.telegram.Rev()
	s.say(user, text)
	return s.next(user, rev, part)
}

// types runs a command of the real program's operator.
func (s *site) types(args ...string) (errs string) {
	s.Helper()
	status, out, errs := operator{environ: s.environ}.types(s, args...)
	if status != exitFine || out != "" {
		s.Fatalf("%q: status %d\n%s%s", args, status, out, errs)
	}
	hidesToken(s, errs)
	return errs
}

// moves gives the installation another, empty store.
func (s *site) moves() {
	s.Helper()
	old := s.redis
	s.redis = redistest.Real(s)
	s.environ[slices.Index(s.environ, "REDIS_URL="+old)] = "REDIS_URL=" + s.redis
}

// What residents and staff have done is there after a move to another Redis.
func TestMovingHouse(t *testing.T) {
	s := newSite(t)
	const (
		strange = "wo krieg ich einen zwackelfritz her"
		funding = "wie hoch ist die förderung"
	)
	s.start()
	s.ask(asker, "/abo", "Abo")
	s.press(asker, "Veranstaltungen", "Abonnieren")
	s.press(asker, "Abonnieren", "Abonniert für")
	// Whether the bot knows no answer is up to what it learnt; that it did not is written down beside it.
	if err := redisstore.NewQuestions(s.store()).Unanswered(t.Context(), strange, kiez.German, nil); err != nil {
		t.Fatal(err)
	}

	s.ask(chief, "/answers", "Welche Gruppe?")
	s.press(chief, "Unbeantwortet (1)", "zwackelfritz")
	s.press(chief, "1", "Welche Antwort ist richtig?")
	s.press(chief, "Andere Antwort", "")
	s.press(chief, "Kiezfonds", "")
	s.press(chief, "Was ist der Kiezfonds?", "Gelernt")

	s.ask(chief, "/answers", "Welche Gruppe?")
	s.press(chief, "Kiezfonds", "")
	s.press(chief, "Wie viel Geld gibt es für ein Projekt?", "")
	_, text, _ := strings.Cut(s.press(chief, "Deutsch", "Mitgelieferter Text").Body(), "\n\n")
	text, _, _ = strings.Cut(text, "\n\nMitgelieferter Text")
	s.press(chief, "Bearbeiten", "Schicken Sie mir den neuen Text")
	s.ask(chief, "Ganz neu: "+text, "Gespeichert")

	s.ask(chief, "/event\ntitle: Hoffest\nstart: 8.2.2025 15:00\nend: 18:00\n"+
		"place: Libezem, Rhinstraße 9\narea: neu-lichtenberg\ntopic: events", "Hoffest")
	s.press(chief, "Speichern", "Gespeichert")
	if status := s.end(syscall.SIGTERM, 10*time.Second); status != exitFine {
		t.Errorf("status %d after SIGTERM", status)
	}

	file := filepath.Join(t.TempDir(), "state.jsonl")
	s.types("export", file)
	s.moves()
	s.types("import", file)
	again := filepath.Join(t.TempDir(), "again.jsonl")
	s.types("export", again)
	if old, now := read(t, file), read(t, again); old != now {
		t.Errorf("the new store holds\n%s\nfrom\n%s", now, old)
	}

	s.start()
	s.ask(asker, funding, "Ganz neu: In der Regel bis zu 1.000 Euro je Projekt.")
	s.ask(asker, strange, "Der Kiezfonds ist Geld")
	s.ask(asker, "/meinedaten", "Abo: Veranstaltungen")
	s.ask(asker, "/termine", "Hoffest")
	s.ask(chief, "/broadcast\ntopics: events\nwhen: now\nde: Wir sind umgezogen.", "1 Person")
	s.press(chief, "Freigeben", "")
	s.next(asker, 0, "Wir sind umgezogen.")
	if status := s.end(syscall.SIGTERM, 10*time.Second); status != exitFine {
		t.Errorf("status %d after SIGTERM", status)
	}
}
