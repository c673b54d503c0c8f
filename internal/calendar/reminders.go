package calendar

import (
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

const (
	wholeDay = 24 * time.Hour
	// deadlineHour is when people are reminded of a closing date: most end at 23:59, and an hour before that helps nobody.
	deadlineHour = 9 * time.Hour
	// noSendHour is skipped every night: on the days of a clock change it is missing or comes twice.
	noSendHour = 2
)

// Reminder is one event that people are to be reminded of now.
type Reminder struct {
	Event kiez.Event
	Lead  time.Duration
	// ID is made of event, start and lead: it stays the same from tick to tick, and an event that moves has new ones.
	ID string
}

// DueReminders gives for every event at most one reminder: the one with the smallest lead whose time has come. So after
// hours of standstill only the nearest one goes out. A reminder stays due until the event begins or the closing date
// passes; the caller remembers by ID what was sent. The result is ordered by start.
//
// A lead of whole days counts days of the calendar in loc and keeps the time of day; any other is subtracted from the
// start. Reminders of a closing date are due at 09:00 of the day that lies the whole days of the lead before it, with a
// lead under a day on the closing day itself, or the day before if it closes by 09:00. A negative lead is ignored.
// Nothing is due from 02:00 until 03:00; it waits.
func DueReminders(events []kiez.Event, leads []time.Duration, now time.Time, loc *time.Location) []Reminder {
	if now.In(loc).Hour() == noSendHour {
		return nil
	}
	leads = slices.Sorted(slices.Values(leads))
	var due []Reminder
	for _, e := range events {
		if e.Cancelled || !now.Before(e.Start) {
			continue
		}
		nearest := slices.IndexFunc(leads, func(lead time.Duration) bool {
			return lead >= 0 && !now.Before(RemindAt(e, lead, loc))
		})
		if nearest >= 0 {
			lead := leads[nearest]
			due = append(due, Reminder{Event: e, Lead: lead, ID: reminderID(e, lead)})
		}
	}
	slices.SortFunc(due, func(a, b Reminder) int { return kiez.ByStart(a.Event, b.Event) })
	return due
}

// RemindAt gives the moment from which the reminder is due.
func RemindAt(e kiez.Event, lead time.Duration, loc *time.Location) time.Time {
	start, days := e.Start.In(loc), int(lead/wholeDay)
	if e.Kind == kiez.Deadline {
		at := onClock(start.AddDate(0, 0, -days), deadlineHour)
		if !at.Before(start) {
			at = at.AddDate(0, 0, -1)
		}
		return at
	}
	if lead%wholeDay == 0 {
		return start.AddDate(0, 0, -days)
	}
	return start.Add(-lead)
}

func reminderID(e kiez.Event, lead time.Duration) string {
	return e.ID + "@" + e.Start.UTC().Format("200601021504") + "-" + lead.String()
}
