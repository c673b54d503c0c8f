package app_test

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
	"kiezbot/internal/papertest"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

// deed is something staff do: a text they send and the buttons they tap after it.
type deed struct {
	at   time.Time
	text string
	taps []string
}

// sending is one message that a subscriber got.
type sending struct {
	at    time.Time
	who   yearReader
	text  string
	reply bool // to an earlier message
}

// version is an event as it stood until staff moved or cancelled it; the zero until: to the end.
type version struct {
	kiez.Event
	until time.Time
}

// year is the world in 2027. Its clock stands still; it jumps from one moment at which something could be sent to the next.
type year struct {
	*world
	tick       func(context.Context) error
	broadcasts *redisstore.Broadcasts
	agenda     calendar.Agenda
	known      map[string]*version // every event as it ever stood, by ID and start
	moments    []time.Time         // at which something could be sent
	seen       map[int64]int64     // the newest message by chat
	readers    []yearReader
	sent       []sending
}

// TestTheYear2027 runs a whole year of what staff enter and subscribers chose, and compares all that was sent with the
// list that people can read: testdata/year2027.txt, rewritten with -update.
func TestTheYear2027(t *testing.T) {
	t.Parallel()
	y := newYear(t)
	for _, r := range y.readers {
		y.arrives(r)
		if !r.pauses.IsZero() {
			y.moments = append(y.moments, r.pauses, r.pauses.AddDate(0, 0, 4*7))
		}
	}
	deeds := readDeeds(t, "testdata/year2027.script")
	for _, d := range deeds {
		y.moments = append(y.moments, d.at)
	}
	end := time.Date(2028, time.January, 1, 0, 0, 0, 0, berlin())
	for now := deeds[0].at; now.Before(end); now = y.after(now) {
		y.clock.Advance(now.Sub(y.clock.Now()))
		for _, d := range deeds {
			if d.at.Equal(now) {
				y.do(d)
			}
		}
		for _, r := range y.readers {
			if r.pauses.Equal(now) {
				y.say(int64(r.chat), "/pause 4")
				y.look(nil)
			}
		}
		y.settle()
		y.look(func(s sending) { y.sent = append(y.sent, s) })
	}
	papertest.Compare(t, "testdata/year2027.txt", y.paper())
	y.checkNights()
	y.checkReminders()
	y.checkClockChanges()
}

// newYear starts a bot whose jobs run when the test says so.
func newYear(t *testing.T) *year {
	t.Helper()
	loc := berlin()
	begin := time.Date(2027, time.January, 1, 0, 0, 0, 0, loc)
	y := &year{readers: yearReaders(), known: map[string]*version{}, seen: map[int64]int64{}}
	y.world = newWorld(t, begin, func(o *app.Options) {
		oneReleases(o)
		o.RedisURL = redistest.Mini(t)
		o.Quiet = calendar.QuietHours{From: 21 * time.Hour, To: 8 * time.Hour}
	})
	y.stop()
	y.clock.Rehearse(begin, 0)
	y.runWith(func(bot *app.App) { y.tick = bot.Rehearse() })
	y.broadcasts = redisstore.NewBroadcasts(y.store(), redisstore.BroadcastOptions{})
	content := y.options.Knowledge.Content
	y.agenda = calendar.Agenda{
		Fixed: content.Events, FixedSeries: content.Series, Staff: redisstore.NewEvents(y.store()), Loc: loc,
	}
	return y
}

// readDeeds reads what staff do.
func readDeeds(t *testing.T, file string) []deed {
	t.Helper()
	script, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var deeds []deed
	var at time.Time
	loc := berlin()
	for block := range strings.SplitSeq(string(script), "\n\n") {
		d := deed{}
		for line := range strings.SplitSeq(strings.TrimSpace(block), "\n") {
			if moment, ok := strings.CutPrefix(line, "@ "); ok {
				if at, err = time.ParseInLocation("2006-01-02 15:04", moment, loc); err != nil {
					t.Fatal(err)
				}
			} else if label, ok := strings.CutPrefix(line, "> "); ok {
				d.taps = append(d.taps, label)
			} else if !strings.HasPrefix(line, "#") {
				d.text += line + "\n"
			}
		}
		if d.at = at; d.text != "" {
			deeds = append(deeds, d)
		}
	}
	return deeds
}

