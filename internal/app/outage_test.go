package app_test

import (
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
)

// O6: Telegram says of all that they blocked the bot. The broadcast stops, staff hear of it, and nobody is signed off; when
// staff let it go on, everybody gets it.
func TestOutageUnsubscribesNobody(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		t.Parallel()
		w := newWorld(t, start(), func(o *app.Options) { oneReleases(o); o.RedisURL = url; silent(t, o) })
		w.say(releaser, "/start")
		crowd := w.crowd(3001, 40)
		for _, id := range crowd {
			w.telegram.BlockSilently(id)
		}
		rev := w.release("Hallo zusammen!")
		w.next(admin, rev, "Niemand wurde abgemeldet")
		w.next(releaser, rev, "Niemand wurde abgemeldet") // there is no group: all who may let it go on
		w.stillSubscribed(crowd)
		for _, id := range crowd {
			w.telegram.Unblock(id)
		}
		w.settled()
		rev = w.telegram.Rev()
		w.press(releaser, "Fortsetzen")
		w.shows(w.next(admin, rev, "Fertig"), "Empfänger: 40", "zugestellt: 40", "Bot blockiert: 0")
		w.stillSubscribed(crowd)
		for _, id := range crowd {
			if n := w.received(id, "Hallo"); n != 1 {
				t.Errorf("%d got the message %d times", id, n)
			}
		}
	})
}

// S13: what is stored about somebody who blocked the bot goes by itself after RETENTION. Until then /start brings the
// choices back, and none of the messages in between.
func TestSuppressedIsErased(t *testing.T) {
	t.Parallel()
	const kept = 1500 * time.Millisecond
	w := newWorld(t, start(), func(o *app.Options) {
		oneReleases(o)
		o.RedisURL, o.Retention = redistest.Real(t), kept
		silent(t, o)
	})
	crowd := w.crowd(3001, 2)
	people := redisstore.NewPeople(w.store())
	w.telegram.Block(crowd[0])
	w.eventually("nothing is stored any more", func() bool {
		p, err := people.Person(t.Context(), kiez.ChatID(crowd[0]))
		return err == nil && !p.Subscribed() && p.Suppressed.IsZero()
	})
	if left := w.traceless(crowd[0]); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	w.telegram.Unblock(crowd[0])
	w.say(crowd[0], "/start")
	if _, ok := w.say(crowd[0], "/abo").Button("✓ Veranstaltungen"); ok {
		t.Error("erased, and subscribed all the same")
	}
}
