package calendar_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
)

// shelf is a Store in memory; a failure is returned by every call.
type shelf struct {
	events  []kiez.Event
	series  []kiez.Series
	failure error
}

func (s shelf) Known(_ context.Context, ids []string) (map[string]bool, error) {
	known := map[string]bool{}
	for _, e := range s.events {
		known[e.ID] = slices.Contains(ids, e.ID)
	}
	return known, s.failure
}

func (s shelf) Series(context.Context) ([]kiez.Series, error) { return s.series, s.failure }

func (s shelf) Between(_ context.Context, from, to time.Time) ([]kiez.Event, error) {
	var found []kiez.Event
	for _, e := range s.events {
		if !e.Start.Before(from) && e.Start.Before(to) {
			found = append(found, e)
		}
	}
	slices.SortFunc(found, kiez.ByStart)
	return found, s.failure
}

func (s shelf) Event(_ context.Context, id string) (kiez.Event, error) {
	for _, e := range s.events {
		if e.ID == id {
			return e, s.failure
		}
	}
	if s.failure != nil {
		return kiez.Event{}, s.failure
	}
	return kiez.Event{}, fmt.Errorf("event %s: %w", id, kiez.ErrNotFound)
}

func gathering(id, start string) kiez.Event {
	return kiez.Event{ID: id, Kind: kiez.Gathering, Topic: kiez.Events, Start: at(start), Title: kiez.Titles{kiez.German: id}}
}

func ids(events []kiez.Event) []string {
	var all []string
	for _, e := range events {
		all = append(all, e.ID)
	}
	return all
}

func TestAgendaStaffWins(t *testing.T) {
	t.Parallel()
	cancelled := gathering("b", "2027-03-12 18:00")
	cancelled.Cancelled = true
	agenda := calendar.Agenda{
		Loc: berlin,
		Fixed: []kiez.Event{
			gathering("moved-out", "2027-03-10 18:00"), gathering("moved-in", "2027-05-01 18:00"),
			gathering("b", "2027-03-12 18:00"), gathering("a", "2027-03-12 18:00"),
			gathering("end", "2027-03-31 00:00"), gathering("begin", "2027-03-01 00:00"),
		},
		Staff: shelf{events: []kiez.Event{
			gathering("moved-out", "2027-04-10 18:00"), gathering("moved-in", "2027-03-11 18:00"), cancelled,
			gathering("new", "2027-03-09 18:00"),
		}},
	}
	for _, tt := range []struct {
		filter calendar.Filter
		want   []string
	}{
		{calendar.Filter{}, []string{"begin", "new", "moved-in", "a"}},
		{calendar.Filter{Cancelled: true}, []string{"begin", "new", "moved-in", "a", "b"}},
	} {
		got, err := agenda.Between(t.Context(), at("2027-03-01"), at("2027-03-31"), tt.filter)
		if err != nil || !slices.Equal(ids(got), tt.want) {
			t.Errorf("%+v: got %v, %v, want %v", tt.filter, ids(got), err, tt.want)
		}
	}
	for id, start := range map[string]string{"moved-out": "2027-04-10 18:00", "a": "2027-03-12 18:00", "new": "2027-03-09 18:00"} {
		if e, err := agenda.Event(t.Context(), id); err != nil || show(e.Start) != start {
			t.Errorf("%s: got %s, %v", id, show(e.Start), err)
		}
	}
	if e, err := agenda.Event(t.Context(), "b"); err != nil || !e.Cancelled {
		t.Errorf("the cancelled one: got %+v, %v", e, err)
	}
	if _, err := agenda.Event(t.Context(), "none"); !errors.Is(err, kiez.ErrNotFound) {
		t.Errorf("unknown event: %v", err)
	}
}

func TestAgendaFilter(t *testing.T) {
	t.Parallel()
	jury := gathering("jury", "2027-03-10 18:00")
	jury.Kind, jury.Topic, jury.Area = kiez.Session, kiez.Jury, kiez.FriedrichsfeldeSued
	walk := gathering("walk", "2027-03-11 18:00")
	walk.Area = kiez.NeuLichtenberg
	agenda := calendar.Agenda{Loc: berlin, Fixed: []kiez.Event{jury, walk, gathering("all", "2027-03-12 18:00")}, Staff: shelf{}}
	for _, tt := range []struct {
		filter calendar.Filter
		want   []string
	}{
		{calendar.Filter{Kinds: []kiez.EventKind{kiez.Session}}, []string{"jury"}},
		{calendar.Filter{Topics: []kiez.Topic{kiez.Festival, kiez.Events}}, []string{"walk", "all"}},
		{calendar.Filter{Area: kiez.FriedrichsfeldeSued}, []string{"jury", "all"}},
		{calendar.Filter{Area: kiez.FriedrichsfeldeNord}, []string{"all"}},
		{calendar.Filter{Area: kiez.NeuLichtenberg, Kinds: []kiez.EventKind{kiez.Session}}, nil},
	} {
		got, err := agenda.Between(t.Context(), at("2027-03-01"), at("2027-04-01"), tt.filter)
		if err != nil || !slices.Equal(ids(got), tt.want) {
			t.Errorf("%+v: got %v, %v, want %v", tt.filter, ids(got), err, tt.want)
		}
	}
}

func TestAgendaGivesCopies(t *testing.T) {
	t.Parallel()
	agenda := calendar.Agenda{Loc: berlin, Fixed: []kiez.Event{gathering("a", "2027-03-12 18:00")}, Staff: shelf{}}
	one, err := agenda.Event(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	one.Title[kiez.German] = "changed"
	list, err := agenda.Between(t.Context(), at("2027-03-01"), at("2027-04-01"), calendar.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	list[0].Title[kiez.English] = "changed"
	if got := agenda.Fixed[0].Title; len(got) != 1 || got[kiez.German] != "a" {
		t.Errorf("the content was changed: %v", got)
	}
}

func TestAgendaPassesFailuresOn(t *testing.T) {
	t.Parallel()
	agenda := calendar.Agenda{Loc: berlin, Fixed: []kiez.Event{gathering("a", "2027-03-12 18:00")}, Staff: shelf{failure: kiez.ErrStore}}
	if _, err := agenda.Event(t.Context(), "a"); !errors.Is(err, kiez.ErrStore) {
		t.Errorf("Event: %v", err)
	}
	if _, err := agenda.Between(t.Context(), at("2027-03-01"), at("2027-04-01"), calendar.Filter{}); !errors.Is(err, kiez.ErrStore) {
		t.Errorf("Between: %v", err)
	}
}
