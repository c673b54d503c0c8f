package main

import (
	"slices"
	"syscall"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/tgfake"
)

// O11: two processes share a broadcast; when one is killed the other finishes its part within 30 seconds.
func TestAnotherProcessTakesOver(t *testing.T) {
	const people, within = 3000, 30 * time.Second
	s := busySite(t, installation{telegram: tgfake.Options{Latency: 2 * time.Millisecond}})
	first := s.start()
	s.start()
	c := s.campaign(people)
	c.sendsMore(people / 3)
	killed := time.Now()
	if status := s.endOf(first, syscall.SIGKILL, time.Second); status != -1 {
		t.Fatalf("status %d: it was not killed", status)
	}
	before := len(c.sends())
	sheet := c.sheet("Fertig")
	missing, doubles := c.reached()
	if missing > 0 || doubles > senders || sheet.Unknown > senders || sheet.Sent+sheet.Unknown != people {
		t.Errorf("%d people are left out, %d got the message twice, the sheet says %+v", missing, doubles, sheet)
	}
	calls := c.sends()
	if before >= people {
		t.Fatalf("%d calls before the kill: the test shows nothing", before)
	}
	if last := began(calls[len(calls)-1]).Sub(killed); last > within {
		t.Errorf("the last message went out %s after the kill", last)
	}
}

// A process that is told to stop gives its part back: the one after it begins at once, not when a lease has run out.
func TestRestartGoesOnAtOnce(t *testing.T) {
	const people, lease = 1500, 20 * time.Second
	s := busySite(t, installation{telegram: tgfake.Options{Latency: 2 * time.Millisecond}})
	s.start()
	c := s.campaign(people)
	c.sendsMore(people / 4)
	if status := s.end(syscall.SIGTERM, 10*time.Second); status != exitFine {
		t.Errorf("status %d after SIGTERM", status)
	}
	stopped, before := time.Now(), len(c.sends())
	s.start()
	sheet := c.sheet("Fertig")
	if missing, doubles := c.reached(); missing > 0 || doubles > 0 || sheet.Sent != people {
		t.Errorf("%d people are left out, %d got the message twice, the sheet says %+v", missing, doubles, sheet)
	}
	calls := c.sends()
	if before >= people {
		t.Fatal("all was over before the stop: the test shows nothing")
	}
	if last := began(calls[len(calls)-1]).Sub(stopped); last > lease/2 {
		t.Errorf("the last message went out %s after the stop: somebody waited for a lease", last)
	}
}

// O11: two processes run the same schedules, and each run goes out once.
func TestTwoProcessesRunAScheduleOnce(t *testing.T) {
	s := busySite(t, installation{environ: []string{"REHEARSAL_CLOCK=2025-02-03T08:59:50+01:00@1"}}) // a Monday
	crowd := s.crowd(20)
	s.start()
	s.start()
	s.ask(chief, "/broadcast\ntopics: events\nwhen: 0 9 * * MON\nde: "+hello, hello)
	s.press(chief, "Freigeben", "")
	s.eventually("all have it", func() bool { return s.received(hello, crowd...) >= len(crowd) })
	for _, process := range slices.Clone(s.running) { // both have had their tick by the time they have ended
		if status := s.endOf(process, syscall.SIGTERM, 10*time.Second); status != exitFine {
			t.Errorf("status %d after SIGTERM", status)
		}
	}
	for _, chat := range crowd {
		if n := s.telegram.SentTo(chat); n != 1 {
			t.Errorf("%d got %d messages", chat, n)
		}
	}
	broadcasts := redisstore.NewBroadcasts(s.store(), redisstore.BroadcastOptions{})
	list, err := broadcasts.List(t.Context(), kiez.Scheduled, kiez.Running, kiez.Done)
	if err != nil {
		t.Fatal(err)
	}
	runs := slices.DeleteFunc(list, func(b kiez.Broadcast) bool { return b.Schedule == "" })
	if len(runs) != 1 {
		t.Errorf("%d runs were made", len(runs))
	}
}
