package tgfake

import (
	"context"
	"slices"
)

// draft is a message the bot wants to send, before it has a chat and a number.
type draft struct {
	wire   WireMessage
	markup markup
	files  []string
}

func sendMessage(_ context.Context, s *Server, c *call) (any, error) {
	text, err := bodyParam(c.params)
	if err != nil {
		return nil, err
	}
	return s.post(c, draft{wire: WireMessage{Text: text.text, Entities: text.ents}})
}

// bodyParam reads the text of a message and checks its length.
func bodyParam(p params) (formatted, error) {
	if !p.has("text") {
		return formatted{}, badRequest("message text is empty")
	}
	f, err := formattedParam(p, "text", "entities")
	switch {
	case err != nil:
		return f, err
	case f.size == 0:
		return f, badRequest("text must be non-empty")
	case f.size > maxText:
		return f, badRequest("message is too long")
	}
	return f, nil
}

func captionParam(p params) (formatted, error) {
	f, err := formattedParam(p, "caption", "caption_entities")
	if err == nil && f.size > maxCaption {
		err = badRequest("message caption is too long")
	}
	return f, err
}

// post sends one message and returns it as the Bot API does.
func (s *Server) post(c *call, d draft) (any, error) {
	var err error
	if d.markup, err = markupParam(c.params); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	out, err := s.postLocked(c, d)
	if err != nil {
		return nil, err
	}
	return out[0], nil
}

// postLocked sends drafts as consecutive messages to the chat the call names.
func (s *Server) postLocked(c *call, drafts ...draft) ([]WireMessage, error) {
	ch, err := s.writableLocked(c.str("chat_id"))
	if err != nil {
		return nil, err
	}
	replyTo, err := s.replyTarget(ch, c.params)
	if err != nil {
		return nil, err
	}
	thread := c.integer("message_thread_id")
	if _, ok := ch.topics[thread]; thread != 0 && !ok {
		return nil, badRequest("message thread not found")
	}
	if err := s.countLocked(ch, len(drafts)); err != nil {
		return nil, err
	}
	out := make([]WireMessage, 0, len(drafts))
	for _, d := range drafts {
		m := s.newLocked(ch, d.wire)
		bot := s.opt.Bot
		bot.LanguageCode = ""
		m.From, m.FromBot = &bot, true
		m.ReplyMarkup, m.Keyboard = d.markup.inline, d.markup.other
		m.MessageThreadID, m.IsTopicMessage = thread, thread != 0
		if replyTo != nil {
			m.ReplyToMessage, m.ReplyToID = quoted(replyTo), replyTo.MessageID
		}
		m.FileIDs = d.files
		m.readFlags(c.params)
		ch.fromBot++
		s.stats.Messages++
		s.putLocked(ch, m)
		out = append(out, m.WireMessage)
	}
	return out, nil
}

// newLocked gives a message its number, chat and date, and the HTML a page shows.
func (s *Server) newLocked(ch *chat, w WireMessage) *Message {
	ch.lastID++
	w.MessageID, w.Chat, w.Date = ch.lastID, ch.info, s.now()
	m := &Message{WireMessage: w}
	if !s.opt.Discard {
		m.draw()
	}
	return m
}

// draw writes HTML from text or caption.
func (m *Message) draw() {
	m.HTML = render(m.Text, m.Entities)
	if m.Text == "" {
		m.HTML = render(m.Caption, m.CaptionEntities)
	}
}

func (m *Message) readFlags(p params) {
	m.Protected, m.Silent = p.boolean("protect_content"), p.boolean("disable_notification")
	m.PaidOffer = p.boolean("allow_paid_broadcast")
	var preview struct {
		Off bool `json:"is_disabled"`
	}
	if err := p.decode("link_preview_options", &preview); err == nil {
		m.NoPreview = preview.Off || p.boolean("disable_web_page_preview")
	}
}

// quoted is a message as it stands inside another: one level deep.
func quoted(m *Message) *WireMessage {
	w := m.WireMessage
	w.ReplyToMessage = nil
	return &w
}

// replyTarget finds the message to reply to; nil if none is wanted, or none is there and that is allowed.
func (s *Server) replyTarget(ch *chat, p params) (*Message, error) {
	var r struct {
		MessageID int64 `json:"message_id"`
		Without   bool  `json:"allow_sending_without_reply"`
	}
	if err := p.decode("reply_parameters", &r); err != nil {
		return nil, badRequest("can't parse reply parameters JSON object")
	}
	if r.MessageID == 0 {
		r.MessageID, r.Without = p.integer("reply_to_message_id"), p.boolean("allow_sending_without_reply")
	}
	if r.MessageID == 0 {
		return nil, nil //nolint:nilnil // no reply wanted
	}
	if m := s.lookupLocked(ch, r.MessageID); m != nil {
		return m, nil
	}
	if r.Without {
		return nil, nil //nolint:nilnil // the caller said that is fine
	}
	return nil, badRequest("message to be replied not found")
}

// lookupLocked finds a message that exists. With Options.Discard every number ever given counts as a message of
// the bot.
func (s *Server) lookupLocked(ch *chat, id int64) *Message {
	if s.opt.Discard && id > 0 && id <= ch.lastID {
		bot := s.opt.Bot
		return &Message{
			WireMessage: WireMessage{MessageID: id, Chat: ch.info, From: &bot, Date: s.now()},
			Shown:       Shown{FromBot: true},
		}
	}
	return ch.findLocked(id)
}

func sendChatAction(_ context.Context, s *Server, c *call) (any, error) {
	action := c.str("action")
	if !slices.Contains([]string{
		"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
		"choose_sticker", "find_location", "record_video_note", "upload_video_note",
	}, action) {
		return nil, badRequest("wrong parameter action in request")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, err := s.writableLocked(c.str("chat_id"))
	if err != nil {
		return nil, err
	}
	s.emit(Event{Kind: EventAction, Chat: ch.info.ID, Action: action})
	return true, nil
}
