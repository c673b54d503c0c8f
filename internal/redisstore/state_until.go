package redisstore

import (
	"context"
	"errors"
	"time"
)

// untilDay is the midnight (UTC, 2027-03-10) nearest to the end of what is stored; empty: it has no end, or the usual
// one. Whole days, because the same end must come out of every store it went through, and each is a moment late.
type untilDay string

// toUntil turns what PEXPIRETIME answers, the time since 1970, into a day.
func toUntil(expires time.Duration) untilDay {
	if expires < 0 { // no end
		return ""
	}
	return untilDay(time.UnixMilli(expires.Milliseconds()).UTC().Round(day).Format(time.DateOnly))
}

// check reports whether it is a day.
func (u untilDay) check() error {
	if _, err := time.Parse(time.DateOnly, string(u)); u != "" && err != nil {
		return errors.New(`"until" is no day like 2027-03-10`)
	}
	return nil
}

// life is how long something lives at now, or the usual life where no end is given; 0 or less: it has had its time.
func (u untilDay) life(now time.Time, usual time.Duration) time.Duration {
	end, err := time.Parse(time.DateOnly, string(u))
	if err != nil { // none is given: what is no day has not passed check
		return usual
	}
	return end.Sub(now)
}

// serverTime is the clock by which the server ends what is stored.
func (s *Store) serverTime(ctx context.Context) (time.Time, error) {
	now, err := s.read.Time(ctx).Result()
	return now, failure(err, "ask the server for its time")
}
