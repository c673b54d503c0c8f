package handlers_test

import (
	"testing"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
)

// TestDigest writes the week of people who want one message a week: on Monday, 8 March 2027, after a text of staff on
// Wednesday, the 3rd.
func TestDigest(t *testing.T) {
	const (
		week = "week.title\nevent.card (Place: Libezem, Rhinstraße 9, Title: \"Frühstück\", " +
			"When: event.until (End: 12:00, Start: 2027-03-10 10:00))\n" +
			"event.area (Area: friedrichsfelde-nord)\nevent.access (Access: \"mit Rampe\")\nanswer.as_of (Date: 2027-01)\n"
		news = "digest.news\ndigest.letter (Day: 2027-03-03, Text: \"Hallo\")\n"
		ways = "[button.events events]\n[button.subscriptions sub]\n"
		nord = kiez.FriedrichsfeldeNord
		nl   = kiez.NeuLichtenberg
	)
	toSeniors := kiez.Broadcast{
		ID: "seniors", At: at("2027-03-03 15:00"), Texts: kiez.Titles{kiez.German: "Hallo"}, Missing: kiez.SendGerman,
		Audience: kiez.Audience{Topics: []kiez.Topic{kiez.Seniors}, Pace: kiez.AtOnce},
	}
	letter := func(change func(b *kiez.Broadcast)) []kiez.Broadcast {
		b := toSeniors
		change(&b)
		return []kiez.Broadcast{b}
	}
	toNord := letter(func(b *kiez.Broadcast) {
		b.Audience.Topics, b.Audience.Areas = []kiez.Topic{kiez.Events}, []kiez.Area{nord}
	})
	subscribed := func(topic kiez.Topic, areas ...kiez.Area) map[kiez.Topic][]kiez.Area {
		return map[kiez.Topic][]kiez.Area{topic: areas}
	}
	for name, c := range map[string]struct {
		topics  map[kiez.Topic][]kiez.Area
		lang    kiez.Lang
		sent    []kiez.Broadcast
		reached []string
		want    string // empty: nothing is sent
	}{
		"an event":                   {topics: subscribed(kiez.Events), want: week + ways},
		"of the own area":            {topics: subscribed(kiez.Events, nord), want: week + ways},
		"of another area":            {topics: subscribed(kiez.Events, nl)},
		"of another topic":           {topics: subscribed(kiez.Seniors)},
		"a closing date in a month":  {topics: subscribed(kiez.KiezfondsDeadlines)},
		"news and an event":          {topics: subscribed(kiez.Events), sent: toNord, want: week + news + ways},
		"news of another area":       {topics: subscribed(kiez.Events, nl), sent: toNord},
		"news of another topic":      {topics: subscribed(kiez.Seniors), sent: toNord},
		"news that was read at once": {topics: subscribed(kiez.Events), sent: toNord, reached: []string{"seniors"}, want: week + ways},
		"news alone": {
			topics: subscribed(kiez.Seniors), sent: letter(func(b *kiez.Broadcast) {
				b.Link = &kiez.Link{Label: "Mehr", URL: "https://example.org"}
			}),
			want: news + "[\"Mehr\" https://example.org]\n" + ways,
		},
		"news in the own language": {
			topics: subscribed(kiez.Seniors), lang: kiez.Polish, sent: letter(func(b *kiez.Broadcast) {
				b.Texts = kiez.Titles{kiez.German: "Hallo", kiez.Polish: "Cześć"}
			}),
			want: "digest.news\ndigest.letter (Day: 2027-03-03, Text: \"Cześć\")\n" + ways,
		},
		"news that leave out the language": {
			topics: subscribed(kiez.Seniors), lang: kiez.Polish,
			sent: letter(func(b *kiez.Broadcast) { b.Missing = kiez.SkipPeople }),
		},
		"news for other languages": {
			topics: subscribed(kiez.Seniors), lang: kiez.Polish,
			sent: letter(func(b *kiez.Broadcast) { b.Audience.Langs = []kiez.Lang{kiez.German} }),
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.sent, w.reached = c.sent, c.reached
			now := at("2027-03-08 09:00")
			person := kiez.Person{Lang: c.lang, Topics: c.topics, Settings: kiez.Settings{Pace: kiez.Weekly}}
			m, instead, err := w.bot.Deliver(t.Context(), digest(), person, now)
			if err != nil || (instead == kiez.OutcomeSkipped) != (c.want == "") {
				t.Fatalf("outcome %q, %v", instead, err)
			}
			if c.want == "" {
				return
			}
			if got := w.paper.reply(handlers.Request{Lang: m.Lang}, kiez.Reply{Messages: []kiez.Message{m}}); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if told := len(m.Tells) > 0; told != (c.want[0] == 'w') {
				t.Errorf("tells %v", m.Tells)
			}
			person.Settings.Pace = ""
			if _, instead, err = w.bot.Deliver(t.Context(), digest(), person, now); err != nil || instead != kiez.OutcomeLeft {
				t.Errorf("who wants messages at once by now: outcome %q, %v", instead, err)
			}
		})
	}
}

// digest is one delivery of a digest.
func digest() kiez.Delivery {
	return kiez.Delivery{Chat: kiez.ChatID(resident), Broadcast: kiez.Broadcast{
		ID: "digest@2027-W10", Kind: kiez.Digest, At: at("2027-03-08 09:00"), ValidUntil: at("2027-03-10 00:00"),
		Audience: kiez.Audience{Topics: kiez.Topics(), Pace: kiez.Weekly},
	}}
}

// The day in a week is in it with all its hours: the next digest would come too late for its morning.
func TestTheLastDayOfADigest(t *testing.T) {
	person := kiez.Person{Topics: map[kiez.Topic][]kiez.Area{kiez.Events: nil}, Settings: kiez.Settings{Pace: kiez.Weekly}}
	for start, want := range map[string]bool{"2027-03-15 23:59": true, "2027-03-16 00:00": false, "2027-03-08 08:59": false} {
		w := newWorld(t)
		clear(w.events)
		w.events["e"] = kiez.Event{ID: "e", Topic: kiez.Events, Start: at(start), Title: kiez.Titles{kiez.German: "Fest"}}
		_, instead, err := w.bot.Deliver(t.Context(), digest(), person, at("2027-03-08 09:00"))
		if sent := instead == ""; err != nil || sent != want {
			t.Errorf("an event at %s: sent %v, %v; want %v", start, sent, err, want)
		}
	}
}
