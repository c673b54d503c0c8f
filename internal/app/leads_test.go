package app_test

import (
	"maps"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
)

const (
	day     = 24 * time.Hour
	week    = 7 * day
	morning = kiez.SameMorning
)

// wants asks to be reminded of an event.
func (w *world) wants(chat int64, event string, at time.Time) {
	w.Helper()
	_, err := redisstore.NewPeople(w.store()).Want(w.Context(), kiez.ChatID(chat), event, at, kiez.Consent{At: start(), Version: "test"})
	if err != nil {
		w.Fatal(err)
	}
}

// laterUntil is later, with the moment in place of the time that passes.
func (w *world) laterUntil(at time.Time) {
	w.Helper()
	w.later(at.Sub(w.clock.Now()))
}

// wantReminders compares how many messages with part each of the people has got.
func (w *world) wantReminders(part string, want map[int64]int) {
	w.Helper()
	got := map[int64]int{}
	for chat := range want {
		got[chat] = w.received(chat, part)
	}
	if !maps.Equal(got, want) {
		w.Errorf("%s: reminders of %s %v, want %v", w.clock.Now().In(berlin()).Format(time.DateTime), part, got, want)
	}
}

// The people of these tests, by what they chose.
const (
	usual      = int64(3001 + iota) // a day and an hour before
	own                             // a week before and on the morning
	none                            // no reminders
	weekly                          // one message a week
	weeklyAsks                      // the same, but asks for the festival
	asks                            // subscribed to nothing, asks for the festival, three days before
	noneAsks                        // no reminders, but asks for the festival
	awake                           // as usual, at any hour
)

// choosy is a bot whose subscribers chose different things, and a festival on Thursday, 6 February 2025 at 18:00.
func choosy(t *testing.T, url string) (w *world, festival time.Time) {
	t.Helper()
	w = newWorld(t, start(), func(o *app.Options) { o.RedisURL = url; silent(t, o) })
	w.canary()
	festival = time.Date(2025, time.February, 6, 18, 0, 0, 0, berlin())
	w.subscribes(usual, kiez.Events, kiez.Settings{})
	w.subscribes(own, kiez.Events, kiez.Settings{Leads: []time.Duration{week, morning}})
	w.subscribes(none, kiez.Events, kiez.Settings{Leads: []time.Duration{}})
	w.subscribes(weekly, kiez.Events, kiez.Settings{Pace: kiez.Weekly})
	w.subscribes(weeklyAsks, kiez.Events, kiez.Settings{Pace: kiez.Weekly})
	w.subscribes(asks, kiez.Seniors, kiez.Settings{Leads: []time.Duration{3 * day}})
	w.subscribes(noneAsks, kiez.Events, kiez.Settings{Leads: []time.Duration{}})
	for _, chat := range []int64{weeklyAsks, asks, noneAsks} {
		w.wants(chat, "festival", festival)
	}
	w.enter("festival", "Kiezfest", kiez.Events, festival)
	return w, festival
}

// S8, S7: everybody is reminded when he or she wants to be, and only then.
func TestOwnLeadTimes(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		t.Parallel()
		w, festival := choosy(t, url)
		w.enter("walk", "Kiezspaziergang", kiez.Events, festival)
		want := map[int64]int{usual: 0, own: 0, none: 0, weekly: 0, weeklyAsks: 0, asks: 0, noneAsks: 0}
		for _, step := range []struct {
			at       time.Time
			reminded []int64
		}{
			{festival.Add(-week - 5*time.Minute), nil},
			{festival.Add(-week), []int64{own}},
			{festival.Add(-4 * day), nil},
			{time.Date(2025, time.February, 3, 9, 0, 0, 0, berlin()), []int64{weekly, weeklyAsks}}, // the week
			{festival.Add(-3 * day), []int64{asks}},
			{festival.Add(-day), []int64{usual, weeklyAsks, noneAsks}},
			{festival.Add(-10*time.Hour - 5*time.Minute), nil},
			{festival.Add(-10 * time.Hour), []int64{own}},
			{festival.Add(-time.Hour), []int64{usual, weeklyAsks, noneAsks}},
			{festival.Add(-5 * time.Minute), nil},
			{festival.Add(time.Minute), nil},
		} {
			w.laterUntil(step.at)
			for _, chat := range step.reminded {
				want[chat]++
			}
			w.wantReminders("Kiezfest", want)
		}
		w.wantReminders("Kiezspaziergang", map[int64]int{
			usual: 2, own: 2, none: 0, weekly: 1, weeklyAsks: 1, asks: 0, noneAsks: 0,
		})
	})
}

// After a standstill each person gets the nearest of the own reminders only.
func TestNearestLeadAfterAStandstill(t *testing.T) {
	t.Parallel()
	w, festival := choosy(t, redistest.Mini(t))
	want := map[int64]int{usual: 1, own: 1, none: 0, weekly: 0, weeklyAsks: 1, asks: 1, noneAsks: 1}
	w.laterUntil(festival.Add(-2 * time.Hour))
	w.wantReminders("Kiezfest", want)
	want[usual], want[weeklyAsks], want[noneAsks] = 2, 2, 2
	w.laterUntil(festival.Add(-time.Hour))
	w.wantReminders("Kiezfest", want)
}

