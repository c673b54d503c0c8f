package main

import (
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"
	"time"
)

// cost is what n requests took.
type cost struct {
	processor, wall time.Duration
	n               int
}

// measure gives what do, with n requests, costs the process: the median of five rounds, of one with -short.
func (s *site) measure(process *exec.Cmd, n int, do func()) cost {
	s.Helper()
	rounds := 5
	if testing.Short() {
		rounds = 1
	}
	costs := make([]cost, rounds)
	for i := range costs {
		used, began := processorTime(s, process), time.Now()
		do()
		costs[i] = cost{processorTime(s, process) - used, time.Since(began), n}
	}
	slices.SortFunc(costs, func(x, y cost) int { return int(x.processor - y.processor) })
	return costs[rounds/2]
}

// BenchmarkCost says what updates and deliveries cost on one core: processor time as the kernel counts it, which the
// load of the machine changes little, and how many there were a second. It prints one table.
func BenchmarkCost(b *testing.B) {
	const n = 5000
	var out strings.Builder
	table := tabwriter.NewWriter(&out, 0, 8, 2, ' ', 0)
	_, _ = fmt.Fprintln(table, "\tprocessor, s per 1,000\ta second for one core\ta second, measured")
	row := func(name string, c cost) {
		per := 1000 * c.processor.Seconds() / float64(c.n)
		_, _ = fmt.Fprintf(table, "%s\t%.4f\t%.0f\t%.0f\n", name, per, 1000/per, float64(c.n)/c.wall.Seconds())
	}
	b.Run("update", func(b *testing.B) {
		for b.Loop() {
			s := loaded(b, 1000, fast(), "GOMAXPROCS=1", "SEND_RATE=0")
			process := s.start()
			question, asked := unseen(b), 0
			fresh := func(int) string { asked++; return question(asked) }
			load(n, s.texts(fresh)) // connections are open then, and everybody has a message
			row("text never seen", s.measure(process, n, func() { load(n, s.texts(fresh)) }))
			row("text known", s.measure(process, n, func() { load(n, s.texts(func(i int) string { return question(i % 50) })) }))
			row("press", s.measure(process, n, func() { load(n, s.presses("t:kiezfonds.apply")) }))
			_, _ = fmt.Fprintf(table, "peak memory\t%.0f MiB\n", mebibytes(b, s.status(process), "VmHWM"))
		}
	})
	b.Run("delivery", func(b *testing.B) {
		for b.Loop() {
			row("delivery", deliveryCost(b, 10*n))
		}
	})
	b.Run("bare", func(b *testing.B) {
		for b.Loop() {
			s := newSiteWith(b, installation{telegram: fast(), environ: []string{"GOMAXPROCS=1"}})
			process := s.startBare()
			texts := func() { load(n, s.texts(func(int) string { return hello })) }
			texts()
			row("bare net/http", s.measure(process, n, texts))
		}
	})
	_ = table.Flush()
	fmt.Print("\n" + out.String())
}

// deliveryCost is that of broadcasts to so many people, one after the other.
func deliveryCost(b *testing.B, people int) cost {
	b.Helper()
	s := loaded(b, people, fast(), "GOMAXPROCS=1", "SEND_RATE=0")
	process := s.start()
	round := 0
	return s.measure(process, people, func() {
		round++
		s.sends(b, fmt.Sprint("load", round))
		s.whole(b, round*people)
	})
}
