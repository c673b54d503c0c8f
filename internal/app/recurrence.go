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

// Doubts gives the warnings about a draft among what is entered; for the zero Series about everything that lies ahead.
func (r recurrence) Doubts(ctx context.Context, draft kiez.Series, now time.Time) ([]kiez.Text, error) {
	cal := r.agenda.calendar()
	series, err := cal.Series(ctx)
	if err != nil {
		return nil, fmt.Errorf("doubts: %w", err)
	}
	events, err := cal.Between(ctx, now.Add(-planBack), now.Add(planAhead), calendar.Filter{})
	if err != nil {
		return nil, fmt.Errorf("doubts: %w", err)
	}
	about := map[string]bool{draft.ID: true}
	if draft.Rule != "" {
		series = replace(series, draft, func(s kiez.Series) string { return s.ID })
		events = slices.DeleteFunc(events, func(e kiez.Event) bool { return e.Series == draft.ID && e.Planned })
		for _, e := range r.Next(draft, now, datesToCheck) {
			if !slices.ContainsFunc(events, func(other kiez.Event) bool { return other.ID == e.ID }) { // else staff set it
				events = append(events, e)
			}
		}
		for _, e := range events {
			about[e.ID] = about[e.ID] || e.Series == draft.ID
		}
	} else if draft.ID != "" {
		events = replace(events, draft.Event, func(e kiez.Event) string { return e.ID })
	}
	linter := calendar.Linter{Holidays: r.agenda.library.holidays(), Series: series, Loc: r.agenda.library.loc}
	texts := linter.Begin(draft, events, now)
	for _, w := range linter.Lint(events, now) {
		if draft.ID == "" || about[w.Event] {
			texts = append(texts, w.Text)
		}
	}
	return texts, nil
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
