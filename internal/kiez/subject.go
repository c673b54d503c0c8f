package kiez

import "time"

// SubjectKind says which lines are computed below a standing answer at the moment of asking.
type SubjectKind string

// The kinds of subject.
const (
	SubjectText      SubjectKind = "text"
	SubjectHours     SubjectKind = "hours"
	SubjectContact   SubjectKind = "contact"
	SubjectAddress   SubjectKind = "address"
	SubjectDeadlines SubjectKind = "deadlines"
	SubjectSessions  SubjectKind = "sessions"
	SubjectEvents    SubjectKind = "events"
	SubjectGreeting  SubjectKind = "greeting"
	SubjectThanks    SubjectKind = "thanks"
	SubjectHuman     SubjectKind = "human"
)

// SmallTalk reports whether it is said out of courtesy: there is nothing to explain.
func (k SubjectKind) SmallTalk() bool { return k == SubjectGreeting || k == SubjectThanks }

// Tested says who read a text in Leichte Sprache before it went out, as its rules ask for. The zero value: nobody yet.
type Tested struct {
	By string
	On time.Time
}

// Subject is one thing the bot has an answer to. Its texts have the keys "topic.<intent>.title", ".short" and
// ".answer".
type Subject struct {
	Intent  Intent
	Family  string // subjects of one family are offered together; its label has the key "family.<family>"
	Kind    SubjectKind
	About   bool // says what the family is all about: its first paragraph stands above the family's buttons
	AskArea bool // the answer depends on the area
	// Subscribe is the topic of subscription that fits; for SubjectEvents it also says which events belong below the
	// answer: those of the topic, or all of them for Events. Empty: none fits.
	Subscribe Topic
	Next      []Intent // what people ask next
	Confirm   bool     // old enough that residents are asked to confirm with the office
	Tested    Tested   // the answer in Leichte Sprache
	Provenance
}
