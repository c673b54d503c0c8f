package app_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/papertest"
	"kiezbot/internal/redisstore"
)

// TestLettersInEveryLanguage writes down what people read who are reminded of an event and a closing date that move, are
// called off and come back after all, and what those read who want one message a week: testdata/letters/<language>.txt,
// rewritten with -update.
func TestLettersInEveryLanguage(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { oneReleases(o); silent(t, o) })
	w.canary()
	chats := map[kiez.Lang][2]int64{}
	for i, lang := range kiez.Langs() {
		atOnce, weekly := int64(5001+i), int64(5101+i)
		chats[lang] = [2]int64{atOnce, weekly}
		w.subscribes(atOnce, kiez.Events, kiez.Settings{Leads: []time.Duration{day}})
		w.subscribes(atOnce, kiez.KiezfondsDeadlines, kiez.Settings{Leads: []time.Duration{day}})
		w.subscribes(weekly, kiez.Events, kiez.Settings{Pace: kiez.Weekly})
		w.speaks(atOnce, lang)
		w.speaks(weekly, lang)
	}
	on := func(day, hour int) time.Time { return time.Date(2025, time.February, day, hour, 0, 0, 0, berlin()) }
	known := kiez.Provenance{AsOf: "2025-01-28", Source: "staff"}
	fair := kiez.Event{
		ID: "fair", Kind: kiez.Gathering, Topic: kiez.Events, Area: kiez.NeuLichtenberg, Start: on(6, 18), Provenance: known,
		Title: kiez.Titles{kiez.German: "Kiezmarkt", kiez.English: "Neighbourhood market", kiez.Ukrainian: "Ярмарок"},
		Place: kiez.Place{Name: "Libezem", Address: "Rhinstraße 9"},
	}
	closing := kiez.Event{
		ID: "closing", Kind: kiez.Deadline, Topic: kiez.KiezfondsDeadlines, Area: kiez.FriedrichsfeldeNord, Provenance: known,
		Start: on(6, 23).Add(59 * time.Minute), Title: kiez.Titles{kiez.German: "Abgabe der Anträge", kiez.English: "Applications due"},
	}
	w.write(&fair)
	w.write(&closing)
	w.broadcast("Der Garten blüht!")
	w.laterUntil(on(3, 9))
	w.laterUntil(on(5, 9))
	for _, change := range []func(){
		func() { closing.Start = on(14, 23).Add(59 * time.Minute) },
		func() { closing.Cancelled = true },
		func() { closing.Cancelled = false },
	} {
		change()
		w.write(&closing)
		w.later(time.Minute)
	}
	w.laterUntil(on(5, 18))
	for _, change := range []func(){
		func() { fair.Start = on(13, 17) },
		func() {
			fair.Place, fair.AsOf = kiez.Place{Name: "Kultschule", Address: "Sewanstraße 43"}, "2025-02-05"
		},
		func() { fair.Cancelled = true },
		func() { fair.Cancelled = false },
	} {
		change()
		w.write(&fair)
		w.later(time.Minute)
	}
	for lang, readers := range chats {
		var paper bytes.Buffer
		for i, who := range []string{"Somebody who wants messages at once", "Somebody who wants one message a week"} {
			fmt.Fprintf(&paper, "# %s\n\n", who)
			for _, m := range w.telegram.Chat(readers[i]) {
				if m.FromBot {
					fmt.Fprintf(&paper, "%s\n", m.HTML)
					for _, b := range m.Buttons() {
						fmt.Fprintf(&paper, "[%s] ", b.Text)
					}
					paper.WriteString("\n\n")
				}
			}
		}
		papertest.Compare(t, filepath.Join("testdata", "letters", string(lang)+".txt"), paper.Bytes())
	}
}

// write stores the next version of an event.
func (w *world) write(e *kiez.Event) {
	w.Helper()
	e.Sequence++
	if err := redisstore.NewEvents(w.store()).Put(w.Context(), *e); err != nil {
		w.Fatal(err)
	}
}
