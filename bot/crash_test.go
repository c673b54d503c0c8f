package main

import (
	"flag"
	"math/rand/v2"
	"syscall"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/tgfake"
)

var killSeed = flag.Uint64("kill-seed", 0, "moments of the kills, as a failed test names them; 0: others every time")

// O9: kill -9 at any moment, ten times, and nobody is left out; only what was in flight can come twice, and is counted as
// unknown.
func TestKilledTenTimesDuringABroadcast(t *testing.T) {
	const people, kills = 5000, 10
	seed := *killSeed
	if seed == 0 {
		seed = rand.Uint64()
	}
	t.Logf("-kill-seed %d", seed)
	moments := rand.New(rand.NewPCG(seed, 0))
	s := busySite(t, installation{telegram: tgfake.Options{Latency: 2 * time.Millisecond}})
	s.start()
	c := s.campaign(people)
	for i := range kills {
		c.sendsMore(1 + moments.Int64N(people/(kills+2)))
		<-time.After(time.Duration(moments.Int64N(int64(10 * time.Millisecond))))
		if status := s.end(syscall.SIGKILL, time.Second); status != -1 {
			t.Fatalf("status %d: it was not killed", status)
		}
		if state, err := c.broadcasts.State(t.Context(), c.id); err != nil || state != kiez.Running {
			t.Fatalf("kill %d came too late: the broadcast is %s, %v", i+1, state, err)
		}
		s.start()
	}
	sheet := c.sheet("Fertig")
	missing, doubles := c.reached()
	if missing > 0 || doubles > senders*kills {
		t.Errorf("%d people are left out, %d got the message twice", missing, doubles)
	}
	if sheet.Unknown > senders*kills || sheet.Sent+sheet.Unknown != people {
		t.Errorf("the sheet says %+v", sheet)
	}
	t.Logf("%d twice, %d unknown", doubles, sheet.Unknown)
}
