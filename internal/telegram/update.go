package telegram

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"kiezbot/internal/kiez"
)

// update is what the library knows of an update, with messages that know more.
type update struct {
	tgbotapi.Update
	Message       *message  `json:"message"`
	EditedMessage *message  `json:"edited_message"`
	CallbackQuery *callback `json:"callback_query"`
}

type callback struct {
	tgbotapi.CallbackQuery
	Message *message `json:"message"`
}

// message adds what came after Bot API 5.5, the library's last.
type message struct {
	tgbotapi.Message
	ReplyToMessage    *message        `json:"reply_to_message"`
	ThreadID          int             `json:"message_thread_id"`   // 6.3
	InTopic           bool            `json:"is_topic_message"`    // 6.3
	ForwardOrigin     json.RawMessage `json:"forward_origin"`      // 7.0
	ForumTopicCreated json.RawMessage `json:"forum_topic_created"` // 6.3
	Story             json.RawMessage `json:"story"`               // 6.8
	Giveaway          json.RawMessage `json:"giveaway"`            // 7.0
	PaidMedia         json.RawMessage `json:"paid_media"`          // 7.6
	Checklist         json.RawMessage `json:"checklist"`           // 9.1
}

var errNoChat = errors.New("it has no chat")

// Decode reads an update into the words of the domain. botUsername is without the @. An update that asks for nothing
// is KindOther. With an error, which means that Telegram's JSON is not as it should be, ID is still set.
func Decode(raw kiez.RawUpdate, botUsername string) (kiez.Update, error) {
	out := kiez.Update{ID: raw.ID, Kind: kiez.KindOther}
	var u update
	err := json.Unmarshal(raw.JSON, &u)
	if err == nil {
		switch {
		case u.Message != nil:
			if err = u.Message.into(&out, kiez.KindMessage, botUsername); err == nil {
				err = unknown(raw.JSON, &out)
			}
		case u.EditedMessage != nil:
			err = u.EditedMessage.into(&out, kiez.KindEdited, botUsername)
		case u.CallbackQuery != nil:
			u.CallbackQuery.into(&out)
		case u.InlineQuery != nil:
			inlineQuery(u.InlineQuery, &out)
		case u.MyChatMember != nil:
			membership(u.MyChatMember, &out)
		}
	}
	if err != nil {
		return kiez.Update{ID: raw.ID, Kind: kiez.KindOther}, fmt.Errorf("decode update %d: %w", raw.ID, err)
	}
	return out, nil
}

// into fills out. A service message stays KindOther, but for the one about migration.
func (m *message) into(out *kiez.Update, kind kiez.UpdateKind, bot string) error {
	if m.Chat == nil {
		return errNoChat
	}
	place(out, m.Chat)
	from(out, m.From)
	out.MessageID = m.MessageID
	out.Date = instant(max(m.Date, m.EditDate))
	if m.MigrateToChatID != 0 {
		out.Kind, out.MigratedTo = kiez.KindMigrated, kiez.ChatID(m.MigrateToChatID)
		return nil
	}
	out.Media = m.media()
	out.File = m.file()
	out.Album = m.MediaGroupID
	out.Text = m.Text + m.Caption // a message has one of them
	out.Styles = styles(out.Text, slices.Concat(m.Entities, m.CaptionEntities))
	if out.Text == "" && out.Media == "" {
		return nil
	}
	out.Kind = kind
	out.Forwarded = m.ForwardDate != 0 || m.ForwardOrigin != nil || m.IsAutomaticForward
	m.address(out, bot)
	return nil
}

// address finds out whom the message speaks to.
func (m *message) address(out *kiez.Update, bot string) {
	if m.InTopic {
		out.Thread = m.ThreadID
	}
	// In a topic every message seems to reply to the one that opened the topic.
	if r := m.ReplyToMessage; r != nil && r.ForumTopicCreated == nil {
		out.ReplyTo = r.MessageID
		out.ReplyToBot = r.From != nil && r.From.IsBot && isName(r.From.UserName, bot)
		if out.ReplyToBot {
			out.Replied = r.firstButton()
		}
	}
	text, addressee := splitCommand(out.Text)
	switch {
	case isName(addressee, bot):
		name := strings.Index(out.Text, "@")
		out.Styles = without(out.Styles, name, name+len(out.Text)-len(text))
		out.Text, out.Mentioned = text, true
	case addressee != "" && out.InGroup():
		out.Kind = kiez.KindOther
	default:
		out.Mentioned = mentions(out.Text, bot)
	}
}

// firstButton is the data of the first button below a message.
func (m *message) firstButton() string {
	if m.ReplyMarkup == nil || len(m.ReplyMarkup.InlineKeyboard) == 0 || len(m.ReplyMarkup.InlineKeyboard[0]) == 0 {
		return ""
	}
	if data := m.ReplyMarkup.InlineKeyboard[0][0].CallbackData; data != nil {
		return *data
	}
	return ""
}

// into fills out. A button under a message shared through inline mode has no chat; the private chat of the person who
// pressed it stands in.
func (c *callback) into(out *kiez.Update) {
	out.Kind, out.CallbackID, out.Button = kiez.KindButton, c.ID, c.Data
	from(out, c.From)
	if c.Message != nil && c.Message.Chat != nil {
		place(out, c.Message.Chat)
		out.MessageID = c.Message.MessageID
		if c.Message.InTopic {
			out.Thread = c.Message.ThreadID
		}
		return
	}
	out.Chat, out.ChatKind = kiez.ChatID(out.From), kiez.Private
}

// inlineQuery is typed in a chat that the bot does not know, and is answered to the person alone. The person's own chat
// stands in for it, so that what one person does is handled in order; its kind stays empty.
func inlineQuery(q *tgbotapi.InlineQuery, out *kiez.Update) {
	out.Kind, out.CallbackID, out.Text = kiez.KindInline, q.ID, q.Query
	from(out, q.From)
	out.Chat = kiez.ChatID(out.From)
}

// membership tells whether the bot was shut out or let in; a mere change of its rights is KindOther.
func membership(m *tgbotapi.ChatMemberUpdated, out *kiez.Update) {
	place(out, &m.Chat)
	from(out, &m.From)
	out.Date = instant(m.Date)
	switch was, is := isMember(m.OldChatMember), isMember(m.NewChatMember); {
	case !is:
		out.Kind = kiez.KindBlocked
	case !was:
		out.Kind = kiez.KindReturned
	}
}

func isMember(m tgbotapi.ChatMember) bool {
	switch m.Status {
	case "creator", "administrator", "member":
		return true
	case "restricted":
		return m.IsMember
	}
	return false
}

func place(out *kiez.Update, c *tgbotapi.Chat) {
	out.Chat, out.ChatKind = kiez.ChatID(c.ID), kiez.ChatKind(c.Type)
}

func from(out *kiez.Update, u *tgbotapi.User) {
	if u != nil {
		out.From, out.ClientLang = kiez.UserID(u.ID), u.LanguageCode
		out.Name = strings.TrimSpace(u.FirstName + " " + u.LastName)
	}
}

// instant gives the zero time for 0, which Telegram uses for "no longer known".
func instant(unix int) time.Time {
	if unix == 0 {
		return time.Time{}
	}
	return time.Unix(int64(unix), 0).UTC()
}
