package redisstore

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// breakfast is an event with every field in use.
func breakfast(start time.Time) kiez.Event {
	return kiez.Event{
		ID: "breakfast", Kind: kiez.Gathering, Topic: kiez.Events, Area: kiez.NeuLichtenberg,
		Title: kiez.Titles{kiez.German: "Kiezfrühstück", kiez.English: "Breakfast"},
		Start: start, End: start.Add(2 * time.Hour), Session: "s1", Cancelled: true, Sequence: 1,
		Place: kiez.Place{
			Name: "Libezem", Address: "Rhinstraße 9", Access: kiez.Titles{kiez.German: "stufenlos"}, Lat: 52.5, Lon: 13.5,
		},
		Provenance: kiez.Provenance{
			AsOf: "2027", Source: "staff", Owner: "office", ReviewBy: time.Date(2027, 6, 1, 0, 0, 0, 0, time.UTC),
		},
	}
}

func TestEvents(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		events, ctx := NewEvents(s), t.Context()
		start := time.Now().Add(48 * time.Hour).Truncate(time.Second).UTC()
		event := breakfast(start)

		if _, err := events.Event(ctx, event.ID); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("got %v, want not found", err)
		}
		must(t, events.Put(ctx, event))
		must(t, events.Put(ctx, event)) // the answer to the first was lost
		if got, err := events.Event(ctx, event.ID); err != nil || !reflect.DeepEqual(got, event) {
			t.Errorf("got  %+v, %v\nwant %+v", got, err, event)
		}
		wantTTL(t, s, s.keys.event(event.ID), 48*time.Hour+eventLife)
		wantTTL(t, s, s.keys.eventsByStart(), 48*time.Hour+eventLife)

		other := event.Clone()
		other.Place.Name = "Kiezspinne"
		if err := events.Put(ctx, other); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("the same sequence with another place: %v, want a conflict", err)
		}
		moved := event.Clone()
		moved.Start, moved.Sequence = start.Add(24*time.Hour), 2
		must(t, events.Put(ctx, moved))
		if err := events.Put(ctx, event); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("an older version: %v, want a conflict", err)
		}
		if list, err := events.Between(ctx, start, start.Add(time.Hour)); err != nil || len(list) != 0 {
			t.Errorf("at the old time: %v, %v", list, err)
		}
		second := breakfast(moved.Start)
		second.ID, second.Sequence = "another", 0
		must(t, events.Put(ctx, second))
		list, err := events.Between(ctx, start, moved.Start.Add(time.Millisecond))
		if err != nil || len(list) != 2 || list[0].ID != "another" || list[1].ID != "breakfast" {
			t.Errorf("got %v, %v; want both by start and id", list, err)
		}
		if list, err := events.Between(ctx, start, moved.Start); err != nil || len(list) != 0 {
			t.Errorf("the end belongs to the next interval: %v, %v", list, err)
		}
	})
}

// An event long past lives 400 days after its last change; an index entry without event goes with the next change.
func TestEventsRunOut(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		events, ctx := NewEvents(s), t.Context()
		old := breakfast(time.Date(2024, 1, 1, 10, 0, 0, 0, time.UTC))
		must(t, events.Put(ctx, old))
		wantTTL(t, s, s.keys.event(old.ID), eventLife)
		s.write.Del(ctx, s.keys.event(old.ID)) // as if its time had run out
		if list, err := events.Between(ctx, old.Start, old.End); err != nil || len(list) != 0 {
			t.Errorf("got %v, %v", list, err)
		}
		next := breakfast(time.Now())
		next.ID = "next"
		must(t, events.Put(ctx, next))
		if ids := s.read.ZRange(ctx, s.keys.eventsByStart(), 0, -1).Val(); len(ids) != 1 || ids[0] != "next" {
			t.Errorf("the index holds %v", ids)
		}
	})
}

func TestEventNeedsID(t *testing.T) {
	t.Parallel()
	if err := NewEvents(openStore(t, redistest.Mini(t))).Put(t.Context(), kiez.Event{}); err == nil {
		t.Error("an event without id was stored")
	}
}

// A renamed field of kiez.Event would lose what is stored already: this text was written by an earlier version.
func TestStoredEventIsReadable(t *testing.T) {
	t.Parallel()
	const stored = `{"ID":"breakfast","Kind":"event","Topic":"events","Area":"neu-lichtenberg",` +
		`"Title":{"de":"Kiezfrühstück","en":"Breakfast"},"Start":"2027-03-10T17:00:00Z","End":"2027-03-10T19:00:00Z",` +
		`"Place":{"Name":"Libezem","Address":"Rhinstraße 9","Access":{"de":"stufenlos"},"Lat":52.5,"Lon":13.5},` +
		`"Session":"s1","Cancelled":true,"Sequence":1,"AsOf":"2027","Source":"staff","Owner":"office",` +
		`"ReviewBy":"2027-06-01T00:00:00Z"}`
	want := breakfast(time.Date(2027, 3, 10, 17, 0, 0, 0, time.UTC))
	if got, err := toEvent(stored); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v, %v\nwant %+v", got, err, want)
	}
}
