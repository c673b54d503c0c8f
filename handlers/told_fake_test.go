package handlers_test

import (
	"context"
	"fmt"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// told is the Told of a world: three people were told of the events in it.
type told struct {
	world  *world
	events map[string]kiez.Event
}

// by makes three people be told of an event as it is.
func (o told) by(id string) error {
	e, err := o.world.agenda.Event(o.world.t.Context(), id)
	o.events[id] = e
	return err
}

func (o told) Told(_ context.Context, event string, _ kiez.ChatID) (kiez.Told, error) {
	e, ok := o.events[event]
	if !ok {
		return kiez.Told{}, fmt.Errorf("told of %s: %w", event, kiez.ErrNotFound)
	}
	return e.Tells(77, kiez.Ukrainian), o.world.store()
}

func (o told) Announcement(_ context.Context, event string) (kiez.Announcement, error) {
	e, ok := o.events[event]
	if !ok {
		return kiez.Announcement{}, fmt.Errorf("announcement of %s: %w", event, kiez.ErrNotFound)
	}
	return kiez.Announcement{Event: e, Starts: []time.Time{e.Start}}, o.world.store()
}

func (o told) Announcements(context.Context) ([]kiez.Announcement, error) {
	var all []kiez.Announcement
	for _, e := range o.events {
		all = append(all, kiez.Announcement{Event: e, Starts: []time.Time{e.Start}})
	}
	return all, o.world.store()
}

// Sent makes world the News.
func (w *world) Sent(_ context.Context, from, to time.Time) ([]kiez.Broadcast, error) {
	if to.Sub(from) != 7*24*time.Hour {
		return nil, fmt.Errorf("asked for %s until %s", from, to)
	}
	return w.sent, w.store()
}

func (w *world) Reached(_ context.Context, _ kiez.ChatID, ids []string) ([]string, error) {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !slices.Contains(w.reached, id) }), w.store()
}
