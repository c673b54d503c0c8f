package handlers_test

import (
	"context"
	"fmt"

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
	return kiez.Announcement{Event: e, Until: e.Start}, o.world.store()
}

func (o told) Announcements(context.Context) ([]kiez.Announcement, error) {
	var all []kiez.Announcement
	for _, e := range o.events {
		all = append(all, kiez.Announcement{Event: e, Until: e.Start})
	}
	return all, o.world.store()
}
