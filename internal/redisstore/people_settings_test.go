package redisstore

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

func TestSetSettings(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		people, ctx := NewPeople(s), t.Context()
		for _, tt := range []struct {
			set, want kiez.Settings
			fields    map[string]string
		}{
			{
				kiez.Settings{Pace: kiez.Weekly, Quiet: kiez.QuietOff, Leads: []time.Duration{kiez.SameMorning, time.Hour, 72 * time.Hour, time.Hour}},
				kiez.Settings{Pace: kiez.Weekly, Quiet: kiez.QuietOff, Leads: []time.Duration{72 * time.Hour, time.Hour, kiez.SameMorning}},
				map[string]string{"pace": "weekly", "quiet": "off", "leads": "259200,3600,0"},
			},
			{
				kiez.Settings{Leads: []time.Duration{}},
				kiez.Settings{Leads: []time.Duration{}},
				map[string]string{"leads": "none"},
			},
			{kiez.Settings{Pace: kiez.AtOnce, Paused: consent.At}, kiez.Settings{}, map[string]string{}},
		} {
			got, err := people.SetSettings(ctx, 5, tt.set)
			if err != nil || !reflect.DeepEqual(got.Settings, tt.want) {
				t.Errorf("set %+v: got %+v, %v", tt.set, got.Settings, err)
			}
			if fields := s.read.HGetAll(ctx, s.keys.person(5)).Val(); !reflect.DeepEqual(fields, tt.fields) {
				t.Errorf("set %+v: stored %v", tt.set, fields)
			}
		}
		if shards, err := people.Shards(ctx); err != nil || !slices.Equal(shards, []int{5}) {
			t.Errorf("shards %v, %v", shards, err)
		}
	})
}

func TestPauseAndResume(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		people, ctx, chat := NewPeople(s), t.Context(), kiez.ChatID(1001)
		until := consent.At.AddDate(0, 0, 14)
		listed := func(now time.Time, want ...kiez.ChatID) {
			t.Helper()
			if got, err := people.PausesUntil(ctx, now, 10); err != nil || !slices.Equal(got, want) {
				t.Errorf("over until %s: %v, %v; want %v", now, got, err, want)
			}
		}
		paused := func(want time.Time) {
			t.Helper()
			got, err := people.Person(ctx, chat)
			if err != nil || !got.Settings.Paused.Equal(want) {
				t.Errorf("paused until %s, %v; want %s", got.Settings.Paused, err, want)
			}
			wantAudiences(t, s, got)
		}
		if got, err := people.Pause(ctx, chat, until); err != nil || !reflect.DeepEqual(got, kiez.Person{Chat: chat}) {
			t.Errorf("somebody unknown pauses: %+v, %v", got, err)
		}
		must(t, people.EndPause(ctx, chat, time.Time{}, until)) // what the list still says of somebody unknown
		_, err := people.Subscribe(ctx, chat, kiez.Events, nil, consent)
		must(t, err)
		_, err = people.Want(ctx, chat, "fest", until, consent)
		must(t, err)
		_, err = people.Pause(ctx, chat, until.Add(300*time.Millisecond))
		must(t, err)
		paused(until)
		wantTTL(t, s, s.keys.person(chat), -1)
		listed(until.Add(-time.Second))
		listed(until, chat)

		longer := until.AddDate(0, 0, 14)
		_, err = people.Pause(ctx, chat, longer)
		must(t, err)
		must(t, people.EndPause(ctx, chat, until, until)) // it came too late
		paused(longer)
		listed(until)
		for now, want := range map[time.Time]bool{longer.Add(-time.Second): false, longer: true} {
			if moved, err := people.PostponePause(ctx, chat, now, longer.Add(time.Hour)); err != nil || moved != want {
				t.Errorf("postponed at %s: %v, %v; want %v", now, moved, err, want)
			}
		}
		listed(longer)
		must(t, people.EndPause(ctx, chat, longer, longer.Add(time.Hour)))
		paused(time.Time{})
		listed(longer.Add(time.Hour))

		_, err = people.Pause(ctx, chat, until)
		must(t, err)
		_, err = people.Resume(ctx, chat)
		must(t, err)
		paused(time.Time{})
		listed(until)

		_, err = people.Pause(ctx, chat, until)
		must(t, err)
		must(t, people.Suppress(ctx, chat, consent.At))
		_, err = people.Return(ctx, chat)
		must(t, err)
		paused(until)
		if moved, err := people.PostponePause(ctx, chat+1, until, until); err != nil || moved {
			t.Errorf("somebody who does not pause: postponed %v, %v", moved, err)
		}
		listed(until, chat)
		if had, err := people.Stop(ctx, chat); err != nil || !had {
			t.Errorf("stop: had %v, %v", had, err)
		}
		paused(time.Time{})
		listed(until)
	})
}

