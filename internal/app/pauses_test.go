package app_test

import (
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

const pauseOver = "Ihre Pause ist vorbei"

// S6: a pause keeps everything away, ends by itself, and the person is told once.
func TestAPauseEndsByItselfAndSaysSo(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		t.Parallel()
		w := reminding(t, url)
		w.say(subscriber, "/start")
		w.shows(w.say(subscriber, "/pause 1"), "Pause", "4. Februar 2025")
		before := w.telegram.SentTo(subscriber)
		w.enter("fest", "Kiezfest", kiez.Events, start().Add(30*time.Hour))
		w.later(29*time.Hour + 30*time.Minute)
		if n := w.telegram.SentTo(subscriber) - before; n != 0 {
			t.Fatalf("%d messages during the pause", n)
		}

		w.later(6*24*time.Hour - 5*time.Hour) // 4 February, 10:30: the pause is over
		w.eventually("the person is told", func() bool { return w.received(subscriber, pauseOver) == 1 })
		if _, ok := w.press(subscriber, "Einstellungen").Button("Pause machen"); !ok {
			t.Error("the settings still show a pause")
		}
		w.enter("walk", "Kiezspaziergang", kiez.Events, w.clock.Now().Add(24*time.Hour))
		w.later(24*time.Hour - 30*time.Minute)
		if told, reminded := w.tried(subscriber, pauseOver), w.received(subscriber, "Kiezspaziergang"); told != 1 || reminded != 1 {
			t.Errorf("told %d times, reminded %d times; want once each", told, reminded)
		}
		if n := w.received(subscriber, "Kiezfest"); n != 0 {
			t.Errorf("%d reminders of what was over before", n)
		}
	})
}

// The end of a pause is told in daylight and in the person's language, and nobody is told who has stopped everything.
func TestTheEndOfAPauseWakesNobody(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) {
		o.Quiet = calendar.QuietHours{From: 21 * time.Hour, To: 8 * time.Hour}
	})
	w.telegram.AddUser(tgfake.User{ID: resident, FirstName: "Person", LanguageCode: "pl"})
	w.subscribe(subscriber, "Veranstaltungen")
	w.say(subscriber, "/pause 1")
	w.say(subscriber, "stopp")
	w.say(resident, "/start sub_events")
	w.press(resident, "Włącz")
	w.clock.Advance(13 * time.Hour) // 23:00
	w.shows(w.say(resident, "/pause 1"), "5 lutego 2025, 8:00")
	w.stop()
	w.clock.Advance(7*24*time.Hour + 8*time.Hour) // 5 February, 7:00
	w.run()
	rev := w.telegram.Rev()
	if n := w.received(resident, "Przerwa się skończyła"); n != 0 {
		t.Fatalf("%d messages before eight", n)
	}
	w.clock.Advance(time.Hour + time.Minute)
	w.next(resident, rev, "Przerwa się skończyła")
	if n := w.received(subscriber, pauseOver); n != 0 {
		t.Errorf("%d messages to somebody who has stopped everything", n)
	}
}

// Whoever has blocked the bot during the pause is left alone, and is back in all of it after coming back.
func TestWhoBlockedTheBotIsNotTold(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), oneReleases)
	w.subscribe(subscriber, "Veranstaltungen")
	w.say(subscriber, "/pause 1")
	w.telegram.Block(subscriber)
	w.settled()
	before := w.tried(subscriber, pauseOver)
	w.clock.Advance(7*24*time.Hour + time.Minute)
	w.eventually("the pause is over", func() bool { return len(traces(t, w.options.RedisURL, subscriber)) == 1 })
	if n := w.tried(subscriber, pauseOver); n != before {
		t.Errorf("told %d times", n-before)
	}
	w.telegram.Unblock(subscriber)
	w.say(subscriber, "/start")
	w.shows(w.broadcast("Ein Brief"), "zugestellt: 1")
}
