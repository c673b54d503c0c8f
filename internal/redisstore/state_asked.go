package redisstore

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// askedLine is how many questions there were on a day (2027-03-10), by outcome, language and topic.
type askedLine struct {
	Kind   string         `json:"kind"`
	Day    string         `json:"day"`
	Counts map[string]int `json:"counts"`
	Until  untilDay       `json:"until,omitempty"`
}

// askedState carries how many questions there were.
func askedState(s *Store) StateKind {
	asked := NewAsked(s)
	return stateKind("asked", []string{"{tally}:asked:<day>"}, asked.export, asked.add)
}

// export emits the numbers by day.
func (a *Asked) export(ctx context.Context, emit func(askedLine) error) error {
	days, err := a.s.rest(ctx, a.s.keys.asked(""))
	if err != nil {
		return err
	}
	for _, day := range days {
		pipe := a.s.read.Pipeline()
		counters, end := pipe.HGetAll(ctx, a.s.keys.asked(day)), pipe.PExpireTime(ctx, a.s.keys.asked(day))
		if _, err := pipe.Exec(ctx); err != nil {
			return failure(err, "questions of %s", day)
		}
		line := askedLine{Kind: "asked", Day: day, Counts: map[string]int{}, Until: toUntil(end.Val())}
		for name, count := range counters.Val() {
			if line.Counts[name], err = strconv.Atoi(count); err != nil {
				return fmt.Errorf("questions of %s: %w", day, err)
			}
		}
		if err := emit(line); err != nil {
			return err
		}
	}
	return nil
}

// check reports whether the bot could have counted so.
func (l askedLine) check() error {
	if _, err := time.Parse(time.DateOnly, l.Day); err != nil {
		return errors.New(`"day" is no day like 2027-03-10`)
	}
	for _, n := range l.Counts {
		if n < 0 {
			return errors.New("a count is below 0")
		}
	}
	return l.Until.check()
}

// add stores numbers. Of one that is there, the higher stays, so that adding twice is adding once.
func (a *Asked) add(ctx context.Context, lines []askedLine) error {
	now, err := a.s.serverTime(ctx)
	if err != nil {
		return err
	}
	var calls []call
	for _, l := range lines {
		life := l.Until.life(now, tallyDays*day)
		if life <= 0 {
			continue
		}
		args := []any{life.Milliseconds()}
		for name, n := range l.Counts {
			args = append(args, name, n)
		}
		calls = append(calls, call{script: tallyAddScript, keys: []string{a.s.keys.asked(l.Day)}, args: args})
	}
	_, err = a.s.runAll(ctx, calls)
	return failure(err, "add questions of %d days", len(lines))
}
