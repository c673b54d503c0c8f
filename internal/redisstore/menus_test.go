package redisstore

import (
	"reflect"
	"slices"
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

func TestMenus(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		menus, ctx := NewMenus(openStore(t, url)), t.Context()
		for _, chat := range []kiez.ChatID{7, -1001, 7} {
			must(t, menus.Add(ctx, chat))
		}
		must(t, menus.Remove(ctx, 8))
		all, err := menus.All(ctx)
		slices.Sort(all)
		if err != nil || !reflect.DeepEqual(all, []kiez.ChatID{-1001, 7}) {
			t.Errorf("%v, %v", all, err)
		}
		must(t, menus.Remove(ctx, 7))
		if all, err := menus.All(ctx); err != nil || !reflect.DeepEqual(all, []kiez.ChatID{-1001}) {
			t.Errorf("%v, %v", all, err)
		}
	})
}
