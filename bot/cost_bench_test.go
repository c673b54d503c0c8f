package main

import (
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"syscall"
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
	b.Run("start", func(b *testing.B) {
		for b.Loop() {
			s := loaded(b, 1000, fast())
			most := s.firstReplies(b, func(name string, took time.Duration) {
				_, _ = fmt.Fprintf(table, "start to first reply, %s\t%.2f s\n", name, took.Seconds())
			})
			_, _ = fmt.Fprintf(table, "peak memory after start\t%.0f MiB\n", most)
		}
	})
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
	rest := func(name string, s *site) {
		const questions = 1000
		s.waits(asker, questions) // the first ones open connections
		took := s.waits(asker+questions, questions)
		_, _ = fmt.Fprintf(table, "%s\t%.2f ms\n", name, took[questions/2].Seconds()*1000)
	}
	b.Run("rest", func(b *testing.B) {
		for b.Loop() {
			s := loaded(b, 1000, fast())
			s.start()
			rest("one text at rest, median", s)
			s = newSiteWith(b, installation{telegram: fast()})
			s.startBare()
			rest("the same, bare net/http", s)
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

// firstReplies starts the program again and again, each time with a question waiting, and says what the median start
// took until it was answered, by the clock and of processor time. most is the memory that any of them needed until then.
func (s *site) firstReplies(b *testing.B, say func(name string, took time.Duration)) (most float64) {
	b.Helper()
	executable(b) // building it is no part of a start
	question, rounds := unseen(b), 5
	if testing.Short() {
		rounds = 1
	}
	var wall, processor []time.Duration
	for round := range rounds {
		who := int64(firstOfCrowd + round)
		s.say(who, question(round))
		began := time.Now()
		process := s.start()
		load(1, func(int) func() bool { return func() bool { return s.telegram.SentTo(who) > 0 } })
		wall, processor = append(wall, time.Since(began)), append(processor, processorTime(s, process))
		most = max(most, mebibytes(b, s.status(process), "VmHWM"))
		if status := s.end(syscall.SIGTERM, 10*time.Second); status != exitFine {
			b.Fatalf("status %d after SIGTERM", status)
		}
	}
	slices.Sort(wall)
	slices.Sort(processor)
	say("by the clock", wall[rounds/2])
	say("processor", processor[rounds/2])
	return most
}
