package main

import (
	"net/http"
	"syscall"
	"testing"
	"time"

	"kiezbot/internal/tgfake"
)

const telegramIsAway = "Telegram does not answer, the bot starts as soon as it does"

// Telegram is away when the bot starts. The log says so, the bot waits, and answers as soon as Telegram is back.
func TestStartWithoutTelegram(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultBadGateway, Count: -1})
	process := s.start()
	s.eventually("it says what it waits for", func() bool { return s.said(telegramIsAway) > 0 })
	if status := s.endOf(process, syscall.SIGTERM, 10*time.Second); status != exitFine {
		t.Errorf("status %d after SIGTERM while it waits", status)
	}
	s.say(asker, "/hilfe")
	s.start()
	s.eventually("the next one waits, too", func() bool { return s.said(telegramIsAway) > 1 })
	s.telegram.ClearFaults()
	s.next(asker, 0, "Das kann ich")
}

// A token that Telegram refuses does not get better by waiting.
func TestStartWithARefusedToken(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.telegram.AddFault(tgfake.Fault{
		Kind: tgfake.FaultError, Status: http.StatusUnauthorized, Description: "Unauthorized", Method: "getMe", Count: -1,
	})
	if status := s.wait(s.start()); status != exitProblem {
		t.Errorf("status %d with a refused token", status)
	}
	if s.said("telegram does not accept the token: revoked or mistyped") == 0 || s.said(telegramIsAway) > 0 {
		t.Error("the cause is not said")
	}
}
