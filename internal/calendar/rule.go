package calendar

import (
	"errors"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"kiezbot/internal/kiez"
)

// Rule says on which days something comes again: every Monday, every 2nd Wednesday of the month, once a year. It knows
// days only; the time of day belongs to what comes again, so no clock change touches it. The zero Rule has no days.
type Rule struct {
	option rrule.ROption
	set    bool
}

// farthest bounds how far ahead days are looked for, and how rare they may be: a 29 February comes every eighth year at
// the latest.
const farthest = 9 * 366 * wholeDay

// maxInterval and maxCount keep a rule from somewhere else within what an office plans.
const (
	maxInterval = 1000
	maxCount    = 5000
)

// ParseRule reads a rule as staff write it, in German or English ("2nd wednesday", "letzter Freitag", "jeden Montag",
// "every 2 weeks", "3. Samstag im Juni", "jährlich"), or a recurrence rule of RFC 5545 ("FREQ=MONTHLY;BYDAY=2WE", with
// or without "RRULE:" before). What comes more often than daily is refused. Errors are *kiez.UserError, see the package
// comment.
func ParseRule(text string) (Rule, error) {
	text = strings.TrimSpace(text)
	spec := text
	if !strings.Contains(strings.ToUpper(text), "FREQ=") {
		var ok bool
		if spec, ok = spokenRule(text); !ok {
			return Rule{}, ruleUnreadable(text)
		}
	}
	option, err := rrule.StrToROption(strings.TrimPrefix(strings.ToUpper(spec), "RRULE:"))
	if err != nil || !option.Dtstart.IsZero() {
		return Rule{}, ruleUnreadable(text)
	}
	if err := guard(*option); err != nil {
		return Rule{}, kiez.Refuse(keyRuleTooOften, kiez.Data{"Given": shorten(text)})
	}
	rule := Rule{option: *option, set: true}
	if _, ok := rule.Next(time.Date(2024, time.January, 1, 0, 0, 0, 0, time.UTC), time.Time{}); !ok {
		return Rule{}, kiez.Refuse(keyRuleNever, kiez.Data{"Given": shorten(text)})
	}
	return rule, nil
}

var errGuard = errors.New("more than an office plans")

// guard refuses what would take for ever to compute or means times of day.
func guard(o rrule.ROption) error {
	if o.Freq > rrule.DAILY || len(o.Byhour)+len(o.Byminute)+len(o.Bysecond) > 0 ||
		o.Interval > maxInterval || o.Count > maxCount {
		return errGuard
	}
	return nil
}

// String gives the rule as RFC 5545 writes it, without DTSTART: "FREQ=MONTHLY;BYDAY=+2WE". ParseRule reads it.
func (r Rule) String() string {
	if !r.set {
		return ""
	}
	return r.option.RRuleString()
}

// Days gives the days of the rule from from until just before to, as midnights in first's location. Nothing comes
// before the day of first, from which intervals and counts are counted.
func (r Rule) Days(first, from, to time.Time) []time.Time {
	if !r.set {
		return nil
	}
	loc := first.Location()
	first, from = midnight(first), from.In(loc)
	o := r.option
	o.Dtstart = onUTC(first)
	if limit := from.Add(farthest); to.After(limit) {
		to = limit
	}
	if end := onUTC(to.In(loc)); o.Until.IsZero() || end.Before(o.Until) {
		o.Until = end
	}
	rule, err := rrule.NewRRule(o)
	if err != nil { // ParseRule tried it
		return nil
	}
	var days []time.Time
	for _, d := range rule.Between(onUTC(from), o.Until, true) {
		day := time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, loc)
		if !day.Before(midnight(from)) && day.Before(to) {
			days = append(days, day)
		}
	}
	return days
}

// Next gives the first day of the rule after the day of after, as midnight in first's location; the zero after means
// from first on, first included. It reports false if there is none within nine years.
func (r Rule) Next(first, after time.Time) (time.Time, bool) {
	from := first
	if !after.IsZero() {
		if next := midnight(after.In(first.Location())).AddDate(0, 0, 1); next.After(first) {
			from = next
		}
	}
	for span := 62 * wholeDay; ; span *= 3 { // most rules come soon
		span = min(span, farthest)
		if days := r.Days(first, from, from.Add(span)); len(days) > 0 {
			return days[0], true
		}
		if span == farthest {
			return time.Time{}, false
		}
	}
}

// Fits reports whether the rule, counted from first, has the day of at.
func (r Rule) Fits(first, at time.Time) bool {
	day := midnight(at.In(first.Location()))
	return len(r.Days(first, day, day.AddDate(0, 0, 1))) > 0
}

// onUTC gives the date of t, in its own location, as midnight in UTC: the library computes with dates only.
func onUTC(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

func ruleUnreadable(text string) error {
	return kiez.Refuse(keyRuleUnreadable, kiez.Data{"Given": shorten(text)})
}
