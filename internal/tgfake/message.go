package tgfake

import "encoding/json"

// User is a person or a bot, as Telegram writes it.
type User struct {
	ID           int64  `json:"id"`
	IsBot        bool   `json:"is_bot"`
	FirstName    string `json:"first_name"`
	LastName     string `json:"last_name,omitempty"`
	Username     string `json:"username,omitempty"`
	LanguageCode string `json:"language_code,omitempty"` // BCP 47, as the client reports it
}

// ChatInfo names a chat inside messages. Type is "private", "group" or "supergroup".
type ChatInfo struct {
	ID        int64  `json:"id"`
	Type      string `json:"type"`
	Title     string `json:"title,omitempty"`
	Username  string `json:"username,omitempty"`
	FirstName string `json:"first_name,omitempty"`
	LastName  string `json:"last_name,omitempty"`
	IsForum   bool   `json:"is_forum,omitempty"`
}

// WireMessage is a message exactly as the Bot API sends it. Dates are unix seconds.
type WireMessage struct {
	MessageID       int64            `json:"message_id"`
	MessageThreadID int64            `json:"message_thread_id,omitempty"`
	From            *User            `json:"from,omitempty"`
	Chat            ChatInfo         `json:"chat"`
	Date            int64            `json:"date"`
	EditDate        int64            `json:"edit_date,omitempty"`
	IsTopicMessage  bool             `json:"is_topic_message,omitempty"`
	ForwardOrigin   *ForwardOrigin   `json:"forward_origin,omitempty"`
	ForwardFrom     *User            `json:"forward_from,omitempty"`
	ForwardSender   string           `json:"forward_sender_name,omitempty"`
	ForwardDate     int64            `json:"forward_date,omitempty"`
	ReplyToMessage  *WireMessage     `json:"reply_to_message,omitempty"`
	MediaGroupID    string           `json:"media_group_id,omitempty"`
	Protected       bool             `json:"has_protected_content,omitempty"`
	Text            string           `json:"text,omitempty"`
	Entities        []Entity         `json:"entities,omitempty"`
	Caption         string           `json:"caption,omitempty"`
	CaptionEntities []Entity         `json:"caption_entities,omitempty"`
	Photo           []PhotoSize      `json:"photo,omitempty"` // smallest first
	Document        *Document        `json:"document,omitempty"`
	Voice           *Media           `json:"voice,omitempty"`
	Video           *Media           `json:"video,omitempty"`
	VideoNote       *Media           `json:"video_note,omitempty"`
	Audio           *Media           `json:"audio,omitempty"`
	Sticker         *Sticker         `json:"sticker,omitempty"`
	Contact         *Contact         `json:"contact,omitempty"`
	Location        *Location        `json:"location,omitempty"`
	Venue           *Venue           `json:"venue,omitempty"`
	NewChatMembers  []User           `json:"new_chat_members,omitempty"`
	LeftChatMember  *User            `json:"left_chat_member,omitempty"`
	GroupCreated    bool             `json:"group_chat_created,omitempty"`
	MigrateTo       int64            `json:"migrate_to_chat_id,omitempty"`
	MigrateFrom     int64            `json:"migrate_from_chat_id,omitempty"`
	PinnedMessage   *WireMessage     `json:"pinned_message,omitempty"`
	TopicCreated    *ForumTopicTitle `json:"forum_topic_created,omitempty"`
	TopicClosed     *struct{}        `json:"forum_topic_closed,omitempty"`
	TopicReopened   *struct{}        `json:"forum_topic_reopened,omitempty"`
	ReplyMarkup     *InlineKeyboard  `json:"reply_markup,omitempty"`
}

// Shown is what a person sees or a test wants to know about a message, beyond the wire.
type Shown struct {
	HTML      string          `json:"html,omitempty"` // text or caption, escaped, with well-nested tags
	FromBot   bool            `json:"from_bot"`
	Rev       int64           `json:"rev"`                // grows with every change in the world; see Server.Rev
	Versions  []Version       `json:"versions,omitempty"` // what it said before, oldest first, at most 20
	Deleted   bool            `json:"deleted,omitempty"`
	Pinned    bool            `json:"pinned,omitempty"`
	Silent    bool            `json:"silent,omitempty"`     // disable_notification
	NoPreview bool            `json:"no_preview,omitempty"` // link preview switched off
	Keyboard  json.RawMessage `json:"keyboard,omitempty"`   // reply keyboard, its removal, or force_reply
	Reactions []string        `json:"reactions,omitempty"`  // the bot's
	PaidOffer bool            `json:"paid_offer,omitempty"` // allow_paid_broadcast
	ReplyToID int64           `json:"reply_to_id,omitempty"`
	FileIDs   []string        `json:"file_ids,omitempty"` // of the media; see Server.File
	Edits     int             `json:"edits,omitempty"`    // number of edits
}

// Version is an earlier state of an edited message.
type Version struct {
	Date   int64           `json:"date"`
	HTML   string          `json:"html"`
	Markup *InlineKeyboard `json:"reply_markup,omitempty"`
}

// Message is one message of a chat. Values handed out are never changed afterwards.
type Message struct {
	WireMessage
	Shown
}

// Button is one button of an inline keyboard.
type Button struct {
	Text              string    `json:"text"`
	URL               string    `json:"url,omitempty"`
	CallbackData      string    `json:"callback_data,omitempty"`
	WebApp            *WebApp   `json:"web_app,omitempty"`
	LoginURL          *WebApp   `json:"login_url,omitempty"`
	SwitchInline      *string   `json:"switch_inline_query,omitempty"`
	SwitchInlineHere  *string   `json:"switch_inline_query_current_chat,omitempty"`
	CopyText          *CopyText `json:"copy_text,omitempty"`
	Pay               bool      `json:"pay,omitempty"`
	Style             string    `json:"style,omitempty"`
	IconCustomEmojiID string    `json:"icon_custom_emoji_id,omitempty"`
}

// WebApp is the target of a Web App or login button.
type WebApp struct {
	URL string `json:"url"`
}

// CopyText is what a copy button copies, 1 to 256 characters.
type CopyText struct {
	Text string `json:"text"`
}

// InlineKeyboard is a keyboard under a message, rows from top to bottom.
type InlineKeyboard struct {
	Rows [][]Button `json:"inline_keyboard"`
}

// Buttons returns the inline buttons in reading order.
func (m Message) Buttons() []Button {
	if m.ReplyMarkup == nil {
		return nil
	}
	var all []Button
	for _, row := range m.ReplyMarkup.Rows {
		all = append(all, row...)
	}
	return all
}

// Button returns the first inline button with this text.
func (m Message) Button(text string) (Button, bool) {
	for _, b := range m.Buttons() {
		if b.Text == text {
			return b, true
		}
	}
	return Button{}, false
}

// Body returns the text or, of a message with media, the caption.
func (m WireMessage) Body() string {
	if m.Text != "" {
		return m.Text
	}
	return m.Caption
}
