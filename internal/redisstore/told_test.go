package redisstore

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// fair is an event in an hour.
func fair() kiez.Event {
	start := time.Now().Add(time.Hour).UTC().Truncate(time.Second)
	return kiez.Event{
		ID: "fair", Kind: kiez.Gathering, Topic: kiez.Events, Title: kiez.Titles{kiez.German: "Kiezfest"},
		Start: start, End: start.Add(2 * time.Hour), Place: kiez.Place{Name: "Libezem", Address: "Rhinstraße 9"},
	}
}

// wantTold compares what a chat is remembered to be told of the fair; the zero Told stands for nothing.
func wantTold(t *testing.T, r *Told, chat kiez.ChatID, want kiez.Told) {
	t.Helper()
	got, err := r.Told(t.Context(), "fair", chat)
	if want == (kiez.Told{}) {
		if !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("%d was told %+v, %v; want nothing", chat, got, err)
		}
		return
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%d was told %+v, %v; want %+v", chat, got, err, want)
	}
}

// wantAnnounced compares the only announcement there is.
func wantAnnounced(t *testing.T, r *Told, want kiez.Announcement) {
	t.Helper()
	one, err := r.Announcement(t.Context(), "fair")
	must(t, err)
	all, err := r.Announcements(t.Context())
	must(t, err)
	want.Event.Title, want.Event.Place.Access = one.Event.Title, nil
	if !reflect.DeepEqual(one, want) || !reflect.DeepEqual(all, []kiez.Announcement{want}) {
		t.Errorf("announced %+v and in all %+v, want %+v", one, all, want)
	}
}

// Of those who are told at the same time some may be told otherwise: then the event is behind, and all are remembered.
func TestToldTogether(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		ctx, r, e := t.Context(), NewTold(s), fair()
		moved := e.Clone()
		moved.Start = e.Start.Add(time.Hour)
		var all []telling
		for chat := range kiez.ChatID(6) {
			_, err := NewPeople(s).Subscribe(ctx, chat+1, kiez.Events, nil, consent)
			must(t, err)
			all = append(all, telling{chat + 1, []kiez.Event{e, moved}[chat/5], int(chat) + 10, kiez.Polish})
		}
		for i, err := range r.tell(ctx, all) {
			if err != nil {
				t.Errorf("telling %d: %v", i, err)
			}
		}
		for _, one := range all {
			wantTold(t, r, one.chat, one.event.Tells(one.message, kiez.Polish))
		}
		wantAnnounced(t, r, kiez.Announcement{Event: e, Starts: []time.Time{e.Start, moved.Start}, Behind: true})
	})
}

func TestTold(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		ctx, r, e := t.Context(), NewTold(s), fair()
		const one, other, unknown = kiez.ChatID(1001), kiez.ChatID(1002), kiez.ChatID(1003)
		for _, chat := range []kiez.ChatID{one, other} {
			_, err := NewPeople(s).Subscribe(ctx, chat, kiez.Events, nil, consent)
			must(t, err)
		}
		if all, err := r.Announcements(ctx); err != nil || len(all) > 0 {
			t.Errorf("announced %v, %v", all, err)
		}
		if _, err := r.Announcement(ctx, "fair"); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("announced: %v", err)
		}
		wantTold(t, r, one, kiez.Told{})
		for chat, message := range map[kiez.ChatID]int{one: 7, unknown: 8} {
			must(t, r.Tell(ctx, chat, e, message, kiez.PlainGerman))
		}
		told := kiez.Told{Message: 7, Lang: kiez.PlainGerman, Start: e.Start, Place: e.Place.Sum()}
		wantTold(t, r, one, told)
		wantTold(t, r, unknown, kiez.Told{}) // who was forgotten meanwhile stays forgotten
		if !told.Knows(e) {
			t.Errorf("%+v does not know %+v", told, e)
		}
		wantAnnounced(t, r, kiez.Announcement{Event: e, Starts: []time.Time{e.Start}})
		until := 3*time.Hour + toldLife
		wantTTL(t, s, s.keys.told(ShardOf(one), "fair"), until)
		wantTTL(t, s, s.keys.toldEvent("fair"), until)

		moved := e.Clone()
		moved.Start, moved.End = e.Start.Add(48*time.Hour), e.End.Add(48*time.Hour)
		must(t, r.Tell(ctx, other, moved, 9, kiez.Polish)) // told by a digest before anybody noticed
		wantAnnounced(t, r, kiez.Announcement{Event: e, Starts: []time.Time{e.Start, moved.Start}, Behind: true})
		at := time.UnixMilli(time.Now().UnixMilli()).UTC()
		for _, want := range []bool{true, false} { // two replicas
			if first, err := r.Announce(ctx, kiez.Announcement{Event: moved, Sequence: 1, At: at}); err != nil || first != want {
				t.Errorf("announced first: %v, %v; want %v", first, err, want)
			}
		}
		before := kiez.Told{Start: e.Start, Place: e.Place.Sum()}
		wantAnnounced(t, r, kiez.Announcement{Event: moved, Sequence: 1, At: at, Before: before, Starts: []time.Time{e.Start, moved.Start}})
		wantTTL(t, s, s.keys.told(ShardOf(one), "fair"), until+48*time.Hour)
		wantTTL(t, s, s.keys.toldEvent("fair"), until+48*time.Hour)
		wantTold(t, r, one, told)

		gone := e.Clone()
		gone.Cancelled = true
		if _, err := r.Announce(ctx, kiez.Announcement{Event: gone, Sequence: 2, At: at}); err != nil {
			t.Fatal(err)
		}
		must(t, r.Tell(ctx, one, gone, 10, kiez.Polish))
		wantTold(t, r, one, kiez.Told{Message: 10, Lang: kiez.Polish, Cancelled: true})
		before.Start = moved.Start
		wantAnnounced(t, r, kiez.Announcement{Event: gone, Sequence: 2, At: at, Before: before, Starts: []time.Time{e.Start, moved.Start}})
		wantTTL(t, s, s.keys.told(ShardOf(one), "fair"), until+48*time.Hour)
	})
}