// remindingAtNight is a bot with quiet hours, whose usual lead times are a day, ten hours and an hour. One person has
// lead times of the own, one no quiet hours.
func remindingAtNight(t *testing.T, at time.Time) *world {
	t.Helper()
	w := newWorld(t, at, func(o *app.Options) {
		o.Quiet = calendar.QuietHours{From: 21 * time.Hour, To: 8 * time.Hour}
		o.Leads = []time.Duration{day, 10 * time.Hour, time.Hour}
		silent(t, o)
	})
	w.canary()
	w.subscribes(usual, kiez.Events, kiez.Settings{})
	w.subscribes(own, kiez.Events, kiez.Settings{Leads: []time.Duration{morning, time.Hour}})
	w.subscribes(awake, kiez.Events, kiez.Settings{Quiet: kiez.QuietOff})
	return w
}

// numbers are how many reminders the usual one, the one with own lead times and the one without quiet hours have got.
type numbers [3]int

func (n numbers) byChat() map[int64]int { return map[int64]int{usual: n[0], own: n[1], awake: n[2]} }

// S9, S12: reminders due in the night come in the morning, only the nearest of them, and not if it is too late by then.
func TestRemindersAndQuietHours(t *testing.T) {
	t.Parallel()
	on := func(day, hour, minute int) time.Time {
		return time.Date(2025, time.January, day, hour, minute, 0, 0, berlin())
	}
	w := remindingAtNight(t, start())
	w.enter("cinema", "Kiezkino", kiez.Events, on(29, 22, 30))
	w.enter("run", "Kiezlauf", kiez.Events, on(30, 7, 30))
	w.enter("choir", "Kiezchor", kiez.Events, on(30, 9, 0))
	w.enter("coffee", "Kiezkaffee", kiez.Events, on(30, 9, 30))
	for _, step := range []struct {
		at                         time.Time
		cinema, run, choir, coffee numbers
	}{
		{at: on(28, 23, 0), cinema: numbers{0, 0, 1}},
		{on(29, 7, 45), numbers{0, 0, 1}, numbers{0, 0, 1}, numbers{}, numbers{}},
		{on(29, 8, 10), numbers{1, 1, 1}, numbers{1, 0, 1}, numbers{}, numbers{}},
		{on(29, 12, 40), numbers{2, 1, 2}, numbers{1, 0, 1}, numbers{1, 0, 1}, numbers{1, 0, 1}},
		{on(29, 18, 10), numbers{2, 1, 2}, numbers{1, 1, 1}, numbers{1, 0, 1}, numbers{1, 0, 1}},
		{on(29, 22, 10), numbers{2, 1, 3}, numbers{1, 1, 2}, numbers{1, 0, 1}, numbers{1, 0, 1}},
		{on(29, 23, 40), numbers{2, 1, 3}, numbers{1, 1, 2}, numbers{1, 0, 2}, numbers{1, 0, 2}},
		{on(30, 6, 40), numbers{2, 1, 3}, numbers{1, 1, 3}, numbers{1, 0, 2}, numbers{1, 0, 2}},
		{on(30, 8, 10), numbers{2, 1, 3}, numbers{1, 1, 3}, numbers{2, 1, 3}, numbers{2, 1, 2}},
		{on(30, 8, 40), numbers{2, 1, 3}, numbers{1, 1, 3}, numbers{2, 1, 3}, numbers{3, 2, 3}},
	} {
		w.laterUntil(step.at)
		for title, n := range map[string]numbers{
			"Kiezkino": step.cinema, "Kiezlauf": step.run, "Kiezchor": step.choir, "Kiezkaffee": step.coffee,
		} {
			w.wantReminders(title, n.byChat())
		}
	}
}

// S14: across both clock changes nobody is reminded twice or an hour off.
func TestRemindersAcrossTheClockChange(t *testing.T) {
	t.Parallel()
	for _, sunday := range []time.Time{
		time.Date(2026, time.March, 29, 0, 0, 0, 0, berlin()),
		time.Date(2026, time.October, 25, 0, 0, 0, 0, berlin()),
		time.Date(2027, time.March, 28, 0, 0, 0, 0, berlin()),
	} {
		t.Run(sunday.Format(time.DateOnly), func(t *testing.T) {
			t.Parallel()
			on := func(day, hour, minute int) time.Time {
				return time.Date(sunday.Year(), sunday.Month(), sunday.Day()+day, hour, minute, 0, 0, berlin())
			}
			w := remindingAtNight(t, on(-1, 11, 0))
			w.enter("festival", "Kiezfest", kiez.Events, on(0, 12, 0))
			for _, step := range []struct {
				at   time.Time
				want numbers
			}{
				{on(-1, 11, 55), numbers{}},
				{on(-1, 12, 0), numbers{1, 0, 1}},
				{on(0, 3, 30), numbers{1, 0, 2}},
				{on(0, 7, 55), numbers{1, 0, 2}},
				{on(0, 8, 0), numbers{2, 1, 2}},
				{on(0, 10, 55), numbers{2, 1, 2}},
				{on(0, 11, 0), numbers{3, 2, 3}},
				{on(0, 12, 0), numbers{3, 2, 3}},
			} {
				w.laterUntil(step.at)
				w.wantReminders("Kiezfest", step.want.byChat())
			}
		})
	}
}
