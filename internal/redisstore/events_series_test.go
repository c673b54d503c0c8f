package redisstore

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

func TestSeries(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		events, ctx := NewEvents(s), t.Context()
		start := time.Date(2027, time.March, 10, 17, 0, 0, 0, time.UTC)
		breakfasts := kiez.Series{
			Event: breakfast(start), Rule: "FREQ=MONTHLY;BYDAY=+2WE", Until: start.AddDate(1, 0, 0),
			Breaks: []kiez.Break{{From: start, To: start.AddDate(0, 1, 0), Reason: kiez.Titles{kiez.German: "Pause"}}},
		}
		must(t, events.PutSeries(ctx, breakfasts))
		must(t, events.PutSeries(ctx, breakfasts)) // the answer to the first was lost
		if got, err := events.Series(ctx); err != nil || !reflect.DeepEqual(got, []kiez.Series{breakfasts}) {
			t.Errorf("got  %+v, %v\nwant %+v", got, err, breakfasts)
		}

		other := breakfasts.Clone()
		other.Rule = "FREQ=WEEKLY"
		if err := events.PutSeries(ctx, other); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("the same sequence with another rule: %v, want a conflict", err)
		}
		other.Sequence++
		must(t, events.PutSeries(ctx, other))
		if got, err := events.Series(ctx); err != nil || len(got) != 1 || got[0].Rule != other.Rule {
			t.Errorf("after the change: %+v, %v", got, err)
		}

		must(t, events.Put(ctx, breakfast(start)))
		known, err := events.Known(ctx, []string{"breakfast", "breakfast-20270414"})
		if err != nil || !reflect.DeepEqual(known, map[string]bool{"breakfast": true}) {
			t.Errorf("known: %v, %v", known, err)
		}
		must(t, events.RemoveSeries(ctx, "breakfast"))
		if got, err := events.Series(ctx); err != nil || len(got) != 0 {
			t.Errorf("after removal: %+v, %v", got, err)
		}
	})
}
