package kiez

import "time"

// Question is something that was asked, without the person who asked it.
type Question struct {
	ID          string // the same for the same words in the same language; short enough for a button
	Text        string // as asked last, at most 500 letters
	Lang        Lang
	Candidates  []Intent  // what it may have meant, best first
	Answered    Intent    // what was answered and did not help; empty: nothing was
	Count       int       // how often it was asked; 0 while it is held
	First, Last time.Time // midnight of the day in UTC; zero while it is held
}

// Edit is one change of a text by staff.
type Edit struct {
	Rev  int       `json:"rev"`            // counts the edits of this text from 1
	Text string    `json:"text,omitempty"` // empty: back to the built-in text
	By   UserID    `json:"by"`
	At   time.Time `json:"at"`
}

// Taught is one example that staff taught.
type Taught struct {
	ID      string    `json:"id"` // of this teaching; short enough for a button
	Example Example   `json:"example"`
	Asked   int       `json:"asked,omitempty"` // how often the question was asked before
	By      UserID    `json:"by"`
	At      time.Time `json:"at"`
}
