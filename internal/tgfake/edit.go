package tgfake

import (
	"context"
	"slices"
	"time"
)

const maxVersions = 20

// deleteWithin is how long a message can be deleted (core.telegram.org/bots/api#deletemessage).
const deleteWithin = 48 * time.Hour

func editMessageText(_ context.Context, s *Server, c *call) (any, error) {
	text, err := bodyParam(c.params)
	if err != nil {
		return nil, err
	}
	return s.edit(c, func(m *Message) error {
		if m.Text == "" && !s.opt.Discard {
			return badRequest("there is no text in the message to edit")
		}
		m.Text, m.Entities = text.text, text.ents
		return nil
	})
}

func editMessageCaption(_ context.Context, s *Server, c *call) (any, error) {
	caption, err := captionParam(c.params)
	if err != nil {
		return nil, err
	}
	return s.edit(c, func(m *Message) error {
		if len(m.FileIDs) == 0 && !s.opt.Discard {
			return badRequest("there is no caption in the message to edit")
		}
		m.Caption, m.CaptionEntities = caption.text, caption.ents
		return nil
	})
}

func editMessageReplyMarkup(_ context.Context, s *Server, c *call) (any, error) {
	return s.edit(c, func(*Message) error { return nil })
}

// edit changes one message of the bot. A keyboard that is not given again disappears, as on Telegram.
func (s *Server) edit(c *call, change func(*Message) error) (any, error) {
	mk, err := markupParam(c.params)
	if err != nil {
		return nil, err
	}
	if mk.other != nil {
		return nil, badRequest("inline keyboard expected")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, old, err := s.ownLocked(c, "edit")
	if err != nil {
		return nil, err
	}
	if !old.FromBot || old.Keyboard != nil {
		return nil, badRequest("message can't be edited")
	}
	m := *old
	if err := change(&m); err != nil {
		return nil, err
	}
	m.ReplyMarkup = mk.inline
	if !s.opt.Discard && sameContent(old, &m) {
		return nil, badRequest("message is not modified: specified new message content and reply markup are exactly " +
			"the same as a current content and reply markup of the message")
	}
	s.reviseLocked(ch, old, &m)
	return m.WireMessage, nil
}

// reviseLocked stores m in place of old and remembers what old said.
func (s *Server) reviseLocked(ch *chat, old, m *Message) {
	if !s.opt.Discard {
		m.draw()
		was := Version{Date: max(old.Date, old.EditDate), HTML: old.HTML, Markup: old.ReplyMarkup}
		m.Versions = append(slices.Clone(old.Versions), was)
		if over := len(m.Versions) - maxVersions; over > 0 {
			m.Versions = m.Versions[over:]
		}
	}
	m.EditDate = s.now()
	m.Edits++
	s.replaceLocked(ch, m, EventEdited)
}

func sameContent(a, b *Message) bool {
	return a.Text == b.Text && a.Caption == b.Caption && slices.EqualFunc(a.Entities, b.Entities, sameEntity) &&
		slices.EqualFunc(a.CaptionEntities, b.CaptionEntities, sameEntity) && sameKeyboard(a.ReplyMarkup, b.ReplyMarkup)
}

func sameEntity(a, b Entity) bool {
	if a.User != nil && b.User != nil && a.User.ID == b.User.ID {
		a.User, b.User = nil, nil
	}
	return a == b
}

// ownLocked finds the chat and the message a call means; verb goes into the error.
func (s *Server) ownLocked(c *call, verb string) (*chat, *Message, error) {
	ch, err := s.writableLocked(c.str("chat_id"))
	if err != nil {
		return nil, nil, err
	}
	id := c.integer("message_id")
	if id <= 0 {
		return nil, nil, badRequest("message identifier is not specified")
	}
	m := s.lookupLocked(ch, id)
	if m == nil {
		return nil, nil, badRequest("message to " + verb + " not found")
	}
	return ch, m, nil
}

func deleteMessage(_ context.Context, s *Server, c *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, m, err := s.ownLocked(c, "delete")
	if err != nil {
		return nil, err
	}
	return true, s.deleteLocked(ch, m)
}

func (s *Server) deleteLocked(ch *chat, m *Message) error {
	if s.opt.Now().Sub(time.Unix(m.Date, 0)) > deleteWithin {
		return badRequest("message can't be deleted for everyone")
	}
	if !m.FromBot && ch.info.Type != "private" && ch.bot != "administrator" {
		return badRequest("message can't be deleted")
	}
	gone := *m
	gone.Deleted = true
	s.replaceLocked(ch, &gone, EventDeleted)
	return nil
}

// deleteMessages skips what is not there, as Telegram does.
func deleteMessages(_ context.Context, s *Server, c *call) (any, error) {
	var ids []int64
	if err := c.decode("message_ids", &ids); err != nil || len(ids) == 0 || len(ids) > 100 {
		return nil, badRequest("message identifiers are not specified")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, err := s.writableLocked(c.str("chat_id"))
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if m := s.lookupLocked(ch, id); m != nil {
			if err := s.deleteLocked(ch, m); err != nil {
				return nil, err
			}
		}
	}
	return true, nil
}

func pinChatMessage(pin bool) method {
	return func(_ context.Context, s *Server, c *call) (any, error) {
		verb := "unpin"
		if pin {
			verb = "pin"
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		ch, old, err := s.ownLocked(c, verb)
		if err != nil {
			return nil, err
		}
		m := *old
		m.Pinned = pin
		s.replaceLocked(ch, &m, EventEdited)
		return true, nil
	}
}

func setMessageReaction(_ context.Context, s *Server, c *call) (any, error) {
	var kinds []struct {
		Type  string `json:"type"`
		Emoji string `json:"emoji"`
	}
	if err := c.decode("reaction", &kinds); err != nil {
		return nil, badRequest("can't parse reaction types JSON object")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, old, err := s.ownLocked(c, "react")
	if err != nil {
		return nil, err
	}
	if len(kinds) > 1 {
		return nil, badRequest("REACTIONS_TOO_MANY")
	}
	m := *old
	m.Reactions = nil
	for _, k := range kinds {
		if k.Type == "emoji" && !knownReaction(k.Emoji) {
			return nil, badRequest("REACTION_INVALID")
		}
		m.Reactions = append(m.Reactions, k.Emoji)
	}
	s.replaceLocked(ch, &m, EventEdited)
	return true, nil
}
