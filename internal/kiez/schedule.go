package kiez

import "time"

// Schedule makes the same broadcast again and again.
type Schedule struct {
	ID      string    `json:"id"`
	Pattern Broadcast `json:"pattern"` // the draft it was made of: name, rhythm, text, audience; who wrote and released it
	Paused  bool      `json:"paused,omitempty"`
	Since   time.Time `json:"since"`           // what was due up to this moment is settled
	Last    string    `json:"last,omitempty"`  // ID of the broadcast of the last run
	Missed  time.Time `json:"missed,omitzero"` // the last run that came too late to be made; zero: none
	Rev     int       `json:"rev"`             // grows with every saved change
}

// Rhythm says when a schedule runs. Exactly one of Cron, Rule and Before is set; the zero Rhythm never runs.
type Rhythm struct {
	Cron   string        `json:"cron,omitempty"`   // five fields: "0 9 * * MON"
	Rule   string        `json:"rule,omitempty"`   // recurrence rule of RFC 5545: "FREQ=MONTHLY;BYDAY=2WE", at Clock
	Before EventKind     `json:"before,omitempty"` // the working day before each event of this kind, at Clock
	Clock  time.Duration `json:"clock,omitempty"`  // time of day, since midnight, in Berlin
	From   time.Time     `json:"from,omitzero"`    // the day from which the intervals of Rule are counted
}

// Set reports whether there is a rhythm at all.
func (r Rhythm) Set() bool { return r.Cron != "" || r.Rule != "" || r.Before != "" }
