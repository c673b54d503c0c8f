package handlers_test

import (
	"errors"
	"regexp"
	"testing"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
)

// TestDeliver decides right before sending what one person gets, or why nothing.
func TestDeliver(t *testing.T) {
	const nl, nord = kiez.NeuLichtenberg, kiez.FriedrichsfeldeNord
	letter := kiez.Broadcast{
		Kind: kiez.StaffBroadcast, Missing: kiez.SendGerman, Texts: kiez.Titles{kiez.German: "Hallo", kiez.Ukrainian: "Привіт"},
		Audience: kiez.Audience{Topics: []kiez.Topic{kiez.Festival, kiez.Events}},
	}
	reminder := kiez.Broadcast{
		Kind: kiez.Reminder, EventID: "breakfast", EventStart: at("2027-03-10 10:00"),
		Audience: kiez.Audience{Topics: []kiez.Topic{kiez.Events}, Areas: []kiez.Area{nord}},
	}
	with := func(b kiez.Broadcast, change func(*kiez.Broadcast)) kiez.Broadcast {
		change(&b)
		return b
	}
	to := func(lang kiez.Lang, areas ...kiez.Area) kiez.Person {
		return kiez.Person{Lang: lang, Topics: map[kiez.Topic][]kiez.Area{kiez.Events: areas}}
	}
	for name, c := range map[string]struct {
		broadcast kiez.Broadcast
		person    kiez.Person
		change    func(*world)
		want      string
		instead   kiez.Outcome
	}{
		"in one's language": {broadcast: letter, person: to(kiez.Ukrainian), want: "\"Привіт\"\n[button.subscriptions sub]\n"},
		"never chosen":      {broadcast: letter, person: to(""), want: "\"Hallo\"\n[button.subscriptions sub]\n"},
		"German instead":    {broadcast: letter, person: to(kiez.Polish), want: "\"Hallo\"\n[button.subscriptions sub]\n"},
		"nothing instead": {
			broadcast: with(letter, func(b *kiez.Broadcast) { b.Missing = kiez.SkipPeople }), person: to(kiez.Polish),
			instead: kiez.OutcomeSkipped,
		},
		"with a link": {
			broadcast: with(letter, func(b *kiez.Broadcast) { b.Link = &kiez.Link{Label: "Mehr", URL: "https://example.org"} }),
			person:    to(kiez.German), want: "\"Hallo\"\n[\"Mehr\" https://example.org]\n[button.subscriptions sub]\n",
		},
		"in a pause": {
			broadcast: letter, instead: kiez.OutcomeLeft,
			person: kiez.Person{Topics: map[kiez.Topic][]kiez.Area{kiez.Events: nil}, Settings: kiez.Settings{Paused: at("2027-03-10 12:00")}},
		},
		"unsubscribed":       {broadcast: letter, person: kiez.Person{}, instead: kiez.OutcomeLeft},
		"of another topic":   {broadcast: letter, person: kiez.Person{Topics: map[kiez.Topic][]kiez.Area{kiez.Jury: nil}}, instead: kiez.OutcomeLeft},
		"for another area":   {broadcast: reminder, person: to(kiez.German, nl), instead: kiez.OutcomeLeft},
		"for all areas":      {broadcast: letter, person: to(kiez.Ukrainian, nl), want: "\"Привіт\"\n[button.subscriptions sub]\n"},
		"until just now":     {broadcast: with(letter, func(b *kiez.Broadcast) { b.ValidUntil = at("2027-03-09 12:00") }), person: to(kiez.German), instead: kiez.OutcomeExpired},
		"until a bit later":  {broadcast: with(letter, func(b *kiez.Broadcast) { b.ValidUntil = at("2027-03-09 12:01") }), person: to(kiez.Ukrainian), want: "\"Привіт\"\n[button.subscriptions sub]\n"},
		"reminder in German": {broadcast: reminder, person: to(kiez.German, nl, nord), want: "reminder.event\n" + breakfast("Frühstück")},
		"asked for the event": {
			broadcast: with(reminder, func(b *kiez.Broadcast) { b.Audience.Event = "breakfast" }),
			person:    kiez.Person{Lang: kiez.German, Wanted: map[string]time.Time{"breakfast": {}}},
			want:      "reminder.event\n" + breakfast("Frühstück"),
		},
		"asked for another event": {
			broadcast: with(reminder, func(b *kiez.Broadcast) { b.Audience.Event = "breakfast" }),
			person:    kiez.Person{Wanted: map[string]time.Time{"nl-march": {}}}, instead: kiez.OutcomeLeft,
		},
		"reminder, own title": {
			broadcast: reminder, person: to(kiez.Ukrainian), want: "reminder.event\n" + breakfast("Сніданок"),
		},
		"reminder of a closing date": {
			broadcast: with(reminder, func(b *kiez.Broadcast) {
				b.EventID, b.EventStart, b.Audience.Areas = "nl-march", at("2027-03-31 23:59"), nil
			}),
			person: to(kiez.German),
			want: "reminder.deadline\nevent.deadline_card (Title: \"Frist\", When: 2027-03-31)\nevent.area (Area: neu-lichtenberg)\n" +
				"answer.as_of (Date: 2027-01)\n[button.subscriptions sub]\n",
		},
		"moved":     {broadcast: reminder, person: to(""), change: move(at("2027-03-11 10:00")), instead: kiez.OutcomeExpired},
		"begun":     {broadcast: reminder, person: to(""), change: func(w *world) { w.now = at("2027-03-10 10:00") }, instead: kiez.OutcomeExpired},
		"gone":      {broadcast: reminder, person: to(""), change: func(w *world) { delete(w.events, "breakfast") }, instead: kiez.OutcomeExpired},
		"cancelled": {broadcast: reminder, person: to(""), change: cancel, instead: kiez.OutcomeExpired},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			if c.change != nil {
				c.change(w)
			}
			m, instead, err := w.bot.Deliver(t.Context(), kiez.Delivery{Broadcast: c.broadcast}, c.person, w.now)
			if err != nil || instead != c.instead {
				t.Fatalf("outcome %q, %v, want %q", instead, err, c.instead)
			}
			if instead != "" {
				return
			}
			if got := w.paper.reply(handlers.Request{Lang: m.Lang}, kiez.Reply{Messages: []kiez.Message{m}}); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestDeliverAgainWhenTheStoreIsDown(t *testing.T) {
	w := newWorld(t)
	w.down = true
	reminder := kiez.Broadcast{Kind: kiez.Reminder, EventID: "breakfast", Audience: kiez.Audience{Topics: []kiez.Topic{kiez.Events}}}
	person := kiez.Person{Topics: map[kiez.Topic][]kiez.Area{kiez.Events: nil}}
	_, instead, err := w.bot.Deliver(t.Context(), kiez.Delivery{Broadcast: reminder}, person, w.now)
	if !errors.Is(err, kiez.ErrStore) || instead != "" {
		t.Errorf("outcome %q, %v", instead, err)
	}
}

func breakfast(title string) string {
	return "event.card (Place: Libezem, Rhinstraße 9, Title: \"" + title + "\", When: event.until (End: 12:00, Start: 2027-03-10 10:00))\n" +
		"event.area (Area: friedrichsfelde-nord)\nevent.access (Access: \"mit Rampe\")\nanswer.as_of (Date: 2027-01)\n" +
		"[button.map https://www.openstreetmap.org/search?query=Rhinstra%C3%9Fe+9]\n[button.subscriptions sub]\n"
}

func move(to time.Time) func(*world) {
	return func(w *world) {
		e := w.events["breakfast"]
		e.Start = to
		w.events["breakfast"] = e
	}
}

func cancel(w *world) {
	e := w.events["breakfast"]
	e.Cancelled = true
	w.events["breakfast"] = e
}

// TestCommands checks what Telegram demands of a command menu and what people need of it.
func TestCommands(t *testing.T) {
	w := newWorld(t)
	name, names := regexp.MustCompile(`^[a-z0-9_]{1,32}$`), map[string]string{}
	for _, c := range w.bot.Commands() {
		for _, n := range []string{c.Name, c.German} {
			if !name.MatchString(n) {
				t.Errorf("Telegram refuses /%s", n)
			}
			if other, taken := names[n]; taken && other != c.Name {
				t.Errorf("/%s means %s and %s", n, other, c.Name)
			}
			names[n] = c.Name
		}
		if text := w.paper.german.Label(kiez.German, kiez.Say(c.Text, nil)); text == c.Text || len([]rune(text)) > 256 {
			t.Errorf("/%s is described by %q", c.Name, text)
		}
	}
}
