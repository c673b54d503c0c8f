package app

import "testing"

// More messages are in flight only where the rate needs it: each of them can be in doubt after a crash.
func TestSenders(t *testing.T) {
	t.Parallel()
	for rate, want := range map[int]int{1: 8, 25: 8, 30: 8, 300: 10, 1000: 33, 0: 64} {
		if got := senders(rate); got != want {
			t.Errorf("%d senders at a rate of %d, want %d", got, rate, want)
		}
	}
}
