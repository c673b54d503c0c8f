package calendar

import (
	"iter"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// Span is a stretch of time from From until just before To.
type Span struct {
	From, To time.Time
}

// Cause tells why the office is closed, or why its hours differ from the weekly plan.
type Cause string

// The causes.
const (
	AsUsual      Cause = ""              // the weekly plan holds
	OutsideHours Cause = "outside_hours" // open on this day, but not now
	NoHours      Cause = "no_hours"      // never open on this weekday
	OnHoliday    Cause = "holiday"
	OnSpecialDay Cause = "special_day" // closed or changed by an entry of the office
)

// Reason is a cause with its words.
type Reason struct {
	Cause   Cause
	Holiday string      // key of the name, for OnHoliday
	Titles  kiez.Titles // as entered, for OnSpecialDay
}

// Day is one day of the office.
type Day struct {
	Date  time.Time // midnight
	Spans []Span    // in order, apart from each other; empty: closed
	Why   Reason
}

// week is the shortest range that holds every weekday.
const week = 7

// On gives the day in the office's location that contains the instant at.
//
// A special day wins over the weekly plan, the narrower entry over the wider, the later in the list over the earlier.
// Changed hours leave alone what they cannot mean: entered for several days, a holiday among them stays closed; entered
// for a week or more, a weekday that has no hours stays closed. Entered for a single day they always count.
func (h *Hours) On(at time.Time) Day {
	date := midnight(at.In(h.loc))
	day := Day{Date: date, Spans: spans(date, h.blocks(date.Weekday()))}
	special, length := h.special(date)
	holiday, isHoliday := h.holidays.On(date)
	switch {
	case length > 0 && len(special.Blocks) == 0,
		length == 1,
		length > 1 && !isHoliday && (length < week || len(day.Spans) > 0):
		day.Spans = spans(date, special.Blocks)
		day.Why = Reason{Cause: OnSpecialDay, Titles: special.Reason}
	case isHoliday:
		day.Spans = nil
		day.Why = Reason{Cause: OnHoliday, Holiday: holiday}
	case len(day.Spans) == 0:
		day.Why = Reason{Cause: NoHours}
	}
	return day
}

// special finds the entry that counts on date and its length in days; 0: there is none.
func (h *Hours) special(date time.Time) (best kiez.SpecialDay, length int) {
	for _, s := range h.office.Special {
		from, to := midnight(s.From.In(h.loc)), midnight(s.To.In(h.loc))
		if date.Before(from) || date.After(to) {
			continue
		}
		if n := daysBetween(from, to) + 1; length == 0 || n <= length {
			best, length = s, n
		}
	}
	return best, length
}

func (h *Hours) blocks(day time.Weekday) []kiez.Block {
	var found []kiez.Block
	for _, b := range h.office.Weekly {
		if b.Day == day {
			found = append(found, b)
		}
	}
	return found
}

// spans puts blocks on the clock of date. A block that a clock change swallows is left out.
func spans(date time.Time, blocks []kiez.Block) []Span {
	var all []Span
	for _, b := range blocks {
		if s := (Span{From: onClock(date, b.From), To: onClock(date, b.To)}); s.From.Before(s.To) {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b Span) int { return a.From.Compare(b.From) })
	return slices.Collect(join(slices.Values(all)))
}

// join makes one span of those that touch or overlap; all are in order.
func join(all iter.Seq[Span]) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		var run Span // the last one, which the next may touch; none as long as it has no end
		for s := range all {
			switch {
			case run.To.IsZero():
				run = s
			case !s.From.After(run.To):
				run.To = later(run.To, s.To)
			case !yield(run):
				return
			default:
				run = s
			}
		}
		if !run.To.IsZero() {
			yield(run)
		}
	}
}

// midnight gives the beginning of t's day in t's location.
func midnight(t time.Time) time.Time { return onClock(t, 0) }

// onClock gives the moment of date's day at which a clock shows d, in date's location.
func onClock(date time.Time, d time.Duration) time.Time {
	y, m, n := date.Date()
	return time.Date(y, m, n, 0, 0, int(d/time.Second), 0, date.Location())
}

// daysBetween counts the nights between two midnights of one location, whatever the clock does in between.
func daysBetween(from, to time.Time) int {
	const day = 24 * time.Hour
	return int(to.Sub(from).Round(day) / day)
}
