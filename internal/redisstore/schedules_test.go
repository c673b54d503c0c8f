package redisstore

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

func TestSchedules(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		schedules, ctx := NewSchedules(openStore(t, url)), t.Context()
		day := time.Date(2027, time.March, 8, 0, 0, 0, 0, time.UTC)
		weekly := kiez.Schedule{
			ID: "a", Since: day,
			Pattern: kiez.Broadcast{
				ID: "a", Created: day, Name: "Wochenschau",
				Rhythm:   kiez.Rhythm{Rule: "FREQ=WEEKLY;BYDAY=MO", Clock: 9 * time.Hour, From: day},
				Texts:    kiez.Titles{kiez.German: "Hallo"},
				Audience: kiez.Audience{Topics: []kiez.Topic{kiez.Events}},
			},
		}
		saved, err := schedules.Save(ctx, weekly)
		if err != nil || saved.Rev != 1 {
			t.Fatalf("saved %+v, %v", saved, err)
		}
		if again, err := schedules.Save(ctx, weekly); err != nil || again.Rev != 1 { // the answer to the first was lost
			t.Errorf("the same once more: %+v, %v", again, err)
		}
		if got, err := schedules.Get(ctx, "a"); err != nil || !reflect.DeepEqual(got, saved) {
			t.Errorf("got  %+v, %v\nwant %+v", got, err, saved)
		}

		paused, ran := saved, saved
		paused.Paused = true
		ran.Since = day.Add(9 * time.Hour)
		paused, err = schedules.Save(ctx, paused)
		must(t, err)
		if _, err := schedules.Save(ctx, ran); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("a change of an older revision: %v, want a conflict", err)
		}
		if _, err := schedules.Save(ctx, kiez.Schedule{ID: "a"}); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("a new one under a name that is taken: %v, want a conflict", err)
		}

		older := weekly
		older.ID, older.Pattern.Created = "b", day.Add(-time.Hour)
		older, err = schedules.Save(ctx, older)
		must(t, err)
		if got, err := schedules.List(ctx); err != nil || !reflect.DeepEqual(got, []kiez.Schedule{older, paused}) {
			t.Errorf("list: %+v, %v", got, err)
		}

		must(t, schedules.Remove(ctx, "a"))
		must(t, schedules.Remove(ctx, "a"))
		if _, err := schedules.Get(ctx, "a"); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("removed: %v", err)
		}
		if _, err := schedules.Save(ctx, paused); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("a change of what was removed: %v, want that it is not found", err)
		}
	})
}
