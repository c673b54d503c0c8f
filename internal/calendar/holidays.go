package calendar

import (
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/de"
)

// Holidays knows the public holidays of Berlin and the one-off days beside them.
// The zero Holidays knows none.
type Holidays struct {
	yearly []holiday
	extra  map[string]string
}

type holiday struct {
	key  string
	rule *cal.Holiday
}

// NewHolidays takes the yearly holidays from the calendar library and adds extra, which maps a date ("2025-05-08")
// to the suffix of its key ("liberation_day"). A date that is written otherwise never comes.
func NewHolidays(extra map[string]string) Holidays {
	h := Holidays{extra: extra}
	for _, rule := range de.HolidaysBE {
		key := holidayKey(rule)
		if rule == de.Frauentag { // a holiday of Berlin since 2019; the library has it in every year
			rule = rule.Clone(&cal.Holiday{StartYear: 2019})
		}
		h.yearly = append(h.yearly, holiday{key: key, rule: rule})
	}
	return h
}

// On tells whether the date of day, in day's own location, is a holiday, and gives the key of its name. A one-off day
// wins over a yearly one.
func (h Holidays) On(day time.Time) (key string, ok bool) {
	if suffix, ok := h.extra[day.Format(time.DateOnly)]; ok {
		return "holiday." + suffix, true
	}
	for _, one := range h.yearly {
		// The library gives midnight in the system's location, where a clock change may skip it: noon has the right date.
		if actual, _ := one.rule.Calc(day.Year()); sameDate(actual.Add(12*time.Hour), day) {
			return one.key, true
		}
	}
	return "", false
}

func holidayKey(rule *cal.Holiday) string {
	return map[*cal.Holiday]string{
		de.Neujahr:                   "holiday.new_year",
		de.Frauentag:                 "holiday.womens_day",
		de.Karfreitag:                "holiday.good_friday",
		de.Ostermontag:               "holiday.easter_monday",
		de.TagderArbeit:              "holiday.labour_day",
		de.ChristiHimmelfahrt:        "holiday.ascension",
		de.Pfingstmontag:             "holiday.whit_monday",
		de.DeutschenEinheit:          "holiday.unity_day",
		de.Weihnachtstag:             "holiday.christmas_1",
		de.ZweiterWeihnachtsfeiertag: "holiday.christmas_2",
	}[rule]
}

// sameDate compares the dates of a and b, each in its own location.
func sameDate(a, b time.Time) bool {
	return a.Year() == b.Year() && a.YearDay() == b.YearDay()
}
