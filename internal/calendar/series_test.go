package calendar_test

import (
	"slices"
	"testing"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
)

// juryNord is a series as staff enter it: every 2nd Wednesday at 18:00, with a summer break.
func juryNord() kiez.Series {
	s := kiez.Series{
		Event: kiez.Event{
			ID: "jury-nord", Kind: kiez.Session, Topic: kiez.Jury, Area: kiez.FriedrichsfeldeNord,
			Title: kiez.Titles{kiez.German: "Jury"}, Start: at("2027-02-10 18:00"), End: at("2027-02-10 20:00"),
		},
		Rule: "FREQ=MONTHLY;BYDAY=2WE", Until: at("2027-10-31"),
		Breaks: []kiez.Break{{From: at("2027-07-01"), To: at("2027-08-31"), Reason: kiez.Titles{kiez.German: "Sommerpause"}}},
	}
	s.Start, s.End = s.Start.UTC(), s.End.UTC() // as the store gives it
	return s
}

func TestASeriesKeepsItsTimeOfDayAndItsBreaks(t *testing.T) {
	t.Parallel()
	var got []string
	for _, e := range calendar.Occurrences(juryNord(), at("2027-01-01"), at("2028-01-01"), berlin) {
		if !e.Planned || e.Series != "jury-nord" || !e.Original.Equal(e.Start) || e.End.Sub(e.Start).Hours() != 2 {
			t.Errorf("occurrence %+v", e)
		}
		got = append(got, e.ID+" "+show(e.Start))
	}
	want := []string{ // summer time begins on 28 March, and ends on the day the series has ended
		"jury-nord-20270210 2027-02-10 18:00", "jury-nord-20270310 2027-03-10 18:00", "jury-nord-20270414 2027-04-14 18:00",
		"jury-nord-20270512 2027-05-12 18:00", "jury-nord-20270609 2027-06-09 18:00",
		"jury-nord-20270908 2027-09-08 18:00", "jury-nord-20271013 2027-10-13 18:00",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestStaffsEntryStandsForAnOccurrence(t *testing.T) {
	t.Parallel()
	moved := gathering("jury-nord-20270310", "2027-03-17 19:00")
	moved.Series = "jury-nord"
	cancelled := gathering("jury-nord-20270414", "2027-04-14 18:00")
	cancelled.Cancelled = true
	extra := gathering("extra", "2027-04-21 18:00")
	extra.Series = "jury-nord"
	agenda := calendar.Agenda{
		FixedSeries: []kiez.Series{juryNord()}, Loc: berlin,
		Staff: shelf{events: []kiez.Event{moved, cancelled, extra}},
	}
	got, err := agenda.Between(t.Context(), at("2027-03-01"), at("2027-05-31"), calendar.Filter{})
	want := []string{"jury-nord-20270310", "extra", "jury-nord-20270512"}
	if err != nil || !slices.Equal(ids(got), want) {
		t.Errorf("got %v, %v, want %v", ids(got), err, want)
	}
	for id, want := range map[string]string{
		"jury-nord-20270310": "2027-03-17 19:00", "jury-nord-20270512": "2027-05-12 18:00",
	} {
		if e, err := agenda.Event(t.Context(), id); err != nil || show(e.Start) != want {
			t.Errorf("%s: %s, %v, want %s", id, show(e.Start), err, want)
		}
	}
	for _, id := range []string{"jury-nord-20270714", "jury-nord-20270511", "jury-nord-20271110", "jury-nord-x", "jury-nord"} {
		if e, err := agenda.Event(t.Context(), id); err == nil {
			t.Errorf("%s should be no occurrence: %+v", id, e)
		}
	}
}

func TestStaffsSeriesStandsForThatOfTheContent(t *testing.T) {
	t.Parallel()
	later := juryNord()
	later.Start = at("2027-02-10 19:00")
	agenda := calendar.Agenda{
		FixedSeries: []kiez.Series{juryNord()}, Loc: berlin, Staff: shelf{series: []kiez.Series{later}},
	}
	got, err := agenda.Between(t.Context(), at("2027-03-01"), at("2027-04-01"), calendar.Filter{})
	if err != nil || len(got) != 1 || show(got[0].Start) != "2027-03-10 19:00" {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestOnlyEnteredDatesOfAnEnteredSeries(t *testing.T) {
	t.Parallel()
	entered := juryNord()
	entered.Entered = true
	if got := calendar.Occurrences(entered, at("2027-01-01"), at("2028-01-01"), berlin); len(got) != 0 {
		t.Errorf("got %v", ids(got))
	}
}
