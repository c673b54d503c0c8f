package app_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

// atNight is a bot with quiet hours from 21:00 until 08:00, in which one tap releases.
func atNight(t *testing.T, url string, at time.Time) *world {
	t.Helper()
	w := newWorld(t, at, func(o *app.Options) {
		oneReleases(o)
		o.RedisURL, o.Quiet = url, calendar.QuietHours{From: 21 * time.Hour, To: 8 * time.Hour}
		silent(t, o)
	})
	w.canary()
	return w
}

// subscribes makes a subscriber with these settings.
func (w *world) subscribes(chat int64, topic kiez.Topic, s kiez.Settings) {
	w.Helper()
	people := redisstore.NewPeople(w.store())
	w.telegram.AddUser(tgfake.User{ID: chat, FirstName: "Person", LanguageCode: "de"})
	w.telegram.Unblock(chat) // opens the chat
	_, err := people.Subscribe(w.Context(), kiez.ChatID(chat), topic, nil, kiez.Consent{At: start(), Version: "test"})
	if err == nil {
		_, err = people.SetSettings(w.Context(), kiez.ChatID(chat), s)
	}
	if err != nil {
		w.Fatal(err)
	}
}

// until lets the time pass until at, and waits until all that is due then is sent: a message to somebody without quiet
// hours is made last, and nothing else is due any more.
func (w *world) until(at time.Time) {
	w.Helper()
	w.clock.Advance(at.Sub(w.clock.Now()))
	broadcasts, text := redisstore.NewBroadcasts(w.store(), redisstore.BroadcastOptions{}), "Kanarienvogel "+at.Format(time.RFC3339)
	_, err := broadcasts.Create(w.Context(), kiez.Broadcast{
		ID: "canary" + at.Format("021504"), Kind: kiez.StaffBroadcast, State: kiez.Scheduled, Texts: kiez.Titles{kiez.German: text},
		Audience: kiez.Audience{Topics: []kiez.Topic{kiez.Families}},
	})
	if err != nil {
		w.Fatal(err)
	}
	w.next(canaryReader, 0, text)
	w.idle()
}

// idle waits until nothing is due.
func (w *world) idle() {
	w.Helper()
	broadcasts := redisstore.NewBroadcasts(w.store(), redisstore.BroadcastOptions{})
	w.eventually("all that is due is sent", func() bool {
		due, err := broadcasts.Due(w.Context(), w.clock.Now())
		return err == nil && len(due) == 0
	})
}

// heard counts the messages in a chat that contain part and made a sound.
func (w *world) heard(chat int64, part string) int {
	sounds := 0
	for _, m := range w.telegram.Chat(chat) {
		if m.FromBot && !m.Silent && strings.Contains(m.Body(), part) {
			sounds++
		}
	}
	return sounds
}

// S9: what is released in the night reaches who wants it at any hour, and the others in the morning.
func TestBroadcastInTheNight(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		t.Parallel()
		evening := time.Date(2025, time.January, 28, 22, 0, 0, 0, berlin())
		w := atNight(t, url, evening)
		crowd := w.crowd(3001, 5)
		w.subscribes(crowd[0], kiez.Events, kiez.Settings{Quiet: kiez.QuietOff})
		rev := w.release("Hallo zusammen!")
		w.shows(w.next(admin, rev, "Ruhezeit"), "4 Personen", "Mittwoch, 29. Januar 2025, 8:00 Uhr", "1 von 5")

		w.until(evening.Add(4 * time.Hour))
		w.stop() // nobody is lost at a restart
		w.run()
		if _, err := redisstore.NewPeople(w.store()).Stop(t.Context(), kiez.ChatID(crowd[1])); err != nil {
			t.Fatal(err)
		}
		w.until(evening.Add(10*time.Hour - 5*time.Minute))
		if n := w.receivedBy(crowd, "Hallo"); n != 1 || w.heard(crowd[0], "Hallo") != 1 {
			t.Errorf("%d messages in the night", n)
		}
		w.until(evening.Add(10 * time.Hour))
		w.shows(w.next(admin, rev, "Fertig"), "Empfänger: 5", "zugestellt: 4", "inzwischen abgemeldet: 1")
		for i, chat := range crowd {
			want := 1
			if i == 1 {
				want = 0
			}
			if n := w.heard(chat, "Hallo"); n != want {
				t.Errorf("%d heard it %d times, want %d", chat, n, want)
			}
		}
	})
}

