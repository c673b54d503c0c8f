package calendar_test

import (
	"testing"

	"kiezbot/internal/calendar"
)

func TestRuleText(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"täglich":                    "rule.daily",
		"wöchentlich":                "rule.weekly",
		"alle 2 Wochen":              "rule.every_weeks",
		"Montag und Donnerstag":      "rule.weekly_on",
		"alle 3 Wochen montags":      "rule.every_weeks_on",
		"monatlich":                  "rule.monthly",
		"2. Mittwoch":                "rule.monthly_on",
		"1. und 3. Dienstag":         "rule.monthly_on",
		"letzter Freitag":            "rule.monthly_on",
		"jährlich":                   "rule.yearly",
		"3. Samstag im Juni":         "rule.yearly_on",
		"FREQ=MONTHLY;INTERVAL=2":    "=",
		"FREQ=DAILY;COUNT=3":         "=",
		"FREQ=MONTHLY;BYDAY=1MO,2TU": "=",
	} {
		rule, err := calendar.ParseRule(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := calendar.RuleText(rule); got.Key != want {
			t.Errorf("%q: got %v, want %s", text, got, want)
		}
	}
}
