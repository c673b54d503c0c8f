package redisstore

import (
	"context"
	"encoding/json"
	"fmt"
	"sync/atomic"
	"time"

	"kiezbot/internal/kiez"
)

// eventLife is how long an event is kept after its start or its last change: last year's can be looked up and copied.
const eventLife = 400 * 24 * time.Hour

var eventPutScript = script("event_put")

// Events keeps the events the staff entered or changed, and their series.
type Events struct {
	s    *Store
	last atomic.Pointer[entered] // as it was read last
}

// NewEvents makes the repository of the staff's events.
func NewEvents(s *Store) *Events { return &Events{s: s} }

// Put stores a version of an event. Its Sequence must be one more than that of the stored version, otherwise somebody
// else changed it first: kiez.ErrConflict. An event that is not stored yet may have any Sequence. The same version
// twice is stored once.
func (e *Events) Put(ctx context.Context, event kiez.Event) error {
	if event.ID == "" {
		return fmt.Errorf("put event: it has no id: %w", kiez.ErrNotFound)
	}
	put, err := e.put(event, "")
	if err != nil {
		return err
	}
	stored, err := e.s.run(ctx, put).Bool()
	if err != nil {
		return failure(err, "put event %s", event.ID)
	}
	if !stored {
		return fmt.Errorf("put event %s: %w", event.ID, kiez.ErrConflict)
	}
	return nil
}

// put is a run of event_put.lua; with mode "new" it changes no event that is stored.
func (e *Events) put(event kiez.Event, mode string) (call, error) {
	text, err := eventText(event)
	if err != nil {
		return call{}, err
	}
	return call{
		script: eventPutScript,
		keys: []string{
			e.s.keys.event(event.ID), e.s.keys.eventsByStart(), e.s.keys.event(""), e.s.keys.eventsVersion(),
		},
		args: []any{
			event.ID, event.Sequence, text, event.Start.UnixMilli(), eventLife.Milliseconds(), mode,
		},
	}, nil
}

// eventText is the stored form of an event.
func eventText(event kiez.Event) ([]byte, error) {
	event.Start, event.End, event.ReviewBy = event.Start.UTC(), event.End.UTC(), event.ReviewBy.UTC()
	text, err := json.Marshal(event)
	if err != nil {
		return nil, fmt.Errorf("put event %s: %w", event.ID, err)
	}
	return text, nil
}

// Event gives the stored version of an event, or kiez.ErrNotFound.
func (e *Events) Event(ctx context.Context, id string) (kiez.Event, error) {
	text, err := found(e.s.read.HGet(ctx, e.s.keys.event(id), "json").Result())
	if err != nil {
		return kiez.Event{}, failure(err, "event %s", id)
	}
	if text == "" {
		return kiez.Event{}, fmt.Errorf("event %s: %w", id, kiez.ErrNotFound)
	}
	return toEvent(text)
}

// toEvent reads the stored form.
func toEvent(text string) (kiez.Event, error) {
	var event kiez.Event
	if err := json.Unmarshal([]byte(text), &event); err != nil {
		return kiez.Event{}, fmt.Errorf("read stored event: %w", err)
	}
	return event, nil
}
