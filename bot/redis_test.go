package main

import (
	"os"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

// O12: whatever is the matter with Redis, whoever writes hears once that the bot is back soon, nothing that was
// acknowledged is lost, and all of it is answered once as soon as Redis works again. Nobody has to do anything.
func TestRedisInTrouble(t *testing.T) {
	t.Parallel()
	for _, trouble := range []struct {
		name       string
		begin, end func(*redistest.Server)
	}{
		{"frozen", (*redistest.Server).Freeze, (*redistest.Server).Thaw},
		{"full", (*redistest.Server).Fill, (*redistest.Server).Drain},
		{"a replica", (*redistest.Server).Demote, (*redistest.Server).Promote},
		{"killed", (*redistest.Server).Kill, (*redistest.Server).Start},
		{"emptied", (*redistest.Server).Kill, func(s *redistest.Server) { s.Forget(); s.Start() }},
	} {
		t.Run(trouble.name, func(t *testing.T) {
			t.Parallel()
			const early, patient, hasty = asker, asker + 1, asker + 2
			server := redistest.NewServer(t)
			s := newSiteWith(t, installation{redis: server.URL(), telegram: tgfake.Options{CallLimit: 2000}})
			s.start()
			s.start()
			s.say(chief, "/start")
			s.next(chief, 0, "")
			s.say(patient, "/hilfe")
			s.next(patient, 0, "Das kann ich")
			s.handled() // to the end: what has no receipt yet is answered again
			s.eventually("both are ready", func() bool { return s.said("bot is ready") == 2 })
			s.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultTooMany, RetryAfter: 3, Method: "sendMessage", Chat: early})
			s.say(early, "/hilfe") // acknowledged, and in hand when it begins
			s.eventually("its answer waits", func() bool { return s.telegram.FaultsLeft() == 0 })

			trouble.begin(server)
			s.say(patient, "/zeiten")
			s.say(hasty, "/hilfe")
			s.say(hasty, "/frist")
			s.next(patient, 0, "bald wieder da")
			s.next(hasty, 0, "bald wieder da")
			trouble.end(server)

			s.next(early, 0, "Das kann ich")
			s.next(patient, 0, "Öffnungszeiten")
			s.next(hasty, 0, "Das kann ich")
			s.next(hasty, 0, "Kiezfonds")
			s.handled()
			if trouble.name == "emptied" {
				s.next(chief, 0, "hat alle Daten verloren")
			} else if n := s.received("hat alle Daten verloren", chief); n > 0 {
				t.Error("staff are told that all is lost")
			}
			for chat, answers := range map[int64]int64{early: 1, patient: 2, hasty: 2} {
				comfort := int64(s.received("bald wieder da", chat))
				if comfort > 1 || chat != early && comfort != 1 {
					t.Errorf("%d heard %d times that the bot is back soon", chat, comfort)
				}
				if n := s.telegram.SentTo(chat) - comfort; n != answers {
					t.Errorf("%d got %d answers to %d questions", chat, n, answers)
				}
			}
		})
	}
}

// O12: the primary dies, a replica takes its place. No question is lost, and everybody gets the broadcast; what the
// primary took with it in its last moment may come twice.
func TestSentinelFailover(t *testing.T) {
	t.Parallel()
	const people = 300
	sentinels := redistest.Sentinel(t)
	s := busySite(t, installation{redis: sentinels.URL, telegram: tgfake.Options{Latency: 10 * time.Millisecond}})
	s.start()
	s.start()
	c := s.campaign(people)
	c.sendsMore(people / 10)
	sentinels.Primary.Kill()
	for i := range int64(5) {
		s.say(asker+i, "/hilfe")
	}
	s.next(asker, 0, "bald wieder da")
	for i := range int64(5) {
		s.next(asker+i, 0, "Das kann ich")
	}
	c.next(chief, c.rev, "Fertig")
	s.handled()
	for _, chat := range c.crowd {
		if n := s.received(hello, chat); n < 1 || n > 2 {
			t.Errorf("%d got the message %d times", chat, n)
		}
	}
	for i := range int64(5) {
		if n := s.received("Das kann ich", asker+i); n != 1 {
			t.Errorf("%d answers to one question", n)
		}
	}
}

// O12: with rediss:// and an authority of one's own, named as Go programs are told of it.
func TestRedisByTLS(t *testing.T) {
	t.Parallel()
	url, authority := redistest.TLS(t)
	s := newSiteWith(t, installation{redis: url, environ: []string{"SSL_CERT_FILE=" + authority}})
	s.start()
	s.say(asker, "/hilfe")
	s.next(asker, 0, "Das kann ich")
	if status := s.end(syscall.SIGTERM, 10*time.Second); status != exitFine {
		t.Errorf("status %d after SIGTERM", status)
	}

	s.environ = append(s.environ, "SSL_CERT_FILE=/dev/null") // then nobody vouches for the server
	if status := s.wait(s.start()); status != exitProblem {
		t.Errorf("status %d with a server that nobody vouches for", status)
	}
	if s.said("certificate signed by unknown authority") == 0 {
		t.Error("the cause is not said")
	}
}

// The rights of docs/redis-keys.md are enough for all the bot does, and for nothing beside its keys.
func TestRedisUserWithFewRights(t *testing.T) {
	t.Parallel()
	const password = "correct-horse"
	page, err := os.ReadFile("../docs/redis-keys.md")
	if err != nil {
		t.Fatal(err)
	}
	rule := regexp.MustCompile(`(?m)^    (user kiezbot on >PASSWORD .*)$`).FindStringSubmatch(string(page))
	if rule == nil {
		t.Fatal("the page says nothing of the rights")
	}
	url := redistest.WithUser(t, strings.Replace(rule[1], "PASSWORD", password, 1), "kiezbot", password)
	s := busySite(t, installation{redis: url})
	s.start()
	c := s.campaign(20)
	if sheet := c.sheet("Fertig"); sheet.Sent != 20 {
		t.Errorf("the sheet says %+v", sheet)
	}
	for _, text := range []string{
		"Wann haben Sie offen?", "/abo", "/termine", "/einstellungen", "/kontakt", "Ich habe eine Frage an das Büro",
		"/meinedaten", "/loeschen",
	} {
		rev := s.telegram.Rev()
		s.say(asker, text)
		s.next(asker, rev, "")
	}
	for _, text := range []string{"/answers", "/inbox", "/stats", "/audit", "/schedule", "/team"} {
		rev := s.telegram.Rev()
		s.say(chief, text)
		s.next(chief, rev, "")
	}
	s.handled()
	if status := s.end(syscall.SIGTERM, 10*time.Second); status != exitFine {
		t.Errorf("status %d after SIGTERM", status)
	}
	if n := s.said("NOPERM"); n > 0 {
		t.Errorf("%d commands were refused", n)
	}

	address, err := redis.ParseURL(url)
	if err != nil {
		t.Fatal(err)
	}
	rdb := redis.NewClient(address)
	defer func() { _ = rdb.Close() }()
	for _, command := range [][]any{
		{"GET", "other:key"}, {"SET", "other:key", 1}, {"FLUSHALL"}, {"KEYS", "*"}, {"CONFIG", "GET", "*"}, {"SHUTDOWN"},
	} {
		if err := rdb.Do(t.Context(), command...).Err(); !redis.HasErrorPrefix(err, "NOPERM") {
			t.Errorf("%v: %v; want a refusal", command, err)
		}
	}
}
