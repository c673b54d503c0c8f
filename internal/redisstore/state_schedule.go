package redisstore

import (
	"context"
	"errors"
	"fmt"

	"kiezbot/internal/kiez"
)

// scheduleLine is a schedule of broadcasts, in the form in which it is stored.
type scheduleLine struct {
	Kind     string        `json:"kind"`
	Schedule kiez.Schedule `json:"schedule"`
}

// scheduleState carries the schedules, with the moment up to which their runs are settled: none is made twice.
func scheduleState(s *Store) StateKind {
	schedules := NewSchedules(s)
	return stateKind("schedule", []string{"{schedules}:all"}, schedules.export, schedules.add)
}

// export emits all schedules, the oldest first.
func (r *Schedules) export(ctx context.Context, emit func(scheduleLine) error) error {
	all, err := r.List(ctx)
	if err != nil {
		return err
	}
	for _, schedule := range all {
		if err := emit(scheduleLine{Kind: "schedule", Schedule: schedule}); err != nil {
			return err
		}
	}
	return nil
}

// check reports whether the bot could have written the schedule. Whether its rhythm can be read is known elsewhere.
func (l scheduleLine) check() error {
	switch s := l.Schedule; {
	case !isID(s.ID):
		return fmt.Errorf("%q is no id of a schedule", s.ID)
	case s.Rev < 1:
		return errors.New(`"rev" is below 1`)
	case !s.Pattern.Rhythm.Set():
		return errors.New("the rhythm is missing")
	case !s.Pattern.Written():
		return errors.New("the German text is missing")
	}
	if _, err := scheduleText(l.Schedule); err != nil {
		return err
	}
	return checkWording(l.Schedule.Pattern)
}

// add stores schedules that are not there yet.
func (r *Schedules) add(ctx context.Context, lines []scheduleLine) error {
	pipe := r.s.write.Pipeline()
	for _, l := range lines {
		text, err := scheduleText(l.Schedule)
		if err != nil {
			return err
		}
		pipe.HSetNX(ctx, r.s.keys.schedules(), l.Schedule.ID, text)
	}
	_, err := pipe.Exec(ctx)
	return failure(err, "add %d schedules", len(lines))
}
