package tgfake

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// Chat returns the messages of a chat that were not deleted, oldest first, the people's too. Each is the latest
// version; Versions holds the earlier ones.
func (s *Server) Chat(id int64) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, ok := s.world.chats[id]
	if !ok {
		return nil
	}
	out := make([]Message, 0, len(ch.history))
	for _, m := range ch.history {
		if !m.Deleted {
			out = append(out, *m)
		}
	}
	return out
}

// HasChat reports whether there is a chat with this id, which a private one is once somebody has written in it.
func (s *Server) HasChat(id int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.world.chats[id]
	return ok
}

// Message returns one message, also a deleted one.
func (s *Server) Message(chat, id int64) (Message, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if ch, ok := s.world.chats[chat]; ok && ch.byID[id] != nil {
		return *ch.byID[id], true
	}
	return Message{}, false
}

// Chats lists all chats by id.
func (s *Server) Chats() []ChatInfo {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]ChatInfo, 0, len(s.world.chats))
	for _, ch := range s.world.chats {
		out = append(out, ch.info)
	}
	slices.SortFunc(out, func(a, b ChatInfo) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// SentTo returns how many messages the bot ever sent to a chat, also with Options.Discard.
func (s *Server) SentTo(chat int64) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if ch, ok := s.world.chats[chat]; ok {
		return ch.fromBot
	}
	return 0
}

// Rev returns the revision of the world. Every new, edited or deleted message gets a higher one.
func (s *Server) Rev() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.world.rev
}

// WaitFor returns the first message of the bot in the chat that pred accepts, old ones included, and waits for one
// if need be. It looks again at every change. pred sees the latest version of each message that was not deleted,
// and must not call the Server. With Options.Discard there is nothing to see.
func (s *Server) WaitFor(ctx context.Context, chat int64, pred func(Message) bool) (Message, error) {
	return s.wait(ctx, chat, func(m Message) bool { return !m.Deleted && pred(m) })
}

// WaitSince is WaitFor for messages that are new or were edited or deleted after revision rev; pred must look at
// Deleted itself.
func (s *Server) WaitSince(ctx context.Context, chat, rev int64, pred func(Message) bool) (Message, error) {
	return s.wait(ctx, chat, func(m Message) bool { return m.Rev > rev && pred(m) })
}

func (s *Server) wait(ctx context.Context, chat int64, pred func(Message) bool) (Message, error) {
	for {
		s.mu.Lock()
		if ch, ok := s.world.chats[chat]; ok {
			for _, m := range ch.history {
				if m.FromBot && pred(*m) {
					s.mu.Unlock()
					return *m, nil
				}
			}
		}
		changed := s.world.change(chat)
		s.mu.Unlock()
		select {
		case <-changed:
		case <-ctx.Done():
			return Message{}, fmt.Errorf("tgfake: no such message in chat %d: %w", chat, context.Cause(ctx))
		case <-s.ctx.Done():
			return Message{}, errClosed()
		}
	}
}
