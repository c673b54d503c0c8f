package calendar

import (
	"iter"
	"time"

	"kiezbot/internal/kiez"
)

// lookAhead is how many days the next opening is searched for; beyond that the weekly plan is no promise any more.
const lookAhead = 60

// Hours are the opening hours of an office: its weekly plan, overridden by holidays and special days.
type Hours struct {
	office   kiez.Office
	holidays Holidays
	loc      *time.Location
}

// NewHours makes Hours. The times of day of the office are those on a clock in loc.
func NewHours(office kiez.Office, holidays Holidays, loc *time.Location) *Hours {
	return &Hours{office: office, holidays: holidays, loc: loc}
}

// Status says how things stand at one moment.
type Status struct {
	Open  bool
	Until time.Time // end of the current opening; zero when closed
	// Next and NextUntil are the next opening after now, or after the current one; zero when the next 60 days have none.
	Next, NextUntil time.Time
	Today           []Span
	Why             Reason // why it is closed now, or what is special about today's hours
}

// At tells whether the office is open at now, until when, and when it opens next.
func (h *Hours) At(now time.Time) Status {
	today := h.On(now)
	st := Status{Today: today.Spans, Why: today.Why}
	for run := range h.ahead(today.Date) {
		if !now.Before(run.To) {
			continue
		}
		if now.Before(run.From) {
			st.Next, st.NextUntil = run.From, run.To
			break
		}
		st.Open, st.Until = true, run.To
	}
	if !st.Open && st.Why.Cause == AsUsual {
		st.Why.Cause = OutsideHours
	}
	return st
}

// ahead gives the openings of day and the days after it, one after the other: mostly the first few are enough.
func (h *Hours) ahead(day time.Time) iter.Seq[Span] {
	return join(func(yield func(Span) bool) {
		for n := range lookAhead + 1 {
			for _, s := range h.On(day.AddDate(0, 0, n)).Spans {
				if !yield(s) {
					return
				}
			}
		}
	})
}
