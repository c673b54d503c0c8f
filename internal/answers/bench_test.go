package answers

import (
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"
)

// BenchmarkAsk asks questions nobody has asked before; it also gives the 50th and 99th percentile.
func BenchmarkAsk(b *testing.B) { benchmarkAsk(b, shipped(b)) }

// BenchmarkAskTaught asks an engine that was taught 200 examples.
func BenchmarkAskTaught(b *testing.B) {
	examples, _ := shippedExamples(b)
	e := fresh(b, nil)
	if err := e.Replay(examples[:200]); err != nil {
		b.Fatal(err)
	}
	benchmarkAsk(b, e)
}

func benchmarkAsk(b *testing.B, e *Engine) {
	b.Helper()
	questions := development(b)
	took := make([]time.Duration, 0, b.N)
	b.ReportAllocs()
	for b.Loop() {
		q := questions[len(took)%len(questions)]
		q.Text += " " + strconv.Itoa(len(took)) // neither an example nor asked before
		start := time.Now()
		e.Ask(q.Text, q.Lang)
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "µs-p50")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "µs-p99")
}

// BenchmarkStart loads the shipped model.
func BenchmarkStart(b *testing.B) {
	_, lexicon := shippedExamples(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Builtin(lexicon, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMemory gives what a loaded engine holds in memory.
func BenchmarkMemory(b *testing.B) {
	_, lexicon := shippedExamples(b)
	var before, after runtime.MemStats
	for b.Loop() {
		runtime.GC()
		runtime.ReadMemStats(&before)
		e, _, err := Builtin(lexicon, Options{})
		if err != nil {
			b.Fatal(err)
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		runtime.KeepAlive(e)
	}
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MiB")
}
