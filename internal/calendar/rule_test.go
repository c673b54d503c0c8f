package calendar_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/calendar"
)

func TestRulesAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2nd wednesday":               "FREQ=MONTHLY;BYDAY=+2WE",
		"2. Mittwoch":                 "FREQ=MONTHLY;BYDAY=+2WE",
		"jeden 2. Mittwoch im Monat":  "FREQ=MONTHLY;BYDAY=+2WE",
		"jeden zweiten Mi.":           "FREQ=MONTHLY;BYDAY=+2WE",
		"last friday of the month":    "FREQ=MONTHLY;BYDAY=-1FR",
		"letzter Freitag":             "FREQ=MONTHLY;BYDAY=-1FR",
		"am letzten Freitag":          "FREQ=MONTHLY;BYDAY=-1FR",
		"1. und 3. Dienstag":          "FREQ=MONTHLY;BYDAY=+1TU,+3TU",
		"every monday":                "FREQ=WEEKLY;BYDAY=MO",
		"jeden Montag":                "FREQ=WEEKLY;BYDAY=MO",
		"montags":                     "FREQ=WEEKLY;BYDAY=MO",
		"Montag und Donnerstag":       "FREQ=WEEKLY;BYDAY=MO,TH",
		"mondays, thursdays":          "FREQ=WEEKLY;BYDAY=MO,TH",
		"alle 2 Wochen":               "FREQ=WEEKLY;INTERVAL=2",
		"every other week on tuesday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
		"3. Samstag im Juni":          "FREQ=YEARLY;BYMONTH=6;BYDAY=+3SA",
		"third saturday in june":      "FREQ=YEARLY;BYMONTH=6;BYDAY=+3SA",
		"jährlich":                    "FREQ=YEARLY",
		"werktags":                    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
		"FREQ=MONTHLY;BYDAY=2WE":      "FREQ=MONTHLY;BYDAY=+2WE",
		"rrule:freq=monthly;byday=-1fr;until=20271231T000000Z": "FREQ=MONTHLY;UNTIL=20271231T000000Z;BYDAY=-1FR",
	} {
		rule, err := calendar.ParseRule(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		parts := func(s string) string { return strings.Join(slices.Sorted(slices.Values(strings.Split(s, ";"))), ";") }
		if parts(rule.String()) != parts(want) {
			t.Errorf("%q is read as %s, want %s", text, rule, want)
		}
		again, err := calendar.ParseRule(rule.String())
		if err != nil || again.String() != rule.String() {
			t.Errorf("%s is not read back: %v, %v", rule, again, err)
		}
	}
}

func TestRulesThatAreRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                                    "rule.unreadable",
		"manchmal":                            "rule.unreadable",
		"Mittwoch im Juni":                    "rule.unreadable",
		"6. Mittwoch":                         "rule.unreadable",
		"FREQ=MONTHLY;BYDAY=2XX":              "rule.unreadable",
		"DTSTART:20270101\nFREQ=DAILY":        "rule.unreadable",
		"FREQ=HOURLY":                         "rule.too_often",
		"FREQ=SECONDLY":                       "rule.too_often",
		"FREQ=DAILY;BYHOUR=9":                 "rule.too_often",
		"FREQ=DAILY;COUNT=999999":             "rule.too_often",
		"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30": "rule.never",
		"FREQ=DAILY;UNTIL=20200101T000000Z":   "rule.never",
	} {
		_, err := calendar.ParseRule(text)
		if got := refusal(t, err); got.Key != want {
			t.Errorf("%q: %s, want %s", text, got.Key, want)
		}
	}
}

func TestDaysOfARule(t *testing.T) {
	t.Parallel()
	first := time.Date(2026, time.October, 14, 18, 0, 0, 0, berlin)
	rule, err := calendar.ParseRule("2nd wednesday")
	if err != nil {
		t.Fatal(err)
	}
	year := first.AddDate(0, 0, -100)
	var days []string
	for _, d := range rule.Days(first, year, year.AddDate(1, 0, 0)) {
		if d.Hour() != 0 || d.Location() != first.Location() {
			t.Errorf("%s is no midnight in Berlin", d)
		}
		days = append(days, d.Format("01-02"))
	}
	const want = "10-14 11-11 12-09 01-13 02-10 03-10 04-14 05-12 06-09"
	if got := strings.Join(days, " "); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if next, ok := rule.Next(first, first); !ok || next.Format(time.DateOnly) != "2026-11-11" {
		t.Errorf("after the first comes %s, %v", next, ok)
	}
	if !rule.Fits(first, time.Date(2027, time.March, 10, 23, 0, 0, 0, berlin)) ||
		rule.Fits(first, time.Date(2027, time.March, 3, 18, 0, 0, 0, berlin)) {
		t.Error("10 March 2027 is a 2nd Wednesday, 3 March is none")
	}
}

func TestARareRuleIsFound(t *testing.T) {
	t.Parallel()
	rule, err := calendar.ParseRule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")
	if err != nil {
		t.Fatal(err)
	}
	first := time.Date(2024, time.February, 29, 12, 0, 0, 0, berlin)
	if next, ok := rule.Next(first, first); !ok || next.Format(time.DateOnly) != "2028-02-29" {
		t.Errorf("got %s, %v", next, ok)
	}
}
