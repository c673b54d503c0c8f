package handlers_test

import (
	"errors"
	"testing"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
)

// TestCorrection says to somebody who was told of an event in Ukrainian what is not so any more.
func TestCorrection(t *testing.T) {
	const (
		hall    = "event.access (Access: \"mit Rampe\")\nanswer.as_of (Date: 2027-01)\n"
		mapped  = "[button.map https://www.openstreetmap.org/search?query=Rhinstra%C3%9Fe+9]\n"
		closing = "\"Frist\" / event.german_title"
		end     = "[button.subscriptions sub]\n"
	)
	const start = "2027-03-10 10:00"
	card := func(place, when string) string {
		return "event.card (Place: " + place + ", Title: \"Сніданок\", When: " + when + ")\nevent.area (Area: friedrichsfelde-nord)\n"
	}
	lasting := func(start, end string) string { return "event.until (End: " + end + ", Start: " + start + ")" }
	change := func(id string, change func(e *kiez.Event)) func(*world) {
		return func(w *world) {
			e := w.events[id]
			change(&e)
			w.events[id] = e
		}
	}
	for name, c := range map[string]struct {
		event         string
		before, after func(*world)
		want          string
		instead       kiez.Outcome
	}{
		"moved": {
			after: change("breakfast", func(e *kiez.Event) { e.Start, e.End = at("2027-03-11 18:00"), at("2027-03-11 20:00") }),
			want: "correction.moved (New: 2027-03-11 18:00, Old: " + start + ")\n" +
				card("Libezem, Rhinstraße 9", lasting("2027-03-11 18:00", "20:00")) + hall + mapped + end,
		},
		"somewhere else": {
			after: change("breakfast", func(e *kiez.Event) { e.Place = kiez.Place{Name: "Park"} }),
			want: "correction.place (Place: Park)\n" + card("Park", lasting(start, "12:00")) +
				"event.access_unknown (Phone: 030 123)\nanswer.as_of (Date: 2027-01)\n" + end,
		},
		"both": {
			after: change("breakfast", func(e *kiez.Event) { e.Start, e.Place.Name, e.Planned = at("2027-03-10 11:00"), "Park", true }),
			want: "correction.moved (New: 2027-03-10 11:00, Old: " + start + ")\ncorrection.place (Place: Park, Rhinstraße 9)\n" +
				"event.card (Place: Park, Rhinstraße 9, Title: \"Сніданок\" / event.planned, When: " + lasting("2027-03-10 11:00", "12:00") +
				")\nevent.area (Area: friedrichsfelde-nord)\n" + hall + mapped + end,
		},
		"cancelled on another day": {
			after: change("breakfast", func(e *kiez.Event) { e.Start, e.Cancelled = at("2027-03-12 10:00"), true }),
			want:  "correction.cancelled (Title: \"Сніданок\", When: " + start + ")\nanswer.as_of (Date: 2027-01)\n" + end,
		},
		"gone": {
			after: func(w *world) { delete(w.events, "breakfast") },
			want:  "correction.cancelled (Title: \"Сніданок\", When: " + start + ")\nanswer.as_of (Date: 2027-01)\n" + end,
		},
		"takes place after all": {
			before: cancel, after: change("breakfast", func(e *kiez.Event) { e.Cancelled = false }),
			want: "correction.restored\n" + card("Libezem, Rhinstraße 9", lasting(start, "12:00")) + hall + mapped + end,
		},
		"a closing date, moved": {
			event: "nl-march", after: change("nl-march", func(e *kiez.Event) { e.Start = at("2027-04-02 23:59") }),
			want: "correction.deadline_moved (New: 2027-04-02, Old: 2027-03-31)\n" +
				"event.deadline_card (Title: " + closing + ", When: 2027-04-02)\nevent.area (Area: neu-lichtenberg)\n" +
				"answer.as_of (Date: 2027-01)\n" + end,
		},
		"a closing date, dropped": {
			event: "nl-march", after: change("nl-march", func(e *kiez.Event) { e.Cancelled = true }),
			want: "correction.deadline_dropped (Title: " + closing + ", When: 2027-03-31)\nanswer.as_of (Date: 2027-01)\n" + end,
		},
		"a closing date, restored": {
			event: "nl-march", before: change("nl-march", func(e *kiez.Event) { e.Cancelled = true }),
			after: change("nl-march", func(e *kiez.Event) { e.Cancelled = false }),
			want: "correction.deadline_restored\nevent.deadline_card (Title: " + closing + ", When: 2027-03-31)\n" +
				"event.area (Area: neu-lichtenberg)\nanswer.as_of (Date: 2027-01)\n" + end,
		},
		"as it was": {instead: kiez.OutcomeSkipped},
		"other words": {
			after: change("breakfast", func(e *kiez.Event) {
				e.Title, e.Sequence, e.End = kiez.Titles{kiez.German: "Brunch"}, 7, at("2027-03-10 13:00")
			}),
			instead: kiez.OutcomeSkipped,
		},
		"told of another event only": {event: "jury-nl", before: func(w *world) { clear(w.told.events) }, instead: kiez.OutcomeLeft},
		"too late": {
			after:   func(w *world) { cancel(w); w.now = at("2027-06-01 10:00") },
			instead: kiez.OutcomeExpired,
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			event := "breakfast"
			if c.event != "" {
				event = c.event
			}
			if c.before != nil {
				c.before(w)
			}
			if event != "jury-nl" && w.told.by(event) != nil {
				t.Fatalf("nobody can be told of %s", event)
			}
			if c.after != nil {
				c.after(w)
			}
			person := kiez.Person{Lang: kiez.Polish, Topics: map[kiez.Topic][]kiez.Area{kiez.Seniors: nil}}
			m, instead, err := w.bot.Deliver(t.Context(), correctionOf(event), person, w.now)
			if err != nil || instead != c.instead {
				t.Fatalf("outcome %q, %v, want %q", instead, err, c.instead)
			}
			if instead != "" {
				return
			}
			if m.ReplyTo != 77 || m.Lang != kiez.Ukrainian || len(m.Tells) != 1 || m.Tells[0].ID != event {
				t.Errorf("reply to %d in %s that tells %v", m.ReplyTo, m.Lang, m.Tells)
			}
			m.ReplyTo = 0
			if got := w.paper.reply(handlers.Request{Lang: m.Lang}, kiez.Reply{Messages: []kiez.Message{m}}); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// correctionOf is one delivery of a correction.
func correctionOf(event string) kiez.Delivery {
	return kiez.Delivery{Chat: kiez.ChatID(resident), Broadcast: kiez.Broadcast{
		ID: event + "!1", Kind: kiez.Correction, EventID: event, Sequence: 1, Audience: kiez.ToldOf(event),
		ValidUntil: at("2027-06-01 10:00"),
	}}
}

// Who ended all messages gets no correction either; who only ended the topic does.
func TestNoCorrectionAfterStop(t *testing.T) {
	w := newWorld(t)
	if err := w.told.by("breakfast"); err != nil {
		t.Fatal(err)
	}
	cancel(w)
	for _, c := range []struct {
		person kiez.Person
		want   kiez.Outcome
	}{
		{kiez.Person{}, kiez.OutcomeLeft},
		{kiez.Person{Topics: map[kiez.Topic][]kiez.Area{kiez.Jury: nil}, Settings: kiez.Settings{Pace: kiez.Weekly}}, ""},
	} {
		if _, instead, err := w.bot.Deliver(t.Context(), correctionOf("breakfast"), c.person, w.now); err != nil || instead != c.want {
			t.Errorf("%+v: outcome %q, %v; want %q", c.person, instead, err, c.want)
		}
	}
	w.down = true
	person := kiez.Person{Topics: map[kiez.Topic][]kiez.Area{kiez.Jury: nil}}
	if _, instead, err := w.bot.Deliver(t.Context(), correctionOf("breakfast"), person, w.now); !errors.Is(err, kiez.ErrStore) {
		t.Errorf("without a store: outcome %q, %v", instead, err)
	}
}
