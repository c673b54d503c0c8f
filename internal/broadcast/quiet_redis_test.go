package broadcast_test

import (
	"sync/atomic"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
)

// hours are quiet hours that a test switches: on, they end in an hour at the earliest.
type hours struct {
	on atomic.Bool
}

func (h *hours) quiet(now time.Time) ([]kiez.Quiet, time.Time) {
	if !h.on.Load() {
		return nil, now
	}
	return []kiez.Quiet{kiez.QuietDefault}, now.Add(time.Hour)
}

// awaken turns the quiet hours of every third subscriber off.
func awaken(t *testing.T, s *redisstore.Store, n int) (awake int) {
	t.Helper()
	for i := 0; i < n; i += 3 {
		_, err := redisstore.NewPeople(s).SetSettings(t.Context(), chatID(i), kiez.Settings{Quiet: kiez.QuietOff})
		if err != nil {
			t.Fatal(err)
		}
		awake++
	}
	return awake
}

// rests waits until nothing is due although the broadcast is not over.
func (r *replica) rests(t *testing.T) {
	t.Helper()
	waitFor(t, func() bool {
		due, err := r.broadcasts.Due(t.Context(), time.Now())
		return err == nil && len(due) == 0 && sheetOf(t, r.broadcasts).Pending > 0
	})
}

// A process dies in the night, in the middle of sending to who is awake: nobody who waits for the morning is lost, and
// nobody gets it twice but who was in flight.
func TestCrashWhilePeopleAreHeldBack(t *testing.T) {
	redistest.Each(t, func(t *testing.T, url string) {
		p, h := &phone{takes: quick}, &hours{}
		h.on.Store(true)
		two, three := newReplica(t, url, "two", p.send, h.quiet), newReplica(t, url, "three", p.send, h.quiet)
		subscribe(t, two.store, 150)
		awake := awaken(t, two.store, 150)
		crash(t, url, p, awake/2, kiez.StaffBroadcast, h.quiet)
		two.start(t)
		three.start(t)
		two.rests(t)
		s := sheetOf(t, two.broadcasts)
		if s.Held != 150-awake || s.Pending != s.Held || s.Sent+s.Unknown != awake || s.Unknown > 4 {
			t.Errorf("in the night: %+v", s)
		}
		if people, doubles := p.reached(t); people != awake || doubles > s.Unknown {
			t.Errorf("in the night %d of %d got it, %d of them twice, %d are unknown", people, awake, doubles, s.Unknown)
		}
		for i := range 30 { // some leave while they are held
			if _, err := redisstore.NewPeople(two.store).Stop(t.Context(), chatID(i)); err != nil {
				t.Fatal(err)
			}
		}

		h.on.Store(false)
		if err := two.broadcasts.SetState(t.Context(), "b", kiez.Running, kiez.Running); err != nil { // its time has come
			t.Fatal(err)
		}
		s = two.sheetOfEither(t, three, 150)
		if s.Left != 20 || s.Held != 0 || s.Sent+s.Unknown != 130 {
			t.Errorf("in the morning: %+v", s)
		}
		if people, doubles := p.reached(t); people != 130 || doubles > s.Unknown {
			t.Errorf("by the morning %d of 130 got it, %d of them twice, %d are unknown", people, doubles, s.Unknown)
		}
	})
}

func TestAbortInTheNight(t *testing.T) {
	redistest.Each(t, func(t *testing.T, url string) {
		p, h := &phone{takes: quick}, &hours{}
		h.on.Store(true)
		r := newReplica(t, url, "one", p.send, h.quiet)
		subscribe(t, r.store, 100)
		awake := awaken(t, r.store, 100)
		r.release(t, kiez.StaffBroadcast)
		r.start(t)
		r.rests(t)
		if err := r.broadcasts.SetState(t.Context(), "b", kiez.Aborted, kiez.Running); err != nil {
			t.Fatal(err)
		}
		if s := r.sheet(t, 100); s.Sent != awake || s.AbortedRest != 100-awake || s.Held != 0 {
			t.Errorf("sheet %+v", s)
		}
		p.wantOnce(t, awake)
	})
}
