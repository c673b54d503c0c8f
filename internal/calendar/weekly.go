package calendar

import (
	"slices"
	"time"
)

// Line is a run of weekdays with the same hours, such as Monday to Thursday 11:00-15:00.
type Line struct {
	First, Last time.Weekday
	Spans       []Span // times of day; their date means nothing
}

// Weekly gives the weekly plan for display, Monday first. Days without hours are left out.
func (h *Hours) Weekly() []Line {
	var lines []Line
	monday := time.Date(2024, time.January, 1, 0, 0, 0, 0, h.loc)
	for n := range week {
		day := time.Weekday((int(time.Monday) + n) % week)
		hours := spans(monday, h.blocks(day)) // all on one date, so that they can be compared
		if len(hours) == 0 {
			continue
		}
		if last := len(lines) - 1; last >= 0 && (lines[last].Last+1)%week == day && slices.Equal(lines[last].Spans, hours) {
			lines[last].Last = day
			continue
		}
		lines = append(lines, Line{First: day, Last: day, Spans: hours})
	}
	return lines
}
