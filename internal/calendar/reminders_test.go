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
		case tt.wantID != "" && (len(got) != 1 || got[0].ID != tt.wantID || got[0].Event.ID != tt.event.ID):
			t.Errorf("%s: got %+v, want %s", tt.name, got, tt.wantID)
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

// Whatever the schedule of ticks, standstills and restarts: an event and a lead have one ID, nobody is told after the
// start nor between two and three at night, leads only get shorter, and without a standstill of half a day every event
// with a lead of a day or more is announced.
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
		leads := rapid.SliceOfN(rapid.SampledFrom([]time.Duration{
			0, 15 * time.Minute, hour, 3 * hour, 36 * hour, day, 3 * day, 7 * day,
		}), 1, 4).Draw(t, "leads")

		last := map[string]calendar.Reminder{} // by event: what was said last
		for now := begin; now.Before(begin.AddDate(0, 0, 17)); {
			told := map[string]bool{}
			for _, r := range calendar.DueReminders(events, leads, now, berlin) {
				before, again := last[r.Event.ID]
				switch {
				case !now.Before(r.Event.Start):
					t.Fatalf("%s at %s: it began at %s", r.ID, show(now), show(r.Event.Start))
				case now.In(berlin).Hour() == 2:
					t.Fatalf("%s at %s", r.ID, show(now))
				case told[r.Event.ID]:
					t.Fatalf("%s: two reminders in one tick", r.ID)
				case again && before.Lead < r.Lead:
					t.Fatalf("%s after %s", r.ID, before.ID)
				case again && (before.Lead == r.Lead) != (before.ID == r.ID):
					t.Fatalf("%s with lead %s, %s with lead %s", r.ID, r.Lead, before.ID, before.Lead)
				}
				told[r.Event.ID], last[r.Event.ID] = true, r
			}
			now = now.Add(time.Duration(rapid.IntRange(1, 10*60).Draw(t, "pause")) * time.Minute)
		}
		for _, e := range events {
			if _, ok := last[e.ID]; !ok && slices.Max(leads) >= day && e.Start.After(begin.Add(2*day)) {
				t.Fatalf("%s at %s was never announced with leads %v", e.Kind, show(e.Start), leads)
			}
		}
	})
}