func TestWant(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		people, ctx, chat := NewPeople(s), t.Context(), kiez.ChatID(1001)
		record, set := s.keys.person(chat), s.keys.wanted(ShardOf(chat), "fest")
		soon, nextYear := time.Now().Add(48*time.Hour), time.Now().Add(400*24*time.Hour)

		got, err := people.Want(ctx, chat, "fest", soon, consent)
		if want := map[string]time.Time{"fest": consent.At}; err != nil || !reflect.DeepEqual(got.Wanted, want) {
			t.Errorf("wanted %v, %v; want %v", got.Wanted, err, want)
		}
		wantAudiences(t, s, got)
		wantTTL(t, s, record, preferenceLife)
		wantTTL(t, s, set, 48*time.Hour+wantedLife)
		if _, err = people.Want(ctx, chat+Shards, "fest", time.Now().Add(-time.Hour), consent); err != nil {
			t.Fatal(err)
		}
		wantTTL(t, s, set, 48*time.Hour+wantedLife)
		_, err = people.Want(ctx, chat, "later", nextYear, consent)
		must(t, err)
		wantTTL(t, s, record, 400*24*time.Hour+wantedLife)

		must(t, people.Suppress(ctx, chat, consent.At))
		if n := s.read.SCard(ctx, set).Val(); n != 1 {
			t.Errorf("%d want the event, want only the one who can be reached", n)
		}
		got, err = people.Return(ctx, chat)
		must(t, err)
		wantTTL(t, s, set, 48*time.Hour+wantedLife)
		if len(got.Wanted) != 2 {
			t.Errorf("came back with %v", got.Wanted)
		}
		if got, err = people.Unwant(ctx, chat, "later"); err != nil || len(got.Wanted) != 1 {
			t.Errorf("wanted %v, %v; want one", got.Wanted, err)
		}
		if had, err := people.Stop(ctx, chat); err != nil || !had {
			t.Errorf("stop: had %v, %v", had, err)
		}
		if n := s.read.Exists(ctx, record).Val(); n != 0 {
			t.Error("stop left a record without anything in it")
		}
		if _, err := people.Want(ctx, chat, "", soon, consent); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("no event: %v", err)
		}
	})
}

// A wish goes with its event, also from the record of somebody who stays; unless the event was moved.
func TestPastWishesAreForgotten(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		people, ctx, chat := NewPeople(s), t.Context(), kiez.ChatID(1001)
		over := func(want ...kiez.ChatID) {
			t.Helper()
			if got, err := people.WishesOver(ctx); err != nil || !slices.Equal(got, want) {
				t.Errorf("over for %v, %v; want %v", got, err, want)
			}
		}
		over()
		for _, event := range []string{"fest", "past", "moved"} {
			_, err := people.Want(ctx, chat, event, time.Now(), consent)
			must(t, err)
		}
		_, err := people.Want(ctx, chat+1, "fest", time.Now(), consent)
		must(t, err)
		over()
		for _, event := range []string{"past", "moved"} { // as if time had passed
			must(t, s.write.HSet(ctx, s.keys.person(chat), fieldWanted+event, "1000 "+consentField(consent)).Err())
		}
		must(t, s.write.PExpire(ctx, s.keys.person(chat), time.Hour).Err())
		must(t, s.write.ZAdd(ctx, s.keys.wishes(ShardOf(chat)), redis.Z{Score: 1000, Member: int64(chat)}).Err())
		over(chat)

		later := time.Now().Add(90 * 24 * time.Hour)
		must(t, people.KeepWish(ctx, chat, "moved", later))
		must(t, people.KeepWish(ctx, chat, "fest", consent.At.AddDate(-1, 0, 0)))
		must(t, people.KeepWish(ctx, chat, "never", later))
		must(t, people.DropWishes(ctx, chat))
		over()
		got, err := people.Person(ctx, chat)
		if want := map[string]time.Time{"fest": consent.At, "moved": consent.At}; err != nil || !reflect.DeepEqual(got.Wanted, want) {
			t.Errorf("wanted %v, %v; want %v", got.Wanted, err, want)
		}
		wantTTL(t, s, s.keys.person(chat), 120*24*time.Hour)
		wantTTL(t, s, s.keys.wanted(ShardOf(chat), "fest"), wantedLife)
		must(t, people.DropWishes(ctx, 77))
		if n := s.read.Exists(ctx, s.keys.person(77)).Val(); n != 0 {
			t.Error("a record was made of nothing")
		}
	})
}
