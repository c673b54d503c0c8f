package app

import (
	"testing"
	"time"

	"kiezbot/internal/kiez"
)

// In an outage of many hours a question that comes again and again is answered once, and who asks again later hears it
// again.
func TestBackSoonInALongOutage(t *testing.T) {
	t.Parallel()
	b, began := newBackSoon(nil), time.Now()
	question, cry := kiez.Update{ID: 1, Chat: 10}, kiez.Update{ID: 2, Chat: 20}
	for at := time.Duration(0); at <= 12*time.Hour; at += 10 * time.Minute {
		now, first := began.Add(at), at == 0
		if got := b.due(question, false, now); got != first {
			t.Errorf("the question after %s: due %t", at, got)
		}
		if got := b.due(cry, true, now); got != first {
			t.Errorf("the call for help after %s: due %t", at, got)
		}
	}
	for _, again := range []struct {
		after time.Duration
		id    int64
		want  bool
	}{{0, 3, true}, {59 * time.Minute, 4, false}, {61 * time.Minute, 5, true}, {120 * time.Minute, 6, false}} {
		u := kiez.Update{ID: again.id, Chat: question.Chat}
		if got := b.due(u, false, began.Add(13*time.Hour+again.after)); got != again.want {
			t.Errorf("another question after %s: due %t, want %t", again.after, got, again.want)
		}
	}
	b.forget(question)
	if !b.due(question, false, began.Add(15*time.Hour)) {
		t.Error("what could not be said is not said later")
	}
}

// However many write, in a rush or one after the other, what is remembered of them has an end.
func TestBackSoonIsBounded(t *testing.T) {
	t.Parallel()
	const writers = 100_000
	for _, every := range []time.Duration{0, time.Second} {
		b, began := newBackSoon(nil), time.Now()
		for i := range int64(writers) {
			u := kiez.Update{ID: i + 1, Chat: kiez.ChatID(i + 1)}
			if now := began.Add(time.Duration(i) * every); !b.due(u, false, now) || b.due(u, false, now) {
				t.Fatalf("writer %d does not hear it once", i)
			}
		}
		for name, n := range map[string]int{
			"chats": len(b.told.young) + len(b.told.old), "updates": len(b.seen.young) + len(b.seen.old),
		} {
			if n > writers/4 {
				t.Errorf("%d of %d %s are remembered, one every %s", n, writers, name, every)
			}
		}
	}
}
