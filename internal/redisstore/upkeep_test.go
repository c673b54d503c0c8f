package redisstore

import (
	"reflect"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

func TestUpkeep(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		upkeep, ctx := NewUpkeep(openStore(t, url)), t.Context()
		first := kiez.Confirmation{At: time.Date(2027, 2, 1, 9, 0, 0, 0, time.UTC), By: 7}
		second := kiez.Confirmation{At: first.At.AddDate(0, 6, 0), By: 8}
		if all, version, err := upkeep.All(ctx); err != nil || version != 0 || len(all) != 0 {
			t.Errorf("before the first: %v, %d, %v", all, version, err)
		}
		must(t, upkeep.Confirm(ctx, "facts:kiezfonds.limit", first))
		must(t, upkeep.Confirm(ctx, "office:hours", first))
		must(t, upkeep.Confirm(ctx, "facts:kiezfonds.limit", second))
		want := map[string]kiez.Confirmation{"facts:kiezfonds.limit": second, "office:hours": first}
		if all, version, err := upkeep.All(ctx); err != nil || version != 3 || !reflect.DeepEqual(all, want) {
			t.Errorf("got %v, %d, %v", all, version, err)
		}
		if version, err := upkeep.Version(ctx); err != nil || version != 3 {
			t.Errorf("version %d, %v", version, err)
		}
	})
}
