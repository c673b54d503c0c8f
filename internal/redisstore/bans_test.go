package redisstore

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

func TestBans(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		bans, ctx := NewBans(openStore(t, url)), t.Context()
		one := kiez.Ban{ID: "x1", User: 2001, By: 1003, At: hired}
		two := kiez.Ban{ID: "x2", User: 2002, By: 1001, At: hired.Add(time.Hour)}
		for _, ban := range []kiez.Ban{one, two} {
			if added, err := bans.Ban(ctx, ban); !added || err != nil {
				t.Errorf("blocked: %v, %v", added, err)
			}
		}
		again := kiez.Ban{ID: "x3", User: 2001, By: 1001, At: hired.Add(time.Hour)}
		if added, err := bans.Ban(ctx, again); added || err != nil {
			t.Errorf("blocked again: %v, %v", added, err)
		}
		for i, want := range []bool{true, false, false} {
			if first, err := bans.Told(ctx, 2001); first != want || err != nil {
				t.Errorf("told the %d. time: %v, %v", i+1, first, err)
			}
		}
		if first, err := bans.Told(ctx, 2003); first || err != nil {
			t.Errorf("told somebody who is not blocked: %v, %v", first, err)
		}
		all, version, err := bans.All(ctx)
		if err != nil || version != 3 || !reflect.DeepEqual(all, []kiez.Ban{two, one}) {
			t.Errorf("all: %v, %d, %v", all, version, err)
		}
		if ended, err := bans.Unban(ctx, "x1"); err != nil || ended != one {
			t.Errorf("unblocked %v, %v", ended, err)
		}
		if _, err := bans.Unban(ctx, "x1"); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("unblocked twice: %v", err)
		}
		if first, err := bans.Told(ctx, 2001); first || err != nil {
			t.Errorf("told after the end: %v, %v", first, err)
		}
	})
}
