package redisstore

import (
	"maps"
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

func TestAGroupMovesWithItsSubscriptions(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		const before, now = -500, -1000000000500
		s, ctx := openStore(t, url), t.Context()
		people, groups := NewPeople(s), NewGroups(s)
		_, err := people.Subscribe(ctx, before, kiez.Events, []kiez.Area{kiez.NeuLichtenberg}, consent)
		must(t, err)
		must(t, people.SetLang(ctx, before, kiez.Turkish))
		for range 2 { // Telegram says it in more than one way
			must(t, groups.Move(ctx, before, now))
		}
		moved, err := people.Person(ctx, now)
		must(t, err)
		if moved.Lang != kiez.Turkish || len(moved.Topics[kiez.Events]) != 1 || !moved.Consent.At.Equal(consent.At) {
			t.Errorf("the supergroup has %+v", moved)
		}
		if left, err := people.Person(ctx, before); err != nil || left.Subscribed() {
			t.Errorf("the group has %+v, %v", left, err)
		}
		count, err := NewBroadcasts(s, BroadcastOptions{}).Count(ctx, toEvents)
		if err != nil || !maps.Equal(count, map[kiez.Lang]int{kiez.Turkish: 1}) {
			t.Errorf("counted %v, %v", count, err)
		}
		all, version, err := groups.All(ctx)
		must(t, err)
		if !maps.Equal(all, map[kiez.ChatID]kiez.ChatID{before: now}) {
			t.Errorf("moved are %v", all)
		}
		if v, err := groups.Version(ctx); err != nil || v != version || v == 0 {
			t.Errorf("version %d, %v, want %d", v, err, version)
		}
	})
}
