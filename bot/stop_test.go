package main

import (
	"syscall"
	"testing"
	"time"

	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

// O17: told to end while what it needs does not answer, the bot ends in good order and in time. What it had in hand, and
// what came in meanwhile, is answered after the next start, once.
func TestToldToEndInTrouble(t *testing.T) {
	t.Parallel()
	for _, trouble := range []struct {
		name       string
		begin, end func(*site, *redistest.Server)
	}{
		{
			"Telegram hangs",
			func(s *site, _ *redistest.Server) {
				s.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultHang, Count: -1})
			},
			func(s *site, _ *redistest.Server) { s.telegram.ClearFaults() },
		},
		{
			"Redis is frozen",
			func(_ *site, redis *redistest.Server) { redis.Freeze() },
			func(_ *site, redis *redistest.Server) { redis.Thaw() },
		},
		{
			"Redis is gone",
			func(_ *site, redis *redistest.Server) { redis.Kill() },
			func(_ *site, redis *redistest.Server) { redis.Start() },
		},
	} {
		t.Run(trouble.name, func(t *testing.T) {
			t.Parallel()
			const early, late = asker, asker + 1
			server := redistest.NewServer(t)
			s := newSiteWith(t, installation{redis: server.URL(), telegram: tgfake.Options{CallLimit: 2000}})
			s.start()
			s.say(late, "/hilfe")
			s.next(late, 0, "Das kann ich")
			s.handled() // to the end: what has no receipt yet is answered again
			s.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultTooMany, RetryAfter: 3, Method: "sendMessage", Chat: early})
			s.say(early, "/hilfe") // in hand, with its answer still to be sent
			s.eventually("its answer waits", func() bool { return s.telegram.FaultsLeft() == 0 })
			trouble.begin(s, server)
			s.say(late, "/zeiten")
			if status := s.end(syscall.SIGTERM, 10*time.Second); status != exitFine {
				t.Errorf("status %d after SIGTERM", status)
			}
			trouble.end(s, server)
			s.start()
			s.next(early, 0, "Das kann ich")
			s.next(late, 0, "Öffnungszeiten")
			s.handled()
			for chat, want := range map[int64]int{early: 1, late: 2} {
				got := s.received("Das kann ich", chat) + s.received("Öffnungszeiten", chat)
				if got != want {
					t.Errorf("%d got %d answers to %d questions", chat, got, want)
				}
			}
		})
	}
}
