package calendar_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
)

const (
	hour = time.Hour
	day  = 24 * time.Hour
)

func TestDueReminders(t *testing.T) {
	t.Parallel()
	leads := []time.Duration{day, hour, 7 * day}
	tests := []struct {
		name   string
		event  kiez.Event
		leads  []time.Duration
		now    string
		wantID string
	}{
		{"too early", gathering("e", "2027-03-10 18:00"), leads, "2027-03-03 17:59", ""},
		{"a week", gathering("e", "2027-03-10 18:00"), leads, "2027-03-03 18:00", "e@202703101700-168h0m0s"},
		{"still the week", gathering("e", "2027-03-10 18:00"), leads, "2027-03-09 17:59", "e@202703101700-168h0m0s"},
		{"a day", gathering("e", "2027-03-10 18:00"), leads, "2027-03-09 18:00", "e@202703101700-24h0m0s"},
		{"after a long standstill only the nearest", gathering("e", "2027-03-10 18:00"), leads, "2027-03-10 17:30", "e@202703101700-1h0m0s"},
		{"begun", gathering("e", "2027-03-10 18:00"), leads, "2027-03-10 18:00", ""},
		{"moved: a new ID", gathering("e", "2027-03-10 18:30"), leads, "2027-03-10 17:30", "e@202703101730-1h0m0s"},
		{"no leads", gathering("e", "2027-03-10 18:00"), nil, "2027-03-10 17:30", ""},
		{"negative lead", gathering("e", "2027-03-10 18:00"), []time.Duration{-day}, "2027-03-10 17:30", ""},

		{"week over the spring change: too early", gathering("e", "2027-03-31 18:00"), leads, "2027-03-24 17:59", ""},
		{"week over the spring change", gathering("e", "2027-03-31 18:00"), leads, "2027-03-24 18:00", "e@202703311600-168h0m0s"},
		{"day over the autumn change: too early", gathering("e", "2026-10-25 18:00"), []time.Duration{day}, "2026-10-24 17:59", ""},
		{"day over the autumn change", gathering("e", "2026-10-25 18:00"), []time.Duration{day}, "2026-10-24 18:00", "e@202610251700-24h0m0s"},
		{"hour within the autumn change", gathering("e", "2026-10-25 03:30"), []time.Duration{2 * hour}, "2026-10-25 01:59", ""},
		{"waits for three o'clock", gathering("e", "2026-10-25 03:30"), []time.Duration{2 * hour}, "2026-10-25 02:45", ""},
		{"at three o'clock", gathering("e", "2026-10-25 03:30"), []time.Duration{2 * hour}, "2026-10-25 03:00", "e@202610250230-2h0m0s"},
		{"over the year's end", gathering("e", "2027-01-01 18:00"), leads, "2026-12-31 18:00", "e@202701011700-24h0m0s"},

		{"closing date: the day before, too early", closing("", "2027-03-10", ""), leads, "2027-03-09 08:59", "frist--2027-03-10@202703102259-168h0m0s"},
		{"closing date: the day before", closing("", "2027-03-10", ""), leads, "2027-03-09 09:00", "frist--2027-03-10@202703102259-24h0m0s"},
		{"closing date: the day itself", closing("", "2027-03-10", ""), leads, "2027-03-10 09:00", "frist--2027-03-10@202703102259-1h0m0s"},
		{"closing date: still", closing("", "2027-03-10", ""), leads, "2027-03-10 23:58", "frist--2027-03-10@202703102259-1h0m0s"},
		{"closing date: passed", closing("", "2027-03-10", ""), leads, "2027-03-10 23:59", ""},
		{"closing date over the change", closing("", "2027-03-28", ""), leads, "2027-03-27 09:00", "frist--2027-03-28@202703282159-24h0m0s"},
	}
	for _, tt := range tests {
		tt.event.Start = tt.event.Start.UTC() // as a store gives it back
		got := calendar.DueReminders([]kiez.Event{tt.event}, tt.leads, at(tt.now).UTC(), berlin)
		switch {
		case tt.wantID == "" && len(got) != 0:
			t.Errorf("%s: got %v", tt.name, got)
		case tt.wantID != "" && (len(got) == 0 || got[len(got)-1].ID != tt.wantID || got[0].Event.ID != tt.event.ID):
			t.Errorf("%s: got %+v, want %s at last", tt.name, got, tt.wantID)
		}
	}
}

