package kiez

import (
	"slices"
	"strings"
	"time"
)

// Enquiry is one conversation of a resident with the office, from the question to its end.
type Enquiry struct {
	ID   string `json:"id"` // short enough for a button
	Chat ChatID `json:"chat"`
	Lang Lang   `json:"lang"` // in which the resident is spoken to
	// Parts are what the office was asked, message by message, before the card was shown.
	Parts []Part `json:"parts"`
	// Times is when an appointment would suit, in the person's words; empty: it is a question, not a wish for one.
	Times string `json:"times,omitempty"`
	// Feedback says that it is praise, criticism or a suggestion, to which no answer is promised.
	Feedback bool `json:"feedback,omitempty"`
	// Name is what the person is called in Telegram, where the person agreed to pass it on.
	Name       string   `json:"name,omitempty"`
	Area       Area     `json:"area,omitempty"`
	Candidates []Intent `json:"candidates,omitempty"` // what it may be about, best first
	// Gloss is the question in German, for those who do not read its language.
	Gloss Gloss `json:"gloss,omitzero"`
	// Draft is what staff wrote last that can be offered in the resident's language as well.
	Draft *AnswerDraft `json:"draft,omitempty"`
	// About is what staff say it is about; empty: nobody has said. Taught is the id of what the bot learnt by it; empty:
	// nothing.
	About    Intent    `json:"about,omitempty"`
	Taught   string    `json:"taught,omitempty"`
	At       time.Time `json:"at"`
	Due      time.Time `json:"due,omitzero"`      // by when an answer was promised; zero: no promise
	Reminded time.Time `json:"reminded,omitzero"` // when the office was reminded of the promise
	Since    time.Time `json:"since,omitzero"`    // since when the resident waits; zero: the office has the last word
	Added    int       `json:"added,omitempty"`   // messages of the resident's since the office wrote last
	Taken    UserID    `json:"taken,omitempty"`
	Answered []UserID  `json:"answered,omitempty"` // who answered, each once
	// Talk is until when what the resident writes goes to the office; zero: only replies do.
	Talk time.Time `json:"talk,omitzero"`
	Last time.Time `json:"last,omitzero"` // when somebody wrote last
	// Lost says that the last answer did not reach the resident, who blocked the bot or is gone.
	Lost   bool      `json:"lost,omitempty"`
	Helped Verdict   `json:"helped,omitempty"`
	Closed time.Time `json:"closed,omitzero"`

	Rev   int       `json:"-"` // counts the changes; 0: not stored yet
	Cards []Sent    `json:"-"` // where it is shown to the office
	Shown int       `json:"-"` // revision that the cards show
	Gone  *Leftover `json:"-"` // nil: the resident's data is there
}

// Leftover is what is left of an enquiry whose resident had everything deleted: messages to take out of the office's
// chat.
type Leftover struct {
	Copies []Sent
}

// Gloss is what a machine made of a text in another language. The zero Gloss: nobody was asked.
type Gloss struct {
	Text   string `json:"text,omitempty"`
	Failed bool   `json:"failed,omitempty"`
}

// AnswerDraft is an answer of the office as it was written, and what a machine made of it.
type AnswerDraft struct {
	ID         string `json:"id"` // short enough for a button
	Written    string `json:"written"`
	At         Sent   `json:"at"` // the message of staff that says it
	Translated string `json:"translated,omitempty"`
}

// Part is one message of a resident's question.
type Part struct {
	Message int    `json:"message,omitempty"` // id in the resident's chat; 0: none
	Text    string `json:"text,omitempty"`
	Media   Media  `json:"media,omitempty"` // beside the text; the message itself is copied to the office
}

// Sent is a message by where it stands.
type Sent struct {
	Chat ChatID `json:"chat"`
	ID   int    `json:"id"`
	// Thread is the topic of the forum it stands in, as far as that is known; 0: none.
	Thread int `json:"thread,omitempty"`
	// Closed says that this topic was closed, as its enquiry was.
	Closed bool `json:"closed,omitempty"`
}

// Verdict says whether an answer of the office helped.
type Verdict string

// The verdicts. The empty Verdict: not said yet.
const (
	Helpful   Verdict = "yes"
	Unhelpful Verdict = "no"
)

// Open reports whether it is not closed.
func (e Enquiry) Open() bool { return e.Closed.IsZero() }

// Waits reports whether the resident waits for the office.
func (e Enquiry) Waits() bool { return e.Open() && !e.Since.IsZero() }

// Overdue reports whether the office has not answered in the time it promised.
func (e Enquiry) Overdue(now time.Time) bool {
	return e.Waits() && !e.Due.IsZero() && now.After(e.Due)
}

// Forgotten reports whether nobody has written for long after the office had answered.
func (e Enquiry) Forgotten(now time.Time) bool {
	return e.Open() && !e.Waits() && !now.Before(e.Last.Add(ForgottenAfter))
}

// ForgottenAfter is how long an answered enquiry stays open when nobody writes.
const ForgottenAfter = 7 * 24 * time.Hour

// Text is the whole question.
func (e Enquiry) Text() string {
	var texts []string
	for _, p := range e.Parts {
		if p.Text != "" {
			texts = append(texts, p.Text)
		}
	}
	return strings.Join(texts, "\n")
}

// Attached are the messages of the question that hold more than text.
func (e Enquiry) Attached() []Part {
	return slices.DeleteFunc(slices.Clone(e.Parts), func(p Part) bool { return p.Media == "" })
}

// Asked is the message that answers reply to; 0: none is known.
func (e Enquiry) Asked() int {
	for _, p := range slices.Backward(e.Parts) {
		if p.Message != 0 {
			return p.Message
		}
	}
	return 0
}

// Part gives the part of the question that a message of the resident's is, or nil.
func (e Enquiry) Part(message int) *Part {
	at := slices.IndexFunc(e.Parts, func(p Part) bool { return p.Message == message })
	if at < 0 || message == 0 {
		return nil
	}
	return &e.Parts[at]
}

// Thread says which enquiry a message belongs to, and what stands for it on the other side.
type Thread struct {
	Enquiry  string // id
	Copies   []Sent // of the message
	Original Sent   // that the message is a copy of; zero: of none
}
