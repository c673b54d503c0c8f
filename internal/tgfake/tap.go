package tgfake

import (
	"context"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// CallbackAnswer is what the bot answered to a tap. Text is at most 200 characters; with Alert it is a dialog.
type CallbackAnswer struct {
	QueryID   string `json:"query_id"`
	User      int64  `json:"user"`
	Chat      int64  `json:"chat"`
	MessageID int64  `json:"message_id"`
	Data      string `json:"data"`
	Text      string `json:"text"`
	Alert     bool   `json:"alert"`
	URL       string `json:"url,omitempty"`
	CacheTime int    `json:"cache_time,omitempty"` // seconds
}

// PressResult is a tap under way.
type PressResult struct {
	QueryID  string `json:"query_id"`
	UpdateID int64  `json:"update_id"`
	Forged   bool   `json:"forged"` // no such button under that message
	tap      *tap
	s        *Server
}

// taps are the callback and inline queries that wait for an answer.
type taps struct {
	open   map[string]*tap
	order  []string
	nextID int64
}

// tap is one query; done is closed when it was answered.
type tap struct {
	answer CallbackAnswer
	inline *InlineAnswer
	at     time.Time // machine's clock
	done   chan struct{}
}

// maxTaps bounds the queries that nobody ever answers.
const maxTaps = 10000

func newTaps() taps { return taps{open: make(map[string]*tap), nextID: 7700000000000001} }

func (ts *taps) add(t *tap) string {
	id := strconv.FormatInt(ts.nextID, 10)
	ts.nextID++
	t.at, t.done = time.Now(), make(chan struct{})
	ts.open[id] = t
	ts.order = append(ts.order, id)
	if len(ts.order) > maxTaps {
		delete(ts.open, ts.order[0])
		ts.order = ts.order[1:]
	}
	return id
}

// take removes the query if it can still be answered.
func (ts *taps) take(id string, ttl time.Duration) (*tap, bool) {
	t, ok := ts.open[id]
	delete(ts.open, id)
	return t, ok && time.Since(t.at) <= ttl
}

// Press taps a button of a message as user. Data that is under no button there is sent as well: a forged tap.
// A message that is gone is shown to the bot as Telegram does: with its number and date 0.
func (s *Server) Press(user, chat, messageID int64, data string) (*PressResult, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, p, err := s.speakerLocked(user, chat)
	if err != nil {
		return nil, err
	}
	t := &tap{answer: CallbackAnswer{User: user, Chat: chat, MessageID: messageID, Data: data}}
	res := &PressResult{Forged: true, tap: t, s: s, QueryID: s.taps.add(t)}
	t.answer.QueryID = res.QueryID
	query := callbackQuery{
		ID: res.QueryID, From: p.User, Instance: strconv.FormatInt(chat*31+17, 10), Data: data,
		Message: &WireMessage{MessageID: messageID, Chat: ch.info},
	}
	if m := ch.findLocked(messageID); m != nil {
		query.Message = &m.WireMessage
		for _, b := range m.Buttons() {
			if b.CallbackData == data {
				res.Forged = false
			}
		}
	}
	res.UpdateID = s.pushLocked("callback_query", chat, query)
	return res, nil
}

type callbackQuery struct {
	ID       string       `json:"id"`
	From     User         `json:"from"`
	Message  *WireMessage `json:"message"`
	Instance string       `json:"chat_instance"`
	Data     string       `json:"data"`
}

// Done is closed when the bot has answered the tap.
func (r *PressResult) Done() <-chan struct{} { return r.tap.done }

// Wait returns the bot's answer to the tap.
func (r *PressResult) Wait(ctx context.Context) (CallbackAnswer, error) {
	select {
	case <-r.tap.done:
		return r.tap.answer, nil
	case <-ctx.Done():
		return CallbackAnswer{}, fmt.Errorf("tgfake: tap on %q not answered: %w", r.tap.answer.Data, context.Cause(ctx))
	case <-r.s.ctx.Done():
		return CallbackAnswer{}, errClosed()
	}
}

// ExpireCallbacks makes all open callback and inline queries too old to be answered.
func (s *Server) ExpireCallbacks() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.taps.open)
	s.taps.order = nil
}

func queryTooOld() error {
	return badRequest("query is too old and response timeout expired or query ID is invalid")
}

func answerCallbackQuery(_ context.Context, s *Server, c *call) (any, error) {
	text := cleanInput(c.str("text"))
	switch {
	case utf8.RuneCountInString(text) > 200:
		return nil, badRequest("MESSAGE_TOO_LONG")
	case !s.tapURL(c.str("url")):
		return nil, badRequest("URL_INVALID")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	t, ok := s.taps.take(c.str("callback_query_id"), s.opt.CallbackTTL)
	if !ok || t.inline != nil {
		return nil, queryTooOld()
	}
	t.answer.Text, t.answer.Alert, t.answer.URL = text, c.boolean("show_alert"), c.str("url")
	t.answer.CacheTime = int(c.integer("cache_time"))
	close(t.done)
	a := t.answer
	s.emit(Event{Kind: EventAnswered, Chat: a.Chat, Answer: &a})
	return true, nil
}

// tapURL allows what a callback answer may open: nothing, or a start link to this bot.
func (s *Server) tapURL(link string) bool {
	if link == "" {
		return true
	}
	u, err := url.Parse(link)
	return err == nil && (u.Host == "t.me" || u.Host == "telegram.me") && u.Query().Has("start") &&
		strings.EqualFold(strings.Trim(u.Path, "/"), s.opt.Bot.Username)
}