// Staff may send at once, which makes no sound, or think better of it; the sheet adds up.
func TestStaffDecideInTheNight(t *testing.T) {
	t.Parallel()
	evening := time.Date(2025, time.January, 28, 21, 0, 0, 0, berlin())
	for name, test := range map[string]struct {
		button string
		sheet  []string
		got    int
	}{
		"send now": {"Jetzt ohne Ton senden", []string{"zugestellt: 5", "Empfänger: 5"}, 5},
		"abort":    {"Abbrechen", []string{"abgebrochen: 4", "Empfänger: 5", "zugestellt: 1"}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := atNight(t, redistest.Mini(t), evening)
			crowd := w.crowd(3001, 5)
			w.subscribes(crowd[0], kiez.Events, kiez.Settings{Quiet: kiez.QuietOff})
			rev := w.release("Hallo zusammen!")
			w.next(admin, rev, "Ruhezeit")
			w.idle()
			w.press(admin, test.button)
			w.shows(w.next(admin, rev, test.sheet[0]), test.sheet...)
			if n := w.receivedBy(crowd, "Hallo"); n != test.got {
				t.Errorf("%d messages, want %d", n, test.got)
			}
			for i, chat := range crowd {
				if n := w.heard(chat, "Hallo"); n > 0 && i > 0 || n != 1 && i == 0 {
					t.Errorf("%d heard it %d times", chat, n)
				}
			}
		})
	}
}

func TestPausedInTheNight(t *testing.T) {
	t.Parallel()
	evening := time.Date(2025, time.January, 28, 22, 0, 0, 0, berlin())
	w := atNight(t, redistest.Mini(t), evening)
	crowd := w.crowd(3001, 3)
	rev := w.release("Hallo zusammen!")
	w.next(admin, rev, "Ruhezeit")
	w.shows(w.press(admin, "Pause"), "Angehalten", "0 von 3")
	w.until(evening.Add(11 * time.Hour))
	if n := w.receivedBy(crowd, "Hallo"); n != 0 {
		t.Errorf("%d messages although it is paused", n)
	}
	w.until(evening.Add(23 * time.Hour))
	rev = w.telegram.Rev()
	w.press(admin, "Fortsetzen")
	w.shows(w.next(admin, rev, "Ruhezeit"), "nicht mehr", "gilt nur bis Mittwoch, 29. Januar 2025, 22:")
	w.until(evening.Add(24*time.Hour - time.Hour/2))
	if n := w.receivedBy(crowd, "Hallo"); n != 0 {
		t.Errorf("%d messages in the next night", n)
	}
}

// S14: the night of a clock change is an hour shorter or longer; the morning is at eight.
func TestTheMorningAfterTheClockChange(t *testing.T) {
	t.Parallel()
	for _, morning := range []time.Time{
		time.Date(2026, time.March, 29, 8, 0, 0, 0, berlin()),
		time.Date(2026, time.October, 25, 8, 0, 0, 0, berlin()),
		time.Date(2027, time.March, 28, 8, 0, 0, 0, berlin()),
	} {
		t.Run(morning.Format(time.DateOnly), func(t *testing.T) {
			t.Parallel()
			evening := time.Date(morning.Year(), morning.Month(), morning.Day()-1, 21, 30, 0, 0, berlin())
			w := atNight(t, redistest.Mini(t), evening)
			crowd := w.crowd(3001, 2)
			rev := w.release("Hallo zusammen!")
			w.next(admin, rev, "Ruhezeit")
			w.until(time.Date(morning.Year(), morning.Month(), morning.Day(), 3, 30, 0, 0, berlin()))
			w.until(morning.Add(-5 * time.Minute))
			if n := w.receivedBy(crowd, "Hallo"); n != 0 {
				t.Errorf("%d messages before eight", n)
			}
			w.until(morning)
			if n := w.heard(crowd[0], "Hallo") + w.heard(crowd[1], "Hallo"); n != 2 {
				t.Errorf("%d messages at eight, want 2", n)
			}
		})
	}
}

