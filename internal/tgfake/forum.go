package tgfake

import (
	"context"
	"slices"
	"unicode/utf8"
)

// topic is one topic of a forum; its id is that of the message that opened it.
type topic struct {
	Name   string `json:"name"`
	Closed bool   `json:"closed,omitempty"`
}

// Topic reports whether a forum has a topic, and whether it is closed. Who is not an administrator cannot write in a
// closed topic with a real Telegram; here nobody is kept from it.
func (s *Server) Topic(chat, thread int64) (closed, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, ok := s.world.chats[chat]
	if !ok {
		return false, false
	}
	t, ok := ch.topics[thread]
	return t.Closed, ok
}

// DeleteTopic has somebody in a forum delete a topic, with all messages in it. The bot hears nothing of it.
func (s *Server) DeleteTopic(chat, thread int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, err := s.group(chat)
	if err != nil {
		return err
	}
	delete(ch.topics, thread)
	for _, m := range slices.Clone(ch.history) {
		if m.MessageThreadID == thread && !m.Deleted {
			gone := *m
			gone.Deleted = true
			s.replaceLocked(ch, &gone, EventDeleted)
		}
	}
	s.emit(Event{Kind: EventWorld, Chat: chat})
	return nil
}

// createForumTopic needs a supergroup whose ChatInfo says IsForum.
func createForumTopic(_ context.Context, s *Server, c *call) (any, error) {
	name := cleanInput(c.str("name"))
	if n := utf8.RuneCountInString(name); n < 1 || n > 128 {
		return nil, badRequest("TOPIC_TITLE_INVALID")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, err := s.writableLocked(c.str("chat_id"))
	if err != nil {
		return nil, err
	}
	if !ch.info.IsForum {
		return nil, badRequest("the chat is not a forum")
	}
	m := s.newLocked(ch, WireMessage{TopicCreated: &ForumTopicTitle{Name: name, IconColor: 7322096}, IsTopicMessage: true})
	bot := s.opt.Bot
	m.From, m.FromBot, m.MessageThreadID = &bot, true, m.MessageID
	ch.topics[m.MessageID] = topic{Name: name}
	s.putLocked(ch, m)
	return struct {
		ThreadID int64 `json:"message_thread_id"`
		ForumTopicTitle
	}{m.MessageID, *m.TopicCreated}, nil
}

func closeForumTopic(_ context.Context, s *Server, c *call) (any, error) { return s.turnTopic(c, true) }

func reopenForumTopic(_ context.Context, s *Server, c *call) (any, error) {
	return s.turnTopic(c, false)
}

// turnTopic closes or opens a topic, which says so in it.
func (s *Server) turnTopic(c *call, closed bool) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, err := s.writableLocked(c.str("chat_id"))
	if err != nil {
		return nil, err
	}
	thread := c.integer("message_thread_id")
	t, ok := ch.topics[thread]
	switch {
	case !ok:
		return nil, badRequest("message thread not found")
	case t.Closed == closed:
		return nil, badRequest("TOPIC_NOT_MODIFIED")
	}
	ch.topics[thread] = topic{Name: t.Name, Closed: closed}
	service := WireMessage{IsTopicMessage: true, MessageThreadID: thread}
	if closed {
		service.TopicClosed = &struct{}{}
	} else {
		service.TopicReopened = &struct{}{}
	}
	m := s.newLocked(ch, service)
	bot := s.opt.Bot
	m.From, m.FromBot = &bot, true
	s.putLocked(ch, m)
	return true, nil
}
