package calendar_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"kiezbot/internal/calendar"
)

func TestQuietHours(t *testing.T) {
	t.Parallel()
	night, noon := calendar.QuietHours{From: 21 * hour, To: 8 * hour}, calendar.QuietHours{From: 12 * hour, To: 14 * hour}
	tests := []struct {
		quiet calendar.QuietHours
		at    string
		ends  string // the same as at: not quiet
	}{
		{night, "2027-03-10 20:59:59", "2027-03-10 20:59"},
		{night, "2027-03-10 21:00", "2027-03-11 08:00"},
		{night, "2027-03-10 23:59:59", "2027-03-11 08:00"},
		{night, "2027-03-11 00:00", "2027-03-11 08:00"},
		{night, "2027-03-11 07:59:59", "2027-03-11 08:00"},
		{night, "2027-03-11 08:00", "2027-03-11 08:00"},
		{night, "2026-12-31 22:00", "2027-01-01 08:00"},
		{night, "2027-03-27 22:00", "2027-03-28 08:00"}, // the clock goes forward that night
		{night, "2026-10-24 22:00", "2026-10-25 08:00"}, // and back that night
		{noon, "2027-03-10 11:59", "2027-03-10 11:59"},
		{noon, "2027-03-10 12:00", "2027-03-10 14:00"},
		{noon, "2027-03-10 13:59", "2027-03-10 14:00"},
		{noon, "2027-03-10 14:00", "2027-03-10 14:00"},
		{calendar.QuietHours{From: 22 * hour}, "2027-03-10 23:00", "2027-03-11 00:00"},
		{calendar.QuietHours{To: 6 * hour}, "2027-03-10 00:00", "2027-03-10 06:00"},
		{calendar.QuietHours{From: 22 * hour, To: 2*hour + 30*time.Minute}, "2027-03-28 01:00", "2027-03-28 03:00"},
		{calendar.QuietHours{From: 22 * hour, To: 2 * hour}, "2027-03-28 01:00", "2027-03-28 03:00"},
		{calendar.QuietHours{}, "2027-03-10 23:00", "2027-03-10 23:00"},
		{calendar.QuietHours{From: 9 * hour, To: 9 * hour}, "2027-03-10 09:00", "2027-03-10 09:00"},
	}
	for _, tt := range tests {
		now := at(tt.at)
		if got := tt.quiet.Ends(now); show(got) != tt.ends {
			t.Errorf("%v at %s: ends %s, want %s", tt.quiet, tt.at, show(got), tt.ends)
		}
		if got, want := tt.quiet.Contains(now), !tt.quiet.Ends(now).Equal(now); got != want {
			t.Errorf("%v at %s: quiet %v, want %v", tt.quiet, tt.at, got, want)
		}
	}
}

// Whatever the hours and the day, Ends is the first minute that is not quiet: none before it is missed or too many.
func TestQuietHoursEndAtTheFirstMinuteThatIsNotQuiet(t *testing.T) {
	t.Parallel()
	days := rapid.SampledFrom([]string{"2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25", "2027-03-27", "2027-03-28", "2027-10-30", "2027-10-31", "2027-06-01"})
	minute := rapid.IntRange(0, 24*60-1)
	rapid.Check(t, func(t *rapid.T) {
		quiet := calendar.QuietHours{
			From: time.Duration(minute.Draw(t, "from")) * time.Minute, To: time.Duration(minute.Draw(t, "to")) * time.Minute,
		}
		now := at(days.Draw(t, "day")).Add(time.Duration(minute.Draw(t, "now")) * time.Minute)
		want := now
		for quiet.Contains(want) {
			want = want.Add(time.Minute)
		}
		if got := quiet.Ends(now); !got.Equal(want) {
			t.Errorf("%v at %s: ends %s, want %s", quiet, now, got, want)
		}
	})
}
