package redisstore

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

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
		must(t, people.EndPause(ctx, chat, until)) // what the list still says of somebody unknown
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
		must(t, people.EndPause(ctx, chat, until)) // it came too late
		paused(longer)
		listed(until)
		must(t, people.EndPause(ctx, chat, longer))
		paused(time.Time{})
		listed(longer)

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
		must(t, people.ListPause(ctx, chat+1, until.Add(-time.Hour)))
		listed(until, chat+1, chat)
		if had, err := people.Stop(ctx, chat); err != nil || !had {
			t.Errorf("stop: had %v, %v", had, err)
		}
		paused(time.Time{})
		listed(until, chat+1)
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

// A wish goes with its event, also from the record of somebody who stays.
func TestPastWishesAreForgotten(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		people, ctx, chat := NewPeople(s), t.Context(), kiez.ChatID(1001)
		_, err := people.Want(ctx, chat, "fest", time.Now(), consent)
		must(t, err)
		must(t, s.write.HSet(ctx, s.keys.person(chat), fieldWanted+"past", "1000 "+consentField(consent)).Err())
		must(t, people.SetLang(ctx, chat, kiez.Polish))
		got, err := people.Person(ctx, chat)
		if _, there := got.Wanted["fest"]; err != nil || !there || len(got.Wanted) != 1 {
			t.Errorf("wanted %v, %v; want the one that is not past", got.Wanted, err)
		}
		wantAudiences(t, s, got)
	})
}
