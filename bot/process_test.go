package main

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"kiezbot/internal/tgfake"
)

// The life of an installation, with one start for each thing that may end it.
func TestProcessSurvivesWhatEndsIt(t *testing.T) {
	s := newSite(t)
	s.start()

	t.Run("it lives in rehearsed time", func(*testing.T) {
		s.say(asker, "/zeiten")
		s.next(asker, 0, "Dienstag, 28. Januar 2025, 11:00 Uhr")
	})
	t.Run("killed between storing and answering", func(t *testing.T) { killedBeforeTheAnswer(t, s) })
	t.Run("told to end with a poll, a broadcast and questions in hand", func(t *testing.T) { toldToEnd(t, s) })

	if status := s.end(syscall.SIGTERM, 10*time.Second); status != exitFine {
		t.Errorf("status %d after SIGTERM", status)
	}
}

// killedBeforeTheAnswer ends with a new process running.
func killedBeforeTheAnswer(t *testing.T, s *site) {
	const stored, arrived = asker + 1, asker + 2
	s.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultHang, Method: "sendMessage", Chat: stored})
	s.say(stored, "/hilfe")
	s.eventually("the question is acknowledged and its answer is on the way", func() bool {
		return s.telegram.FaultsLeft() == 0 && s.telegram.Stats().Pending == 0
	})
	if status := s.end(syscall.SIGKILL, time.Second); status != -1 {
		t.Fatalf("status %d: it was not killed", status)
	}
	s.say(arrived, "/hilfe") // while nobody listens
	if n := s.telegram.SentTo(stored); n != 0 {
		t.Fatalf("%d answers before the kill", n)
	}
	s.start()
	s.next(stored, 0, "Das kann ich")
	s.next(arrived, 0, "Das kann ich")
	s.handled()
	for _, user := range []int64{stored, arrived} {
		if n := s.telegram.SentTo(user); n != 1 {
			t.Errorf("%d answers to one question", n)
		}
	}
}

// toldToEnd ends with a new process running.
func toldToEnd(t *testing.T, s *site) {
	crowd := s.crowd(100)
	rev := s.release("Hallo zusammen!")
	s.eventually("the broadcast is on its way", func() bool { return s.received("Hallo", crowd...) >= 20 })
	askers := []int64{asker + 3, asker + 4, asker + 5, asker + 6}
	for _, user := range askers {
		s.say(user, "/hilfe")
	}
	if status := s.end(syscall.SIGTERM, 10*time.Second); status != exitFine {
		t.Errorf("status %d after SIGTERM", status)
	}
	sent := s.received("Hallo", crowd...)
	if sent == len(crowd) {
		t.Fatal("the broadcast was over before the end: the test shows nothing")
	}
	s.say(asker, "/frist") // while nobody listens

	s.start()
	s.next(asker, rev, "Kiezfonds")
	for _, user := range askers {
		s.next(user, 0, "Das kann ich")
	}
	s.next(chief, rev, "Fertig")
	s.handled()
	for _, user := range append(crowd, askers...) {
		if n := s.telegram.SentTo(user); n != 1 {
			t.Errorf("%d got %d messages, want 1", user, n)
		}
	}
	if sheet := s.next(chief, rev, "Fertig").Body(); !strings.Contains(sheet, fmt.Sprintf("zugestellt: %d", len(crowd))) {
		t.Errorf("the sheet says:\n%s", sheet)
	}
}
