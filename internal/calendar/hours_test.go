package calendar_test

import (
	"strings"
	"testing"
	"time"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
)

func block(day time.Weekday, fromHour, toHour int) kiez.Block {
	return kiez.Block{Day: day, From: time.Duration(fromHour) * time.Hour, To: time.Duration(toHour) * time.Hour}
}

func special(from, to, reason string, blocks ...kiez.Block) kiez.SpecialDay {
	return kiez.SpecialDay{From: at(from), To: at(to), Reason: kiez.Titles{kiez.German: reason}, Blocks: blocks}
}

// office is open Monday to Thursday 11-15.
func office(special ...kiez.SpecialDay) kiez.Office {
	return kiez.Office{Special: special, Weekly: []kiez.Block{
		block(time.Monday, 11, 15), block(time.Tuesday, 11, 15), block(time.Wednesday, 11, 15), block(time.Thursday, 11, 15),
	}}
}

func hours(o kiez.Office) *calendar.Hours {
	return calendar.NewHours(o, calendar.NewHolidays(map[string]string{"2025-05-08": "liberation_day"}), berlin)
}

// status is a Status on one line each.
type status struct {
	until, next, nextUntil string
	cause                  calendar.Cause
	words                  string // key of the holiday or German reason
}

func short(st calendar.Status) status {
	return status{
		until: show(st.Until), next: show(st.Next), nextUntil: show(st.NextUntil),
		cause: st.Why.Cause, words: st.Why.Holiday + st.Why.Titles[kiez.German],
	}
}

func TestStatus(t *testing.T) {
	t.Parallel()
	weekly := office()
	twice := kiez.Office{Weekly: []kiez.Block{ // in no order, and two that touch
		block(time.Monday, 14, 16), block(time.Monday, 16, 18), block(time.Monday, 9, 12), block(time.Thursday, 9, 12),
	}}
	summer := office(special("2027-07-05", "2027-07-22", "Sommerpause"))
	tests := []struct {
		name   string
		office kiez.Office
		now    string
		want   status
	}{
		{"before opening", weekly, "2027-03-10 10:59", status{"-", "2027-03-10 11:00", "2027-03-10 15:00", calendar.OutsideHours, ""}},
		{"first minute", weekly, "2027-03-10 11:00", status{"2027-03-10 15:00", "2027-03-11 11:00", "2027-03-11 15:00", "", ""}},
		{"last minute", weekly, "2027-03-10 14:59:59", status{"2027-03-10 15:00", "2027-03-11 11:00", "2027-03-11 15:00", "", ""}},
		{"closing time", weekly, "2027-03-10 15:00", status{"-", "2027-03-11 11:00", "2027-03-11 15:00", calendar.OutsideHours, ""}},
		{"Friday", weekly, "2027-03-12 12:00", status{"-", "2027-03-15 11:00", "2027-03-15 15:00", calendar.NoHours, ""}},
		{"women's day", weekly, "2027-03-08 12:00", status{"-", "2027-03-09 11:00", "2027-03-09 15:00", calendar.OnHoliday, "holiday.womens_day"}},
		{"8 May 2025", weekly, "2025-05-08 12:00", status{"-", "2025-05-12 11:00", "2025-05-12 15:00", calendar.OnHoliday, "holiday.liberation_day"}},
		{"Maundy Thursday to Easter Tuesday", weekly, "2027-03-25 15:00", status{"-", "2027-03-30 11:00", "2027-03-30 15:00", calendar.OutsideHours, ""}},
		{"year's end", weekly, "2026-12-31 16:00", status{"-", "2027-01-04 11:00", "2027-01-04 15:00", calendar.OutsideHours, ""}},

		{"before a run of closed days", summer, "2027-07-01 15:00", status{"-", "2027-07-26 11:00", "2027-07-26 15:00", calendar.OutsideHours, ""}},
		{"in the run", summer, "2027-07-06 12:00", status{"-", "2027-07-26 11:00", "2027-07-26 15:00", calendar.OnSpecialDay, "Sommerpause"}},
		{"its Sunday", summer, "2027-07-11 12:00", status{"-", "2027-07-26 11:00", "2027-07-26 15:00", calendar.OnSpecialDay, "Sommerpause"}},
		{
			"closed across the year's end", office(special("2026-12-21", "2027-01-10", "Winterpause")), "2026-12-25 12:00",
			status{"-", "2027-01-11 11:00", "2027-01-11 15:00", calendar.OnSpecialDay, "Winterpause"},
		},
		{
			"nothing within 60 days", office(special("2027-07-01", "2027-12-31", "Umbau")), "2027-07-05 12:00",
			status{"-", "-", "-", calendar.OnSpecialDay, "Umbau"},
		},
		{"no hours at all", kiez.Office{}, "2027-03-10 12:00", status{"-", "-", "-", calendar.NoHours, ""}},

		{"first block", twice, "2027-03-15 09:30", status{"2027-03-15 12:00", "2027-03-15 14:00", "2027-03-15 18:00", "", ""}},
		{"between blocks", twice, "2027-03-15 12:00", status{"-", "2027-03-15 14:00", "2027-03-15 18:00", calendar.OutsideHours, ""}},
		{"blocks that touch", twice, "2027-03-15 15:00", status{"2027-03-15 18:00", "2027-03-18 09:00", "2027-03-18 12:00", "", ""}},
		{
			"until midnight and on",
			kiez.Office{Weekly: []kiez.Block{block(time.Monday, 20, 24), block(time.Tuesday, 0, 2)}},
			"2027-03-15 21:00",
			status{"2027-03-16 02:00", "2027-03-22 20:00", "2027-03-23 02:00", "", ""},
		},

		{
			"other hours, open", office(special("2027-03-10", "2027-03-10", "Fortbildung", block(0, 9, 10))), "2027-03-10 09:30",
			status{"2027-03-10 10:00", "2027-03-11 11:00", "2027-03-11 15:00", calendar.OnSpecialDay, "Fortbildung"},
		},
		{
			"other hours, over", office(special("2027-03-10", "2027-03-10", "Fortbildung", block(0, 9, 10))), "2027-03-10 12:00",
			status{"-", "2027-03-11 11:00", "2027-03-11 15:00", calendar.OnSpecialDay, "Fortbildung"},
		},
	}
	for _, tt := range tests {
		st := hours(tt.office).At(at(tt.now))
		if got := short(st); got != tt.want {
			t.Errorf("%s: got %+v, want %+v", tt.name, got, tt.want)
		}
		if st.Open != !st.Until.IsZero() {
			t.Errorf("%s: open %v until %v", tt.name, st.Open, st.Until)
		}
	}
}

