package handlers_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
	"kiezbot/scheduler"
)

// schedules are the Schedules of a world, saved in revisions.
type schedules struct {
	world *world
	all   map[string]kiez.Schedule
}

func (s schedules) List(context.Context) ([]kiez.Schedule, error) {
	return slices.SortedFunc(maps.Values(s.all), func(a, b kiez.Schedule) int { return strings.Compare(a.ID, b.ID) }), s.world.store()
}

func (s schedules) Get(_ context.Context, id string) (kiez.Schedule, error) {
	schedule, ok := s.all[id]
	if !ok {
		return schedule, fmt.Errorf("schedule %s: %w", id, kiez.ErrNotFound)
	}
	return schedule, s.world.store()
}

func (s schedules) Save(_ context.Context, changed kiez.Schedule) (kiez.Schedule, error) {
	if s.world.hurried == changed.ID && changed.Rev > 0 {
		s.world.hurried = ""
		s.change(changed.ID, func(other *kiez.Schedule) { other.Pattern.Name = "Von jemand anders geändert" })
	}
	stored, there := s.all[changed.ID]
	switch {
	case !there && changed.Rev > 0:
		return changed, kiez.ErrNotFound
	case stored.Rev != changed.Rev:
		return changed, kiez.ErrConflict
	}
	changed.Rev++
	s.all[changed.ID] = changed
	return changed, s.world.store()
}

func (s schedules) Remove(_ context.Context, id string) error {
	delete(s.all, id)
	return s.world.store()
}

func (s schedules) change(id string, how func(*kiez.Schedule)) {
	schedule := s.all[id]
	how(&schedule)
	schedule.Rev++
	s.all[id] = schedule
}

// happen lets a schedule run or miss a run at the present moment. It reports false for what it does not know.
func (s schedules) happen(id, how string) bool {
	if _, ok := s.all[id]; !ok {
		return false
	}
	switch how {
	case "runs":
		run := s.all[id].Pattern
		run.ID, run.At, run.State, run.Total, run.Rhythm = id+"@1", s.world.now, kiez.Done, 7, kiez.Rhythm{}
		s.world.broadcasts[run.ID] = run
		s.change(id, func(s *kiez.Schedule) { s.Last = run.ID })
	case "misses":
		s.change(id, func(schedule *kiez.Schedule) { schedule.Missed = s.world.now })
	case "removed":
		delete(s.all, id)
	case "hurried":
		s.world.hurried = id
	default:
		return false
	}
	return true
}

// rhythms read and compute as the calendar and the scheduler do.
type rhythms struct{}

func (rhythms) Parse(text string, now time.Time) (kiez.Rhythm, error) {
	if scheduler.LooksLikeCron(text) {
		_, err := scheduler.ParseCron(text, berlin)
		return kiez.Rhythm{Cron: text}, err
	}
	return calendar.ParseRhythm(text, now)
}

func (rhythms) Text(r kiez.Rhythm) kiez.Text {
	if r.Cron != "" {
		return kiez.Show(kiez.Isolated(r.Cron))
	}
	return calendar.RhythmText(r, berlin)
}

func (rhythms) Next(_ context.Context, r kiez.Rhythm, now time.Time, n int) ([]time.Time, error) {
	var runs []time.Time
	switch {
	case r.Cron != "":
		cron, err := scheduler.ParseCron(r.Cron, berlin)
		if err != nil {
			return nil, err
		}
		runs = cron.Runs(now, now.AddDate(1, 0, 0))
	case r.Rule != "":
		rule, err := calendar.ParseRule(r.Rule)
		if err != nil {
			return nil, err
		}
		runs = rule.Runs(r.From, r.Clock, now, now.AddDate(1, 0, 0))
	}
	return runs[:min(n, len(runs))], nil
}
