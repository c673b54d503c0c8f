package scheduler

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"kiezbot/internal/kiez"
)

// How late a run may be made, and how long after its time its messages are worth sending: long enough to outlast the
// quiet hours of a night.
const (
	tooLate   = 6 * time.Hour
	worthless = 12 * time.Hour
)

// longestGap bounds how far back runs are looked for, after a very long standstill.
const longestGap = 400 * 24 * time.Hour

// ScheduleStore keeps the schedules.
type ScheduleStore interface {
	List(ctx context.Context) ([]kiez.Schedule, error)
	// Save stores a change, or returns kiez.ErrConflict where somebody else saved one since it was read.
	Save(ctx context.Context, s kiez.Schedule) (kiez.Schedule, error)
}

// Schedules makes a broadcast of every run of a schedule that is due. The broadcast has the name of the run, so however
// often this runs, and wherever, it is made once.
type Schedules struct {
	Store ScheduleStore
	// Runs gives the moments after from, up to and including to, at which a rhythm is due, in order.
	Runs func(ctx context.Context, r kiez.Rhythm, from, to time.Time) ([]time.Time, error)
	// Create stores a broadcast; false: there is one with this ID.
	Create func(ctx context.Context, b kiez.Broadcast) (created bool, err error)
	// Wake tells the sender that there is something new.
	Wake func()
	Loc  *time.Location // of the names of runs
	Log  *slog.Logger
}

// Run makes what is due and not yet too late. Trouble with one schedule does not keep the others from running.
func (s *Schedules) Run(ctx context.Context, now time.Time) error {
	all, err := s.Store.List(ctx)
	if err != nil {
		return fmt.Errorf("list schedules: %w", err)
	}
	var failed []error
	for _, schedule := range all {
		if schedule.Paused {
			continue
		}
		if err := s.runOne(ctx, schedule, now); err != nil {
			failed = append(failed, fmt.Errorf("schedule %s: %w", schedule.ID, err))
		}
	}
	return errors.Join(failed...)
}

// runOne makes the broadcasts first and then notes that they are made: cut short in between, it makes them once more,
// under the same names.
func (s *Schedules) runOne(ctx context.Context, schedule kiez.Schedule, now time.Time) error {
	since := schedule.Since
	if earliest := now.Add(-longestGap); since.Before(earliest) {
		since = earliest
	}
	runs, err := s.Runs(ctx, schedule.Pattern.Rhythm, since, now)
	if err != nil {
		return fmt.Errorf("runs: %w", err)
	}
	if len(runs) == 0 {
		return nil
	}
	for _, at := range runs {
		if now.Sub(at) > tooLate {
			schedule.Missed = at
			s.Log.WarnContext(ctx, "run of a schedule was missed", "schedule", schedule.ID, "due", at)
			continue
		}
		bc := broadcastOf(schedule, at.In(s.Loc))
		if _, err := s.Create(ctx, bc); err != nil {
			return fmt.Errorf("make %s: %w", bc.ID, err)
		}
		schedule.Last = bc.ID
		s.Wake()
	}
	schedule.Since = runs[len(runs)-1]
	_, err = s.Store.Save(ctx, schedule)
	if errors.Is(err, kiez.ErrConflict) || errors.Is(err, kiez.ErrNotFound) { // changed meanwhile: the next look tells
		return nil
	}
	if err != nil {
		return fmt.Errorf("note the run of %s: %w", schedule.Since.Format(time.RFC3339), err)
	}
	return nil
}

// broadcastOf is the broadcast of one run, already released: its text, its audience and its rhythm were.
func broadcastOf(s kiez.Schedule, at time.Time) kiez.Broadcast {
	b := s.Pattern
	b.ID, b.Schedule = s.ID+"@"+at.Format("200601021504"), s.ID
	b.State, b.Created, b.At, b.ValidUntil = kiez.Scheduled, at, at, at.Add(worthless)
	b.Name, b.Rhythm, b.Total, b.Rev = "", kiez.Rhythm{}, 0, 0
	b.CardChat, b.CardID = 0, 0 // staff see the result in the list of schedules
	return b
}