// wholeDay is a gathering that fills a day.
func wholeDay(date string) kiez.Event {
	e := gathering("e", date+" 00:00")
	e.AllDay, e.End = true, e.Start.AddDate(0, 0, 1)
	return e
}

func TestRemindAt(t *testing.T) {
	t.Parallel()
	tests := []struct {
		event kiez.Event
		lead  time.Duration
		want  string
	}{
		{gathering("e", "2027-03-10 18:00"), kiez.SameMorning, "2027-03-10 08:00"},
		{gathering("e", "2027-03-10 09:00"), kiez.SameMorning, "2027-03-10 08:00"},
		{gathering("e", "2027-03-10 08:59"), kiez.SameMorning, "2027-03-09 18:00"},
		{gathering("e", "2027-03-10 00:30"), kiez.SameMorning, "2027-03-09 18:00"},
		{gathering("e", "2027-01-01 08:00"), kiez.SameMorning, "2026-12-31 18:00"},
		{gathering("e", "2027-03-28 12:00"), kiez.SameMorning, "2027-03-28 08:00"}, // an hour is missing that night
		{gathering("e", "2027-03-28 08:30"), kiez.SameMorning, "2027-03-27 18:00"},
		{gathering("e", "2026-10-25 12:00"), kiez.SameMorning, "2026-10-25 08:00"}, // an hour comes twice that night
		{gathering("e", "2026-03-29 12:00"), day, "2026-03-28 12:00"},
		{gathering("e", "2026-03-29 12:00"), 11 * hour, "2026-03-29 00:00"},
		{gathering("e", "2026-10-25 12:00"), 11 * hour, "2026-10-25 02:00"},
		{gathering("e", "2027-03-28 12:00"), 7 * day, "2027-03-21 12:00"},
		{closing("", "2027-03-10", ""), kiez.SameMorning, "2027-03-10 09:00"},
		{closing("", "2027-03-10", ""), 3 * day, "2027-03-07 09:00"},
		{wholeDay("2027-03-10"), kiez.SameMorning, "2027-03-09 18:00"},
		{wholeDay("2027-03-10"), hour, "2027-03-09 18:00"},
		{wholeDay("2027-03-10"), day, "2027-03-09 09:00"},
		{wholeDay("2027-03-29"), 3 * day, "2027-03-26 09:00"}, // an hour is missing in between
	}
	for _, tt := range tests {
		tt.event.Start = tt.event.Start.UTC()
		if got := show(calendar.RemindAt(tt.event, tt.lead, berlin)); got != tt.want {
			t.Errorf("%s, %s before: got %s, want %s", show(tt.event.Start), tt.lead, got, tt.want)
		}
	}
}

func TestAllLeadsAreDueTheNearestAtLast(t *testing.T) {
	t.Parallel()
	leads := []time.Duration{kiez.SameMorning, hour, day, 3 * day, 7 * day}
	event := gathering("e", "2027-03-10 18:00")
	for now, want := range map[string][]time.Duration{
		"2027-03-08 12:00": {7 * day, 3 * day},
		"2027-03-10 12:00": {7 * day, 3 * day, day, kiez.SameMorning},
		"2027-03-10 17:30": {7 * day, 3 * day, day, kiez.SameMorning, hour},
	} {
		var got []time.Duration
		for _, r := range calendar.DueReminders([]kiez.Event{event}, leads, at(now), berlin) {
			got = append(got, r.Lead)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", now, got, want)
		}
	}
}

