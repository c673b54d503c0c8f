package calendar

import (
	"cmp"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

const (
	wholeDay = 24 * time.Hour
	// deadlineHour is when people are reminded of a closing date: most end at 23:59, and an hour before that helps
	// nobody.
	deadlineHour = 9 * time.Hour
	// morningHour is when people are reminded on the same morning, unless the event begins before soonest: then they are
	// reminded at eveningHour of the day before.
	morningHour, soonest, eveningHour = 8 * time.Hour, 9 * time.Hour, 18 * time.Hour
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

// DueReminders gives a reminder for every event and every lead whose time has come, see RemindAt. It stays due until
// the event begins or the closing date passes; the caller remembers by ID what was sent. Who has several leads wants
// only the last of the reminders that are due: which one that is depends on the person, so it is the sender's to tell.
// The result is ordered by start, and of one event by the moment from which it is due.
//
// A negative lead is ignored. Nothing is due from 02:00 until 03:00; it waits.
func DueReminders(events []kiez.Event, leads []time.Duration, now time.Time, loc *time.Location) []Reminder {
	if now.In(loc).Hour() == noSendHour {
		return nil
	}
	var due []Reminder
	for _, e := range events {
		if e.Cancelled || !now.Before(e.Start) {
			continue
		}
		for _, lead := range leads {
			if lead >= 0 && !now.Before(RemindAt(e, lead, loc)) {
				due = append(due, Reminder{Event: e, Lead: lead, ID: reminderID(e, lead)})
			}
		}
	}
	slices.SortFunc(due, func(a, b Reminder) int {
		return cmp.Or(kiez.ByStart(a.Event, b.Event),
			RemindAt(a.Event, a.Lead, loc).Compare(RemindAt(b.Event, b.Lead, loc)), cmp.Compare(b.Lead, a.Lead))
	})
	return due
}

// RemindAt gives the moment from which people are reminded of an event who want to be so long before.
//
// A lead of whole days counts days of the calendar in loc and keeps the time of day; kiez.SameMorning is 08:00 of the
// day, or 18:00 of the day before if the event begins before 09:00; any other lead is subtracted from the start. Of a
// closing date people are reminded at 09:00 of the day that lies the whole days of the lead before it, with a lead
// under a day on the closing day itself, or the day before if it closes by 09:00. Of what fills whole days, and so
// begins at midnight, people are reminded at 09:00 too, and with a lead under a day at 18:00 of the day before.
func RemindAt(e kiez.Event, lead time.Duration, loc *time.Location) time.Time {
	start, days := e.Start.In(loc), int(lead/wholeDay)
	switch {
	case e.Kind == kiez.Deadline:
		at := onClock(start.AddDate(0, 0, -days), deadlineHour)
		if !at.Before(start) {
			at = at.AddDate(0, 0, -1)
		}
		return at
	case e.AllDay && days > 0:
		return onClock(start.AddDate(0, 0, -days), deadlineHour)
	case e.AllDay:
		return onClock(start.AddDate(0, 0, -1), eveningHour)
	case lead == kiez.SameMorning && start.Before(onClock(start, soonest)):
		return onClock(start.AddDate(0, 0, -1), eveningHour)
	case lead == kiez.SameMorning:
		return onClock(start, morningHour)
	case lead%wholeDay == 0:
		return start.AddDate(0, 0, -days)
	default:
		return start.Add(-lead)
	}
}

func reminderID(e kiez.Event, lead time.Duration) string {
	return e.ID + "@" + e.Start.UTC().Format("200601021504") + "-" + lead.String()
}
