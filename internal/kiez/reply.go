package kiez

import "time"

// Text is something to be said: a key of locales/ or content/ and the values it needs. It becomes a sentence only when
// it is rendered in somebody's language.
type Text struct {
	Key  string
	Data Data
	Lang Lang // empty: the language of the message it stands in
	Lead bool // only its first paragraph
}

// In gives the same text in a language of its own.
func (t Text) In(lang Lang) Text {
	t.Lang = lang
	return t
}

// Say makes a Text. Data may be nil.
func Say(key string, data Data) Text { return Text{Key: key, Data: data} }

// shown is the key of a Text that is nothing but one value.
const shown = "="

// Show makes a Text that is exactly one value of Data, in the form that value has in each language.
func Show(value any) Text { return Text{Key: shown, Data: Data{"Value": value}} }

// Shown gives the value of a Text made by Show.
func (t Text) Shown() (value any, ok bool) { return t.Data["Value"], t.Key == shown }

// Data are the values of a Text by placeholder. Allowed are string (escaped when rendered), int (formatted; "Count"
// also chooses the plural form), Titles (in the language, escaped), Text, List and Lines (rendered), Day, ShortDay,
// Clock, Moment, Month, Weekday, Euro, Isolated, HTML, and Area, Topic and Lang (their names).
type Data map[string]any

// The values of Data that know how they want to be shown.
type (
	// Day is shown as a date with weekday.
	Day time.Time
	// ShortDay is shown as day and month, for buttons.
	ShortDay time.Time
	// Clock is shown as a time of day.
	Clock time.Time
	// Moment is shown as a date with weekday and time.
	Moment time.Time
	// Month is shown as month and year: the as-of date of a fact.
	Month time.Time
	// Weekday is shown by its name.
	Weekday time.Weekday
	// List is shown as its texts with commas between them.
	List []Text
	// Lines is shown as one text a line.
	Lines []Text
	// Euro is an amount of money in whole euros, shown in local form.
	Euro int
	// Isolated is a phone number, address or link that keeps its direction inside right-to-left text.
	Isolated string
	// HTML is Telegram HTML that was checked before; it is not escaped again.
	HTML string
)

// Button is one key under a message: it sends Data back, or opens URL.
type Button struct {
	Label Text
	Data  string // 1 to 64 bytes, "name" or "name:argument"
	URL   string
}

// Venue is a place on the map.
type Venue struct {
	Lat, Lon       float64
	Title, Address string
}

// File is a document sent along.
type File struct {
	Name string
	Data []byte
}

// Table is a list that becomes a file of comma-separated values in the language of its reader. Its first column is the
// number of the row, from 1.
type Table struct {
	Name string // of the file
	Head []Text // with the heading of the first column
	Rows []TableRow
}

// TableRow stands for Times rows that differ in their number only.
type TableRow struct {
	Cells []Text
	Times int
}

// Message is one message to be said. The zero Chat is the chat that asked.
type Message struct {
	Paragraphs []Text // joined by a blank line
	Rows       [][]Button
	Edit       bool   // replaces the message whose button was pressed, if there is one
	Chat       ChatID // zero: the chat that asked
	Lang       Lang   // empty: the language of the person who asked
	ReplyTo    int
	Venue      *Venue
	File       *File
	Table      *Table  // sent as a File
	Chart      *Chart  // sent as a picture above the text
	Code       *Poster // sent as a picture of its code above the text
	Poster     *Poster // sent as a File to be printed
	Photo      string  // Telegram's file_id of a photo above the text; empty: none
	Tells      []Event // events it tells of, as it tells them: who gets it is told when they change
	// Enquiry is the id of the enquiry it belongs to: whoever replies to it speaks to that. In another chat than the one
	// that asked it is a copy of the message that is answered.
	Enquiry  string
	Thread   int   // topic of a forum in Chat; 0: that of whoever asked, if it is the same chat
	Replaces int   // id of a message in Chat that it takes the place of; 0: none
	Copy     *Sent // a photo, voice or the like that it is a copy of, with the text as caption where it can have one
	// Unreachable is said to the chat that asked where Chat cannot be reached; zero: the usual.
	Unreachable Text
	Quiet       bool // makes no sound in the quiet hours of whoever reads it
}

// Reply is what a handler wants said; the zero Reply says nothing.
type Reply struct {
	Messages []Message
	Notice   Text // shown on the pressed button; zero: the tap is answered silently
	Alert    bool // shows Notice as a window to be closed
	// ToQuestion says that it answers a question, or a command that nobody knows: if that is edited, the answer is as
	// well.
	ToQuestion bool
	Action     Action // what was done with a question; empty: it was none
}

// Answer makes a Reply of one message with these paragraphs.
func Answer(paragraphs ...Text) Reply {
	return Reply{Messages: []Message{{Paragraphs: paragraphs}}}
}

// With adds a row of buttons to the last message of the reply.
func (r Reply) With(row ...Button) Reply {
	if n := len(r.Messages); n > 0 && len(row) > 0 {
		r.Messages[n-1].Rows = append(r.Messages[n-1].Rows, row)
	}
	return r
}

// Editing marks the first message to replace the one whose button was pressed.
func (r Reply) Editing() Reply {
	if len(r.Messages) > 0 {
		r.Messages[0].Edit = true
	}
	return r
}

// Shared is an answer that can be shared in any chat.
type Shared struct {
	ID         string // one among those that are offered together, at most 64 bytes
	Title      Text   // plain text
	Summary    Text   // what is shown of it before it is chosen
	Paragraphs []Text
	Lang       Lang
	Start      string // deep link below it that leads to the bot; empty: to its beginning
}

// Article is a Shared ready for Telegram.
type Article struct {
	ID, Title, Summary string // plain text
	HTML               string
	Rows               [][]Key
}

// Key is a rendered button.
type Key struct {
	Label string `json:"label"`
	Data  string `json:"data,omitempty"`
	URL   string `json:"url,omitempty"`
}

// Outgoing is a message ready for Telegram: rendered, in one language.
type Outgoing struct {
	Chat ChatID
	Edit int // id of the message to replace; 0: a new one
	// EditOnly says that nothing is to be sent where the message to replace is gone.
	EditOnly bool
	ReplyTo  int
	Thread   int    // topic of a forum; 0: none
	HTML     string // Telegram HTML of any length; the sender splits it
	Rows     [][]Key
	Venue    *Venue
	File     *File
	Picture  *File  // a photo to be uploaded, instead of Photo
	Photo    string // Telegram's file_id; a text of at most 1024 UTF-16 units becomes its caption
	Copy     *Sent  // what it is a copy of; a text of at most 1024 UTF-16 units replaces its caption, a longer one none
	Bulk     bool   // waits its turn behind replies to people
	Silent   bool   // arrives without a sound
}
