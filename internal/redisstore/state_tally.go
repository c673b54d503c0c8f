package redisstore

import (
	"context"
	"errors"
	"fmt"
	"time"
)

var tallyAddScript = script("tally_add")

// tallyLine is how many answers of a day (2027-03-10) helped, and how many did not.
type tallyLine struct {
	Kind   string      `json:"kind"`
	Day    string      `json:"day"`
	Counts []HelpCount `json:"counts"`
	Until  untilDay    `json:"until,omitempty"`
}

// tallyState carries the tally of what helped.
func tallyState(s *Store) StateKind {
	questions := NewQuestions(s)
	return stateKind("tally", []string{"{tally}:helped:<day>"}, questions.exportTally, questions.addTally)
}

// exportTally emits the tally by day.
func (q *Questions) exportTally(ctx context.Context, emit func(tallyLine) error) error {
	days, err := q.s.rest(ctx, q.s.keys.helped(""))
	if err != nil {
		return err
	}
	for _, day := range days {
		pipe := q.s.read.Pipeline()
		counts, end := pipe.HGetAll(ctx, q.s.keys.helped(day)), pipe.PExpireTime(ctx, q.s.keys.helped(day))
		if _, err := pipe.Exec(ctx); err != nil {
			return failure(err, "tally of %s", day)
		}
		sums := map[string]*HelpCount{}
		for field, count := range counts.Val() {
			if err := addJudgements(sums, field, count); err != nil {
				return fmt.Errorf("tally of %s: %w", day, err)
			}
		}
		if err := emit(tallyLine{Kind: "tally", Day: day, Counts: toList(sums), Until: toUntil(end.Val())}); err != nil {
			return err
		}
	}
	return nil
}

// check reports whether the bot could have counted so.
func (l tallyLine) check() error {
	if _, err := time.Parse(time.DateOnly, l.Day); err != nil {
		return errors.New(`"day" is no day like 2027-03-10`)
	}
	for _, c := range l.Counts {
		switch {
		case !knownLang(c.Lang):
			return fmt.Errorf("language %q is unknown", c.Lang)
		case c.Intent == "":
			return errors.New("an intent is missing")
		case c.Yes < 0 || c.No < 0:
			return errors.New("a count is below 0")
		}
	}
	return l.Until.check()
}

// addTally stores counters. Of one that is there, the higher count stays, so that adding twice is adding once.
func (q *Questions) addTally(ctx context.Context, lines []tallyLine) error {
	now, err := q.s.serverTime(ctx)
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
		for _, c := range l.Counts {
			args = append(args, helpField(c.Intent, c.Lang, true), c.Yes, helpField(c.Intent, c.Lang, false), c.No)
		}
		calls = append(calls, call{script: tallyAddScript, keys: []string{q.s.keys.helped(l.Day)}, args: args})
	}
	_, err = q.s.runAll(ctx, calls)
	return failure(err, "add tally of %d days", len(lines))
}
