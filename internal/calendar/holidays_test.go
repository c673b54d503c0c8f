package calendar_test

import (
	"maps"
	"testing"
	"time"

	"kiezbot/internal/calendar"
)

// year lists all holidays of a year by date.
func year(h calendar.Holidays, y int) map[string]string {
	found := map[string]string{}
	for day := time.Date(y, 1, 1, 0, 0, 0, 0, berlin); day.Year() == y; day = day.AddDate(0, 0, 1) {
		if key, ok := h.On(day); ok {
			found[day.Format("01-02")] = key
		}
	}
	return found
}

func TestHolidaysOfBerlin(t *testing.T) {
	t.Parallel()
	tests := []struct {
		year                                            int
		goodFriday, easterMonday, ascension, whitMonday string
	}{
		{2026, "04-03", "04-06", "05-14", "05-25"},
		{2027, "03-26", "03-29", "05-06", "05-17"},
		{2028, "04-14", "04-17", "05-25", "06-05"},
		{2029, "03-30", "04-02", "05-10", "05-21"},
	}
	for _, tt := range tests {
		want := map[string]string{
			"01-01":         "holiday.new_year",
			"03-08":         "holiday.womens_day",
			tt.goodFriday:   "holiday.good_friday",
			tt.easterMonday: "holiday.easter_monday",
			"05-01":         "holiday.labour_day",
			tt.ascension:    "holiday.ascension",
			tt.whitMonday:   "holiday.whit_monday",
			"10-03":         "holiday.unity_day",
			"12-25":         "holiday.christmas_1",
			"12-26":         "holiday.christmas_2",
		}
		if got := year(calendar.NewHolidays(nil), tt.year); !maps.Equal(got, want) {
			t.Errorf("%d: got %v, want %v", tt.year, got, want)
		}
	}
}

func TestWomensDaySince2019(t *testing.T) {
	t.Parallel()
	h := calendar.NewHolidays(nil)
	if key, ok := h.On(at("2018-03-08")); ok {
		t.Errorf("8 March 2018 is %s", key)
	}
	if _, ok := h.On(at("2019-03-08")); !ok {
		t.Error("8 March 2019 is no holiday")
	}
}

func TestOneOffDays(t *testing.T) {
	t.Parallel()
	h := calendar.NewHolidays(map[string]string{"2025-05-08": "liberation_day", "2028-06-17": "uprising_day"})
	for day, want := range map[string]string{
		"2025-05-08": "holiday.liberation_day",
		"2026-05-08": "",
		"2028-06-17": "holiday.uprising_day",
	} {
		if got, ok := h.On(at(day)); got != want || ok != (want != "") {
			t.Errorf("%s: got %q, %v; want %q", day, got, ok, want)
		}
	}
}

func TestHolidayLastsFromMidnightToMidnight(t *testing.T) {
	t.Parallel()
	h := calendar.NewHolidays(nil)
	for moment, want := range map[string]bool{
		"2027-03-28 23:59": false, "2027-03-29 00:00": true, "2027-03-29 23:59": true, "2027-03-30 00:00": false,
	} {
		if _, got := h.On(at(moment)); got != want {
			t.Errorf("%s: got %v", moment, got)
		}
	}
}
