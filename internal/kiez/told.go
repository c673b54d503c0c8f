package kiez

import (
	"hash/crc32"
	"slices"
	"time"
)

// Told is what one person was last told of an event, and by which message: the one to reply to if it changes.
type Told struct {
	Message   int       // id of the message in the person's chat
	Lang      Lang      // the language it was written in
	Start     time.Time // to the second; zero where Cancelled
	AllDay    bool      // Start is a day; false where Cancelled
	Place     uint32    // sum of the place, see Place.Sum; 0 where Cancelled
	Cancelled bool      // the message said that it does not take place
}

// Tells is what somebody knows who was sent a message about the event as it is.
func (e Event) Tells(message int, lang Lang) Told {
	told := Told{Message: message, Lang: lang, Cancelled: e.Cancelled}
	if !e.Cancelled {
		told.Start, told.AllDay, told.Place = e.Start.Truncate(time.Second), e.AllDay, e.Place.Sum()
	}
	return told
}

// Knows reports whether somebody who was told this knows when and where the event is, or that it is not.
func (t Told) Knows(e Event) bool {
	now := e.Tells(0, "")
	return t.Cancelled == now.Cancelled && t.Place == now.Place && t.Start.Equal(now.Start) && t.AllDay == now.AllDay
}

// ToldOf is the audience of a correction: everybody who was told of the event and did not end all messages since. Who
// unsubscribed from its topic alone still has to know.
func ToldOf(event string) Audience { return Audience{Topics: Topics(), Event: event, Told: event} }

// Sum is enough to notice that an event takes place somewhere else.
func (p Place) Sum() uint32 { return crc32.ChecksumIEEE([]byte(p.Name + "\n" + p.Address)) }

// Announcement is an event people were told of, as the office last announced it to all of them.
type Announcement struct {
	Event    Event       // Cancelled also where it is entered no more
	Sequence int         // how often it was announced anew, and the number of the last correction
	At       time.Time   // when that was; zero: never
	Before   Told        // what it said before it changed, without message and language; zero: nothing else
	Starts   []time.Time // the beginnings that anybody was ever told
	Behind   bool        // since then somebody was told something else
}

// Until is the latest beginning anybody may believe in: up to then a correction is of use.
func (a Announcement) Until() time.Time { return slices.MaxFunc(a.Starts, time.Time.Compare) }

// Soonest is the first beginning after now that anybody may believe in, by when people have to know better; zero: none.
func (a Announcement) Soonest(now time.Time) (first time.Time) {
	for _, start := range a.Starts {
		if start.After(now) && (first.IsZero() || start.Before(first)) {
			first = start
		}
	}
	return first
}
