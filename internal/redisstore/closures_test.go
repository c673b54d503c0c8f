package redisstore

import (
	"reflect"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

func TestClosures(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		closures, ctx := NewClosures(openStore(t, url)), t.Context()
		day := func(year, month, day int) time.Time {
			return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		}
		entry := func(id string, from, to time.Time) kiez.Closure {
			return kiez.Closure{ID: id, By: 7, At: from, SpecialDay: kiez.SpecialDay{
				From: from, To: to, Reason: kiez.Titles{kiez.German: "Teamtag"},
				Blocks: []kiez.Block{{From: 9 * time.Hour, To: 12 * time.Hour}},
			}}
		}
		if version, err := closures.Version(ctx); err != nil || version != 0 {
			t.Errorf("before the first: %d, %v", version, err)
		}
		old, next := entry("a", day(2025, 12, 24), day(2026, 1, 1)), entry("b", day(2027, 7, 1), day(2027, 7, 31))
		must(t, closures.Put(ctx, next, day(2027, 1, 1)))
		must(t, closures.Put(ctx, old, day(2027, 1, 1)))
		all, version, err := closures.All(ctx)
		if err != nil || version != 2 || !reflect.DeepEqual(all, []kiez.Closure{old, next}) {
			t.Errorf("got %+v, %d, %v", all, version, err)
		}
		must(t, closures.Put(ctx, next, day(2027, 6, 1))) // 400 days after the old one ended
		must(t, closures.Remove(ctx, "gone"))
		if all, version, err := closures.All(ctx); err != nil || version != 4 || !reflect.DeepEqual(all, []kiez.Closure{next}) {
			t.Errorf("got %+v, %d, %v", all, version, err)
		}
		must(t, closures.Remove(ctx, "b"))
		if all, _, err := closures.All(ctx); err != nil || len(all) != 0 {
			t.Errorf("got %+v, %v", all, err)
		}
	})
}
