package calendar

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// Store holds the events that staff entered, and their changes to the fixed ones and to occurrences under the same ID.
type Store interface {
	// Between gives the events that start from from until just before to, by start, cancelled ones too. They are shared:
	// nobody may change them.
	Between(ctx context.Context, from, to time.Time) ([]kiez.Event, error)
	// Event gives one event, or an error that is kiez.ErrNotFound.
	Event(ctx context.Context, id string) (kiez.Event, error)
	// Known tells which of the IDs have an event here, whenever it starts.
	Known(ctx context.Context, ids []string) (map[string]bool, error)
	// Series gives all series that staff entered.
	Series(ctx context.Context) ([]kiez.Series, error)
}

// Agenda is what the content and staff have entered, as one list, with what the rules of series add. Staff's entry wins
// over the fixed one, or the occurrence, with its ID.
type Agenda struct {
	Fixed       []kiez.Event  // from the content
	FixedSeries []kiez.Series // from the content
	Staff       Store
	Loc         *time.Location // of days and times of day
	// Titles are the built-in ones: where staff entered the German one of them, they stand in the other languages.
	Titles map[kiez.EventKind]kiez.Titles
}

// Filter chooses events. The zero Filter chooses all that are not cancelled.
type Filter struct {
	Kinds     []kiez.EventKind // empty: all
	Topics    []kiez.Topic     // empty: all
	Area      kiez.Area        // empty: all; events for all areas are always in
	Cancelled bool             // also those that were cancelled
}

func (f Filter) chooses(e kiez.Event) bool {
	return (f.Cancelled || !e.Cancelled) &&
		(len(f.Kinds) == 0 || slices.Contains(f.Kinds, e.Kind)) &&
		(len(f.Topics) == 0 || slices.Contains(f.Topics, e.Topic)) &&
		concerns(e, f.Area)
}

// Between gives the chosen events that start from from until just before to, by start. What they refer to is shared:
// who wants to change an event has to Clone it.
func (a Agenda) Between(ctx context.Context, from, to time.Time, f Filter) ([]kiez.Event, error) {
	all, err := a.All(ctx, from, to)
	if err != nil {
		return nil, err
	}
	var chosen []kiez.Event
	for e := range all {
		if f.chooses(e) {
			chosen = append(chosen, e)
		}
	}
	return chosen, nil
}

// All gives the events that start from from until just before to, by start, cancelled ones too: one after the other,
// for there may be many, and the first few are often enough. What they refer to is shared, as with Between.
func (a Agenda) All(ctx context.Context, from, to time.Time) (iter.Seq[kiez.Event], error) {
	entered, err := a.Staff.Between(ctx, from, to)
	if err != nil {
		return nil, fmt.Errorf("staff's events from %s to %s: %w", from.Format(time.RFC3339), to.Format(time.RFC3339), err)
	}
	others, err := a.unchanged(ctx, from, to)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(others, kiez.ByStart)
	return func(yield func(kiez.Event) bool) {
		others := others
		for _, e := range entered {
			e.Title = a.titleOf(e)
			for len(others) > 0 && kiez.ByStart(others[0], e) < 0 {
				if !yield(others[0]) {
					return
				}
				others = others[1:]
			}
			if !yield(e) {
				return
			}
		}
		for _, e := range others {
			if !yield(e) {
				return
			}
		}
	}, nil
}

// unchanged gives the fixed events and the occurrences of series in [from, to) for which staff have no entry.
func (a Agenda) unchanged(ctx context.Context, from, to time.Time) ([]kiez.Event, error) {
	var all []kiez.Event
	fixed := map[string]bool{}
	for _, e := range a.Fixed {
		fixed[e.ID] = true
		if !e.Start.Before(from) && e.Start.Before(to) {
			all = append(all, e.Clone())
		}
	}
	series, err := a.Series(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range series {
		for _, e := range Occurrences(s, from, to, a.Loc) {
			if !fixed[e.ID] { // the content has entered this date
				all = append(all, e)
			}
		}
	}
	ids := make([]string, len(all))
	for i, e := range all {
		ids[i] = e.ID
	}
	changed, err := a.Staff.Known(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("staff's changes of %d events: %w", len(ids), err)
	}
	return slices.DeleteFunc(all, func(e kiez.Event) bool { return changed[e.ID] }), nil
}

// Series gives all series, by ID: staff's and those of the content that staff have not changed. They are the caller's
// to change.
func (a Agenda) Series(ctx context.Context) ([]kiez.Series, error) {
	all, err := a.Staff.Series(ctx)
	if err != nil {
		return nil, fmt.Errorf("staff's series: %w", err)
	}
	for i := range all {
		all[i].Title = a.titleOf(all[i].Event)
	}
	for _, s := range a.FixedSeries {
		if !slices.ContainsFunc(all, func(other kiez.Series) bool { return other.ID == s.ID }) {
			all = append(all, s.Clone())
		}
	}
	slices.SortFunc(all, func(x, y kiez.Series) int { return cmp.Compare(x.ID, y.ID) })
	return all, nil
}

// Event gives one event or occurrence, cancelled or not, or an error that is kiez.ErrNotFound. It is the caller's to
// change.
func (a Agenda) Event(ctx context.Context, id string) (kiez.Event, error) {
	e, err := a.Staff.Event(ctx, id)
	if err == nil {
		e.Title = a.titleOf(e)
		return e, nil
	}
	if !errors.Is(err, kiez.ErrNotFound) {
		return kiez.Event{}, fmt.Errorf("staff's event %s: %w", id, err)
	}
	for _, e := range a.Fixed {
		if e.ID == id {
			return e.Clone(), nil
		}
	}
	series, err := a.Series(ctx)
	if err != nil {
		return kiez.Event{}, err
	}
	for _, s := range series {
		if e, ok := occurrence(s, id, a.Loc); ok {
			return e, nil
		}
	}
	return kiez.Event{}, fmt.Errorf("event %s: %w", id, kiez.ErrNotFound)
}

func (a Agenda) titleOf(e kiez.Event) kiez.Titles { return e.Title.Completed(a.Titles[e.Kind]) }
