package app_test

import (
	"strings"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// The people of these tests, beside usual and weekly.
const (
	weeklyPole = int64(3201 + iota) // one message a week on jury sessions, in Polish
	weeklyIdle                      // one message a week on what nothing happens in
)

// S7: who wants one message a week gets it on Monday at nine: what is ahead, and what staff wrote meanwhile. An empty
// week sends nothing. What is in it is corrected when it changes.
func TestDigest(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		t.Parallel()
		w := newWorld(t, start(), func(o *app.Options) { oneReleases(o); o.RedisURL = url; silent(t, o) })
		w.canary()
		w.subscribes(usual, kiez.Events, kiez.Settings{})
		w.subscribes(weekly, kiez.Events, kiez.Settings{Pace: kiez.Weekly})
		w.subscribes(weeklyPole, kiez.Jury, kiez.Settings{Pace: kiez.Weekly})
		w.subscribes(weeklyIdle, kiez.Seniors, kiez.Settings{Pace: kiez.Weekly})
		w.speaks(weeklyPole, kiez.Polish)
		on := func(day, hour int) time.Time { return time.Date(2025, time.February, day, hour, 0, 0, 0, berlin()) }
		w.enter("fair", "Kiezmarkt", kiez.Events, on(6, 18))
		w.enter("walk", "Kiezspaziergang", kiez.Events, on(12, 18))

		w.shows(w.draft("now", "Der Garten blüht!"), "1 Person", "nur einmal pro Woche")
		rev := w.telegram.Rev()
		w.press(admin, "Freigeben")
		w.next(usual, rev, "Der Garten blüht!")
		w.next(admin, rev, "Fertig")
		w.laterUntil(on(3, 8).Add(59 * time.Minute))
		w.wantSent("before Monday at nine", map[int64]int{usual: 1, weekly: 0, weeklyPole: 0, weeklyIdle: 0})

		w.laterUntil(on(3, 9))
		digest := w.newest(weekly, "Diese Woche im Kiez")
		w.shows(digest, "Kiezmarkt", "Donnerstag, 6. Februar 2025, 18:00 Uhr", "Libezem, Rhinstraße 9", "Stand:",
			"Neues aus der letzten Woche", "Dienstag, 28. Januar 2025", "Der Garten blüht!")
		if strings.Contains(digest.Body(), "Kiezspaziergang") {
			t.Errorf("what is on in nine days is in the week: %s", digest.Body())
		}
		w.shows(w.newest(weeklyPole, "poniedziałek, 10 lutego 2025"), "19:00") // the session in Neu-Lichtenberg
		w.later(time.Minute)
		w.wantSent("on Monday at nine", map[int64]int{weekly: 1, weeklyPole: 1, weeklyIdle: 0})

		rev = w.telegram.Rev()
		w.shows(w.moves("06.02. Kiezmarkt", "13.2.2025 18:00"), "1 Person")
		if m := w.next(weekly, rev, "Verschoben"); m.ReplyToID != digest.MessageID {
			t.Errorf("the correction replies to %d, the digest is %d", m.ReplyToID, digest.MessageID)
		}
	})
}

// After a standstill the digest comes on Tuesday, but not on Wednesday; the news of a week stand in one digest only.
func TestDigestAfterAStandstill(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { oneReleases(o); silent(t, o) })
	w.canary()
	w.subscribes(weekly, kiez.Events, kiez.Settings{Pace: kiez.Weekly})
	w.subscribes(usual, kiez.Events, kiez.Settings{})
	on := func(day, hour int) time.Time { return time.Date(2025, time.February, day, hour, 0, 0, 0, berlin()) }
	w.broadcast("Der Garten blüht!")
	w.enter("walk", "Kiezspaziergang", kiez.Events, on(21, 18))
	for _, step := range []struct {
		at             time.Time
		sent           int
		garden, walked int
	}{
		{on(4, 22), 1, 1, 0},  // a Tuesday
		{on(12, 0), 1, 1, 0},  // the Wednesday after that
		{on(18, 20), 2, 1, 1}, // a Tuesday again
		{on(24, 9), 2, 1, 1},  // nothing ahead, no news
	} {
		w.laterUntil(step.at)
		w.wantSent(step.at.Format(time.DateTime), map[int64]int{weekly: step.sent})
		if garden, walked := w.received(weekly, "Garten"), w.received(weekly, "Kiezspaziergang"); garden != step.garden || walked != step.walked {
			t.Errorf("%s: the garden %d times, the walk %d times", step.at.Format(time.DateTime), garden, walked)
		}
	}
}

// Who wants one message a week gets it on Monday at nine, with what is on in the seven days of the own topics; a week
// without anything sends nothing.
func TestTheWeekInOneMessage(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		const part = "Diese Woche im Kiez"
		w := newWorld(t, start(), func(o *app.Options) { o.RedisURL = url; silent(t, o) })
		w.canary()
		monday := time.Date(2025, time.February, 3, 9, 0, 0, 0, berlin())
		w.subscribes(weekly, kiez.Events, kiez.Settings{Pace: kiez.Weekly})
		w.subscribes(own, kiez.Seniors, kiez.Settings{Pace: kiez.Weekly}) // nothing is on
		w.subscribes(usual, kiez.Events, kiez.Settings{})
		w.enter("concert", "Kiezkonzert", kiez.Events, monday.AddDate(0, 0, 3))
		w.enter("later", "Spätes Fest", kiez.Events, monday.AddDate(0, 0, 8))

		w.laterUntil(monday.Add(-time.Minute))
		w.wantReminders(part, map[int64]int{weekly: 0, own: 0, usual: 0})
		w.laterUntil(monday.Add(time.Minute))
		w.wantReminders(part, map[int64]int{weekly: 1, own: 0, usual: 0})
		w.wantReminders("Kiezkonzert", map[int64]int{weekly: 1, own: 0, usual: 0})
		w.wantReminders("Spätes Fest", map[int64]int{weekly: 0})

		w.laterUntil(monday.AddDate(0, 0, 1))
		w.wantReminders(part, map[int64]int{weekly: 1, own: 0, usual: 0})
		w.laterUntil(monday.AddDate(0, 0, 7).Add(time.Hour))
		w.wantReminders(part, map[int64]int{weekly: 2, own: 0, usual: 0})
		w.wantReminders("Spätes Fest", map[int64]int{weekly: 1})
	})
}
