package app_test

import (
	"testing"

	"kiezbot/internal/app"
)

// What a message or a tap costs is, more than anything, how often the store is asked for it.
func TestRoundTripsToTheStore(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { o.ListenAddr = "127.0.0.1:0" })
	w.say(resident, "Was ist der Kiezfonds?")
	asked := func() int { return int(w.counted()["kiezbot_redis_command_duration_seconds_count"]) }
	fewest := func(do func()) int { // what runs beside it asks, too
		least := 1000
		for range 10 {
			w.settled()
			before := asked()
			do()
			w.settled()
			least = min(least, asked()-before)
		}
		return least
	}
	const numbers = 3 // round trips for the numbers themselves, at most
	for _, c := range []struct {
		name string
		do   func()
		most int
	}{
		{"a question", func() { w.say(resident, "Was ist der Kiezfonds?") }, 10},
		{"a greeting", func() { w.say(resident, "Hallo!") }, 8},
		{"a tap", func() { w.press(resident, "☰ Menü") }, 6},
	} {
		if n := fewest(c.do); n > c.most+numbers || n < 2 { // it is stored and it is done, whatever else goes together
			t.Errorf("%s: %d round trips, want %d at most", c.name, n, c.most)
		}
	}
}