// do has staff do something, and notes how the events stand after it.
func (y *year) do(d deed) {
	y.Helper()
	y.say(admin, strings.TrimSpace(d.text))
	for _, label := range d.taps {
		y.press(admin, label)
	}
	y.settled()
	events, err := y.agenda.Between(y.Context(), d.at, d.at.AddDate(2, 0, 0), calendar.Filter{})
	if err != nil {
		y.Fatal(err)
	}
	stands := map[string]bool{}
	for _, e := range events {
		id := e.ID + e.Start.String()
		stands[id] = true
		if y.known[id] != nil {
			continue
		}
		y.known[id] = &version{Event: e}
		for _, lead := range slices.Concat(kiez.LeadTimes(), y.options.Leads) {
			y.moments = append(y.moments, calendar.RemindAt(e, lead, y.agenda.Loc))
		}
	}
	for id, v := range y.known {
		if !stands[id] && v.until.IsZero() && v.Start.After(d.at) {
			v.until = d.at
		}
	}
}

// after gives the next moment at which something could be sent: what the people here and the events bring, and of every
// day the beginning and the end of the hour in which nothing is sent, the end of the quiet hours, and nine in the morning.
func (y *year) after(now time.Time) time.Time {
	year, month, today := now.In(y.agenda.Loc).Date()
	next := time.Date(year, month, today+1, 2, 0, 0, 0, y.agenda.Loc)
	consider := func(at time.Time) {
		if at.After(now) && at.Before(next) {
			next = at
		}
	}
	for _, hour := range []int{2, 3, 8, 9} {
		consider(time.Date(year, month, today, hour, 0, 0, 0, y.agenda.Loc))
	}
	for _, at := range y.moments {
		consider(at)
	}
	return next
}

// settle does what is due at this moment, and waits until nothing is.
func (y *year) settle() {
	y.Helper()
	if err := y.tick(y.Context()); err != nil {
		y.Fatal(err)
	}
	y.eventually("all that is due is sent", func() bool {
		due, err := y.broadcasts.Due(y.Context(), y.clock.Now())
		return err == nil && len(due) == 0
	})
}

// look gives what subscribers got since the last look; in one moment the order does not count.
func (y *year) look(found func(sending)) {
	for _, r := range y.readers {
		var fresh []sending
		for _, m := range y.telegram.Chat(int64(r.chat)) {
			if !m.FromBot || m.MessageID <= y.seen[int64(r.chat)] {
				continue
			}
			y.seen[int64(r.chat)] = m.MessageID
			at := time.Unix(m.Date, 0).In(y.agenda.Loc)
			fresh = append(fresh, sending{at: at, who: r, text: m.Body(), reply: m.ReplyToMessage != nil})
		}
		slices.SortFunc(fresh, func(a, b sending) int {
			return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.text, b.text))
		})
		for _, s := range fresh {
			if found != nil {
				found(s)
			}
		}
	}
}

// paper is the list of all that was sent: local time, to whom, the first lines.
func (y *year) paper() []byte {
	var b bytes.Buffer
	b.WriteString("# All that was sent in 2027. Who got it:\n")
	for _, r := range y.readers {
		fmt.Fprintf(&b, "#   %-9s %s\n", r.name(), r.about)
	}
	day := ""
	for _, s := range y.sent {
		if today := s.at.Format("2006-01-02 Mon"); today != day {
			day = today
			fmt.Fprintf(&b, "\n%s\n", day)
		}
		lines := strings.FieldsFunc(s.text, func(r rune) bool { return r == '\n' })
		mark := ""
		if s.reply {
			mark = "(reply) "
		}
		fmt.Fprintf(&b, "  %s %-9s %s%s\n", s.at.Format("15:04"), s.who.name(), mark, strings.Join(lines[:min(4, len(lines))], " / "))
	}
	return b.Bytes()
}

