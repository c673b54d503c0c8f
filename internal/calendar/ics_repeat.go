package calendar

import (
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"kiezbot/internal/kiez"
)

// repeat makes a series of an entry that has a rule: the rule, its end, and the dates that differ from it.
func (f icsFile) repeat(got *kiez.Imported, uid string, v *ics.VEvent) error {
	rules := v.GetProperties(ics.ComponentPropertyRrule)
	switch {
	case len(rules) == 0 && !v.HasProperty(ics.ComponentPropertyRdate):
		return nil
	case len(rules) != 1 || v.HasProperty(ics.ComponentPropertyExrule): // rare, and RFC 5545 warns of it
		return kiez.Refuse(keyImportRule, nil)
	}
	s := &got.Series
	rule, err := f.rule(s, strings.ToUpper(rules[0].Value))
	if err != nil {
		return err
	}
	s.Rule = rule.String()
	dates, err := f.listed(v, ics.ComponentPropertyExdate)
	if err != nil {
		return err
	}
	for _, at := range dates {
		if e := f.on(*s, at); rule.Fits(s.Start, at) {
			e.Cancelled = true
			got.Dates = append(got.Dates, e)
		}
	}
	if dates, err = f.listed(v, ics.ComponentPropertyRdate); err != nil {
		return err
	}
	for _, at := range dates {
		e := f.on(*s, at).Shifted(at)
		e.Original = time.Time{}
		got.Dates = append(got.Dates, e)
	}
	for _, change := range f.changes[uid] {
		e, err := f.changed(*s, change)
		if err != nil {
			return err
		}
		got.Dates = append(got.Dates, e)
	}
	return nil
}

// rule reads a rule and takes its UNTIL out: that is an instant, and a series has a last day.
func (f icsFile) rule(s *kiez.Series, text string) (Rule, error) {
	var parts []string
	for part := range strings.SplitSeq(text, ";") {
		value, ok := strings.CutPrefix(part, "UNTIL=")
		if !ok {
			parts = append(parts, part)
			continue
		}
		until, allDay, err := f.momentIn(value, f.loc)
		if err != nil {
			return Rule{}, ruleUnreadable(text)
		}
		s.Until = midnight(until)
		if last := on(*s, s.Until, s.Start); !allDay && last.Start.After(until) {
			s.Until = s.Until.AddDate(0, 0, -1)
		}
	}
	return ParseRule(strings.Join(parts, ";"))
}

// on is the date of a series on the day of at. It is entered, so it is not only planned.
func (f icsFile) on(s kiez.Series, at time.Time) kiez.Event {
	e := on(s, midnight(at.In(f.loc)), s.Start)
	e.Planned = s.Planned
	return e
}

// changed is a date of a series that differs from the rule.
func (f icsFile) changed(s kiez.Series, v *ics.VEvent) (kiez.Event, error) {
	p := v.GetProperty(ics.ComponentPropertyRecurrenceId)
	if len(p.ICalParameters["RANGE"]) > 0 { // this date and all later ones
		return kiez.Event{}, kiez.Refuse(keyImportRule, nil)
	}
	original, _, err := f.moment(p)
	if err != nil {
		return kiez.Event{}, err
	}
	e, err := f.event(v)
	if err != nil {
		return kiez.Event{}, err
	}
	planned := f.on(s, original)
	e.ID, e.Series, e.Original = planned.ID, planned.Series, planned.Original
	return e, nil
}

// listed reads the dates of EXDATE or RDATE: several to a line, and several lines.
func (f icsFile) listed(v *ics.VEvent, name ics.ComponentProperty) ([]time.Time, error) {
	var dates []time.Time
	for _, p := range v.GetProperties(name) {
		for value := range strings.SplitSeq(p.Value, ",") {
			single := *p
			single.Value = value
			at, _, err := f.moment(&single)
			if err != nil || len(dates) == maxEntries { // a period of time is not read as a date
				return nil, kiez.Refuse(keyImportRule, nil)
			}
			dates = append(dates, at)
		}
	}
	return dates, nil
}
