package redisstore

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kiezbot/internal/redisstore/redistest"
)

func TestGateLetsOneThrough(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		gate := NewGate(s)
		var entered atomic.Int32
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() {
				first, err := gate.Enter(t.Context(), "tick:2027-01-01T10:00", time.Hour)
				if err != nil {
					t.Error(err)
				}
				if first {
					entered.Add(1)
				}
			})
		}
		wg.Wait()
		if entered.Load() != 1 {
			t.Errorf("%d entered, want 1", entered.Load())
		}
		wantTTL(t, s, s.keys.gate("tick:2027-01-01T10:00"), time.Hour)
		if first, err := gate.Enter(t.Context(), "tick:2027-01-01T10:01", time.Hour); err != nil || !first {
			t.Errorf("the next gate: %v, %v", first, err)
		}
		if err := gate.Reopen(t.Context(), "tick:2027-01-01T10:00", "never entered"); err != nil {
			t.Error(err)
		}
		for _, want := range []bool{true, false} {
			first, err := gate.Enter(t.Context(), "tick:2027-01-01T10:00", time.Hour)
			if err != nil || first != want {
				t.Errorf("the gate that was opened again: %v, %v, want %v", first, err, want)
			}
		}
	})
}
