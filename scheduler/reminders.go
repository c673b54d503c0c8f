package scheduler

import (
	"context"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
)

// Due is one event that some people are to be reminded of now: those who want to be so long before.
type Due struct {
	ID    string // of this event, start and lead; never the same for another
	Event kiez.Event
	Lead  time.Duration
	At    time.Time // from when it is due
}

// Reminders makes a broadcast of every reminder that is due. The broadcast has the reminder's ID, so however often this
// runs, and wherever, it is made once.
type Reminders struct {
	// Due gives what is due at now: reminders of events that have not begun.
	Due func(ctx context.Context, now time.Time) ([]Due, error)
	// Create stores a broadcast; false: there is one with this ID.
	Create func(ctx context.Context, b kiez.Broadcast) (created bool, err error)
	// Wake tells the sender that there is something new.
	Wake func()
	// Planned is told how late a reminder was made that became due since the last run that ended well. What was due before
	// that is of an event that is new or was moved: it could not be made in time.
	Planned func(late time.Duration)

	last time.Time       // that a run ended well
	made map[string]bool // reminders that are still due and have their broadcast: the store need not be asked again
}

// Run plans what is due and not yet too late.
func (r *Reminders) Run(ctx context.Context, now time.Time) error {
	due, err := r.Due(ctx, now)
	if err != nil {
		return fmt.Errorf("reminders due: %w", err)
	}
	made := make(map[string]bool, len(due))
	for _, d := range due {
		if !r.made[d.ID] {
			created, err := r.Create(ctx, reminder(d, now))
			if err != nil {
				return fmt.Errorf("plan reminder %s: %w", d.ID, err)
			}
			if created {
				r.Wake()
				r.note(d, now)
			}
		}
		made[d.ID] = true
	}
	r.made, r.last = made, now
	return nil
}

func (r *Reminders) note(d Due, now time.Time) {
	if !r.last.IsZero() && d.At.After(r.last) {
		r.Planned(now.Sub(d.At))
	}
}

// reminder is a broadcast to all who want to be reminded so long before, and either subscribed to the event's topic for
// its area or asked for this event. It is worthless once the event begins.
func reminder(d Due, now time.Time) kiez.Broadcast {
	audience := kiez.Audience{
		Topics: []kiez.Topic{d.Event.Topic}, Event: d.Event.ID, Pace: kiez.AtOnce, Lead: &d.Lead,
	}
	if d.Event.Area != "" {
		audience.Areas = []kiez.Area{d.Event.Area}
	}
	return kiez.Broadcast{
		ID: d.ID, Kind: kiez.Reminder, State: kiez.Scheduled, Created: now, At: now, ValidUntil: d.Event.Start,
		Audience: audience, EventID: d.Event.ID, EventStart: d.Event.Start, Lead: d.Lead,
	}
}