// yearReader is a subscriber and what the subscriber chose.
type yearReader struct {
	chat     kiez.ChatID
	lang     kiez.Lang
	topics   []kiez.Topic
	areas    []kiez.Area
	settings kiez.Settings
	pauses   time.Time // for four weeks
	about    string
}

func (r yearReader) name() string { return string(r.lang) }

// yearReaders has one person of every language, each with other wishes.
func yearReaders() []yearReader {
	const week = 7 * day
	all := []kiez.Topic{kiez.Events, kiez.Festival, kiez.Families, kiez.Jury, kiez.KiezfondsDeadlines}
	readers := []yearReader{
		{lang: kiez.German, topics: all, about: "everything, in all areas, as usual"},
		{
			lang: kiez.PlainGerman, topics: []kiez.Topic{kiez.Events, kiez.Festival},
			settings: kiez.Settings{Leads: []time.Duration{kiez.SameMorning}}, about: "events, on the same morning",
		},
		{
			lang: kiez.English, topics: []kiez.Topic{kiez.Events, kiez.KiezfondsDeadlines},
			settings: kiez.Settings{Quiet: kiez.QuietOff}, about: "events and closing dates, at any hour",
		},
		{
			lang: kiez.Russian, topics: []kiez.Topic{kiez.Jury, kiez.KiezfondsDeadlines},
			areas: []kiez.Area{kiez.FriedrichsfeldeSued}, settings: kiez.Settings{Leads: []time.Duration{week, day}},
			about: "jury and closing dates of Süd, a week and a day before",
		},
		{
			lang: kiez.Ukrainian, topics: []kiez.Topic{kiez.Events, kiez.Jury}, areas: []kiez.Area{kiez.NeuLichtenberg},
			about: "events and jury of Neu-Lichtenberg",
		},
		{
			lang: kiez.Vietnamese, topics: []kiez.Topic{kiez.Festival},
			settings: kiez.Settings{Leads: []time.Duration{week, 3 * day}}, about: "the festival, early",
		},
		{
			lang: kiez.Arabic, topics: []kiez.Topic{kiez.Families, kiez.Festival}, about: "for families, and the festival",
		},
		{
			lang: kiez.Turkish, topics: []kiez.Topic{kiez.Events, kiez.Families, kiez.Festival},
			settings: kiez.Settings{Pace: kiez.Weekly}, about: "one message a week",
		},
		{
			lang: kiez.Polish, topics: []kiez.Topic{kiez.Events},
			pauses: time.Date(2027, time.April, 1, 12, 0, 0, 0, berlin()), about: "events, with a pause in April",
		},
		{
			lang: kiez.Persian, topics: []kiez.Topic{kiez.Seniors, kiez.Jury}, areas: []kiez.Area{kiez.FriedrichsfeldeSued},
			settings: kiez.Settings{Leads: []time.Duration{time.Hour}}, about: "seniors and jury of Süd, an hour before",
		},
	}
	for i := range readers {
		readers[i].chat = kiez.ChatID(7001 + i)
	}
	return readers
}

// arrives makes a subscriber.
func (y *year) arrives(r yearReader) {
	y.Helper()
	people := redisstore.NewPeople(y.store())
	y.telegram.AddUser(tgfake.User{ID: int64(r.chat), FirstName: "Person", LanguageCode: string(r.lang.Base())})
	y.telegram.Unblock(int64(r.chat)) // opens the chat
	y.settled()
	consent := kiez.Consent{At: y.clock.Now(), Version: "test"}
	for _, topic := range r.topics {
		if _, err := people.Subscribe(y.Context(), r.chat, topic, r.areas, consent); err != nil {
			y.Fatal(err)
		}
	}
	if err := people.SetLang(y.Context(), r.chat, r.lang); err != nil {
		y.Fatal(err)
	}
	if _, err := people.SetSettings(y.Context(), r.chat, r.settings); err != nil {
		y.Fatal(err)
	}
}
