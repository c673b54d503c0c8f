package redisstore

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"
)

// CountSubscribers notes how many people subscribe to something, for the week of at. The last count of a week stays,
// for 400 days.
func (a *Asked) CountSubscribers(ctx context.Context, people int, at time.Time) error {
	err := a.s.write.Set(ctx, a.s.keys.subscribed(weekOf(at)), people, tallyDays*day).Err()
	return failure(err, "count subscribers of the week")
}

// Subscribed says how many people subscribed to something at the end of the weeks with a day from from to to, by the
// day of their Monday (2027-03-08). Weeks in which nobody counted are missing.
func (a *Asked) Subscribed(ctx context.Context, from, to time.Time) (map[string]int, error) {
	var weeks []string
	var answers []*redis.StringCmd
	pipe := a.s.read.Pipeline()
	for week := monday(from); !week.After(to) && len(weeks) < tallyDays; week = week.AddDate(0, 0, 7) {
		weeks = append(weeks, week.Format(time.DateOnly))
		answers = append(answers, pipe.Get(ctx, a.s.keys.subscribed(week.Format(time.DateOnly))))
	}
	if len(weeks) == 0 {
		return map[string]int{}, nil
	}
	_, _ = pipe.Exec(ctx) // every answer carries its own error
	counts := map[string]int{}
	for i, answer := range answers {
		count, err := found(answer.Result())
		if err != nil {
			return nil, failure(err, "subscribers of the week %s", weeks[i])
		}
		if count == "" {
			continue
		}
		if counts[weeks[i]], err = strconv.Atoi(count); err != nil {
			return nil, fmt.Errorf("subscribers of the week %s: %w", weeks[i], err)
		}
	}
	return counts, nil
}
