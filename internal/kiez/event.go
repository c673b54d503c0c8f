package kiez

import (
	"cmp"
	"maps"
	"slices"
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
	ID        string
	Kind      EventKind
	Topic     Topic
	Area      Area // empty: for all areas
	Title     Titles
	Start     time.Time
	End       time.Time // zero: not known
	Place     Place
	Session   string // for a Deadline: ID of the session that decides, empty: not entered
	Cancelled bool
	Sequence  int // grows with every change
	Provenance
}

// ByStart orders events by their beginning, then by ID.
func ByStart(a, b Event) int {
	return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.ID, b.ID))
}

// Clone gives a copy that shares no map with the original.
func (e Event) Clone() Event {
	e.Title = maps.Clone(e.Title)
	e.Place.Access = maps.Clone(e.Place.Access)
	return e
}
