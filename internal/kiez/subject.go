package kiez

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
	Provenance
}
