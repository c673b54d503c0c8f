package app_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/content"
	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

// newest gives the last message of the bot in a chat that contains part.
func (w *world) newest(chat int64, part string) tgfake.Message {
	w.Helper()
	messages := w.telegram.Chat(chat)
	for _, m := range slices.Backward(messages) {
		if m.FromBot && strings.Contains(m.Body(), part) {
			return m
		}
	}
	w.Fatalf("%d never got %q", chat, part)
	return tgfake.Message{}
}

// speaks sets the language somebody chose.
func (w *world) speaks(chat int64, lang kiez.Lang) {
	w.Helper()
	if err := redisstore.NewPeople(w.store()).SetLang(w.Context(), kiez.ChatID(chat), lang); err != nil {
		w.Fatal(err)
	}
}

// wantSent compares how many messages each of the people has got in all.
func (w *world) wantSent(when string, want map[int64]int) {
	w.Helper()
	for chat, n := range want {
		if got := int(w.telegram.SentTo(chat)); got != n {
			w.Errorf("%s: %d messages to %d, want %d", when, got, chat, n)
		}
	}
}

// moves has staff move an event in the chat, and gives what they see before they confirm.
func (w *world) moves(label, to string) tgfake.Message {
	w.Helper()
	w.say(admin, "/event")
	w.press(admin, label)
	w.press(admin, "Verschieben")
	asked := w.say(admin, to)
	w.press(admin, "Speichern")
	return asked
}

// The people of these tests, beside usual.
const (
	pole  = int64(3101 + iota) // reminded in Polish
	late                       // wants to be reminded an hour before
	ended                      // reminded, and ended all messages since
	other                      // reminded, and changed to another topic since
)

// toldOfTheFair is a bot that has reminded some people of a fair on Thursday, 6 February 2025 at 18:00, the day before.
func toldOfTheFair(t *testing.T, url string) *world {
	t.Helper()
	w := newWorld(t, start(), func(o *app.Options) { o.RedisURL = url; silent(t, o) })
	w.canary()
	for _, chat := range []int64{usual, pole, ended, other} {
		w.subscribes(chat, kiez.Events, kiez.Settings{})
	}
	w.subscribes(late, kiez.Events, kiez.Settings{Leads: []time.Duration{time.Hour}})
	w.speaks(pole, kiez.Polish)
	w.enter("fair", "Kiezmarkt", kiez.Events, time.Date(2025, time.February, 6, 18, 0, 0, 0, berlin()))
	w.laterUntil(time.Date(2025, time.February, 5, 18, 0, 0, 0, berlin()))
	w.wantSent("reminded", map[int64]int{usual: 1, pole: 1, late: 0, ended: 1, other: 1})

	people := redisstore.NewPeople(w.store())
	if _, err := people.Stop(t.Context(), kiez.ChatID(ended)); err != nil {
		t.Fatal(err)
	}
	w.subscribes(other, kiez.Seniors, kiez.Settings{})
	if _, err := people.Unsubscribe(t.Context(), kiez.ChatID(other), kiez.Events); err != nil {
		t.Fatal(err)
	}
	w.speaks(pole, kiez.English) // the correction still has to fit the reminder
	return w
}

// S11: exactly those who were reminded get a correction, as a reply to the reminder and in its language.
func TestCorrectionAfterAMove(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		t.Parallel()
		w := toldOfTheFair(t, url)
		rev := w.telegram.Rev()
		w.shows(w.moves("06.02. Kiezmarkt", "13.2.2025 17:00"), "3 Personen", "schon an diesen Termin erinnert")
		moved := w.next(usual, rev, "Verschoben")
		w.shows(moved, "Bisher: Donnerstag, 6. Februar 2025, 18:00 Uhr", "Neu: Donnerstag, 13. Februar 2025, 17:00 Uhr",
			"Kiezmarkt", "Libezem, Rhinstraße 9", "Barrierefreiheit", "Stand:")
		w.shows(w.next(pole, rev, "Zmiana terminu"), "Dotychczas:", "13 lutego 2025", "Libezem")
		w.shows(w.next(other, rev, "Verschoben"))
		for _, chat := range []int64{usual, pole, other} {
			messages := w.telegram.Chat(chat)
			if reply := messages[len(messages)-1].ReplyToID; reply != messages[0].MessageID {
				t.Errorf("%d: the correction replies to %d, the reminder is %d", chat, reply, messages[0].MessageID)
			}
		}
		w.later(time.Minute) // started once more: nothing is repeated
		w.wantSent("moved", map[int64]int{usual: 2, pole: 2, late: 0, ended: 1, other: 2})

		rev = w.telegram.Rev()
		w.say(admin, "/event")
		w.press(admin, "13.02. Kiezmarkt")
		w.shows(w.press(admin, "Absagen"), "wirklich abgesagt", "3 Personen")
		w.press(admin, "Ja, absagen")
		dropped := w.next(usual, rev, "Abgesagt")
		w.shows(dropped, "Kiezmarkt", "Donnerstag, 13. Februar 2025, 17:00 Uhr", "findet nicht statt", "Stand: Mittwoch, 5. Februar 2025")
		if dropped.ReplyToID != moved.MessageID {
			t.Errorf("the second correction replies to %d, the first is %d", dropped.ReplyToID, moved.MessageID)
		}
		w.next(pole, rev, "Odwołane")
		w.next(other, rev, "Abgesagt")
		w.later(9 * day) // nobody is reminded of it any more
		w.wantSent("cancelled", map[int64]int{usual: 3, pole: 3, late: 0, ended: 1, other: 3})
	})
}