func TestClosingInTheMorningIsRemindedTheDayBefore(t *testing.T) {
	t.Parallel()
	early := closing("", "2027-03-10", "")
	early.Start = at("2027-03-10 09:00")
	for now, want := range map[string]int{"2027-03-09 08:59": 0, "2027-03-09 09:00": 1, "2027-03-10 08:59": 1} {
		if got := calendar.DueReminders([]kiez.Event{early}, []time.Duration{hour}, at(now), berlin); len(got) != want {
			t.Errorf("%s: got %v", now, got)
		}
	}
}

func TestDueRemindersAreInOrderWithoutCancelledOnes(t *testing.T) {
	t.Parallel()
	cancelled := gathering("x", "2027-03-10 18:00")
	cancelled.Cancelled = true
	events := []kiez.Event{gathering("b", "2027-03-10 18:00"), cancelled, gathering("a", "2027-03-10 18:00"), gathering("c", "2027-03-10 17:45")}
	got := calendar.DueReminders(events, []time.Duration{hour}, at("2027-03-10 17:30"), berlin)
	if len(got) != 3 || got[0].Event.ID != "c" || got[1].Event.ID != "a" || got[2].Event.ID != "b" {
		t.Errorf("got %+v", got)
	}
}

// Whatever the schedule of ticks, standstills and restarts, around every clock change: a reminder is due from its moment
// until its event begins, but never between two and three at night, and has one name of its own all the while.
func TestRemindersOverRandomTicks(t *testing.T) {
	t.Parallel()
	changes := []time.Time{at("2026-03-29"), at("2026-10-25"), at("2027-03-28"), at("2027-10-31")}
	rapid.Check(t, func(t *rapid.T) {
		begin := rapid.SampledFrom(changes).Draw(t, "change").AddDate(0, 0, -8)
		var events []kiez.Event
		for i := range rapid.IntRange(1, 4).Draw(t, "events") {
			events = append(events, kiez.Event{
				ID:    fmt.Sprintf("e%d", i),
				Kind:  rapid.SampledFrom([]kiez.EventKind{kiez.Gathering, kiez.Session, kiez.Deadline}).Draw(t, "kind"),
				Start: begin.Add(time.Duration(rapid.IntRange(0, 16*24*60).Draw(t, "start")) * time.Minute),
			})
		}
		leads := rapid.SliceOfNDistinct(rapid.SampledFrom([]time.Duration{
			kiez.SameMorning, 15 * time.Minute, hour, 3 * hour, 36 * hour, day, 3 * day, 7 * day,
		}), 1, 4, rapid.ID).Draw(t, "leads")

		names := map[string]string{} // of event and lead
		for now := begin; now.Before(begin.AddDate(0, 0, 17)); {
			due := map[string]bool{}
			for _, r := range calendar.DueReminders(events, leads, now, berlin) {
				what := fmt.Sprint(r.Event.ID, r.Lead)
				if name, ok := names[what]; ok && name != r.ID || due[r.ID] {
					t.Fatalf("%s at %s: earlier %s, in this tick %v", r.ID, show(now), name, due)
				}
				names[what], due[r.ID] = r.ID, true
				if r.Event.Kind != kiez.Deadline && now.Before(r.Event.Start.Add(-r.Lead-day)) {
					t.Fatalf("%s at %s, more than a day too early", r.ID, show(now))
				}
			}
			want := 0
			for _, e := range events {
				for _, lead := range leads {
					if now.Before(e.Start) && !now.Before(calendar.RemindAt(e, lead, berlin)) && now.In(berlin).Hour() != 2 {
						want++
					}
				}
			}
			if len(due) != want {
				t.Fatalf("%s: %d are due, want %d", show(now), len(due), want)
			}
			now = now.Add(time.Duration(rapid.IntRange(1, 10*60).Draw(t, "pause")) * time.Minute)
		}
	})
}
