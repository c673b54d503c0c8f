package app

import (
	"context"
	"fmt"
	"slices"
	"time"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// quiet knows whose quiet hours are on. Only the office's have hours; who turned them off has none.
type quiet struct {
	hours    calendar.QuietHours
	location *time.Location
}

// choices gives the choices of quiet hours that are on at now, and until when.
func (q quiet) choices(now time.Time) (choices []kiez.Quiet, until time.Time) {
	now = now.In(q.location)
	if !q.hours.Contains(now) {
		return nil, now
	}
	return []kiez.Quiet{kiez.QuietDefault}, q.hours.Ends(now)
}

// on reports whether somebody is to be left alone now.
func (q quiet) on(person kiez.Person, now time.Time) bool {
	choices, _ := q.choices(now)
	return slices.Contains(choices, person.Settings.Quiet)
}

// settings also brings what waits to somebody who turns quiet hours off.
type settings struct {
	*redisstore.People
	broadcasts *redisstore.Broadcasts
	wake       func() // the engine
}

// SetSettings replaces everything but the pause.
func (s settings) SetSettings(ctx context.Context, chat kiez.ChatID, to kiez.Settings) (kiez.Person, error) {
	person, err := s.People.SetSettings(ctx, chat, to)
	if err != nil || to.Quiet != kiez.QuietOff {
		return person, err
	}
	roused, err := s.broadcasts.Rouse(ctx, chat)
	if err != nil {
		return person, fmt.Errorf("what waits for the end of quiet hours: %w", err)
	}
	if roused {
		s.wake()
	}
	return person, nil
}

// awake gives the first moment from t on that is not in the quiet hours.
func (o Options) awake(t time.Time) time.Time { return o.Quiet.Ends(t.In(o.Location)) }
