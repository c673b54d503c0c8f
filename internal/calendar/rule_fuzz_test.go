package calendar_test

import (
	"testing"
	"time"

	"kiezbot/internal/calendar"
)

// Whatever staff write, it is a rule that can be said, written down and read again the same, or refused in words.
func FuzzParseRule(f *testing.F) {
	for _, seed := range []string{
		"2nd wednesday", "letzter Freitag", "jeden Montag", "every 2 weeks", "3. Samstag im Juni", "jährlich",
		"FREQ=MONTHLY;BYDAY=2WE", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=DAILY;COUNT=5000;INTERVAL=1000",
		"FREQ=WEEKLY;UNTIL=20270101T000000Z", "FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO,TU", "FREQ=WEEKLY;WKST=SU;BYWEEKNO=53", "\xff",
	} {
		f.Add(seed)
	}
	first := time.Date(2027, time.January, 4, 18, 0, 0, 0, berlin)
	f.Fuzz(func(t *testing.T, text string) {
		rule, err := calendar.ParseRule(text)
		if err != nil {
			if refusal(t, err).Key == "" {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		if calendar.RuleText(rule).Key == "" {
			t.Errorf("%q cannot be said", text)
		}
		again, err := calendar.ParseRule(rule.String())
		if err != nil || again.String() != rule.String() {
			t.Fatalf("%q is written %q, and read as %q, %v", text, rule, again, err)
		}
		last := first.AddDate(0, 0, -1)
		for _, day := range rule.Days(first, first, first.AddDate(3, 0, 0)) {
			if !day.After(last) || day.Hour() != 0 {
				t.Fatalf("%q: %s comes after %s", text, day, last)
			}
			last = day
		}
	})
}
