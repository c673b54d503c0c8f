package redisstore

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// tallyDays is how many days the tally is kept: long enough to compare with last year.
const tallyDays = 400

// HelpCount says how often the answer to an intent helped in one language.
type HelpCount struct {
	Intent kiez.Intent `json:"intent"`
	Lang   kiez.Lang   `json:"lang"`
	Yes    int         `json:"yes"`
	No     int         `json:"no"`
}

// Helped counts one judgement of an answer on a day, by the calendar of its location. It keeps nothing of the person. A
// cluster that loses the connection may count one twice.
func (q *Questions) Helped(
	ctx context.Context, intent kiez.Intent, lang kiez.Lang, yes bool, at time.Time,
) error {
	key := q.s.keys.helped(at.Format(time.DateOnly))
	_, err := q.s.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.HIncrBy(ctx, key, helpField(intent, lang, yes), 1)
		p.PExpire(ctx, key, tallyDays*day)
		return nil
	})
	return failure(err, "count judgement of %s", intent)
}

// Tally adds up the judgements of the days from from to to, both included, by intent and language. What is more than
// 400 days before to is not looked at.
func (q *Questions) Tally(ctx context.Context, from, to time.Time) ([]HelpCount, error) {
	last := to.Format(time.DateOnly)
	pipe := q.s.read.Pipeline()
	var days []*redis.MapStringStringCmd
	for n := range tallyDays {
		date := to.AddDate(0, 0, -n).Format(time.DateOnly)
		if date < from.Format(time.DateOnly) {
			break
		}
		days = append(days, pipe.HGetAll(ctx, q.s.keys.helped(date)))
	}
	if len(days) == 0 {
		return nil, nil
	}
	_, _ = pipe.Exec(ctx) // every answer carries its own error
	sums := map[string]*HelpCount{}
	for _, answer := range days {
		counts, err := answer.Result()
		if err != nil {
			return nil, failure(err, "tally until %s", last)
		}
		for field, count := range counts {
			if err := addJudgements(sums, field, count); err != nil {
				return nil, fmt.Errorf("tally until %s: %w", last, err)
			}
		}
	}
	return toList(sums), nil
}

// Judged adds up the judgements of the days from from to to, both included.
func (q *Questions) Judged(ctx context.Context, from, to time.Time) (sum kiez.Judged, err error) {
	counts, err := q.Tally(ctx, from, to)
	for _, c := range counts {
		sum.Yes, sum.No = sum.Yes+c.Yes, sum.No+c.No
	}
	return sum, err
}

// toList orders counters by intent and language.
func toList(sums map[string]*HelpCount) []HelpCount {
	list := make([]HelpCount, 0, len(sums))
	for _, sum := range sums {
		list = append(list, *sum)
	}
	slices.SortFunc(list, func(a, b HelpCount) int {
		return cmp.Or(cmp.Compare(a.Intent, b.Intent), cmp.Compare(a.Lang, b.Lang))
	})
	return list
}

// helpField is the name of a counter of a day.
func helpField(intent kiez.Intent, lang kiez.Lang, yes bool) string {
	return strconv.FormatBool(yes) + ":" + string(lang) + ":" + string(intent)
}

// addJudgements adds one counter of a day, "true:de:hours", to the sum of its intent and language.
func addJudgements(sums map[string]*HelpCount, field, count string) error {
	n, err := strconv.Atoi(count)
	if err != nil {
		return fmt.Errorf("counter %s: %w", field, err)
	}
	yes, name, _ := strings.Cut(field, ":")
	if sums[name] == nil {
		lang, intent, _ := strings.Cut(name, ":")
		sums[name] = &HelpCount{Intent: kiez.Intent(intent), Lang: kiez.Lang(lang)}
	}
	if yes == "true" {
		sums[name].Yes += n
	} else {
		sums[name].No += n
	}
	return nil
}
