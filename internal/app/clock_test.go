package app_test

import (
	"testing"
	"testing/synctest"
	"time"

	"kiezbot/internal/app"
)

// O19: a rehearsal starts at any instant and runs faster than real time, and what is skipped is not made up for.
func TestRehearsalClock(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		begin := time.Date(2027, time.March, 28, 1, 55, 0, 0, berlin())
		clock := new(app.Clock)
		clock.Rehearse(begin, 60)
		expect := func(want time.Time) {
			t.Helper()
			if now := clock.Now(); !now.Equal(want) {
				t.Errorf("it is %s, want %s", now, want)
			}
		}
		expect(begin)
		time.Sleep(5 * time.Second)
		expect(begin.Add(5 * time.Minute))
		clock.Advance(time.Hour)
		clock.Advance(-time.Hour) // it never goes back
		expect(begin.Add(65 * time.Minute))
		time.Sleep(time.Second)
		expect(begin.Add(66 * time.Minute))

		clock.Rehearse(begin, 0) // it stands still
		time.Sleep(time.Hour)
		expect(begin)
	})
}

func TestTheClockIsTheRealOneUntilItIsMoved(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		clock := new(app.Clock)
		if now := clock.Now(); !now.Equal(time.Now()) {
			t.Errorf("it is %s", now)
		}
		clock.Advance(time.Hour)
		time.Sleep(time.Minute)
		if now, want := clock.Now(), time.Now().Add(time.Hour); !now.Equal(want) {
			t.Errorf("it is %s, want %s", now, want)
		}
	})
}
