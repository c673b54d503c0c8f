package app_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
)

const canaryReader = 4999

// reminding is a bot with one subscriber to events and to closing dates.
func reminding(t *testing.T, url string) *world {
	t.Helper()
	w := newWorld(t, start(), func(o *app.Options) { o.RedisURL = url; silent(t, o) })
	w.canary()
	w.subscribes(subscriber, kiez.Events, kiez.Settings{})
	w.subscribes(subscriber, kiez.KiezfondsDeadlines, kiez.Settings{})
	return w
}

// canary is somebody who reads what the tests send to know that all else is sent: at any hour, a week before.
func (w *world) canary() {
	w.Helper()
	w.subscribes(canaryReader, kiez.Families, kiez.Settings{
		Leads: []time.Duration{7 * 24 * time.Hour}, Quiet: kiez.QuietOff,
	})
}

// enter stores an event as staff do.
func (w *world) enter(id, title string, topic kiez.Topic, at time.Time) {
	w.Helper()
	err := redisstore.NewEvents(w.store()).Put(w.Context(), kiez.Event{
		ID: id, Kind: kiez.Gathering, Topic: topic, Start: at, Title: kiez.Titles{kiez.German: title},
		Place:      kiez.Place{Name: "Libezem", Address: "Rhinstraße 9"},
		Provenance: kiez.Provenance{AsOf: "2025-01-28", Source: "staff", Owner: "Büro"},
	})
	if err != nil {
		w.Fatal(err)
	}
}

// later lets d pass while the bot is down, starts it, and waits until it has sent all that is due then: the reminder a
// week before an event is planned after everything else, and what was planned is sent when nothing is due.
func (w *world) later(d time.Duration) {
	w.Helper()
	w.stop()
	w.clock.Advance(d)
	now := w.clock.Now()
	title := "Kanarienvogel " + now.Format(time.RFC3339Nano)
	w.enter("canary-"+now.Format("020150405.000000"), title, kiez.Families, now.In(berlin()).AddDate(0, 0, 7))
	w.run()
	w.next(canaryReader, 0, title)
	w.idle()
}

// S12: whatever was missed while the bot was down is made up for once, but never after the event has begun.
func TestReminderAfterAStandstill(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		t.Parallel()
		w := reminding(t, url)
		begins := start().Add(30 * time.Hour) // Wednesday, 16:00
		w.enter("fest", "Kiezfest", kiez.Events, begins)
		w.enter("brunch", "Kiezfrühstück", kiez.Events, begins)
		w.enter("walk", "Kiezspaziergang", kiez.Events, begins.Add(48*time.Hour))

		w.later(29*time.Hour + 30*time.Minute) // past both leads, half an hour before the beginning
		for _, title := range []string{"Kiezfest", "Kiezfrühstück"} {
			if n := w.received(subscriber, title); n != 1 {
				t.Errorf("%s: %d reminders half an hour before, want one", title, n)
			}
		}
		w.later(time.Minute) // started once more: nothing is repeated
		w.later(49 * time.Hour)
		if n := w.received(subscriber, "Kiezspaziergang"); n != 0 {
			t.Errorf("%d reminders of something that has begun", n)
		}
		if n := w.received(subscriber, "Erinnerung"); n != 2 {
			t.Errorf("%d reminders in all, want 2", n)
		}
	})
}

// S12: nor is anybody reminded of a closing date that has passed. Friedrichsfelde Süd closes on 3 February and 3 March.
func TestNoReminderAfterTheDeadline(t *testing.T) {
	t.Parallel()
	w := reminding(t, redistest.Mini(t))
	w.later(6*24*time.Hour + 14*time.Hour + 10*time.Minute) // 4 February, 0:10
	if n := w.telegram.SentTo(subscriber); n != 0 {
		t.Errorf("%d reminders of a closing date that has passed", n)
	}
	w.later(27*24*time.Hour + 12*time.Hour) // 3 March, 12:10
	if n := w.received(subscriber, "3. März 2025"); n != 1 || w.telegram.SentTo(subscriber) != 1 {
		t.Errorf("%d reminders on the closing day, want one", n)
	}
	w.later(11 * time.Hour)
	if n := w.telegram.SentTo(subscriber); n != 1 {
		t.Errorf("%d reminders at the end of the closing day, want one", n)
	}
}

// Restarted at any moments, the bot misses no reminder that can still be given and repeats none.
func TestRestartsMissNothingAndRepeatNothing(t *testing.T) {
	t.Parallel()
	for seed := range uint64(4) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(seed, 12))
			w := reminding(t, redistest.Mini(t))
			begins := start().Add(30 * time.Hour)
			w.enter("fest", "Kiezfest", kiez.Events, begins)

			given := map[time.Duration]bool{}
			leads := slices.Sorted(slices.Values(w.options.Leads))
			for at := time.Duration(0); at < 33*time.Hour; {
				step := time.Duration(1+random.IntN(16*60)) * time.Minute / 2
				if start().Add(at+step).Hour() == 2 { // nothing is sent between two and three
					step += time.Hour
				}
				at += step
				w.later(step)
				now := w.clock.Now()
				due := slices.IndexFunc(leads, func(lead time.Duration) bool { return !now.Before(begins.Add(-lead)) })
				if due >= 0 && now.Before(begins) {
					given[leads[due]] = true
				}
				if n := w.received(subscriber, "Kiezfest"); n != len(given) {
					t.Fatalf("%s: %d reminders, want %d", now.Format(time.DateTime), n, len(given))
				}
			}
		})
	}
}
