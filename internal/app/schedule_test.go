package app_test

import (
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
)

const everyMonday = "/schedule\nname: Montagsgruß\ntopics: events\nwhen: jeden Montag 9:00\nde: Guten Morgen, Kiez!"

// T11: made by one person, released by another, sent twice, paused, resumed and deleted.
func TestASchedule(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		t.Parallel()
		w := newWorld(t, start(), func(o *app.Options) { o.RedisURL = url; silent(t, o) }) // a Tuesday
		w.say(releaser, "/start")
		w.subscribe(subscriber, "Veranstaltungen")

		w.shows(w.say(admin, everyMonday), "Montagsgruß", "jeden Montag, 9:00 Uhr", "1 Person",
			"Montag, 3. Februar 2025, 9:00 Uhr", "Montag, 10. Februar 2025, 9:00 Uhr", "Montag, 17. Februar 2025, 9:00 Uhr")
		rev := w.telegram.Rev()
		w.shows(w.press(admin, "Freigeben"), "zweite Person")
		w.next(releaser, rev, "wartet auf Ihre Freigabe")
		w.shows(w.press(releaser, "Freigeben"), "Zeitplan: Montagsgruß")

		due := time.Date(2025, time.February, 3, 9, 0, 1, 0, berlin())
		for n := range 2 {
			rev := w.telegram.Rev()
			w.clock.Advance(due.AddDate(0, 0, 7*n).Sub(w.clock.Now()))
			w.next(subscriber, rev, "Guten Morgen, Kiez!")
		}
		w.greetings(2)
		rev = w.telegram.Rev()
		w.say(admin, "/schedule")
		w.shows(w.next(admin, rev, "Montagsgruß"), "Zuletzt: Montag, 10. Februar 2025, 9:00 Uhr", "zugestellt: 1",
			"Montag, 17. Februar 2025, 9:00 Uhr")

		// What is due in the pause is never sent, not even afterwards.
		w.shows(w.press(admin, "Pause"), "Angehalten")
		w.clock.Advance(7*24*time.Hour + time.Hour)
		w.greetings(2)
		w.shows(w.press(admin, "Fortsetzen"), "Montag, 24. Februar 2025, 9:00 Uhr")
		w.greetings(2)

		// Down at nine, back at eleven: late, but sent; down for a day: not sent any more, and staff are told.
		w.restart(due.AddDate(0, 0, 21).Add(2 * time.Hour))
		w.greetings(3)
		w.restart(due.AddDate(0, 0, 29))
		w.greetings(3)
		rev = w.telegram.Rev()
		w.say(admin, "/schedule")
		w.shows(w.next(admin, rev, "Montagsgruß"), "weil der Bot nicht lief: Montag, 3. März 2025, 9:00 Uhr")

		w.press(admin, "Löschen")
		w.shows(w.press(admin, "Ja, löschen"), "gelöscht")
		w.clock.Advance(14 * 24 * time.Hour)
		w.greetings(3)
		w.shows(w.say(admin, "/schedule"), "noch keiner angelegt")
	})
}

// restart stops the bot, lets time pass until the instant at, and starts it.
func (w *world) restart(at time.Time) {
	w.Helper()
	w.stop()
	w.clock.Advance(at.Sub(w.clock.Now()))
	w.run()
}

// settleSchedules waits until all schedules have had their turn and what they made is sent: one that is due right now
// has its turn after all others.
func (w *world) settleSchedules() {
	w.Helper()
	now := w.clock.Now().In(berlin())
	w.telegram.Unblock(canaryReader)
	consent := kiez.Consent{At: start(), Version: "test"}
	if _, err := redisstore.NewPeople(w.store()).Subscribe(w.Context(), canaryReader, kiez.Families, nil, consent); err != nil {
		w.Fatal(err)
	}
	text := "Kanarienvogel " + now.Format(time.RFC3339Nano)
	schedules := redisstore.NewSchedules(w.store())
	canary, err := schedules.Save(w.Context(), kiez.Schedule{
		ID: "canary" + now.Format("20060102150405.000000"), Since: now.Add(-time.Minute), Pattern: kiez.Broadcast{
			Kind: kiez.StaffBroadcast, Created: now.AddDate(10, 0, 0), Rhythm: kiez.Rhythm{Cron: now.Format("4 15 * * *")},
			Texts: kiez.Titles{kiez.German: text}, Audience: kiez.Audience{Topics: []kiez.Topic{kiez.Families}},
		},
	})
	if err != nil {
		w.Fatal(err)
	}
	w.next(canaryReader, 0, text)
	if err := schedules.Remove(w.Context(), canary.ID); err != nil {
		w.Fatal(err)
	}
	broadcasts := redisstore.NewBroadcasts(w.store(), redisstore.BroadcastOptions{})
	w.eventually("all that is due is sent", func() bool {
		due, err := broadcasts.Due(w.Context(), w.clock.Now())
		return err == nil && len(due) == 0
	})
}

