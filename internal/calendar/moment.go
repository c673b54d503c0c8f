package calendar

import (
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// The errors of this file and its neighbours are *kiez.UserError; the package comment lists their keys.
const (
	keyUnreadable       = "date.unreadable"
	keyHoursUnreadable  = "hours.unreadable"
	keyAmbiguous        = "date.ambiguous"
	keyNoSuchDay        = "date.no_such_day"
	keyWeekdayDiffers   = "date.weekday_differs"
	keyInGap            = "date.in_gap"
	keyEndsBeforeStarts = "date.ends_before_start"
	keyRuleUnreadable   = "rule.unreadable"
	keyRuleTooOften     = "rule.too_often"
	keyRuleNever        = "rule.never"
	keyTimeMissing      = "date.time_missing"
	keyRhythmUnreadable = "rhythm.unreadable"
	keyRhythmAtNight    = "rhythm.at_night"
)

// The years a date can have. Others are slips of the finger.
const (
	firstYear = 2000
	lastYear  = 2199
)

// ParseMoment reads a date, a time of day or both, in the usual German forms and in ISO 8601: 2027-03-10 18:00,
// 10.3.27 18 Uhr, Mi 10.3. um 18:30, 10. März 2027, heute 15:30, nächsten Mittwoch, in 2 Wochen.
//
// What is missing is filled in from now: a date without a year is the next such date, today included; a weekday is the
// next one, today included unless its time has passed, and "nächsten" is never today; a time alone is on now's day.
// Without a time of day the moment is midnight and hasTime is false. The result is in loc, to the minute. Errors are
// *kiez.UserError, see the package comment.
func ParseMoment(text string, now time.Time, loc *time.Location) (at time.Time, hasTime bool, err error) {
	text = strings.TrimSpace(text)
	now = now.In(loc)
	if exact, err := time.Parse(time.RFC3339, text); err == nil && readableYear(exact.Year()) {
		exact = exact.In(loc).Truncate(time.Minute)
		if onChange(exact) {
			return time.Time{}, false, inGap(exact, exact.Format("15:04"))
		}
		return exact, true, nil
	}
	r, err := read(text)
	if err != nil {
		return time.Time{}, false, err
	}
	date, err := r.day(now)
	if err != nil {
		return time.Time{}, false, err
	}
	if r.clock == nil {
		return date, false, nil
	}
	at, err = r.clock.on(date)
	return at, err == nil, err
}

// day works out the date, at midnight.
func (r reading) day(now time.Time) (time.Time, error) {
	today := midnight(now)
	switch {
	case r.date != nil:
		date, ok := r.date.from(today)
		if !ok {
			return time.Time{}, kiez.Refuse(keyNoSuchDay, kiez.Data{"Given": r.date.given})
		}
		return date, r.agrees(date)
	case r.days != nil:
		date := today.AddDate(0, 0, *r.days)
		return date, r.agrees(date)
	case r.weekday != nil:
		return r.next(now), nil
	default:
		return today, nil
	}
}

// next finds the day for a weekday without a date.
func (r reading) next(now time.Time) time.Time {
	today := midnight(now)
	if r.nextWeek {
		monday := today.AddDate(0, 0, week-mondayBased(today.Weekday()))
		return monday.AddDate(0, 0, mondayBased(r.weekday.day))
	}
	days := (int(r.weekday.day-today.Weekday()) + week) % week
	passed := r.clock != nil && onClock(today, r.clock.time).Before(now)
	if days == 0 && (r.notToday || passed) {
		days = week
	}
	return today.AddDate(0, 0, days)
}

// agrees refuses a weekday that is not the weekday of date.
func (r reading) agrees(date time.Time) error {
	if r.weekday == nil || r.weekday.day == date.Weekday() {
		return nil
	}
	return kiez.Refuse(keyWeekdayDiffers, kiez.Data{"Given": r.weekday.given, "Day": kiez.Day(date)})
}

// calendarDate is a date as typed; year 0: not given.
type calendarDate struct {
	year, month, day int
	given            string
}

// plausible reports whether the numbers could be a date at all.
func (d calendarDate) plausible() bool {
	return 1 <= d.day && d.day <= 31 && 1 <= d.month && d.month <= 12
}

// from gives the date in today's location, the next such one if it has no year. It reports false for a date that no
// calendar has.
func (d calendarDate) from(today time.Time) (time.Time, bool) {
	if d.year != 0 {
		return d.in(d.year, today.Location())
	}
	const leapCycle = 8 // the longest wait for a 29 February
	for year := today.Year(); year <= today.Year()+leapCycle; year++ {
		if date, ok := d.in(year, today.Location()); ok && !date.Before(today) {
			return date, true
		}
	}
	return time.Time{}, false
}

func (d calendarDate) in(year int, loc *time.Location) (time.Time, bool) {
	date := time.Date(year, time.Month(d.month), d.day, 0, 0, 0, 0, loc)
	return date, date.Month() == time.Month(d.month) && date.Day() == d.day
}

// clockTime is a time of day as typed.
type clockTime struct {
	time  time.Duration // since midnight on the clock
	given string
}

// on puts the time on the clock of date. It refuses the hour of a clock change.
func (c clockTime) on(date time.Time) (time.Time, error) {
	at := onClock(date, c.time)
	if clockOf(at) != c.time%wholeDay || onChange(at) {
		return time.Time{}, inGap(date, c.given)
	}
	return at, nil
}

// onChange reports whether the clock shows this time twice.
func onChange(at time.Time) bool {
	clock := clockOf(at)
	return clockOf(at.Add(-time.Hour)) == clock || clockOf(at.Add(time.Hour)) == clock
}

// clockOf gives what the clock shows at the moment, to the minute.
func clockOf(at time.Time) time.Duration {
	return time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute
}

func inGap(day time.Time, given string) error {
	return kiez.Refuse(keyInGap, kiez.Data{"Given": given, "Day": kiez.Day(day)})
}

func readableYear(year int) bool { return firstYear <= year && year <= lastYear }

// mondayBased numbers the days of the week from Monday, 0.
func mondayBased(day time.Weekday) int { return (int(day) + week - int(time.Monday)) % week }