func TestHoursKeepTheirTimeOfDayOverClockChanges(t *testing.T) {
	t.Parallel()
	sundays := hours(kiez.Office{Weekly: []kiez.Block{
		block(time.Sunday, 1, 4), block(time.Sunday, 11, 15), block(time.Monday, 11, 15),
	}})
	for _, day := range []string{"2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"} {
		night := sundays.At(at(day + " 01:30"))
		if got := show(night.Until); got != day+" 04:00" {
			t.Errorf("%s: open at night until %s", day, got)
		}
		noon := sundays.At(at(day + " 11:00"))
		if !noon.Open || show(noon.Until) != day+" 15:00" {
			t.Errorf("%s: got %+v", day, noon)
		}
		saturday := sundays.At(at(day).Add(-time.Hour))
		if got := show(saturday.Next); got != day+" 01:00" {
			t.Errorf("%s: next %s", day, got)
		}
	}
}

func TestSpecialDaysAndHolidays(t *testing.T) {
	t.Parallel()
	morning := block(0, 9, 12)
	tests := []struct {
		name    string
		special []kiez.SpecialDay
		day     string
		want    string // the hours, and the cause
	}{
		{"single day beats a holiday", []kiez.SpecialDay{special("2027-03-08", "2027-03-08", "Fest", morning)}, "2027-03-08", "09:00-12:00 special_day"},
		{"single day opens a Sunday", []kiez.SpecialDay{special("2027-03-14", "2027-03-14", "Fest", morning)}, "2027-03-14", "09:00-12:00 special_day"},
		{"short range opens a weekend", []kiez.SpecialDay{special("2027-03-12", "2027-03-14", "Fest", morning)}, "2027-03-13", "09:00-12:00 special_day"},
		{"range leaves a holiday alone", []kiez.SpecialDay{special("2027-03-08", "2027-03-10", "kurz", morning)}, "2027-03-08", " holiday"},
		{"summer hours on a Monday", []kiez.SpecialDay{special("2027-07-01", "2027-08-31", "Sommer", morning)}, "2027-07-05", "09:00-12:00 special_day"},
		{"summer hours leave Saturday alone", []kiez.SpecialDay{special("2027-07-01", "2027-08-31", "Sommer", morning)}, "2027-07-10", " no_hours"},
		{"over a clock change a week is a week", []kiez.SpecialDay{special("2027-03-22", "2027-03-28", "Woche", morning)}, "2027-03-27", " no_hours"},
		{"narrower beats wider", []kiez.SpecialDay{special("2027-07-14", "2027-07-14", "offen", morning), special("2027-07-01", "2027-07-31", "zu")}, "2027-07-14", "09:00-12:00 special_day"},
		{"later beats earlier", []kiez.SpecialDay{special("2027-07-14", "2027-07-14", "zu"), special("2027-07-14", "2027-07-14", "doch", morning)}, "2027-07-14", "09:00-12:00 special_day"},
		{"last day counts", []kiez.SpecialDay{special("2027-07-05", "2027-07-07", "zu")}, "2027-07-07", " special_day"},
		{"day after is as usual", []kiez.SpecialDay{special("2027-07-05", "2027-07-07", "zu")}, "2027-07-08", "11:00-15:00 "},
	}
	for _, tt := range tests {
		day := hours(office(tt.special...)).On(at(tt.day + " 23:30"))
		got := clocks(day.Spans) + " " + string(day.Why.Cause)
		if got != tt.want || show(day.Date) != tt.day+" 00:00" {
			t.Errorf("%s: got %q on %s, want %q", tt.name, got, show(day.Date), tt.want)
		}
	}
}

