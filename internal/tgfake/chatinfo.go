package tgfake

import (
	"context"
)

func getMe(_ context.Context, s *Server, _ *call) (any, error) {
	return struct {
		User
		JoinGroups bool `json:"can_join_groups"`
		ReadAll    bool `json:"can_read_all_group_messages"`
		Inline     bool `json:"supports_inline_queries"`
		Business   bool `json:"can_connect_to_business"`
		WebApp     bool `json:"has_main_web_app"`
	}{User: s.opt.Bot, JoinGroups: true, ReadAll: !s.opt.Privacy, Inline: true}, nil
}

func getChat(_ context.Context, s *Server, c *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, err := s.readableLocked(c.str("chat_id"))
	if err != nil {
		return nil, err
	}
	return struct {
		ChatInfo
		AccentColor  int `json:"accent_color_id"`
		MaxReactions int `json:"max_reaction_count"`
	}{ChatInfo: ch.info, MaxReactions: 11}, nil
}

// readableLocked finds a chat the bot may ask about: it need not be able to write there.
func (s *Server) readableLocked(id string) (*chat, error) {
	ch, err := s.chatLocked(id)
	if err != nil || ch.info.Type == "private" {
		return ch, err
	}
	return s.writableLocked(id)
}

func getChatMember(_ context.Context, s *Server, c *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, err := s.readableLocked(c.str("chat_id"))
	if err != nil {
		return nil, err
	}
	id := c.integer("user_id")
	switch p, ok := s.world.people[id]; {
	case id == s.opt.Bot.ID:
		return member(s.opt.Bot, ch.bot), nil
	case !ok:
		return nil, badRequest("PARTICIPANT_ID_INVALID")
	case ch.members[id] || ch.info.ID == id:
		return member(p.User, "member"), nil
	default:
		return member(p.User, "left"), nil
	}
}

func getChatMemberCount(_ context.Context, s *Server, c *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, err := s.readableLocked(c.str("chat_id"))
	if err != nil {
		return nil, err
	}
	if ch.info.Type == "private" {
		return 2, nil
	}
	return len(ch.members) + 1, nil
}

func leaveChat(_ context.Context, s *Server, c *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, err := s.writableLocked(c.str("chat_id"))
	if err != nil {
		return nil, err
	}
	if ch.info.Type == "private" {
		return nil, badRequest("chat member status can't be changed in private chats")
	}
	old := ch.bot
	ch.bot = "left"
	s.memberUpdateLocked(ch, s.opt.Bot.ID, old)
	s.emit(Event{Kind: EventWorld, Chat: ch.info.ID})
	return true, nil
}
