package redisstore

import (
	"slices"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

func TestTally(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		questions, ctx := NewQuestions(s), t.Context()
		berlin, err := time.LoadLocation("Europe/Berlin")
		must(t, err)
		first := time.Date(2027, 3, 10, 0, 30, 0, 0, berlin) // in UTC still the 9th
		for _, j := range []struct {
			intent kiez.Intent
			lang   kiez.Lang
			yes    bool
			days   int
		}{
			{"office.hours", kiez.German, true, 0},
			{"office.hours", kiez.German, true, 0},
			{"office.hours", kiez.German, false, 1},
			{"office.hours", kiez.PlainGerman, false, 1},
			{"events.next", kiez.Arabic, true, 2},
		} {
			must(t, questions.Helped(ctx, j.intent, j.lang, j.yes, first.AddDate(0, 0, j.days)))
		}
		wantTTL(t, s, s.keys.helped("2027-03-10"), tallyDays*day)
		if n := s.read.Exists(ctx, s.keys.helped("2027-03-09")).Val(); n != 0 {
			t.Error("counted on the day in UTC")
		}
		hours := HelpCount{Intent: "office.hours", Lang: kiez.German}
		for _, tt := range []struct {
			name     string
			from, to time.Time
			want     []HelpCount
		}{
			{"the first day", first, first, []HelpCount{{hours.Intent, hours.Lang, 2, 0}}},
			{"by time of day", first.Add(20 * time.Hour), first, []HelpCount{{hours.Intent, hours.Lang, 2, 0}}},
			{"all days", first, first.AddDate(0, 0, 2), []HelpCount{
				{"events.next", kiez.Arabic, 1, 0}, {hours.Intent, hours.Lang, 2, 1}, {hours.Intent, kiez.PlainGerman, 0, 1},
			}},
			{"since ever", time.Time{}, first.AddDate(0, 0, 1), []HelpCount{
				{hours.Intent, hours.Lang, 2, 1}, {hours.Intent, kiez.PlainGerman, 0, 1},
			}},
			{"before", first.AddDate(0, 0, -9), first.AddDate(0, 0, -1), nil},
			{"backwards", first.AddDate(0, 0, 2), first, nil},
		} {
			if got, err := questions.Tally(ctx, tt.from, tt.to); err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("%s: %+v, %v; want %+v", tt.name, got, err, tt.want)
			}
		}
	})
}
