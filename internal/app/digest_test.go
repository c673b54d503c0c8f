package app_test

import (
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

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
