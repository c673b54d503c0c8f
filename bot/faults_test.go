package main

import (
	"syscall"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

// O3: Telegram says 429 to one of two processes, and neither calls anything, answers included, for as long as it said.
func TestNobodyCallsDuringAFloodWait(t *testing.T) {
	const people, wait = 1500, 3 * time.Second
	s := busySite(t, installation{environ: []string{"SEND_RATE=300"}})
	s.start()
	s.start()
	s.ask(asker, "/hilfe", "Das kann ich") // somebody answers: both are about to
	s.telegram.AddFault(tgfake.Fault{
		Kind: tgfake.FaultTooMany, RetryAfter: int(wait / time.Second), Method: "sendMessage", Chat: firstOfCrowd + 500,
	})
	c := s.campaign(people)
	s.eventually("Telegram asked for a pause", func() bool { return s.telegram.FaultsLeft() == 0 })
	const underWay = 250 * time.Millisecond // calls that had their leave already, and the way of the news through Redis
	<-time.After(underWay)
	help := s.next(asker, 0, "Das kann ich")
	for i := range int64(5) {
		s.say(asker+1+i, "/hilfe")
	}
	button := help.Buttons()[0].CallbackData // its answer is no message, and no call less
	if _, err := s.telegram.Press(asker, asker, help.MessageID, button); err != nil {
		t.Fatal(err)
	}
	for i := range int64(5) {
		s.next(asker+1+i, 0, "Das kann ich")
	}
	if sheet := c.sheet("Fertig"); sheet.Sent != people {
		t.Errorf("the sheet says %+v", sheet)
	}
	if missing, doubles := c.reached(); missing > 0 || doubles > 0 {
		t.Errorf("%d people are left out, %d got the message twice", missing, doubles)
	}

	var told time.Time
	for _, call := range s.telegram.Calls() {
		if call.Status == 429 {
			told = call.Time
		}
	}
	for _, call := range s.telegram.Calls() {
		since := began(call).Sub(told)
		if !call.Poll && since > underWay && since < wait-10*time.Millisecond {
			t.Errorf("%s to %s %s after Telegram asked for a pause", call.Method, call.Params["chat_id"], since)
		}
	}
}

// Whatever goes wrong with a call for certain, the message arrives, once; where the answer is lost it is counted as
// unknown and not sent again.
func TestStormsDuringABroadcast(t *testing.T) {
	const people, lost = 1000, 60
	s := busySite(t, installation{telegram: tgfake.Options{Latency: time.Millisecond}})
	for _, fault := range []tgfake.Fault{
		{Kind: tgfake.FaultBadGateway, Skip: 100, Count: 200},
		{Kind: tgfake.FaultInternal, Skip: 100, Count: 50},
		{Kind: tgfake.FaultResetAfter, Skip: 50, Count: lost / 3},
		{Kind: tgfake.FaultCutBody, Skip: 50, Count: lost / 3},
		{Kind: tgfake.FaultWrongType, Skip: 50, Count: 20}, // the answer is there, whatever it is called
		{Kind: tgfake.FaultResetAfter, Skip: 20, Count: lost / 3},
	} {
		fault.Method = "sendMessage"
		s.telegram.AddFault(fault)
	}
	s.start()
	s.start()
	c := s.campaign(people)
	sheet := c.sheet("Fertig")
	if missing, doubles := c.reached(); missing > 0 || doubles > 0 {
		t.Errorf("%d people are left out, %d got the message twice", missing, doubles)
	}
	if n := s.telegram.FaultsLeft(); n > 0 {
		t.Errorf("%d faults were not met", n)
	}
	if sheet.Unknown != lost || sheet.Sent != people-lost {
		t.Errorf("%d answers were lost, the sheet says %+v", lost, sheet)
	}
}

// Redis ends and comes back in the middle of a broadcast: it goes on, and everybody gets the message.
func TestRedisRestartsDuringABroadcast(t *testing.T) {
	const people = 2000
	server := redistest.NewServer(t)
	s := busySite(t, installation{redis: server.URL(), telegram: tgfake.Options{Latency: 2 * time.Millisecond}})
	s.start()
	s.start()
	c := s.campaign(people)
	c.sendsMore(people / 4)
	server.Stop()
	sent := len(c.sends())
	s.say(asker, "/hilfe") // nothing is lost meanwhile
	server.Start()
	sheet := c.sheet("Fertig")
	s.next(asker, 0, "Das kann ich")
	if sent >= people {
		t.Fatal("all was over before the stop: the test shows nothing")
	}
	missing, doubles := c.reached()
	if missing > 0 || doubles > 2*senders || sheet.Sent+sheet.Unknown != people || sheet.Unknown > 2*senders {
		t.Errorf("%d people are left out, %d got the message twice, the sheet says %+v", missing, doubles, sheet)
	}
}

// The same on a Redis Cluster of three nodes, with a kill in the middle.
func TestBroadcastOnACluster(t *testing.T) {
	const people = 1500
	s := busySite(t, installation{redis: redistest.Cluster(t), telegram: tgfake.Options{Latency: 2 * time.Millisecond}})
	first := s.start()
	s.start()
	c := s.campaign(people)
	c.sendsMore(people / 4)
	if status := s.endOf(first, syscall.SIGKILL, time.Second); status != -1 {
		t.Fatalf("status %d: it was not killed", status)
	}
	if len(c.sends()) >= people {
		t.Fatal("all was over before the kill: the test shows nothing")
	}
	sheet := c.sheet("Fertig")
	missing, doubles := c.reached()
	if missing > 0 || doubles > senders || sheet.Unknown > senders || sheet.Sent+sheet.Unknown != people {
		t.Errorf("%d people are left out, %d got the message twice, the sheet says %+v", missing, doubles, sheet)
	}
}

// Aborted by its button, a broadcast of two processes ends, and then neither sends anything any more.
func TestAbortStopsBothProcesses(t *testing.T) {
	const people = 3000
	s := busySite(t, installation{environ: []string{"SEND_RATE=300"}})
	s.start()
	s.start()
	c := s.campaign(people)
	c.sendsMore(people / 10)
	if err := c.broadcasts.SetState(t.Context(), c.id, kiez.Aborted, kiez.Running); err != nil {
		t.Fatal(err)
	}
	sheet := c.sheet("Abgebrochen")
	ended := time.Now()
	<-time.After(2 * time.Second) // whoever did not hear of it sends on
	missing, doubles := c.reached()
	if sheet.AbortedRest < people/4 || sheet.Sent+sheet.AbortedRest != people || missing != sheet.AbortedRest || doubles > 0 {
		t.Errorf("%d people did not get it, %d got it twice, the sheet says %+v", missing, doubles, sheet)
	}
	for _, call := range c.sends() {
		if late := began(call).Sub(ended); late > 0 {
			t.Errorf("to %s %s after the end", call.Params["chat_id"], late)
		}
	}
}
