//go:build !race

// Under the race detector a sync.Pool drops what it is given at random, so that allocations cannot be counted.

package answers

import (
	"testing"

	"kiezbot/internal/kiez"
)

func TestAskHardlyAllocates(t *testing.T) {
	e := shipped(t)
	questions := development(t)
	i := 0
	if n := testing.AllocsPerRun(2000, func() {
		e.ask(e.current.Load(), questions[i%len(questions)].Text, kiez.German)
		i++
	}); n > 1 { // the candidates
		t.Errorf("%v allocations a question", n)
	}
}
