package redisstore

import (
	"testing"
	"time"

	"kiezbot/internal/redisstore/redistest"
)

func TestLease(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		a, b := NewLease(s, "poll", "a", time.Hour), NewLease(s, "poll", "b", time.Hour)
		take := func(l *Lease, want bool) {
			t.Helper()
			if held, err := l.Take(t.Context()); err != nil || held != want {
				t.Errorf("%s has it: %t, %v; want %t", l.holder, held, err, want)
			}
		}
		take(a, true)
		take(b, false)
		take(a, true)
		wantTTL(t, s, s.keys.lease("poll"), time.Hour)
		must(t, b.Release(t.Context())) // it is not b's to give back
		take(b, false)
		must(t, a.Release(t.Context()))
		take(b, true)
		take(a, false)
		take(NewLease(s, "other", "a", time.Hour), true)
	})
}
