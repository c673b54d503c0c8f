package calendar_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
)

func TestRhythmsAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	now := at("2027-03-09 12:00")
	weekly := func(day string, hour, minute int) kiez.Rhythm {
		clock := time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute
		return kiez.Rhythm{Rule: "FREQ=WEEKLY;BYDAY=" + day, Clock: clock, From: at("2027-03-09 00:00")}
	}
	secondWednesday := weekly("", 18, 0)
	secondWednesday.Rule = "FREQ=MONTHLY;BYDAY=+2WE"
	session := kiez.Rhythm{Before: kiez.Session, Clock: 10 * time.Hour}
	deadline := kiez.Rhythm{Before: kiez.Deadline, Clock: 10 * time.Hour}
	for text, want := range map[string]kiez.Rhythm{
		"jeden Montag 9:00":                                      weekly("MO", 9, 0),
		"jeden Montag um 9 Uhr":                                  weekly("MO", 9, 0),
		"montags, 9.30 Uhr":                                      weekly("MO", 9, 30),
		"Montag und Donnerstag um 9":                             weekly("MO,TH", 9, 0),
		"every monday at 9:05":                                   weekly("MO", 9, 5),
		"every friday 18:00":                                     weekly("FR", 18, 0),
		"2nd wednesday 18:00":                                    secondWednesday,
		"every 2nd wednesday 18:00":                              secondWednesday,
		"2. Mittwoch 18:00":                                      secondWednesday,
		"FREQ=MONTHLY;BYDAY=2WE 18:00":                           secondWednesday,
		"am Werktag vor einer Jurysitzung 10:00":                 session,
		"Werktag vor jeder Jury-Sitzung um 10 Uhr":               session,
		"Am letzten Arbeitstag vor der Bürgerjury-Sitzung 10:00": session,
		"the working day before a jury session 10:00":            session,
		"on the workday before each jury meeting, 10:00":         session,
		"jeden Montag, 9:00 Uhr":                                 weekly("MO", 9, 0), // as the bot writes it
		"jeden 2. Mittwoch im Monat, 18:00 Uhr":                  secondWednesday,
		"am Werktag vor einer Jurysitzung, 10:00 Uhr":            session,
		"am Werktag vor einem Fristende, 10:00 Uhr":              deadline,
		"letzter Werktag vor der nächsten Jurysitzung um 10":     session,
		"am Werktag vor einer Frist 10:00":                       deadline,
		"am Werktag vor dem Einsendeschluss 10:00":               deadline,
		"the working day before a closing date at 10:00":         deadline,
	} {
		got, err := calendar.ParseRhythm(text, now)
		if err != nil || got != want {
			t.Errorf("%q is read as %+v, %v; want %+v", text, got, err, want)
		}
	}
}

func TestRhythmsThatAreRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                                "rhythm.unreadable",
		"manchmal 9:00":                   "rhythm.unreadable",
		"gestern um acht":                 "rhythm.unreadable",
		"9:00":                            "rhythm.unreadable",
		"am Werktag vor Weihnachten 9:00": "rhythm.unreadable",
		"jeden Montag 25:00":              "rhythm.unreadable",
		"jeden Montag":                    "date.time_missing",
		"am Werktag vor einer Sitzung":    "date.time_missing",
		"täglich 2:00":                    "rhythm.at_night",
		"jeden Montag um 2:59 Uhr":        "rhythm.at_night",
		"FREQ=HOURLY 9:00":                "rule.too_often",
		"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31 9:00": "rule.never",
	} {
		_, err := calendar.ParseRhythm(text, at("2027-03-09 12:00"))
		user, ok := errors.AsType[*kiez.UserError](err)
		if !ok || user.Text.Key != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// A rule runs at its time of day on both sides of a clock change, counted from its first day.
func TestRunsOfARule(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		rule, first, from, to string
		clock                 time.Duration
		want                  []string
	}{
		"clocks forward": {
			"FREQ=WEEKLY;BYDAY=SU", "2027-03-01 00:00", "2027-03-21 09:00", "2027-04-04 09:00", 9 * time.Hour,
			[]string{"2027-03-28 09:00", "2027-04-04 09:00"},
		},
		"clocks back": {
			"FREQ=DAILY", "2026-10-01 00:00", "2026-10-24 03:00", "2026-10-26 12:00", 3 * time.Hour,
			[]string{"2026-10-25 03:00", "2026-10-26 03:00"},
		},
		"every other week": {
			"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2027-03-01 00:00", "2027-03-01 09:00", "2027-04-01 00:00", 9 * time.Hour,
			[]string{"2027-03-15 09:00", "2027-03-29 09:00"},
		},
		"midnight": {
			"FREQ=DAILY", "2027-03-01 00:00", "2027-03-27 00:00", "2027-03-29 00:00", 0,
			[]string{"2027-03-28 00:00", "2027-03-29 00:00"},
		},
	} {
		rule, err := calendar.ParseRule(c.rule)
		if err != nil {
			t.Fatal(err)
		}
		wantMoments(t, name, rule.Runs(at(c.first), c.clock, at(c.from), at(c.to)), c.want)
	}
}

// The last working day before an event: no weekend, no holiday, no day on which the office is closed.
func TestRunsBeforeEvents(t *testing.T) {
	t.Parallel()
	office := kiez.Office{
		Weekly: []kiez.Block{{Day: time.Monday, From: 9 * time.Hour, To: 15 * time.Hour}},
		Special: []kiez.SpecialDay{
			{From: at("2027-05-13 00:00"), To: at("2027-05-13 00:00")},
			{From: at("2027-05-12 00:00"), To: at("2027-05-12 00:00"), Blocks: []kiez.Block{{From: 9 * time.Hour, To: 10 * time.Hour}}},
		},
	}
	hours := calendar.NewHours(office, calendar.NewHolidays(nil), berlin)
	var sessions []kiez.Event
	for _, start := range []string{
		"2027-05-18 18:00", // a Tuesday after Whit Monday and a weekend
		"2027-05-14 18:00", // a Friday; the office is closed on the Thursday before
		"2027-05-14 19:00", // two on one day
		"2027-03-31 17:00", // a Wednesday; the office has no hours on the Tuesday before, but people work
		"2027-03-30 17:00", // a Tuesday after Easter
	} {
		sessions = append(sessions, kiez.Event{Kind: kiez.Session, Start: at(start)})
	}
	runs := hours.RunsBefore(sessions, 10*time.Hour, at("2027-03-01 00:00"), at("2027-06-01 00:00"))
	wantMoments(t, "all", runs, []string{"2027-03-25 10:00", "2027-03-30 10:00", "2027-05-12 10:00", "2027-05-14 10:00"})
	runs = hours.RunsBefore(sessions, 10*time.Hour, at("2027-03-25 10:00"), at("2027-05-12 10:00"))
	wantMoments(t, "in between", runs, []string{"2027-03-30 10:00", "2027-05-12 10:00"})
}

func wantMoments(t *testing.T, name string, got []time.Time, want []string) {
	t.Helper()
	var shown []string
	for _, moment := range got {
		shown = append(shown, moment.In(berlin).Format("2006-01-02 15:04"))
	}
	if !slices.Equal(shown, want) {
		t.Errorf("%s: got %v, want %v", name, shown, want)
	}
}
