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

// Fact is something that somebody of the office keeps right: a value, an answer, a list of dates.
type Fact struct {
	ID    string // short enough for a button
	Label Text
	// Others is what other public sources say, for staff to compare.
	Others []string
	// Disputed says that sources disagree and nobody has confirmed it: it is due whatever its review date.
	Disputed  bool
	Confirmed Confirmation // the zero Confirmation: not since the content was made
	Provenance
}

// Due reports whether somebody has to look at the fact again at now.
func (f Fact) Due(now time.Time) bool {
	return f.Disputed || !f.ReviewBy.IsZero() && now.After(f.ReviewBy)
}

// Confirmation says who of the staff found a fact still right, and when.
type Confirmation struct {
	At time.Time `json:"at"`
	By UserID    `json:"by"`
}
