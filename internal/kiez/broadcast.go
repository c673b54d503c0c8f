package kiez

import (
	"maps"
	"time"
)

// BroadcastKind says why a message goes to many.
type BroadcastKind string

// The kinds of broadcast.
const (
	StaffBroadcast BroadcastKind = "staff"      // written by a member of staff
	Reminder       BroadcastKind = "reminder"   // made of an event and a lead time
	Correction     BroadcastKind = "correction" // an event that people were told of was moved or cancelled
	Digest         BroadcastKind = "digest"     // the week of those who want one message a week
)

// BroadcastState is where a broadcast stands.
type BroadcastState string

// The states of a broadcast, in their usual order.
const (
	Draft     BroadcastState = "draft"
	Waiting   BroadcastState = "waiting" // for a second person's release
	Scheduled BroadcastState = "scheduled"
	Running   BroadcastState = "running"
	Paused    BroadcastState = "paused"
	Done      BroadcastState = "done"
	Aborted   BroadcastState = "aborted"
)

// Audience is who gets a broadcast: everybody subscribed to one of the topics for one of the areas, in one of the
// languages. No areas means all areas, no languages means all languages. Whoever pauses is in no audience.
type Audience struct {
	Topics []Topic `json:"topics"`
	Areas  []Area  `json:"areas,omitempty"`
	Langs  []Lang  `json:"langs,omitempty"`
	// Event adds everybody who asked to be reminded of this event, whatever they subscribed to.
	Event string `json:"event,omitempty"`
	// Pace narrows it to those who want messages at once, or to those who want one a week; empty: both. Who asked to be
	// reminded of Event wants that at once.
	Pace Pace `json:"pace,omitempty"`
	// Lead narrows it to those who want to be reminded this long before; nil: whatever they want.
	Lead *time.Duration `json:"lead,omitempty"`
	// Told narrows it to those who were told of the event with this ID; empty: whether they were or not.
	Told string `json:"told,omitempty"`
	// FailedOf makes it those to whom the broadcast with this ID could not be delivered, as long as they are subscribed as
	// above; empty: everybody.
	FailedOf string `json:"failed_of,omitempty"`
}

// Template names what a broadcast without texts of its own says: it is written for each person when it is sent.
type Template string

// The templates.
const (
	NoTemplate Template = ""
	WeekAhead  Template = "week" // what is on in the next seven days; nothing on: nothing is sent
)

// Link is a button under a broadcast that opens a page.
type Link struct {
	Label string `json:"label"`
	URL   string `json:"url"`
}

// WhenMissing says what people get whose language has no text of its own.
type WhenMissing string

// What to do where a language is missing.
const (
	SendGerman WhenMissing = "german"
	SkipPeople WhenMissing = "skip"
)

// Broadcast is one message to many, from draft to result.
type Broadcast struct {
	ID         string         `json:"id"`
	Kind       BroadcastKind  `json:"kind"`
	State      BroadcastState `json:"state"`
	Author     UserID         `json:"author,omitempty"`
	Editor     UserID         `json:"editor,omitempty"` // who changed it last; may not be the one to release it
	Releaser   UserID         `json:"releaser,omitempty"`
	Created    time.Time      `json:"created"`
	Changed    time.Time      `json:"changed,omitzero"` // as a draft, the last time; zero: not since Created
	At         time.Time      `json:"at"`               // not before; zero: now
	ValidUntil time.Time      `json:"valid_until"`      // not after; zero: no end
	Texts      Titles         `json:"texts,omitempty"`
	// Styles is the formatting of Texts, by language.
	Styles   map[Lang][]Style `json:"styles,omitempty"`
	Photo    string           `json:"photo,omitempty"` // Telegram's file_id, of use to this bot only; empty: no photo
	Missing  WhenMissing      `json:"missing,omitempty"`
	Link     *Link            `json:"link,omitempty"`
	Links    map[Lang]Link    `json:"links,omitempty"` // in place of Link, by language
	Audience Audience         `json:"audience"`
	EventID  string           `json:"event_id,omitempty"` // of a reminder
	// EventStart is the beginning of a reminder's event: moved, it makes the reminder void. Of a correction it is the
	// first beginning that anybody believes in, by when people have to know better.
	EventStart time.Time     `json:"event_start,omitzero"`
	Lead       time.Duration `json:"lead,omitempty"`     // of a reminder
	Sequence   int           `json:"sequence,omitempty"` // of a correction: the version of the event it tells
	Schedule   string        `json:"schedule,omitempty"` // ID of the schedule it was made by, or is to change
	Name       string        `json:"name,omitempty"`     // of the schedule a draft becomes; empty: how it begins
	Rhythm     Rhythm        `json:"rhythm,omitzero"`    // of a draft that becomes a schedule instead of being sent
	Template   Template      `json:"template,omitempty"` // stands for Texts
	Loud       bool          `json:"loud,omitempty"`     // goes out in quiet hours too, there without a sound
	Total      int           `json:"total,omitempty"`    // recipients, once the audience is frozen
	// HeldUntil is until when all who are still to get it wait: until their quiet hours are over, or it is of no use any
	// more. Zero: somebody is to get it now.
	HeldUntil time.Time `json:"-"`
	// Halted means that the bot paused it because it looked like an outage; running all the same, staff have let it go on.
	Halted   bool   `json:"-"`
	CardChat ChatID `json:"card_chat,omitempty"` // where staff see its progress
	CardID   int    `json:"card_id,omitempty"`
	Rev      int    `json:"rev"` // grows with every saved change
}