// A reminder waits for the morning if it is still of use then; a correction that is not goes out at once.
func TestWhatIsTooLateInTheMorning(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		t.Parallel()
		evening := time.Date(2025, time.January, 28, 22, 30, 0, 0, berlin())
		w := atNight(t, url, evening)
		broadcasts := redisstore.NewBroadcasts(w.store(), redisstore.BroadcastOptions{})
		w.subscribes(subscriber, kiez.Events, kiez.Settings{Leads: []time.Duration{}})
		for _, test := range []struct {
			name            string
			until, believed time.Duration // of the message and the event, and when it was said to be
		}{{"A", 9 * time.Hour, 9 * time.Hour}, {"B", 10 * time.Hour, 10 * time.Hour}, {"C", 30 * time.Hour, 9 * time.Hour}} {
			name, until := test.name, test.until
			_, err := broadcasts.Create(t.Context(), kiez.Broadcast{
				ID: name, Kind: kiez.StaffBroadcast, State: kiez.Scheduled, Texts: kiez.Titles{kiez.German: "Nachricht-" + name},
				ValidUntil: evening.Add(until), Audience: kiez.Audience{Topics: []kiez.Topic{kiez.Events}},
			})
			if err != nil {
				t.Fatal(err)
			}
			w.enter("event-"+name, "Korrektur-"+name, kiez.Events, evening.Add(until))
			elsewhere := kiez.Event{ID: "event-" + name, Start: evening.Add(test.believed)}
			if err := redisstore.NewTold(w.store()).Tell(t.Context(), subscriber, elsewhere, 1, kiez.German); err != nil {
				t.Fatal(err)
			}
			w.eventually("it is to be corrected", func() bool {
				_, err := broadcasts.State(t.Context(), "event-"+name+"!1")
				return err == nil
			})
		}
		wantReceived := func(when string, want ...string) {
			t.Helper()
			for _, name := range []string{"Nachricht-A", "Nachricht-B", "Nachricht-C", "Korrektur-A", "Korrektur-B", "Korrektur-C"} {
				if n := w.received(subscriber, name); (n == 1) != slices.Contains(want, name) || n > 1 {
					t.Errorf("%s: %d times %s", when, n, name)
				}
			}
		}
		w.until(evening.Add(time.Hour))
		wantReceived("in the night", "Korrektur-A", "Korrektur-C")
		if n := w.heard(subscriber, "Korrektur"); n > 0 {
			t.Errorf("%d sounds in the night", n)
		}
		w.until(evening.Add(9*time.Hour + 30*time.Minute))
		wantReceived("in the morning", "Korrektur-A", "Korrektur-B", "Korrektur-C", "Nachricht-B", "Nachricht-C")
		sheet, err := broadcasts.Sheet(t.Context(), "A")
		if err != nil || sheet != (kiez.Sheet{Total: 1, Expired: 1}) {
			t.Errorf("too late: %+v, %v", sheet, err)
		}
	})
}

// Who turns quiet hours off in the middle of the night gets at once what waits; the others sleep on.
func TestQuietHoursTurnedOffInTheNight(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		t.Parallel()
		evening := time.Date(2025, time.January, 28, 22, 0, 0, 0, berlin())
		w := atNight(t, url, evening)
		crowd := w.crowd(3001, 3)
		rev := w.release("Hallo zusammen!")
		w.shows(w.next(admin, rev, "Ruhezeit"), "3 Personen")
		w.until(evening.Add(4 * time.Hour))
		if n := w.receivedBy(crowd, "Hallo"); n != 0 {
			t.Fatalf("%d messages in the night", n)
		}

		rev = w.telegram.Rev()
		w.say(crowd[1], "/abo")
		w.press(crowd[1], "Einstellungen")
		w.press(crowd[1], "✓ Ruhezeit")
		w.next(crowd[1], rev, "Hallo")
		w.idle() // it rests again
		if n := w.receivedBy(crowd, "Hallo"); n != 1 {
			t.Errorf("%d messages in the night, want one", n)
		}
		w.shows(w.next(admin, rev, "Ruhezeit"), "2 Personen", "1 von 3")
		w.until(evening.Add(10 * time.Hour))
		if n := w.receivedBy(crowd, "Hallo"); n != 3 {
			t.Errorf("%d messages in all, want three", n)
		}
	})
}
