package main

import (
	"fmt"
	"maps"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/tgfake"
)

// O11: of several processes one polls. The others stand by and answer what it stored; a killed one is replaced, and one
// that ends in good order hands over at once.
func TestOneProcessPolls(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	first := s.start()
	s.say(asker, "/hilfe")
	s.next(asker, 0, "Das kann ich")
	second := s.start()
	s.eventually("the second stands by", func() bool { return s.said("standing by") == 1 })

	if status := s.endOf(first, syscall.SIGTERM, 10*time.Second); status != exitFine {
		t.Errorf("status %d after SIGTERM", status)
	}
	s.say(asker+1, "/hilfe")
	s.next(asker+1, 0, "Das kann ich")

	s.start()
	s.eventually("the third stands by", func() bool { return s.said("standing by") == 2 })
	if status := s.endOf(second, syscall.SIGKILL, time.Second); status != -1 {
		t.Fatalf("status %d: it was not killed", status)
	}
	s.say(asker+2, "/hilfe")
	s.next(asker+2, 0, "Das kann ich")
	if n := s.said("this replica polls"); n != 3 {
		t.Errorf("%d times a process began to poll, want 3", n)
	}
	if n := s.said("another program is polling"); n > 0 {
		t.Errorf("two polled at once, %d times", n)
	}
}

// inHand counts the updates that each running process has in hand.
func (s *site) inHand(rdb *redis.Client) map[*exec.Cmd]int64 {
	s.Helper()
	consumers, err := rdb.XInfoConsumers(s.Context(), "kiez:{inbox}:queue", "bot").Result()
	if err != nil {
		s.Fatal(err)
	}
	hands := map[*exec.Cmd]int64{}
	for _, process := range s.running {
		for _, c := range consumers { // their names have the id of the process
			if c.Pending > 0 && strings.Contains(c.Name, fmt.Sprintf("-%d-", process.Process.Pid)) {
				hands[process] = c.Pending
			}
		}
	}
	return hands
}

// O9, O11: what a killed process had in hand is answered by one that runs, once. Nothing is taken from a process that
// lives and is slow.
func TestUnfinishedUpdatesAreTakenOver(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	address, _ := redis.ParseURL(s.redis)
	rdb := redis.NewClient(address)
	t.Cleanup(func() { _ = rdb.Close() })
	for range 3 {
		s.start()
	}
	s.eventually("all have started", func() bool { return s.said("bot is ready") == 3 })
	s.say(asker, "/hilfe")
	s.next(asker, 0, "Das kann ich")
	s.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultBadGateway, Method: "sendMessage", Count: -1}) // all are slow
	asked := int64(1)
	for ; asked < 10 && len(s.inHand(rdb)) < 2; asked++ {
		s.say(asker+asked, "/hilfe")
		s.eventually("it is in somebody's hands", func() (all bool) {
			var sum int64
			for _, n := range s.inHand(rdb) {
				sum += n
			}
			return sum == asked
		})
	}
	hands := s.inHand(rdb)
	if len(hands) < 2 {
		t.Fatalf("%d processes have something in hand: the test shows nothing", len(hands))
	}
	victim := slices.Collect(maps.Keys(hands))[0]
	if status := s.endOf(victim, syscall.SIGKILL, time.Second); status != -1 {
		t.Fatalf("status %d: it was not killed", status)
	}
	const takingOver = "taking over what a process left unfinished"
	s.eventually("the rest is taken over", func() bool { return s.said(takingOver) > 0 })
	s.telegram.ClearFaults()
	s.handled()
	for i := range asked {
		if n := s.received("Das kann ich", asker+i); n != 1 {
			t.Errorf("%d answers to one question", n)
		}
	}
	if n := s.said(takingOver); n != 1 {
		t.Errorf("%d processes were taken for dead, want 1", n)
	}
}
