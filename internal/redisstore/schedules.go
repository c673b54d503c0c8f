package redisstore

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"kiezbot/internal/kiez"
)

var scheduleSaveScript = script("schedule_save")

// Schedules keeps the schedules of broadcasts.
type Schedules struct {
	s *Store
}

// NewSchedules makes the repository of schedules.
func NewSchedules(s *Store) *Schedules { return &Schedules{s: s} }

// Save stores a schedule and gives it with its new revision. Revision 0 is a new one. If it was changed since List or
// Get gave it, nothing is stored and the error is kiez.ErrConflict; if it was removed, kiez.ErrNotFound.
func (r *Schedules) Save(ctx context.Context, schedule kiez.Schedule) (kiez.Schedule, error) {
	saved := schedule
	saved.Rev++
	saved.Since, saved.Missed = saved.Since.UTC(), saved.Missed.UTC()
	text, err := scheduleText(saved)
	if err != nil {
		return schedule, err
	}
	stored, err := r.s.run(ctx, call{
		script: scheduleSaveScript, keys: []string{r.s.keys.schedules()}, args: []any{schedule.ID, schedule.Rev, text},
	}).Int()
	if err != nil {
		return schedule, failure(err, "save schedule %s", schedule.ID)
	}
	if err := known(stored); err != nil {
		return schedule, fmt.Errorf("save schedule %s: %w", schedule.ID, err)
	}
	return saved, nil
}

// Get gives a schedule, or kiez.ErrNotFound.
func (r *Schedules) Get(ctx context.Context, id string) (kiez.Schedule, error) {
	text, err := found(r.s.read.HGet(ctx, r.s.keys.schedules(), id).Result())
	if err != nil {
		return kiez.Schedule{}, failure(err, "schedule %s", id)
	}
	if text == "" {
		return kiez.Schedule{}, fmt.Errorf("schedule %s: %w", id, kiez.ErrNotFound)
	}
	return readSchedule(id, text)
}

// List gives all schedules, the oldest first.
func (r *Schedules) List(ctx context.Context) ([]kiez.Schedule, error) {
	texts, err := r.s.read.HGetAll(ctx, r.s.keys.schedules()).Result()
	if err != nil {
		return nil, failure(err, "list schedules")
	}
	var all []kiez.Schedule
	for id, text := range texts {
		schedule, err := readSchedule(id, text)
		if err != nil {
			return nil, err
		}
		all = append(all, schedule)
	}
	slices.SortFunc(all, func(a, b kiez.Schedule) int {
		return cmp.Or(a.Pattern.Created.Compare(b.Pattern.Created), cmp.Compare(a.ID, b.ID))
	})
	return all, nil
}

// Remove removes a schedule; what it sent stays. One that is not there is no error.
func (r *Schedules) Remove(ctx context.Context, id string) error {
	return failure(r.s.write.HDel(ctx, r.s.keys.schedules(), id).Err(), "remove schedule %s", id)
}

// scheduleText is a schedule as it is stored.
func scheduleText(s kiez.Schedule) ([]byte, error) {
	text, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("schedule %s: %w", s.ID, err)
	}
	return text, nil
}

func readSchedule(id, text string) (kiez.Schedule, error) {
	var schedule kiez.Schedule
	if err := json.Unmarshal([]byte(text), &schedule); err != nil {
		return schedule, fmt.Errorf("read stored schedule %s: %w", id, err)
	}
	return schedule, nil
}