// Who was told of the new date by a reminder knows it, and is told again when the place changes.
func TestNewPlaceAfterAMove(t *testing.T) {
	t.Parallel()
	w := toldOfTheFair(t, redistest.Mini(t))
	rev := w.telegram.Rev()
	w.moves("06.02. Kiezmarkt", "13.2.2025 17:00")
	w.next(usual, rev, "Verschoben")
	w.next(pole, rev, "Zmiana terminu")
	w.next(other, rev, "Verschoben")
	w.laterUntil(time.Date(2025, time.February, 13, 16, 0, 0, 0, berlin())) // the later one is reminded of this date only
	w.wantSent("moved and reminded", map[int64]int{usual: 3, pole: 3, late: 1, ended: 1, other: 2})

	rev = w.telegram.Rev()
	w.say(admin, "/event")
	w.press(admin, "13.02. Kiezmarkt")
	w.press(admin, "Bearbeiten")
	w.shows(w.say(admin, "place: Kultschule, Sewanstraße 43"), "4 Personen")
	w.press(admin, "Speichern")
	for _, chat := range []int64{usual, late} {
		m := w.next(chat, rev, "Neuer Ort")
		w.shows(m, "Kultschule, Sewanstraße 43", "Kiezmarkt", "13. Februar 2025")
		if strings.Contains(m.Body(), "Verschoben") {
			t.Errorf("%d is told again that it was moved: %s", chat, m.Body())
		}
		if reminder := w.newest(chat, "Erinnerung"); m.ReplyToID != reminder.MessageID {
			t.Errorf("%d: the correction replies to %d, the last reminder is %d", chat, m.ReplyToID, reminder.MessageID)
		}
	}
}

// Whatever changes an event is noticed: a break of a series, entered on another replica, and a changed content.
func TestCorrectionsWithoutStaffInTheChat(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { silent(t, o) })
	w.canary()
	w.subscribes(usual, kiez.Events, kiez.Settings{})
	w.subscribes(pole, kiez.Jury, kiez.Settings{})
	w.speaks(pole, kiez.Polish)
	on := func(day, hour int) time.Time { return time.Date(2025, time.February, day, hour, 0, 0, 0, berlin()) }
	series := kiez.Series{Rule: "FREQ=WEEKLY", Event: kiez.Event{
		ID: "cafe", Kind: kiez.Gathering, Topic: kiez.Events, Start: on(3, 15), Title: kiez.Titles{kiez.German: "Kiezcafé"},
		Provenance: kiez.Provenance{AsOf: "2025-01-28", Source: "staff"},
	}}
	events := redisstore.NewEvents(w.store())
	if err := events.PutSeries(t.Context(), series); err != nil {
		t.Fatal(err)
	}
	w.laterUntil(on(9, 19)) // the session in Neu-Lichtenberg is on the 10th at 19:00, the café at 15:00
	w.shows(w.newest(usual, "Kiezcafé"), "10. Februar 2025", "geplant")
	reminder := w.newest(pole, "10 lutego 2025")

	rev := w.telegram.Rev()
	series.Breaks, series.Sequence = []kiez.Break{{From: on(10, 0), To: on(16, 0)}}, 1
	if err := events.PutSeries(t.Context(), series); err != nil {
		t.Fatal(err)
	}
	w.shows(w.next(usual, rev, "Abgesagt"), "Kiezcafé", "Montag, 10. Februar 2025, 15:00 Uhr", "findet nicht statt")

	w.stop()
	w.options.Knowledge = withSessionMoved(t, w.options.Knowledge, on(10, 19), on(11, 18))
	w.run()
	m := w.next(pole, rev, "Zmiana terminu")
	w.shows(m, "11 lutego 2025")
	if m.ReplyToID != reminder.MessageID {
		t.Errorf("the correction replies to %d, the reminder is %d", m.ReplyToID, reminder.MessageID)
	}
	w.later(time.Minute)
	rev = w.telegram.Rev()
	series.Breaks, series.Sequence = nil, 2
	if err := events.PutSeries(t.Context(), series); err != nil {
		t.Fatal(err)
	}
	w.shows(w.next(usual, rev, "Findet doch statt"), "Kiezcafé", "10. Februar 2025")
}

// withSessionMoved is what the bot knows once an editor has moved the sessions of one moment in the content.
func withSessionMoved(t *testing.T, k *app.Knowledge, from, to time.Time) *app.Knowledge {
	t.Helper()
	changed, c := *k, new(content.Content)
	*c = *k.Content
	c.Events = slices.Clone(c.Events)
	moved := 0
	for i, e := range c.Events {
		if e.Kind == kiez.Session && e.Start.Equal(from) {
			c.Events[i].Start, moved = to, moved+1
		}
	}
	if moved != 1 {
		t.Fatalf("%d sessions at %s", moved, from)
	}
	changed.Content = c
	return &changed
}
