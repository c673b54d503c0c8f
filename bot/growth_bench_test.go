package main

import (
	"fmt"
	"strings"
	"testing"
	"text/tabwriter"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// BenchmarkGrowth says what updates and deliveries cost when there is more of everything: subscribers, broadcasts under
// way, events. Nothing on the way of an update may grow with them. With -short the million is left out.
func BenchmarkGrowth(b *testing.B) {
	var out strings.Builder
	table := tabwriter.NewWriter(&out, 0, 8, 2, ' ', 0)
	_, _ = fmt.Fprintln(table, "processor, s per 1,000\ttext\tpress\tlist of events\tdelivery")
	row := func(name string, costs ...cost) {
		_, _ = fmt.Fprint(table, name)
		for _, c := range costs {
			_, _ = fmt.Fprintf(table, "\t%.3f", 1000*c.processor.Seconds()/float64(c.n))
		}
		_, _ = fmt.Fprintln(table)
	}
	people := []int{1000, 100_000, 1_000_000}
	if testing.Short() {
		people = people[:2]
	}
	for _, n := range people {
		b.Run(fmt.Sprint("subscribers=", n), func(b *testing.B) {
			for b.Loop() {
				s := loaded(b, n, fast(), "GOMAXPROCS=1", "SEND_RATE=0")
				row(fmt.Sprint(n, " subscribers"), append(s.updateCosts(b), deliveryCost(b, n))...)
			}
		})
	}
	for _, n := range []int{0, 1, 10, 100} {
		b.Run(fmt.Sprint("broadcasts=", n), func(b *testing.B) {
			for b.Loop() { // at this rate none of them ends meanwhile
				s := loaded(b, 5000, fast(), "GOMAXPROCS=1", "SEND_RATE=25")
				for i := range n {
					s.releases(b, fmt.Sprint("load", i))
				}
				row(fmt.Sprint(n, " broadcasts under way"), s.updateCosts(b)...)
			}
		})
	}
	for _, n := range []int{0, 100, 10_000} {
		b.Run(fmt.Sprint("events=", n), func(b *testing.B) {
			for b.Loop() {
				s := loaded(b, 1000, fast(), "GOMAXPROCS=1", "SEND_RATE=0")
				s.enters(b, n)
				row(fmt.Sprint(n, " events"), s.updateCosts(b)...)
			}
		})
	}
	_ = table.Flush()
	fmt.Print("\n" + out.String())
}

// updateCosts are those of a known text, of a press, and of the list of events.
func (s *site) updateCosts(b *testing.B) []cost {
	const n = 2000
	process := s.start()
	question := unseen(b)
	text := s.texts(func(i int) string { return question(i % 50) })
	load(n, text) // connections are open then, and everybody has a message
	var costs []cost
	for _, do := range []func(int) func() bool{text, s.presses("t:kiezfonds.apply"), s.presses("events")} {
		costs = append(costs, s.measure(process, n, func() { load(n, do) }))
	}
	return costs
}

// enters has staff enter so many events, one every hour from now.
func (s *site) enters(b *testing.B, n int) {
	b.Helper()
	events := redisstore.NewEvents(s.store())
	from := time.Date(2025, time.January, 29, 10, 0, 0, 0, time.UTC) // the rehearsal of all installations is before
	for i := range n {
		start := from.Add(time.Duration(i) * time.Hour)
		err := events.Put(b.Context(), kiez.Event{
			ID: fmt.Sprint("e", i), Kind: kiez.Gathering, Topic: kiez.Events, Start: start, End: start.Add(time.Hour),
			Title: kiez.Titles{kiez.German: fmt.Sprint("Kiezspaziergang ", i)},
			Place: kiez.Place{Name: "Libezem", Address: "Rhinstraße 9"},
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
