package calendar_test

import (
	"slices"
	"testing"
	"time"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
)

func linter(series ...kiez.Series) calendar.Linter {
	return calendar.Linter{Holidays: calendar.NewHolidays(nil), Series: series, Loc: berlin}
}

// closes is a closing date of Friedrichsfelde Süd, of the series with this ID.
func closes(day, series string) kiez.Event {
	return kiez.Event{
		ID: "d-" + day, Kind: kiez.Deadline, Topic: kiez.KiezfondsDeadlines, Area: kiez.FriedrichsfeldeSued,
		Title: kiez.Titles{kiez.German: "Abgabe"}, Start: at(day + " 23:59:59"), Series: series,
	}
}

// warnings are written as ID and key.
func warnings(l calendar.Linter, now time.Time, events ...kiez.Event) []string {
	var all []string
	for _, w := range l.Lint(events, now) {
		all = append(all, w.Event+" "+w.Text.Key)
	}
	return all
}

// Of the closing dates published for 2021, two fell on holidays, Good Friday and Whit Monday, and one into the announced
// break in July (facts, D15 and section 2.4). The other dates here are made up, two weeks before a session each.
func TestTheListOf2021GivesExactlyItsWarnings(t *testing.T) {
	t.Parallel()
	announced := kiez.Series{
		Event: kiez.Event{ID: "kiezfonds", Start: at("2021-01-08 23:59:59")}, Entered: true,
		Breaks: []kiez.Break{{From: at("2021-07-01"), To: at("2021-07-31"), Reason: kiez.Titles{kiez.German: "Pause im Juli"}}},
	}
	var dates []kiez.Event
	for _, day := range []string{
		"2021-01-08", "2021-02-05", "2021-03-05", "2021-04-02", "2021-05-24", "2021-06-25", "2021-07-23",
		"2021-08-27", "2021-10-01", "2021-11-05",
	} {
		dates = append(dates, closes(day, "kiezfonds"))
	}
	got := warnings(linter(announced), at("2020-12-01"), dates...)
	want := []string{"d-2021-04-02 lint.holiday", "d-2021-05-24 lint.holiday", "d-2021-07-23 lint.in_break"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	names := map[string]string{"d-2021-04-02": "holiday.good_friday", "d-2021-05-24": "holiday.whit_monday"}
	for _, w := range linter(announced).Lint(dates, at("2020-12-01"))[:2] {
		if name, _ := w.Text.Data["Holiday"].(kiez.Text); name.Key != names[w.Event] {
			t.Errorf("%s falls on %s", w.Event, name.Key)
		}
	}
}

func TestLint(t *testing.T) {
	t.Parallel()
	jury := func(id, start string) kiez.Event {
		return kiez.Event{
			ID: id, Kind: kiez.Session, Topic: kiez.Jury, Area: kiez.FriedrichsfeldeSued,
			Title: kiez.Titles{kiez.German: "Jury"}, Start: at(start),
		}
	}
	decided := func(day, session string) kiez.Event {
		e := closes(day, "")
		e.Session = session
		return e
	}
	nord := juryNord()
	off := jury("off", "2027-03-17 18:00")
	off.Series = nord.ID
	moved := off.Clone()
	moved.Original = at("2027-03-10 18:00")
	inBreak := moved.Clone()
	inBreak.Start = at("2027-07-14 18:00")
	cancelled := jury("cancelled", "2027-03-14 18:00")
	cancelled.Cancelled = true
	stale := jury("stale", "2027-03-16 18:00")
	stale.ReviewBy = at("2027-01-31")
	for name, tt := range map[string]struct {
		events []kiez.Event
		want   []string
	}{
		"an ordinary day":             {[]kiez.Event{jury("x", "2027-03-16 18:00")}, nil},
		"a Sunday":                    {[]kiez.Event{jury("x", "2027-03-14 18:00")}, []string{"x lint.weekend"}},
		"a festival on a Saturday":    {[]kiez.Event{gathering("x", "2027-06-19 14:00")}, nil},
		"a festival on a holiday":     {[]kiez.Event{gathering("x", "2027-05-01 14:00")}, []string{"x lint.holiday"}},
		"8 March":                     {[]kiez.Event{jury("x", "2027-03-08 18:00")}, []string{"x lint.holiday"}},
		"cancelled":                   {[]kiez.Event{cancelled}, nil},
		"past":                        {[]kiez.Event{jury("x", "2027-02-14 18:00")}, nil},
		"past its review":             {[]kiez.Event{stale}, []string{"stale lint.past_review"}},
		"on its rhythm":               {[]kiez.Event{moved}, nil},
		"off its rhythm":              {[]kiez.Event{off}, []string{"off lint.off_rhythm"}},
		"moved into the summer break": {[]kiez.Event{inBreak}, []string{"off lint.in_break"}},
		"decided afterwards": {
			[]kiez.Event{decided("2027-03-02", "x"), jury("x", "2027-03-16 18:00")}, nil,
		},
		"decided before": {
			[]kiez.Event{decided("2027-03-17", "x"), jury("x", "2027-03-16 18:00")}, []string{"d-2027-03-17 lint.after_session"},
		},
		"decided on the same day": {
			[]kiez.Event{decided("2027-03-16", "x"), jury("x", "2027-03-16 18:00")}, []string{"d-2027-03-16 lint.after_session"},
		},
		"decided by nobody": {[]kiez.Event{decided("2027-03-16", "x")}, []string{"d-2027-03-16 lint.no_session"}},
		"entered twice": {
			[]kiez.Event{jury("a", "2027-03-16 18:00"), jury("b", "2027-03-16 19:00")}, []string{"b lint.disagree"},
		},
		"two events on one day": {
			[]kiez.Event{gathering("a", "2027-03-16 18:00"), gathering("b", "2027-03-16 18:00")}, nil,
		},
	} {
		if got := warnings(linter(nord), at("2027-03-01"), tt.events...); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %v, want %v", name, got, tt.want)
		}
	}
}

// Whoever enters a first day that the rule does not have expects it to count.
func TestLintBegin(t *testing.T) {
	monthly := kiez.Series{Rule: "FREQ=MONTHLY;BYDAY=2WE", Event: gathering("x", "2027-03-10 18:00")}
	tuesday := kiez.Series{Rule: monthly.Rule, Event: gathering("x", "2027-03-09 18:00")}
	entered, ended := tuesday, tuesday
	entered.Entered, ended.Until = true, at("2027-03-01")
	added := gathering("x-added", "2027-03-09 18:00")
	added.Series = tuesday.ID
	for name, tt := range map[string]struct {
		series kiez.Series
		events []kiez.Event
		now    string
		want   int
	}{
		"begins on its rule":    {monthly, nil, "2027-03-01", 0},
		"begins a day early":    {tuesday, nil, "2027-03-01", 1},
		"has that day added":    {tuesday, []kiez.Event{added}, "2027-03-01", 0},
		"has begun long ago":    {tuesday, nil, "2027-04-01", 0},
		"has ended before":      {ended, nil, "2027-03-01", 0},
		"lists its own dates":   {entered, nil, "2027-03-01", 0},
		"is but a single event": {kiez.Series{Event: tuesday.Event}, nil, "2027-03-01", 0},
	} {
		if got := linter().Begin(tt.series, tt.events, at(tt.now)); len(got) != tt.want {
			t.Errorf("%s: got %v, want %d warnings", name, got, tt.want)
		}
	}
}
