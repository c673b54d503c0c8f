package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/scheduler"
)

// rhythms knows when schedules run: by cron expressions, by rules, and before events of the agenda.
type rhythms struct {
	agenda agenda
}

// Parse reads a rhythm typed by a person at now; its errors are *kiez.UserError.
func (r rhythms) Parse(text string, now time.Time) (kiez.Rhythm, error) {
	loc := r.agenda.library.loc
	if !scheduler.LooksLikeCron(text) {
		return calendar.ParseRhythm(text, now.In(loc))
	}
	if _, err := scheduler.ParseCron(text, loc); err != nil {
		return kiez.Rhythm{}, err
	}
	return kiez.Rhythm{Cron: strings.Join(strings.Fields(text), " ")}, nil
}

// Text puts a rhythm into words; a cron expression for which there are none is shown as it is.
func (r rhythms) Text(rhythm kiez.Rhythm) kiez.Text {
	loc := r.agenda.library.loc
	if rhythm.Cron == "" {
		return calendar.RhythmText(rhythm, loc)
	}
	if cron, err := scheduler.ParseCron(rhythm.Cron, loc); err == nil {
		if days, clock, ok := cron.Weekly(); ok {
			return calendar.RhythmText(kiez.Rhythm{Rule: weeklyRule(days), Clock: clock}, loc)
		}
	}
	return kiez.Show(kiez.Isolated(rhythm.Cron))
}

func weeklyRule(days []time.Weekday) string {
	if len(days) == 7 {
		return "FREQ=DAILY"
	}
	codes := make([]string, len(days))
	for i, day := range days {
		codes[i] = strings.ToUpper(day.String()[:2])
	}
	return "FREQ=WEEKLY;BYDAY=" + strings.Join(codes, ",")
}

// Next gives the next n moments after now at which the rhythm is due; fewer, or none, where no more are known.
func (r rhythms) Next(ctx context.Context, rhythm kiez.Rhythm, now time.Time, n int) ([]time.Time, error) {
	const month, year, lifetime = 31 * 24 * time.Hour, 366 * 24 * time.Hour, 9 * 366 * 24 * time.Hour
	var runs []time.Time
	for _, span := range []time.Duration{month, year, lifetime} { // most come soon
		var err error
		if runs, err = r.Runs(ctx, rhythm, now, now.Add(span)); err != nil {
			return nil, err
		}
		if len(runs) >= n {
			return runs[:n], nil
		}
	}
	return runs, nil
}

// errNoRhythm is that of a stored schedule which says nothing about when it runs.
var errNoRhythm = errors.New("a schedule without a rhythm")

// Runs gives the moments after from, up to and including to, at which the rhythm is due, in order.
func (r rhythms) Runs(ctx context.Context, rhythm kiez.Rhythm, from, to time.Time) ([]time.Time, error) {
	loc := r.agenda.library.loc
	switch {
	case rhythm.Cron != "":
		cron, err := scheduler.ParseCron(rhythm.Cron, loc)
		if err != nil {
			return nil, fmt.Errorf("stored cron expression: %w", err)
		}
		return cron.Runs(from, to), nil
	case rhythm.Rule != "":
		rule, err := calendar.ParseRule(rhythm.Rule)
		if err != nil {
			return nil, fmt.Errorf("stored rule: %w", err)
		}
		return rule.Runs(rhythm.From.In(loc), rhythm.Clock, from, to), nil
	case rhythm.Before != "":
		events, err := r.agenda.calendar().Between(ctx, from, to.Add(calendar.RunsAhead),
			calendar.Filter{Kinds: []kiez.EventKind{rhythm.Before}})
		if err != nil {
			return nil, fmt.Errorf("events to run before: %w", err)
		}
		hours := r.agenda.library.plan()
		return hours.RunsBefore(events, rhythm.Clock, from, to), nil
	}
	return nil, errNoRhythm
}

// recurring is the job that makes the broadcasts of schedules.
func recurring(
	o Options, schedules *redisstore.Schedules, when rhythms, broadcasts *redisstore.Broadcasts, wake func(),
) scheduler.Job {
	job := &scheduler.Schedules{
		Store: schedules, Runs: when.Runs, Create: broadcasts.Create, Wake: wake, Loc: o.Location, Log: o.Log,
	}
	return scheduler.Job{Name: "schedules", Every: time.Second, Run: job.Run}
}
