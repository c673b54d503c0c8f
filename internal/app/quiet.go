package app

import (
	"slices"
	"time"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
)

// quiet knows whose quiet hours are on. Only the office's have hours; who turned them off has none.
type quiet struct {
	hours    calendar.QuietHours
	location *time.Location
}

// choices gives the choices of quiet hours that are on at now, and until when.
func (q quiet) choices(now time.Time) (choices []kiez.Quiet, until time.Time) {
	now = now.In(q.location)
	if !q.hours.Contains(now) {
		return nil, now
	}
	return []kiez.Quiet{kiez.QuietDefault}, q.hours.Ends(now)
}

// on reports whether somebody is to be left alone now.
func (q quiet) on(person kiez.Person, now time.Time) bool {
	choices, _ := q.choices(now)
	return slices.Contains(choices, person.Settings.Quiet)
}
