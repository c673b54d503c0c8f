package calendar

import (
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// Occurrences gives what the rule of s puts in [from, to), by start: planned dates that nobody confirmed, each with an
// ID that stays when it is moved. A break has none, nor has a series of which only entered dates exist. Days and times
// of day are those of loc. A rule that cannot be read has none either: whoever stored it has checked it.
func Occurrences(s kiez.Series, from, to time.Time, loc *time.Location) []kiez.Event {
	rule, err := ParseRule(s.Rule)
	if err != nil || s.Entered {
		return nil
	}
	var all []kiez.Event
	first := s.Start.In(loc)
	for _, day := range rule.Days(midnight(first), midnight(from.In(loc)), to) {
		if !takesPlace(s, day) {
			continue
		}
		if e := on(s, day, first); !e.Start.Before(from) && e.Start.Before(to) {
			all = append(all, e)
		}
	}
	return all
}

// occurrence finds the occurrence with this ID.
func occurrence(s kiez.Series, id string, loc *time.Location) (kiez.Event, bool) {
	date, ok := strings.CutPrefix(id, s.ID+"-")
	if !ok {
		return kiez.Event{}, false
	}
	day, err := time.ParseInLocation("20060102", date, loc)
	if err != nil {
		return kiez.Event{}, false
	}
	for _, e := range Occurrences(s, day, day.AddDate(0, 0, 1), loc) {
		return e, true
	}
	return kiez.Event{}, false
}

// on makes the occurrence of a day; first is the beginning of the first one.
func on(s kiez.Series, day, first time.Time) kiez.Event {
	e := s.Event.Clone()
	e.ID = kiez.OccurrenceID(s.ID, day)
	e.Series, e.Planned = s.ID, true
	h, m, sec := first.Clock()
	e = e.Shifted(onClock(day, time.Duration(h)*time.Hour+time.Duration(m)*time.Minute+time.Duration(sec)*time.Second))
	e.Original = e.Start
	return e
}

// takesPlace reports whether day lies within the life of the series and outside its breaks.
func takesPlace(s kiez.Series, day time.Time) bool {
	if !s.Until.IsZero() && day.After(midnight(s.Until.In(day.Location()))) {
		return false
	}
	_, off := breakOn(s, day)
	return !off
}

// breakOn finds the break of the series that day lies in.
func breakOn(s kiez.Series, day time.Time) (kiez.Break, bool) {
	for _, b := range s.Breaks {
		if !day.Before(midnight(b.From.In(day.Location()))) && !day.After(midnight(b.To.In(day.Location()))) {
			return b, true
		}
	}
	return kiez.Break{}, false
}
