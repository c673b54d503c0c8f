package scheduler_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/scheduler"
)

var berlin = func() *time.Location {
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return loc
}()

// at reads "2027-03-10 18:00" on a clock in Berlin.
func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, berlin)
	if err != nil {
		panic(err)
	}
	return t
}

func shown(moments []time.Time) []string {
	var all []string
	for _, m := range moments {
		all = append(all, m.In(berlin).Format("2006-01-02 15:04"))
	}
	return all
}

func TestCronExpressionsThatAreRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                             "cron.unreadable",
		"0 9 * *":                      "cron.unreadable",
		"0 9 * * MON 2027":             "cron.unreadable",
		"0 0 9 * * MON":                "cron.unreadable",
		"60 9 * * *":                   "cron.unreadable",
		"0 24 * * *":                   "cron.unreadable",
		"0 9 * * 7":                    "cron.unreadable",
		"0 18 * * WED#2":               "cron.unreadable",
		"0 9 L * *":                    "cron.unreadable",
		"0 9 */0 * *":                  "cron.unreadable",
		", 9 * * *":                    "cron.unreadable",
		"0 9 99999999999999999999 * *": "cron.unreadable",
		"@daily":                       "cron.unreadable",
		"@every 1h":                    "cron.unreadable",
		"TZ=Europe/Berlin":             "cron.unreadable",
		"TZ= 9 * * *":                  "cron.unreadable",
		"TZ=UTC 0 9 * * MON":           "cron.unreadable",
		"CRON_TZ=UTC 0 9 * * *":        "cron.unreadable",
		"0 9 31 2 *":                   "cron.never",
		"0 9 31 4,6,9,11 *":            "cron.never",
		"0,30 9 * * *":                 "cron.too_often",
		"*/5 9 * * MON":                "cron.too_often",
		"* * * * *":                    "cron.too_often",
		"0 2 * * *":                    "rhythm.at_night",
		"59 1-3 * * SUN":               "rhythm.at_night",
		"0 * * * *":                    "rhythm.at_night",
		"0 */2 1 1 *":                  "rhythm.at_night",
		strings.Repeat("0 ", 50_000):   "cron.unreadable",
	} {
		_, err := scheduler.ParseCron(text, berlin)
		user, ok := errors.AsType[*kiez.UserError](err)
		if !ok || user.Text.Key != want {
			t.Errorf("%.40q: %v, want %s", text, err, want)
		}
		if text != "" && text[0] != '?' && !scheduler.LooksLikeCron(text) && !strings.HasPrefix(text, ",") {
			t.Errorf("%.40q does not look like cron", text)
		}
	}
	for _, text := range []string{"2. Mittwoch 18:00", "10.03.2027 18:00", "2027-03-10 18:00", "2nd wednesday 18:00", "jetzt", "9 Uhr"} {
		if scheduler.LooksLikeCron(text) {
			t.Errorf("%q looks like cron", text)
		}
	}
}

func TestCronRuns(t *testing.T) {
	t.Parallel()
	for text, c := range map[string]struct {
		from, to string
		want     []string
	}{
		"0 9 * * MON":   {"2027-03-22 09:00", "2027-04-05 09:00", []string{"2027-03-29 09:00", "2027-04-05 09:00"}},
		"30 3 * * SUN":  {"2027-03-27 00:00", "2027-03-28 23:00", []string{"2027-03-28 03:30"}},
		"0 3 25 10 *":   {"2026-10-24 00:00", "2026-10-26 00:00", []string{"2026-10-25 03:00"}},
		"0 1 * * *":     {"2026-10-24 12:00", "2026-10-26 00:00", []string{"2026-10-25 01:00"}},
		"0 9 29 2 *":    {"2027-01-01 00:00", "2032-12-31 00:00", []string{"2028-02-29 09:00", "2032-02-29 09:00"}},
		"15 8,20 1 1 *": {"2026-12-31 00:00", "2027-01-02 00:00", []string{"2027-01-01 08:15", "2027-01-01 20:15"}},
	} {
		cron, err := scheduler.ParseCron(text, berlin)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := shown(cron.Runs(at(c.from).UTC(), at(c.to))); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", text, got, c.want)
		}
	}
}

func TestWeeklyCron(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]time.Weekday{
		"5 9 * * MON":     {time.Monday},
		"5 9 * * 1-5":     {time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday},
		"5 9 * * SUN,THU": {time.Thursday, time.Sunday},
		"5 9 ? * 0":       {time.Sunday},
		"5 9 1 * MON":     nil,
		"5 9 * 6 MON":     nil,
		"5 9,10 * * MON":  nil,
	} {
		cron, err := scheduler.ParseCron(text, berlin)
		if err != nil {
			t.Fatal(err)
		}
		days, clock, ok := cron.Weekly()
		if !slices.Equal(days, want) || ok != (want != nil) || ok && clock != 9*time.Hour+5*time.Minute {
			t.Errorf("%s: %v at %s, %t", text, days, clock, ok)
		}
	}
}

// Whatever somebody types, it is read or refused in words; what is read runs, and never at two in the morning.
func FuzzCron(f *testing.F) {
	for _, seed := range []string{"0 9 * * MON", "TZ=Europe/Berlin", "0 9 31 2 *", "@every 0s", "*/7 9-17/3 1,15 jan-mar ?", ", 9 * * *"} {
		f.Add(seed)
	}
	from := at("2027-01-01 00:00")
	f.Fuzz(func(t *testing.T, text string) {
		cron, err := scheduler.ParseCron(text, berlin)
		if err != nil {
			if _, ok := errors.AsType[*kiez.UserError](err); !ok {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		last := from
		for _, run := range cron.Runs(from, from.AddDate(5, 0, 0)) {
			if run.Hour() == 2 || run.Sub(last) < time.Hour && !last.Equal(from) {
				t.Fatalf("%q runs at %s, after %s", text, run, last)
			}
			last = run
		}
		if last.Equal(from) {
			t.Fatalf("%q never runs", text)
		}
	})
}
