package kiez

// Intent names what a question is about, for example "kiezfonds.deadline".
type Intent string

// OutOfScope is the intent of a question the bot has no answer to.
const OutOfScope Intent = "oos"

// Action says what to do with a question.
type Action string

// The actions: answer outright, offer candidates as buttons, hand over to a human, or send to 112 and 110 at once.
const (
	ActionAnswer    Action = "answer"
	ActionOffer     Action = "offer"
	ActionHandoff   Action = "handoff"
	ActionEmergency Action = "emergency"
)

// Candidate is one intent with its confidence, 0 to 1.
type Candidate struct {
	Intent     Intent  `json:"intent"`
	Confidence float64 `json:"confidence"`
}

// Understanding is what the bot makes of a question.
type Understanding struct {
	Intent     Intent      `json:"intent"`
	Confidence float64     `json:"confidence"` // 0 to 1
	Action     Action      `json:"action"`
	Lang       Lang        `json:"lang"`       // the language to answer in
	Candidates []Candidate `json:"candidates"` // the best three, best first
	// Urgent says that it may be a call for help, though other things are likelier.
	Urgent bool `json:"-"`
}

// Example is a question whose intent is known; the engine learns from it.
type Example struct {
	Lang   Lang
	Text   string
	Intent Intent
}
