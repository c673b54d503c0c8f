package redisstore

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

var askedScript = script("asked")

// Asked counts questions by day, topic and language, and in how many different people's hands each number lies; and,
// week by week, subscribers. Nothing of a question is kept, and nobody can tell from the store who asked: people have
// pseudonyms that only Options.Secret leads to.
type Asked struct {
	s *Store
}

// NewAsked makes the repository of counted questions.
func NewAsked(s *Store) *Asked { return &Asked{s: s} }

// Count counts a question on a day, by the calendar of its location. A cluster that loses the connection may count one
// twice.
func (a *Asked) Count(ctx context.Context, q kiez.Asked, at time.Time) error {
	outcome := "answered"
	if q.Unanswered {
		outcome = unansweredCell
	}
	k := a.s.keys
	_, err := a.s.run(ctx, call{
		script: askedScript,
		keys:   []string{k.asked(at.Format(time.DateOnly)), k.askers(weekOf(at)), k.askedWeeks()},
		args: []any{
			outcome + ":" + string(q.Lang) + ":" + q.Topic, a.s.pseudonym(q.Chat), (tallyDays * day).Milliseconds(),
			weekOf(at), "topic=" + q.Topic, "lang=" + string(q.Lang), outcome,
		},
	}).Result()
	return failure(err, "count question")
}

const unansweredCell = "unanswered"

// Counts adds up the questions of the days from from to to, both included, at most 400 days.
func (a *Asked) Counts(ctx context.Context, from, to time.Time) (kiez.Counts, error) {
	sums := kiez.Counts{Topics: map[string]int{}, Langs: map[kiez.Lang]int{}}
	pipe := a.s.read.Pipeline()
	var days []*redis.MapStringStringCmd
	for date := from; date.Format(time.DateOnly) <= to.Format(time.DateOnly) && len(days) < tallyDays; {
		days = append(days, pipe.HGetAll(ctx, a.s.keys.asked(date.Format(time.DateOnly))))
		date = date.AddDate(0, 0, 1)
	}
	if len(days) == 0 {
		return sums, nil
	}
	_, _ = pipe.Exec(ctx) // every answer carries its own error
	for _, answer := range days {
		counters, err := answer.Result()
		if err != nil {
			return sums, failure(err, "count questions")
		}
		for field, count := range counters {
			n, err := strconv.Atoi(count)
			if err != nil {
				return sums, fmt.Errorf("counter %s: %w", field, err)
			}
			outcome, rest, _ := strings.Cut(field, ":")
			lang, topic, _ := strings.Cut(rest, ":")
			sums.Topics[topic] += n
			sums.Langs[kiez.Lang(lang)] += n
			sums.Questions += n
			if outcome == unansweredCell {
				sums.Unanswered += n
			}
		}
	}
	return sums, nil
}

// People gives the cells that each person asked in, "topic=office", "lang=de" and "unanswered", in the weeks with a day
// from from to to. The people are in no
// order, and nobody can tell who they are.
func (a *Asked) People(ctx context.Context, from, to time.Time) ([]map[string]bool, error) {
	all := map[string]map[string]bool{}
	for week := monday(from); !week.After(to); week = week.AddDate(0, 0, 7) {
		people, err := a.s.read.HGetAll(ctx, a.s.keys.askers(week.Format(time.DateOnly))).Result()
		if err != nil {
			return nil, failure(err, "people who asked")
		}
		for person, cells := range people {
			if all[person] == nil {
				all[person] = map[string]bool{}
			}
			for cell := range strings.SplitSeq(strings.TrimPrefix(cells, ","), ",") {
				all[person][cell] = true
			}
		}
	}
	list := make([]map[string]bool, 0, len(all))
	for _, cells := range all {
		list = append(list, cells)
	}
	return list, nil
}

// weeks names the weeks in which questions were counted; some of them may have had their time.
func (a *Asked) weeks(ctx context.Context) ([]string, error) {
	weeks, err := a.s.read.SMembers(ctx, a.s.keys.askedWeeks()).Result()
	return weeks, failure(err, "weeks with questions")
}

// forget removes a person from all weeks; the numbers stay.
func (a *Asked) forget(ctx context.Context, chat kiez.ChatID) error {
	weeks, err := a.weeks(ctx)
	if err != nil || len(weeks) == 0 {
		return err
	}
	_, err = a.s.write.Pipelined(ctx, func(p redis.Pipeliner) error {
		for _, week := range weeks {
			p.HDel(ctx, a.s.keys.askers(week), a.s.pseudonym(chat))
		}
		return nil
	})
	return failure(err, "forget who asked")
}

// of gives the cells a person asked in, by week.
func (a *Asked) of(ctx context.Context, chat kiez.ChatID) (map[string]any, error) {
	weeks, err := a.weeks(ctx)
	if err != nil {
		return nil, err
	}
	all := map[string]any{}
	for _, week := range weeks {
		cells, err := found(a.s.read.HGet(ctx, a.s.keys.askers(week), a.s.pseudonym(chat)).Result())
		if err != nil {
			return nil, failure(err, "what somebody asked about")
		}
		if cells != "" {
			all[week] = strings.Split(strings.TrimPrefix(cells, ","), ",")
		}
	}
	return all, nil
}

// pseudonym stands for a chat where it must not be known who it is.
func (s *Store) pseudonym(chat kiez.ChatID) string {
	sum := hmac.New(sha256.New, s.secret)
	sum.Write([]byte("asked:" + strconv.FormatInt(int64(chat), 10)))
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// weekOf names a week by its Monday.
func weekOf(at time.Time) string { return monday(at).Format(time.DateOnly) }

func monday(at time.Time) time.Time {
	back := (int(at.Weekday()) + 6) % 7
	return time.Date(at.Year(), at.Month(), at.Day()-back, 0, 0, 0, 0, at.Location())
}

// SetWeekly keeps whether staff want the numbers once a week.
func (a *Asked) SetWeekly(ctx context.Context, wanted bool) error {
	key := a.s.keys.weeklyNumbers()
	if wanted {
		return failure(a.s.write.Set(ctx, key, "1", 0).Err(), "want weekly numbers")
	}
	return failure(a.s.write.Del(ctx, key).Err(), "want no weekly numbers")
}

// Weekly reports whether staff want the numbers once a week.
func (a *Asked) Weekly(ctx context.Context) (bool, error) {
	n, err := a.s.read.Exists(ctx, a.s.keys.weeklyNumbers()).Result()
	return n > 0, failure(err, "weekly numbers wanted")
}
