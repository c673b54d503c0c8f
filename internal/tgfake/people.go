package tgfake

import (
	"errors"
	"fmt"
	"strings"
)

// Errors of people who do what a Telegram client would not let them do.
var (
	ErrBlocked   = errors.New("tgfake: this person has blocked the bot")
	ErrNotThere  = errors.New("tgfake: not a member of the chat")
	ErrNoContent = errors.New("tgfake: a message needs content")
	ErrTooLong   = errors.New("tgfake: a message has at most 4096 UTF-16 units")
	ErrNoMessage = errors.New("tgfake: no such message of this person")
)

// speakerLocked finds the chat a person writes in. Writing to the bot for the first time starts it.
func (s *Server) speakerLocked(user, chatID int64) (*chat, *person, error) {
	p := s.personLocked(user)
	if p.deactivated {
		return nil, nil, fmt.Errorf("user %d is deactivated: %w", user, ErrNotThere)
	}
	if chatID == user {
		ch := s.privateLocked(user)
		if ch.bot == "kicked" {
			return nil, nil, ErrBlocked
		}
		return ch, p, nil
	}
	ch, ok := s.world.chats[chatID]
	if !ok || !ch.members[user] || ch.movedTo != 0 {
		return nil, nil, fmt.Errorf("user %d in chat %d: %w", user, chatID, ErrNotThere)
	}
	return ch, p, nil
}

// Say writes text as user; chat is the user's own id for the private chat with the bot, or a group's. White space at
// the ends goes, commands and links become entities, and the bot gets the update.
func (s *Server) Say(user, chat int64, text string) (Message, error) {
	return s.SayRaw(user, chat, WireMessage{Text: text})
}

// Reply is Say as a reply to a message of the chat.
func (s *Server) Reply(user, chat, messageID int64, text string) (Message, error) {
	return s.SayRaw(user, chat, WireMessage{Text: text, ReplyToMessage: &WireMessage{MessageID: messageID}})
}

// SayRaw sends whatever content has: sticker, voice, photo, contact, location, document, a forward origin, a
// caption. Number, chat, sender and date are filled in; of ReplyToMessage only the number counts.
// Files come from AddFile.
func (s *Server) SayRaw(user, chat int64, content WireMessage) (Message, error) {
	content, err := cleanContent(content)
	if err != nil {
		return Message{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, p, err := s.speakerLocked(user, chat)
	if err != nil {
		return Message{}, err
	}
	if r := content.ReplyToMessage; r != nil {
		m := ch.findLocked(r.MessageID)
		if m == nil {
			return Message{}, fmt.Errorf("reply to %d: %w", r.MessageID, ErrNoMessage)
		}
		content.ReplyToMessage = quoted(m)
	}
	toBot := s.reachesLocked(ch, content)
	m := s.newLocked(ch, content)
	from := p.User
	m.From = &from
	m.FileIDs = fileIDs(m.WireMessage)
	if ch.info.Type != "private" {
		p.seen = true
	}
	s.putLocked(ch, m)
	if toBot {
		s.pushLocked("message", ch.info.ID, m.WireMessage)
	}
	return *m, nil
}

func cleanContent(w WireMessage) (WireMessage, error) {
	text := trim(cleanInput(w.Text), w.Entities)
	caption := trim(cleanInput(w.Caption), w.CaptionEntities)
	w.Text, w.Entities = text.text, addDetected(text.text, text.ents)
	w.Caption, w.CaptionEntities = caption.text, addDetected(caption.text, caption.ents)
	media := w.Photo != nil || w.Document != nil || w.Voice != nil || w.Video != nil || w.VideoNote != nil ||
		w.Audio != nil || w.Sticker != nil || w.Contact != nil || w.Location != nil || w.Venue != nil
	switch {
	case text.size == 0 && !media:
		return w, ErrNoContent
	case text.size > maxText || caption.size > maxCaption:
		return w, ErrTooLong
	}
	return w, nil
}

func fileIDs(w WireMessage) []string {
	var ids []string
	for _, p := range w.Photo {
		ids = append(ids, p.FileID)
	}
	if w.Document != nil {
		ids = append(ids, w.Document.FileID)
	}
	for _, m := range []*Media{w.Voice, w.Video, w.VideoNote, w.Audio} {
		if m != nil {
			ids = append(ids, m.FileID)
		}
	}
	if w.Sticker != nil {
		ids = append(ids, w.Sticker.FileID)
	}
	return ids
}

// reachesLocked applies group privacy (core.telegram.org/bots/features#privacy-mode).
func (s *Server) reachesLocked(ch *chat, w WireMessage) bool {
	if ch.info.Type == "private" {
		return true
	}
	if ch.bot != "member" && ch.bot != "administrator" {
		return false
	}
	if !s.opt.Privacy || ch.bot == "administrator" {
		return true
	}
	if r := w.ReplyToMessage; r != nil && r.From != nil && r.From.ID == s.opt.Bot.ID {
		return true
	}
	me := "@" + strings.ToLower(s.opt.Bot.Username)
	body := strings.ToLower(w.Body())
	if strings.Contains(body, me) {
		return true
	}
	command, _, _ := strings.Cut(body, " ")
	return strings.HasPrefix(command, "/") && !strings.Contains(command, "@") && ch.lastBot
}

// EditText changes what a person wrote; the bot gets an edited_message.
func (s *Server) EditText(user, chat, messageID int64, text string) (Message, error) {
	w, err := cleanContent(WireMessage{Text: text})
	if err != nil {
		return Message{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, _, err := s.speakerLocked(user, chat)
	if err != nil {
		return Message{}, err
	}
	old := ch.findLocked(messageID)
	if old == nil || old.From == nil || old.From.ID != user {
		return Message{}, fmt.Errorf("edit %d: %w", messageID, ErrNoMessage)
	}
	m := *old
	if len(m.FileIDs) > 0 {
		m.Caption, m.CaptionEntities = w.Text, w.Entities
	} else {
		m.Text, m.Entities = w.Text, w.Entities
	}
	s.reviseLocked(ch, old, &m)
	if s.reachesLocked(ch, m.WireMessage) {
		s.pushLocked("edited_message", ch.info.ID, m.WireMessage)
	}
	return m, nil
}