// Written reports whether the broadcast says anything: by a German text, or by a template.
func (b Broadcast) Written() bool { return b.Template != NoTemplate || b.Texts[German] != "" }

// Begun reports whether anything stands in a draft.
func (b Broadcast) Begun() bool { return b.Template != NoTemplate || len(b.Texts) > 0 || b.Photo != "" }

// LastChange is when a draft was changed last.
func (b Broadcast) LastChange() time.Time {
	if b.Changed.IsZero() {
		return b.Created
	}
	return b.Changed
}

// Text is the text in lang alone, with its formatting; empty: there is none.
func (b Broadcast) Text(lang Lang) Rich { return Rich{Text: b.Texts[lang], Styles: b.Styles[lang]} }

// SetText changes the text in lang. Copies of the broadcast keep the old one.
func (b *Broadcast) SetText(lang Lang, text Rich) {
	texts, styles := Titles{}, map[Lang][]Style{}
	maps.Copy(texts, b.Texts)
	maps.Copy(styles, b.Styles)
	texts[lang], styles[lang] = text.Text, text.Styles
	if len(text.Styles) == 0 {
		delete(styles, lang)
	}
	b.Texts, b.Styles = texts, styles
}

// SetLink changes the link in lang alone. Copies of the broadcast keep the old one.
func (b *Broadcast) SetLink(lang Lang, link Link) {
	links := map[Lang]Link{}
	maps.Copy(links, b.Links)
	links[lang] = link
	b.Links = links
}

// LinkIn is the link that readers of lang get; nil: none.
func (b Broadcast) LinkIn(lang Lang) *Link {
	if link, ok := b.Links[lang]; ok {
		return &link
	}
	return b.Link
}

// Outcome is what became of one recipient.
type Outcome string

// The outcomes; together they add up to the recipients frozen at release.
const (
	OutcomeSent    Outcome = "sent"
	OutcomeFailed  Outcome = "failed"
	OutcomeBlocked Outcome = "blocked"
	OutcomeExpired Outcome = "expired"
	OutcomeUnknown Outcome = "unknown" // in flight when a process died, or the answer was lost
	OutcomeLeft    Outcome = "left"    // unsubscribed after the release
	// OutcomeSkipped means that there was nothing to tell: no text in the person's language, and staff chose to skip; or
	// of what is written for each person, nothing new.
	OutcomeSkipped Outcome = "skipped"
	OutcomeAborted Outcome = "aborted"
)

// Outcomes lists them all.
func Outcomes() []Outcome {
	return []Outcome{
		OutcomeSent, OutcomeFailed, OutcomeBlocked, OutcomeExpired, OutcomeUnknown, OutcomeLeft, OutcomeSkipped,
		OutcomeAborted,
	}
}

// Sheet is the result of a broadcast in numbers of recipients. Without Total and Held they add up to Total.
type Sheet struct {
	Total, Pending int
	// Held is the part of Pending whose turn came in their quiet hours.
	Held                                                                int
	Sent, Failed, Blocked, Expired, Unknown, Left, Skipped, AbortedRest int
}

// Settled is the number of recipients whose outcome is known.
func (s Sheet) Settled() int { return s.Total - s.Pending }

// Delivery is one broadcast to one person.
type Delivery struct {
	Broadcast Broadcast
	Chat      ChatID
	Person    Person // as they are right before the message is sent
}