func TestSpecialDaysReadFromUTC(t *testing.T) {
	t.Parallel()
	closed := special("2027-07-05", "2027-07-05", "zu")
	closed.From, closed.To = closed.From.UTC(), closed.To.UTC() // as a store gives them back
	if day := hours(office(closed)).On(at("2027-07-05 12:00").UTC()); day.Why.Cause != calendar.OnSpecialDay {
		t.Errorf("got %+v", day)
	}
}

func clocks(spans []calendar.Span) string {
	var all []string
	for _, s := range spans {
		all = append(all, s.From.Format("15:04")+"-"+s.To.Format("15:04"))
	}
	return strings.Join(all, ", ")
}

func TestWeekly(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		blocks []kiez.Block
		want   []string
	}{
		{"as in the brief", office().Weekly, []string{"Monday-Thursday 11:00-15:00"}},
		{"none", nil, nil},
		{
			"a gap divides, Sunday comes last",
			[]kiez.Block{
				block(time.Sunday, 9, 12), block(time.Monday, 9, 12), block(time.Tuesday, 9, 12),
				block(time.Thursday, 9, 12), block(time.Saturday, 9, 12),
			},
			[]string{"Monday-Tuesday 09:00-12:00", "Thursday-Thursday 09:00-12:00", "Saturday-Sunday 09:00-12:00"},
		},
		{
			"other hours divide",
			[]kiez.Block{
				block(time.Monday, 13, 15), block(time.Monday, 9, 12), block(time.Tuesday, 9, 12), block(time.Tuesday, 13, 15),
				block(time.Wednesday, 9, 12),
			},
			[]string{"Monday-Tuesday 09:00-12:00, 13:00-15:00", "Wednesday-Wednesday 09:00-12:00"},
		},
	}
	for _, tt := range tests {
		lines := hours(kiez.Office{Weekly: tt.blocks}).Weekly()
		if len(lines) != len(tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, lines, tt.want)
			continue
		}
		for i, l := range lines {
			if got := l.First.String() + "-" + l.Last.String() + " " + clocks(l.Spans); got != tt.want[i] {
				t.Errorf("%s: got %q, want %q", tt.name, got, tt.want[i])
			}
		}
	}
}
