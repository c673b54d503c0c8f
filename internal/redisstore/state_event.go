package redisstore

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"
	"unicode/utf8"

	"kiezbot/internal/kiez"
)

// eventLine is an event the staff entered or changed, in the form in which it is stored.
type eventLine struct {
	Kind  string     `json:"kind"`
	Event kiez.Event `json:"event"`
}

// eventState carries the staff's events, each with the number of its version, so that changes go on from there.
func eventState(s *Store) StateKind {
	events := NewEvents(s)
	return stateKind("event", []string{"{events}:event:<id>", "{events}:by-start", "{events}:version"},
		events.export, events.add)
}

// export emits all events by start.
func (e *Events) export(ctx context.Context, emit func(eventLine) error) error {
	events, err := e.Between(ctx, time.Time{}, time.Date(10_000, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		return err
	}
	for _, event := range events {
		if err := emit(eventLine{Kind: "event", Event: event}); err != nil {
			return err
		}
	}
	return nil
}

// check reports whether the bot could have written the event.
func (l eventLine) check() error { return checkEvent(l.Event) }

func checkEvent(e kiez.Event) error {
	switch {
	case !isID(e.ID):
		return fmt.Errorf("%q is no id of an event", e.ID)
	case !slices.Contains([]kiez.EventKind{kiez.Gathering, kiez.Session, kiez.Deadline}, e.Kind):
		return fmt.Errorf("kind of event %q is unknown", e.Kind)
	case e.Topic != "" && !e.Topic.Known():
		return fmt.Errorf("topic %q is unknown", e.Topic)
	case !knownArea(e.Area):
		return fmt.Errorf("area %q is unknown", e.Area)
	case e.Title[kiez.German] == "":
		return errors.New("the German title is missing")
	case e.Start.IsZero():
		return errors.New("the start is missing")
	case !e.End.IsZero() && e.End.Before(e.Start):
		return errors.New("the end is before the start")
	case e.AllDay && e.Days() < 1:
		return errors.New("it fills whole days, but not one")
	case e.Sequence < 0:
		return errors.New("the sequence is below 0")
	}
	if _, err := eventText(e); err != nil {
		return err
	}
	for lang, text := range e.Description {
		if utf8.RuneCountInString(text) > kiez.LongestDescription {
			return fmt.Errorf("the description in %s is longer than %d characters", lang, kiez.LongestDescription)
		}
	}
	if err := checkLangs(slices.Collect(maps.Keys(e.Description))); err != nil {
		return err
	}
	return checkLangs(slices.Collect(maps.Keys(e.Title)))
}

// add stores events that are not there yet.
func (e *Events) add(ctx context.Context, lines []eventLine) error {
	calls := make([]call, len(lines))
	for i, l := range lines {
		var err error
		if calls[i], err = e.put(l.Event, "new"); err != nil {
			return err
		}
	}
	_, err := e.s.runAll(ctx, calls)
	return failure(err, "add %d events", len(lines))
}
