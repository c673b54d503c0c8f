package kiez

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
)

// Titles is a short text per language; German is always there.
type Titles map[Lang]string

// In gives the text in lang, and whether it had to fall back to German.
func (t Titles) In(lang Lang) (text string, fallback bool) {
	if s := t[lang]; s != "" {
		return s, false
	}
	if s := t[lang.Base()]; s != "" {
		return s, false
	}
	return t[German], true
}

// Completed gives the texts with those of other in the languages that have none, if both say the same in German.
func (t Titles) Completed(other Titles) Titles {
	if !t.agrees(other) {
		return t
	}
	all := maps.Clone(other)
	maps.Copy(all, t)
	return all
}

// Own gives the texts without those of other, if both say the same in German. The German one stays.
func (t Titles) Own(other Titles) Titles {
	if !t.agrees(other) {
		return t
	}
	own := maps.Clone(t)
	maps.DeleteFunc(own, func(l Lang, text string) bool { return l != German && text == other[l] })
	return own
}

func (t Titles) agrees(other Titles) bool {
	return t[German] != "" && strings.EqualFold(t[German], other[German])
}

// Missing lists the languages without a text of their own, in the usual order.
func (t Titles) Missing() []Lang {
	return slices.DeleteFunc(Langs(), func(l Lang) bool { return t[l] != "" || t[l.Base()] != "" })
}

// Provenance says where a value comes from and who keeps it right.
type Provenance struct {
	AsOf     string // "2025" or "2025-02" or "2025-02-10"
	Source   string // URL or "staff"
	Owner    string // role, never a person
	ReviewBy time.Time
}

// EventKind tells an event people visit from a jury session and a closing date.
type EventKind string

// The kinds of event.
const (
	Gathering EventKind = "event"
	Session   EventKind = "session"  // a jury session
	Deadline  EventKind = "deadline" // a closing date: Start is the last moment, End is zero
)

// LongestDescription is how many characters the description of an event may have in one language.
const LongestDescription = 600

// Place is where something happens.
type Place struct {
	Name    string
	Address string
	Access  Titles // accessibility note; empty: not known, the office is asked
	Lat     float64
	Lon     float64
}

// Event is one thing on one date. Its ID survives moving it.
type Event struct {
	ID    string
	Kind  EventKind
	Topic Topic
	Area  Area // empty: for all areas
	Title Titles
	Start time.Time
	End   time.Time // zero: not known
	// AllDay says that it fills whole days: it begins at midnight and ends at the midnight after its last day.
	AllDay bool
	// Description says more, in plain text; empty: nothing.
	Description Titles
	Place       Place
	Session     string // for a Deadline: ID of the session that decides, empty: not entered
	Cancelled   bool
	Sequence    int // grows with every change
	// Series is the ID of the series the event is an occurrence of; empty: a single event.
	Series string
	// Original is, for an occurrence, the start that the rule of its series gives, whatever it was moved to. The ID of
	// an occurrence is made of the series and this day, see OccurrenceID. Zero: added by hand, or no occurrence.
	Original time.Time
	// Planned says that the date follows from the rule of its series only: nobody confirmed it.
	Planned bool
	// GapBefore says that the source names dates before this one that could not be read: it is not "the next one".
	GapBefore bool
	Provenance
}

// Series is an event that comes again by a rule. What staff change about one occurrence is an Event of its own, under
// the occurrence's ID; it wins over what the rule gives.
type Series struct {
	// Event is what every occurrence has in common. Its ID is that of the series; Start and End are those of the first
	// occurrence, whose time of day and length all have.
	Event
	// Rule is a recurrence rule of RFC 5545 without DTSTART: "FREQ=MONTHLY;BYDAY=2WE".
	Rule string
	// Entered says that only dates somebody entered exist: the rule is what was announced, to compare them with.
	Entered bool
	// Until is the last day on which an occurrence may begin; zero: no end.
	Until time.Time
	// Breaks are spans without occurrences, such as the summer break.
	Breaks []Break
}

// Break is a span of days, both included (midnight in Berlin), in which nothing takes place.
type Break struct {
	From, To time.Time
	Reason   Titles
}

// OccurrenceID names the occurrence of a series that the rule puts on this day. It stays when the occurrence moves.
func OccurrenceID(series string, day time.Time) string { return series + "-" + day.Format("20060102") }

// ByStart orders events by their beginning, then by ID.
func ByStart(a, b Event) int {
	return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.ID, b.ID))
}

// Clone gives a copy of the series that shares no map and no slice with the original.
func (s Series) Clone() Series {
	s.Event = s.Event.Clone()
	s.Breaks = slices.Clone(s.Breaks)
	for i := range s.Breaks {
		s.Breaks[i].Reason = maps.Clone(s.Breaks[i].Reason)
	}
	return s
}

// Shifted gives the event with another beginning, as long as before; an all-day event keeps its number of days.
func (e Event) Shifted(start time.Time) Event {
	switch {
	case e.End.IsZero():
	case e.AllDay:
		e.End = start.AddDate(0, 0, e.Days())
	default:
		e.End = start.Add(e.End.Sub(e.Start)).In(start.Location())
	}
	e.Start = start
	return e
}

// Days is how many days an all-day event fills; one of them may have 23 or 25 hours.
func (e Event) Days() int { return int(e.End.Sub(e.Start).Round(day) / day) }

// LastDay is a moment on the last day of an all-day event.
func (e Event) LastDay() time.Time { return e.End.Add(-time.Second) }

const day = 24 * time.Hour

// Clone gives a copy that shares no map with the original.
func (e Event) Clone() Event {
	e.Title = maps.Clone(e.Title)
	e.Description = maps.Clone(e.Description)
	e.Place.Access = maps.Clone(e.Place.Access)
	return e
}