// Behind is only who was told something else, not who was told the same by another message.
func TestToldTheSame(t *testing.T) {
	t.Parallel()
	s := openStore(t, redistest.Mini(t))
	ctx, r, e := t.Context(), NewTold(s), fair()
	_, err := NewPeople(s).Subscribe(ctx, 1001, kiez.Events, nil, consent)
	must(t, err)
	must(t, r.Tell(ctx, 1001, e, 7, kiez.German))
	e.Title, e.End, e.Sequence = kiez.Titles{kiez.German: "Großes Kiezfest"}, e.End.Add(time.Hour), 3
	must(t, r.Tell(ctx, 1001, e, 8, kiez.German))
	if a, err := r.Announcement(ctx, "fair"); err != nil || a.Behind {
		t.Errorf("%+v, %v", a, err)
	}
	e.Place.Address = "Rhinstraße 10"
	must(t, r.Tell(ctx, 1001, e, 9, kiez.German))
	if a, err := r.Announcement(ctx, "fair"); err != nil || !a.Behind {
		t.Errorf("%+v, %v", a, err)
	}
}

// That an event fills whole days is something people are told.
func TestToldOfWholeDays(t *testing.T) {
	t.Parallel()
	s := openStore(t, redistest.Mini(t))
	ctx, r, e := t.Context(), NewTold(s), fair()
	_, err := NewPeople(s).Subscribe(ctx, 1001, kiez.Events, nil, consent)
	must(t, err)
	must(t, r.Tell(ctx, 1001, e, 7, kiez.German))
	e.AllDay = true
	must(t, r.Tell(ctx, 1001, e, 8, kiez.German))
	if a, err := r.Announcement(ctx, "fair"); err != nil || !a.Behind {
		t.Errorf("%+v, %v", a, err)
	}
	if told, err := r.Told(ctx, "fair", 1001); err != nil || !told.AllDay || !told.Knows(e) {
		t.Errorf("%+v, %v", told, err)
	}
}

// What is over is forgotten, by the clock of the server.
func TestToldOfThePast(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		ctx, r, e := t.Context(), NewTold(s), fair()
		_, err := NewPeople(s).Subscribe(ctx, 1001, kiez.Events, nil, consent)
		must(t, err)
		past := e.Clone()
		past.ID, past.Start, past.End = "past", e.Start.AddDate(-1, 0, 0), time.Time{}
		must(t, r.Tell(ctx, 1001, past, 7, kiez.German)) // a rehearsal may play last year
		wantTTL(t, s, s.keys.told(ShardOf(1001), "past"), toldLife)

		must(t, s.write.Del(ctx, s.keys.toldEvent("past")).Err()) // as if time had passed
		must(t, s.write.ZAdd(ctx, s.keys.toldEvents(), redis.Z{Score: 1000, Member: "past"}).Err())
		must(t, r.Tell(ctx, 1001, e, 8, kiez.German))
		if all, err := r.Announcements(ctx); err != nil || len(all) != 1 || all[0].Event.ID != "fair" {
			t.Errorf("announced %+v, %v", all, err)
		}
		if ids, err := r.events(ctx); err != nil || len(ids) != 1 {
			t.Errorf("%v, %v are remembered", ids, err)
		}
	})
}

func TestToldInWhatIsStored(t *testing.T) {
	t.Parallel()
	s := openStore(t, redistest.Mini(t))
	ctx, r, people, e := t.Context(), NewTold(s), NewPeople(s), fair()
	_, err := people.Subscribe(ctx, 1001, kiez.Events, nil, consent)
	must(t, err)
	must(t, r.Tell(ctx, 1001, e, 7, kiez.German))
	dropped := e.Clone()
	dropped.ID, dropped.Cancelled = "dropped", true
	must(t, r.Tell(ctx, 1001, dropped, 8, kiez.Polish))
	all, err := people.Everything(ctx, 1001)
	must(t, err)
	want := map[string]any{
		"fair": map[string]any{
			"message": 7, "language": "de", "start": timeField(e.Start), "place_sum": int64(e.Place.Sum()),
		},
		"dropped": map[string]any{"message": 8, "language": "pl", "cancelled": true},
	}
	if got := all["told_of_events"]; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	must(t, people.Forget(ctx, 1001))
	wantTold(t, r, 1001, kiez.Told{})
	if all, err := people.Everything(ctx, 1001); err != nil || len(all) != 1 {
		t.Errorf("left: %v, %v", all, err)
	}
}
