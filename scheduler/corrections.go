package scheduler

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"kiezbot/internal/kiez"
)

// Announcements are the events people were told of, each as it was last announced.
type Announcements interface {
	Announcements(ctx context.Context) ([]kiez.Announcement, error)
	// Announce stores the next announcement of an event; false: somebody else was first.
	Announce(ctx context.Context, a kiez.Announcement) (first bool, err error)
}

// CorrectionBroadcasts are the broadcasts by which people are corrected.
type CorrectionBroadcasts interface {
	// Create stores a broadcast; false: there is one with this ID.
	Create(ctx context.Context, b kiez.Broadcast) (created bool, err error)
	// SetState is refused with kiez.ErrConflict unless the broadcast stands in one of from.
	SetState(ctx context.Context, id string, to kiez.BroadcastState, from ...kiez.BroadcastState) error
	Sheet(ctx context.Context, id string) (kiez.Sheet, error)
}

// Corrections compares what people were told of events with what is entered now, and makes a broadcast to correct them
// where that differs, whoever or whatever changed it. Of one event there is one correction at a time: a newer one waits
// until nobody is being sent the one before. It may run anywhere, as often as wanted, and be cut short: each step is
// seen to be missing by the next run.
type Corrections struct {
	Announced  Announcements
	Broadcasts CorrectionBroadcasts
	// Event gives an event as it is entered now, or kiez.ErrNotFound.
	Event func(ctx context.Context, id string) (kiez.Event, error)
	// Wake tells the sender that there is something new.
	Wake func()

	mu   sync.Mutex
	made map[string]bool // corrections known to have their broadcast: the store need not be asked again
}

// Run corrects what has to be corrected at now, in whose location it says since when it knows of what is gone.
func (c *Corrections) Run(ctx context.Context, now time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	announced, err := c.Announced.Announcements(ctx)
	if err != nil {
		return fmt.Errorf("events people were told of: %w", err)
	}
	made := make(map[string]bool, len(announced))
	var errs []error
	for _, a := range announced {
		a, err := c.keepUp(ctx, a, now)
		id := correctionID(a)
		made[id] = c.made[id]
		if err == nil && !made[id] {
			made[id], err = c.correct(ctx, a, now)
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("correct what was told of %s: %w", a.Event.ID, err))
		}
	}
	c.made = made
	return errors.Join(errs...)
}

// quarrel is how long the content does not bring back what was announced before. While a release is rolled out,
// replicas with different contents would otherwise correct each other without end.
const quarrel = time.Hour

// keepUp announces an event anew that is not as it was announced, or of which somebody was told otherwise since.
func (c *Corrections) keepUp(ctx context.Context, a kiez.Announcement, now time.Time) (kiez.Announcement, error) {
	e, err := c.Event(ctx, a.Event.ID)
	switch {
	case errors.Is(err, kiez.ErrNotFound) && a.Event.Cancelled:
		e = a.Event
	case errors.Is(err, kiez.ErrNotFound):
		e = a.Event
		e.Cancelled, e.AsOf = true, now.Format(time.DateOnly)
	case err != nil:
		return a, fmt.Errorf("look at the event: %w", err)
	}
	next := kiez.Announcement{Event: e, Sequence: a.Sequence + 1, At: now, Starts: append(slices.Clone(a.Starts), e.Start)}
	known := a.Event.Tells(0, "").Knows(e) && !a.Behind
	fromContent := e.Sequence == 0
	if known || !now.Before(next.Until()) || fromContent && a.Before.Knows(e) && now.Before(a.At.Add(quarrel)) {
		return a, nil
	}
	first, err := c.Announced.Announce(ctx, next)
	if err != nil || !first { // another replica was first, and goes on
		return a, err
	}
	return next, nil
}

// correct makes the broadcast that an announcement asks for, once the one before is over, and reports whether it is
// there.
func (c *Corrections) correct(ctx context.Context, a kiez.Announcement, now time.Time) (made bool, err error) {
	if a.Sequence == 0 || !now.Before(a.Until()) {
		return false, nil
	}
	over, err := c.withdraw(ctx, kiez.Announcement{Event: a.Event, Sequence: a.Sequence - 1})
	if err != nil || !over {
		return false, err
	}
	created, err := c.Broadcasts.Create(ctx, kiez.Broadcast{
		ID: correctionID(a), Kind: kiez.Correction, State: kiez.Scheduled, Created: now, At: now, ValidUntil: a.Until(),
		Audience: kiez.ToldOf(a.Event.ID), EventID: a.Event.ID, EventStart: a.Soonest(now), Sequence: a.Sequence,
	})
	if err != nil {
		return false, fmt.Errorf("create broadcast: %w", err)
	}
	if created {
		c.Wake()
	}
	return true, nil
}

// withdraw stops a correction that another one takes the place of, and reports whether nobody is being sent it any
// more: so nobody gets both at the same moment.
func (c *Corrections) withdraw(ctx context.Context, a kiez.Announcement) (over bool, err error) {
	if a.Sequence == 0 {
		return true, nil
	}
	id := correctionID(a)
	err = c.Broadcasts.SetState(ctx, id, kiez.Aborted, kiez.Scheduled, kiez.Running, kiez.Paused)
	if err != nil && !errors.Is(err, kiez.ErrConflict) && !errors.Is(err, kiez.ErrNotFound) {
		return false, fmt.Errorf("withdraw %s: %w", id, err)
	}
	sheet, err := c.Broadcasts.Sheet(ctx, id)
	if err != nil {
		return false, fmt.Errorf("withdraw %s: %w", id, err)
	}
	return sheet.Pending == 0, nil
}

func correctionID(a kiez.Announcement) string { return fmt.Sprintf("%s!%d", a.Event.ID, a.Sequence) }