// greetings waits until nothing is due any more and counts what the subscriber got.
func (w *world) greetings(want int) {
	w.Helper()
	w.settleSchedules()
	if n := w.received(subscriber, "Guten Morgen, Kiez!"); n != want {
		w.Errorf("%d messages by %s, want %d", n, w.clock.Now().Format(time.DateTime), want)
	}
}

// T11: the week ahead goes to those who have something ahead, in their language. What is in it is corrected when it moves.
func TestTheWeekAhead(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { o.ReleaseByTwo = false })
	w.subscribe(subscriber, "Veranstaltungen")
	w.subscribe(resident, "Für Ältere")
	w.shows(w.say(admin, event), "Kiezfrühstück")
	w.press(admin, "Speichern")
	w.shows(w.say(admin, "/schedule\ntemplate: week\ntopics: events, seniors\nwhen: 0 9 * * WED"), "jeden Mittwoch, 9:00 Uhr")
	rev := w.telegram.Rev()
	w.press(admin, "Vorschau")
	w.shows(w.next(admin, rev, "Diese Woche im Kiez"), "Kiezfrühstück") // below its heading
	w.press(admin, "Freigeben")
	rev = w.telegram.Rev()
	w.clock.Advance(23*time.Hour + time.Second) // Wednesday, 9:00
	sent := w.next(subscriber, rev, "Diese Woche im Kiez")
	w.shows(sent, "Kiezfrühstück", "Donnerstag, 30. Januar 2025, 18:00 Uhr")
	w.settleSchedules()
	if n := w.received(resident, "Diese Woche im Kiez"); n != 0 {
		t.Errorf("%d messages to somebody with nothing ahead", n)
	}
	rev = w.telegram.Rev()
	w.say(admin, "/schedule")
	w.shows(w.next(admin, rev, "Empfänger: 2"), "zugestellt: 1", "übersprungen: 1")

	rev = w.telegram.Rev()
	w.shows(w.moves("30.01. Kiezfrühstück", "31.1.2025 17:00"), "1 Person")
	moved := w.next(subscriber, rev, "Verschoben")
	w.shows(moved, "Bisher: Donnerstag, 30. Januar 2025, 18:00 Uhr", "Neu: Freitag, 31. Januar 2025, 17:00 Uhr")
	if moved.ReplyToID != sent.MessageID {
		t.Errorf("the correction replies to %d, the week is %d", moved.ReplyToID, sent.MessageID)
	}
	w.idle()
	if n := w.received(resident, "Verschoben"); n != 0 {
		t.Errorf("%d corrections to somebody who was told nothing", n)
	}
}

// A rhythm before jury sessions follows the agenda: the session of Neu-Lichtenberg on Monday, 10 February 2025.
func TestBeforeASession(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.shows(w.say(admin, "/broadcast\ntopics: jury\nwhen: am Werktag vor einer Jurysitzung 10:00\nde: Morgen tagt die Jury."),
		"am Werktag vor einer Jurysitzung, 10:00 Uhr", "Freitag, 7. Februar 2025, 10:00 Uhr")
	for given, want := range map[string]string{
		"0 9 31 2 *":       "trifft auf keinen Tag zu",
		"30 2 * * SUN":     "zwischen 2 und 3 Uhr",
		"*/10 * * * *":     "öfter als einmal in der Stunde",
		"TZ=Europe/Berlin": "kein Cron-Ausdruck",
		"@daily":           "kein Cron-Ausdruck",
	} {
		w.shows(w.say(admin, "/schedule\ntopics: jury\nde: Hallo\nwhen: "+given), "Zeile 4", want)
	}
}
