package kiez

import "time"

// Block is one opening block of a weekly plan; times of day count from midnight.
type Block struct {
	Day      time.Weekday
	From, To time.Duration
}

// SpecialDay overrides the weekly plan on the days From to To (inclusive, midnight in Berlin): closed, or other hours.
type SpecialDay struct {
	From, To time.Time
	Blocks   []Block // Day is ignored; empty: closed
	Reason   Titles
}

// Office is the office as residents see it.
type Office struct {
	Name          string
	Address       string
	Location      *Venue // nil: no confirmed coordinates
	Phone, Mail   string
	Web           string
	Weekly        []Block
	ByAppointment bool
	Special       []SpecialDay
	// Confirmed is false while sources disagree: residents are asked to call before they come.
	Confirmed bool
	Provenance
}

// Closure is an entry of staff: a special day with who entered it and when.
type Closure struct {
	ID string
	SpecialDay
	By UserID
	At time.Time
}
