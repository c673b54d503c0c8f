package handlers

import (
	"time"

	"kiezbot/internal/kiez"
)

// The spans of the list of events; the empty span is all that is coming.
const (
	today         = "today"
	tomorrow      = "tomorrow"
	afterTomorrow = "dayafter" // the day after tomorrow
	thisWeekend   = "weekend"
	thisWeek      = "week"
	thisMonth     = "month"
)

func spans() []string {
	return []string{today, tomorrow, afterTomorrow, thisWeekend, thisWeek, thisMonth}
}

// within gives the moments between which the span lies, in now's location: from now or a midnight to come, up to the
// midnight at which nothing is in it any more.
func (c eventChoice) within(now time.Time) (from, to time.Time) {
	year, month, day := now.Date()
	midnight := func(days int) time.Time { return time.Date(year, month, day+days, 0, 0, 0, 0, now.Location()) }
	sinceMonday := (int(now.Weekday()) + 6) % 7
	saturday, monday := midnight(5-sinceMonday), midnight(7-sinceMonday)
	switch c.span {
	case today:
		return now, midnight(1)
	case tomorrow:
		return midnight(1), midnight(2)
	case afterTomorrow:
		return midnight(2), midnight(3)
	case thisWeekend:
		if now.After(saturday) {
			saturday = now
		}
		return saturday, monday
	case thisWeek:
		return now, monday
	case thisMonth:
		return now, time.Date(year, month+1, 1, 0, 0, 0, 0, now.Location())
	default:
		return now, now.Add(eventsAhead)
	}
}

// days names the days of a span that has no button with a check; nil: it has one.
func (c eventChoice) days(now time.Time) kiez.Lines {
	from, to := c.within(now)
	last := to.AddDate(0, 0, -1)
	switch c.span {
	case today, tomorrow, afterTomorrow:
		return kiez.Lines{kiez.Show(kiez.Day(from))}
	case thisWeekend:
		if from.Weekday() == last.Weekday() {
			return kiez.Lines{kiez.Show(kiez.Day(last))}
		}
		return kiez.Lines{kiez.Say("event.until", kiez.Data{"Start": kiez.Day(from), "End": kiez.Day(last)})}
	default:
		return nil
	}
}
