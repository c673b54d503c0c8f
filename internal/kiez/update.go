package kiez

import "time"

// RawUpdate is one update as Telegram sent it: its id and the undecoded JSON.
type RawUpdate struct {
	ID   int64
	JSON []byte
}

// UpdateKind says what happened.
type UpdateKind string

// The kinds of update the bot acts on; everything else is KindOther and is acknowledged without an answer.
const (
	KindMessage  UpdateKind = "message"
	KindEdited   UpdateKind = "edited"
	KindButton   UpdateKind = "button"
	KindInline   UpdateKind = "inline"   // the person types "@bot …" in any chat; Text is what stands behind it so far
	KindBlocked  UpdateKind = "blocked"  // the person blocked the bot, or a group removed it
	KindReturned UpdateKind = "returned" // the person unblocked the bot, or a group added it
	KindMigrated UpdateKind = "migrated" // a group became a supergroup
	KindOther    UpdateKind = "other"
)

// ChatKind is Telegram's type of a chat.
type ChatKind string

// The kinds of chat.
const (
	Private    ChatKind = "private"
	Group      ChatKind = "group"
	Supergroup ChatKind = "supergroup"
	Channel    ChatKind = "channel"
)

// Media says what a message carries besides text; the zero Media is a plain text.
type Media string

// The media a phone can send.
const (
	Photo     Media = "photo"
	Voice     Media = "voice"
	Video     Media = "video"
	Audio     Media = "audio"
	Document  Media = "document"
	Sticker   Media = "sticker"
	Location  Media = "location"
	Contact   Media = "contact"
	Poll      Media = "poll"
	Dice      Media = "dice"
	OtherKind Media = "other"
)

// Update is one thing that happened, in the words of the domain.
type Update struct {
	ID         int64
	Kind       UpdateKind
	Chat       ChatID
	ChatKind   ChatKind
	From       UserID
	Name       string    // that the person has in Telegram; stored and shown only where the person agrees
	ClientLang string    // language_code of the person's client, an IETF tag or empty
	Date       time.Time // when Telegram saw it
	Received   time.Time // when it came in here
	MessageID  int       // of the message, or of the message that carries the pressed button
	Thread     int       // topic of a forum it stands in, by the id of the message that opened it; 0: none
	ReplyTo    int       // id of the message this one replies to; 0: none
	ReplyToBot bool      // the message replied to is one of ours
	Replied    string    // callback data of the first button below the message replied to, if that is one of ours
	Mentioned  bool      // the text names the bot with @username
	Forwarded  bool
	Text       string  // text or caption, without the @username of the bot in a command
	Styles     []Style // of Text
	Media      Media
	File       SentFile // for a Document or a Photo
	Album      string   // name of the album it was sent in; each of its photos is a message; empty: none
	Button     string   // callback data, for KindButton
	CallbackID string   // to be answered, for KindButton and KindInline
	MigratedTo ChatID   // for KindMigrated
}

// Conveys reports whether the message holds something that can be shown to somebody else as it is.
func (u Update) Conveys() bool {
	switch u.Media {
	case "":
		return u.Text != ""
	case Poll, Dice, OtherKind:
		return false
	default:
		return true
	}
}

// SentFile is a document or a photo that somebody sent. Name and MIME are what the sender says; a photo has none.
type SentFile struct {
	ID   string // Telegram's file_id: to download it, or to send it on
	Name string
	MIME string
	Size int64 // bytes; 0: not known
}

// Rich is the text with the formatting its writer gave it.
func (u Update) Rich() Rich { return Rich{Text: u.Text, Styles: u.Styles} }

// InGroup reports whether the update comes from a group.
func (u Update) InGroup() bool { return u.ChatKind == Group || u.ChatKind == Supergroup }
