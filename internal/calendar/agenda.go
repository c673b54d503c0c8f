package calendar

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// Store holds the events that staff entered, and their changes to the fixed ones under the same ID.
type Store interface {
	// Between gives the events that start from from until just before to, cancelled ones too, in any order.
	Between(ctx context.Context, from, to time.Time) ([]kiez.Event, error)
	// Event gives one event, or an error that is kiez.ErrNotFound.
	Event(ctx context.Context, id string) (kiez.Event, error)
}

// Agenda is what the content and staff have entered, as one list. Staff's entry wins over the fixed one with its ID.
type Agenda struct {
	Fixed []kiez.Event // from the content
	Staff Store
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

// Between gives the chosen events that start from from until just before to, by start. They are the caller's to change.
func (a Agenda) Between(ctx context.Context, from, to time.Time, f Filter) ([]kiez.Event, error) {
	all, err := a.Staff.Between(ctx, from, to)
	if err != nil {
		return nil, fmt.Errorf("staff's events from %s to %s: %w", from.Format(time.RFC3339), to.Format(time.RFC3339), err)
	}
	entered := make(map[string]bool, len(all))
	for _, e := range all {
		entered[e.ID] = true
	}
	for _, e := range a.Fixed {
		if entered[e.ID] || e.Start.Before(from) || !e.Start.Before(to) {
			continue
		}
		_, err := a.Staff.Event(ctx, e.ID)
		if err == nil { // staff moved it out of these days
			continue
		}
		if !errors.Is(err, kiez.ErrNotFound) {
			return nil, fmt.Errorf("staff's change of event %s: %w", e.ID, err)
		}
		all = append(all, e.Clone())
	}
	all = slices.DeleteFunc(all, func(e kiez.Event) bool { return !f.chooses(e) })
	slices.SortFunc(all, kiez.ByStart)
	return all, nil
}

// Event gives one event, cancelled or not, or an error that is kiez.ErrNotFound. It is the caller's to change.
func (a Agenda) Event(ctx context.Context, id string) (kiez.Event, error) {
	e, err := a.Staff.Event(ctx, id)
	if err == nil {
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
	return kiez.Event{}, fmt.Errorf("event %s: %w", id, kiez.ErrNotFound)
}
