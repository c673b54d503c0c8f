package tgfake

import (
	"context"
	"slices"
)

// sourceLocked finds the message to copy or forward.
func (s *Server) sourceLocked(c *call, id int64, verb string) (*Message, error) {
	from, err := s.chatLocked(c.str("from_chat_id"))
	if err != nil {
		return nil, err
	}
	m := s.lookupLocked(from, id)
	if m == nil {
		return nil, badRequest("message to " + verb + " not found")
	}
	return m, nil
}

// content is what of a message travels.
func content(m *Message) draft {
	w := m.WireMessage
	w.From, w.ReplyToMessage, w.ReplyMarkup, w.EditDate, w.MediaGroupID = nil, nil, nil, 0, ""
	w.MessageThreadID, w.IsTopicMessage, w.Protected = 0, false, false
	return draft{wire: w, files: m.FileIDs}
}

// copied has no trace of where it came from.
func copied(m *Message) draft {
	d := content(m)
	d.wire.ForwardOrigin, d.wire.ForwardFrom, d.wire.ForwardSender, d.wire.ForwardDate = nil, nil, "", 0
	return d
}

func copyMessage(_ context.Context, s *Server, c *call) (any, error) {
	mk, err := markupParam(c.params)
	if err != nil {
		return nil, err
	}
	caption, err := captionParam(c.params)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	src, err := s.sourceLocked(c, c.integer("message_id"), "copy")
	if err != nil {
		return nil, err
	}
	if src.isService() {
		return nil, badRequest("message can't be copied")
	}
	d := copied(src)
	d.markup = mk
	if _, given := c.values["caption"]; given && len(src.FileIDs) > 0 {
		d.wire.Caption, d.wire.CaptionEntities = caption.text, caption.ents
	}
	out, err := s.postLocked(c, d)
	if err != nil {
		return nil, err
	}
	return messageID{out[0].MessageID}, nil
}

type messageID struct {
	ID int64 `json:"message_id"`
}

func forwardMessage(_ context.Context, s *Server, c *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	src, err := s.sourceLocked(c, c.integer("message_id"), "forward")
	if err != nil {
		return nil, err
	}
	if src.Protected || src.isService() {
		return nil, badRequest("message can't be forwarded")
	}
	out, err := s.postLocked(c, forwarded(src))
	if err != nil {
		return nil, err
	}
	return out[0], nil
}

// forwarded keeps the first origin of a message that was forwarded before.
func forwarded(src *Message) draft {
	d := content(src)
	if d.wire.ForwardOrigin == nil && src.From != nil {
		from := *src.From
		from.LanguageCode = ""
		d.wire.ForwardFrom, d.wire.ForwardDate = &from, src.Date
		d.wire.ForwardOrigin = &ForwardOrigin{Type: "user", Date: src.Date, SenderUser: &from}
	}
	return d
}

func (m *Message) isService() bool {
	return m.NewChatMembers != nil || m.LeftChatMember != nil || m.MigrateTo != 0 || m.MigrateFrom != 0 ||
		m.GroupCreated || m.TopicCreated != nil || m.TopicClosed != nil || m.TopicReopened != nil || m.PinnedMessage != nil
}

// manyMessages makes copyMessages and forwardMessages; what cannot travel is skipped.
func manyMessages(forward bool) method {
	return func(_ context.Context, s *Server, c *call) (any, error) {
		var ids []int64
		if err := c.decode("message_ids", &ids); err != nil || len(ids) == 0 || len(ids) > 100 {
			return nil, badRequest("message identifiers are not specified")
		}
		if !slices.IsSorted(ids) {
			return nil, badRequest("message identifiers must be in a strictly increasing order")
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		drafts := s.draftsLocked(c, ids, forward)
		if len(drafts) == 0 {
			return nil, badRequest("there are no messages to copy or forward")
		}
		out, err := s.postLocked(c, drafts...)
		if err != nil {
			return nil, err
		}
		sent := make([]messageID, len(out))
		for i, w := range out {
			sent[i].ID = w.MessageID
		}
		return sent, nil
	}
}

func (s *Server) draftsLocked(c *call, ids []int64, forward bool) []draft {
	var drafts []draft
	for _, id := range ids {
		src, err := s.sourceLocked(c, id, "copy")
		switch {
		case err != nil || src.isService():
		case !forward:
			drafts = append(drafts, copied(src))
		case !src.Protected:
			drafts = append(drafts, forwarded(src))
		}
	}
	return drafts
}
