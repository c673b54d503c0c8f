package redisstore

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"
)

// subscribedLine is how many people subscribed to something at the end of the week that begins on a day (2027-03-08).
type subscribedLine struct {
	Kind   string   `json:"kind"`
	Week   string   `json:"week"`
	People int      `json:"people"`
	Until  untilDay `json:"until,omitempty"`
}

// subscribedState carries how many people subscribed, week by week.
func subscribedState(s *Store) StateKind {
	asked := NewAsked(s)
	return stateKind("subscribed", []string{"{tally}:subscribed:<week>"}, asked.exportSubscribed, asked.addSubscribed)
}

// exportSubscribed emits the numbers by week.
func (a *Asked) exportSubscribed(ctx context.Context, emit func(subscribedLine) error) error {
	weeks, err := a.s.rest(ctx, a.s.keys.subscribed(""))
	if err != nil {
		return err
	}
	for _, week := range weeks {
		pipe := a.s.read.Pipeline()
		count, end := pipe.Get(ctx, a.s.keys.subscribed(week)), pipe.PExpireTime(ctx, a.s.keys.subscribed(week))
		if _, err := pipe.Exec(ctx); err != nil {
			return failure(err, "subscribers of the week %s", week)
		}
		people, err := strconv.Atoi(count.Val())
		if err != nil {
			return fmt.Errorf("subscribers of the week %s: %w", week, err)
		}
		if err := emit(subscribedLine{"subscribed", week, people, toUntil(end.Val())}); err != nil {
			return err
		}
	}
	return nil
}

// check reports whether the bot could have counted so.
func (l subscribedLine) check() error {
	day, err := time.Parse(time.DateOnly, l.Week)
	switch {
	case err != nil || day.Weekday() != time.Monday:
		return errors.New(`"week" is no Monday like 2027-03-08`)
	case l.People < 0:
		return errors.New(`"people" is below 0`)
	}
	return l.Until.check()
}

// addSubscribed stores the numbers of weeks that are not there yet and have not had their time.
func (a *Asked) addSubscribed(ctx context.Context, lines []subscribedLine) error {
	now, err := a.s.serverTime(ctx)
	if err != nil {
		return err
	}
	_, err = a.s.write.Pipelined(ctx, func(p redis.Pipeliner) error {
		for _, l := range lines {
			if life := l.Until.life(now, tallyDays*day); life > 0 {
				p.SetNX(ctx, a.s.keys.subscribed(l.Week), l.People, life)
			}
		}
		return nil
	})
	return failure(err, "add subscribers of %d weeks", len(lines))
}
