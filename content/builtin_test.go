package content_test

import (
	"slices"
	"testing"
	"time"

	"kiezbot/content"
	"kiezbot/internal/kiez"
)

func builtin(t *testing.T) *content.Content {
	t.Helper()
	c, err := content.Load(content.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The dates of 2025 as published on stk-lichtenbergmitte.de/kiezfonds/infos-termine.html.
func TestDatesOf2025(t *testing.T) {
	c := builtin(t)
	dates := make(map[kiez.Area][]string)
	sessions := make(map[string]kiez.Event)
	for _, e := range c.Events {
		switch e.Kind {
		case kiez.Deadline:
			date := e.Start.Format("2 Jan")
			if e.GapBefore {
				date += ", not the next"
			}
			dates[e.Area] = append(dates[e.Area], date)
		case kiez.Session:
			sessions[e.ID] = e
		case kiez.Gathering:
		}
	}
	equal(t, "closing dates", dates, map[kiez.Area][]string{
		kiez.NeuLichtenberg:      {"22 Jan", "15 Oct, not the next"},
		kiez.FriedrichsfeldeNord: {"27 Jan"},
		kiez.FriedrichsfeldeSued: {"3 Feb", "3 Mar", "31 Mar", "5 May", "2 Jun", "23 Jun", "1 Sep", "29 Sep", "27 Oct"},
	})
	decided := make(map[string]string)
	for _, e := range c.Events {
		if e.Session != "" {
			decided[e.Start.Format("2 Jan")] = sessions[e.Session].Start.Format("Mon 2 Jan 15:04")
		}
	}
	equal(t, "sessions", decided, map[string]string{
		"22 Jan": "Mon 10 Feb 19:00", "27 Jan": "Wed 12 Feb 18:00", "3 Feb": "Tue 18 Feb 18:00",
	})
}

// Only one address of the office is shown, the other one is left to staff.
func TestOfficeUntilConfirmed(t *testing.T) {
	o := builtin(t).Office
	equal(t, "address", o.Address, "KultSchule, Sewanstraße 43, 10319 Berlin")
	equal(t, "confirmed", o.Confirmed, false)
	if o.Location != nil {
		t.Errorf("location %+v, want none until it is confirmed", o.Location)
	}
	var days []time.Weekday
	for _, b := range o.Weekly {
		days = append(days, b.Day)
		equal(t, b.Day.String(), [2]time.Duration{b.From, b.To}, [2]time.Duration{11 * time.Hour, 15 * time.Hour})
	}
	equal(t, "days", days, []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday})
}

// Every topic can be found: there are example questions for it in every language.
func TestEveryTopicHasExamples(t *testing.T) {
	c := builtin(t)
	for _, s := range c.Subjects {
		for _, lang := range kiez.Langs() {
			if !slices.ContainsFunc(c.Examples, func(e kiez.Example) bool { return e.Lang == lang && e.Intent == s.Intent }) {
				t.Errorf("%s has no example question in %s", s.Intent, lang)
			}
		}
	}
}
