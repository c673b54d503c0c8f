package tgfake

import (
	"context"
	"encoding/json"
	"fmt"
)

// InlineAnswer is what the bot offered for an inline query.
type InlineAnswer struct {
	QueryID    string            `json:"query_id"`
	Results    []json.RawMessage `json:"results"`
	CacheTime  int               `json:"cache_time"` // seconds
	IsPersonal bool              `json:"is_personal"`
	NextOffset string            `json:"next_offset"`
}

// InlineResult is an inline query under way.
type InlineResult struct {
	QueryID  string
	UpdateID int64
	tap      *tap
	s        *Server
}

// Inline types "@bot query" as user in some chat. The person need not have started the bot.
func (s *Server) Inline(user int64, query, offset string) *InlineResult {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := &tap{inline: &InlineAnswer{}}
	res := &InlineResult{tap: t, s: s, QueryID: s.taps.add(t)}
	t.inline.QueryID = res.QueryID
	res.UpdateID = s.pushLocked("inline_query", 0, struct {
		ID     string `json:"id"`
		From   User   `json:"from"`
		Type   string `json:"chat_type"`
		Query  string `json:"query"`
		Offset string `json:"offset"`
	}{res.QueryID, s.personLocked(user).User, "private", query, offset})
	return res
}

// Wait returns the bot's answer.
func (r *InlineResult) Wait(ctx context.Context) (InlineAnswer, error) {
	select {
	case <-r.tap.done:
		return *r.tap.inline, nil
	case <-ctx.Done():
		return InlineAnswer{}, fmt.Errorf("tgfake: inline query not answered: %w", context.Cause(ctx))
	case <-r.s.ctx.Done():
		return InlineAnswer{}, errClosed()
	}
}

func answerInlineQuery(_ context.Context, s *Server, c *call) (any, error) {
	var results []json.RawMessage
	if err := c.decode("results", &results); err != nil {
		return nil, badRequest("can't parse inline query results JSON object")
	}
	if len(results) > 50 {
		return nil, badRequest("RESULTS_TOO_MUCH")
	}
	seen := make(map[string]bool, len(results))
	for _, raw := range results {
		if err := checkInlineResult(raw, seen); err != nil {
			return nil, err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	t, ok := s.taps.take(c.str("inline_query_id"), s.opt.CallbackTTL)
	if !ok || t.inline == nil {
		return nil, queryTooOld()
	}
	a := t.inline
	a.Results, a.NextOffset, a.IsPersonal = results, c.str("next_offset"), c.boolean("is_personal")
	a.CacheTime = 300
	if c.has("cache_time") {
		a.CacheTime = int(c.integer("cache_time"))
	}
	close(t.done)
	return true, nil
}

// checkInlineResult looks at one result as closely as at a message: id, title, text, keyboard.
func checkInlineResult(raw json.RawMessage, seen map[string]bool) error {
	var r struct {
		Type    string                     `json:"type"`
		ID      string                     `json:"id"`
		Title   string                     `json:"title"`
		Markup  json.RawMessage            `json:"reply_markup"`
		Content map[string]json.RawMessage `json:"input_message_content"`
	}
	if err := json.Unmarshal(raw, &r); err != nil {
		return badRequest("can't parse inline query result: " + err.Error())
	}
	switch {
	case r.ID == "" || len(r.ID) > 64:
		return badRequest("RESULT_ID_INVALID")
	case seen[r.ID]:
		return badRequest("RESULT_ID_DUPLICATE")
	case r.Type == "article" && r.Title == "":
		return badRequest("ARTICLE_TITLE_EMPTY")
	case r.Type == "article" && r.Content == nil:
		return badRequest("can't parse inline query result: input message content is not specified")
	}
	seen[r.ID] = true
	if text, ok := r.Content["message_text"]; ok {
		var p params
		p.values = map[string]string{"entities": string(r.Content["entities"])}
		for key, val := range map[string]json.RawMessage{"text": text, "parse_mode": r.Content["parse_mode"]} {
			var s string
			if val != nil && json.Unmarshal(val, &s) != nil {
				return badRequest("can't parse input message content")
			}
			p.values[key] = s
		}
		if _, err := bodyParam(p); err != nil {
			return err
		}
	}
	_, err := markupParam(params{values: map[string]string{"reply_markup": string(r.Markup)}})
	return err
}
