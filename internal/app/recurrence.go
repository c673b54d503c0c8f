package app

import (
	"context"
	"fmt"
	"slices"
	"time"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
)

// recurrence knows what comes again, and doubts dates that may be mistakes.
type recurrence struct {
	agenda agenda
}

// Rule reads a rule typed by a person and gives it as RFC 5545 writes it.
func (recurrence) Rule(text string) (string, error) {
	rule, err := calendar.ParseRule(text)
	return rule.String(), err
}

// Text puts a rule of RFC 5545 into words.
func (recurrence) Text(rule string) kiez.Text {
	r, err := calendar.ParseRule(rule)
	if err != nil {
		return kiez.Show(kiez.Isolated(rule))
	}
	return calendar.RuleText(r)
}

// Next gives the next n dates of a series that have not begun at from.
func (r recurrence) Next(s kiez.Series, from time.Time, n int) []kiez.Event {
	s.Entered = false // also of a rhythm that is there to compare with
	const farthest = 9
	dates := calendar.Occurrences(s, from, from.AddDate(1, 0, 0), r.agenda.library.loc)
	if len(dates) == 0 { // a rare one
		dates = calendar.Occurrences(s, from, from.AddDate(farthest, 0, 0), r.agenda.library.loc)
	}
	return dates[:min(n, len(dates))]
}

// Doubts gives the warnings about drafts among each other and among what is entered; without drafts about everything
// that lies ahead.
func (r recurrence) Doubts(ctx context.Context, now time.Time, drafts ...kiez.Series) ([]kiez.Text, error) {
	cal := r.agenda.calendar()
	series, err := cal.Series(ctx)
	if err != nil {
		return nil, fmt.Errorf("doubts: %w", err)
	}
	events, err := cal.Between(ctx, now.Add(-planBack), now.Add(planAhead), calendar.Filter{})
	if err != nil {
		return nil, fmt.Errorf("doubts: %w", err)
	}
	about := map[string]bool{}
	for _, d := range drafts {
		about[d.ID] = true
		if d.Rule != "" {
			series = replace(series, d, func(s kiez.Series) string { return s.ID })
		}
	}
	events = r.withDrafts(events, drafts, now)
	linter := calendar.Linter{Holidays: r.agenda.library.holidays(), Series: series, Loc: r.agenda.library.loc}
	var texts []kiez.Text
	for _, d := range drafts {
		texts = append(texts, linter.Begin(d, events, now)...)
	}
	for _, w := range linter.Lint(events, now) {
		if len(drafts) == 0 || about[w.Event] || about[w.Series] {
			texts = append(texts, w.Text)
		}
	}
	return texts, nil
}

// withDrafts puts drafts in the place of what they change. A date that somebody entered wins over what a rule gives.
func (r recurrence) withDrafts(events []kiez.Event, drafts []kiez.Series, now time.Time) []kiez.Event {
	for _, d := range drafts {
		if d.Rule != "" {
			events = slices.DeleteFunc(events, func(e kiez.Event) bool { return e.Series == d.ID && e.Planned })
		}
	}
	entered := map[string]bool{}
	for _, e := range events {
		entered[e.ID] = true
	}
	for _, d := range drafts {
		if d.Rule == "" {
			events = replace(events, d.Event, func(e kiez.Event) string { return e.ID })
			entered[d.ID] = true
		}
	}
	for _, d := range drafts {
		if d.Rule == "" {
			continue
		}
		for _, e := range r.Next(d, now, datesToCheck) {
			if !entered[e.ID] {
				events = append(events, e)
			}
		}
	}
	return events
}

// datesToCheck is how many dates of a series that is being written are looked at: a year of weeks.
const datesToCheck = 53

// replace puts one in the place of its namesake, or at the end.
func replace[T any](all []T, one T, name func(T) string) []T {
	for i := range all {
		if name(all[i]) == name(one) {
			all[i] = one
			return all
		}
	}
	return append(all, one)
}
