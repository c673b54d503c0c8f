package telegram

import (
	"context"
	"encoding/json"
	"strconv"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"kiezbot/internal/kiez"
)

// maxInlineID is how long the id of an inline result may be, in bytes (core.telegram.org/bots/api#inlinequeryresult).
const maxInlineID = 64

// article is an answer that can be shared in any chat. Source: core.telegram.org/bots/api#inlinequeryresultarticle.
type article struct {
	Type        string          `json:"type"`
	ID          string          `json:"id"`
	Title       string          `json:"title"`
	Description string          `json:"description,omitempty"`
	Content     articleContent  `json:"input_message_content"`
	Keyboard    json.RawMessage `json:"reply_markup,omitempty"`
}

type articleContent struct {
	Text      string         `json:"message_text"`
	ParseMode string         `json:"parse_mode"`
	Preview   map[string]any `json:"link_preview_options"`
}

// AnswerInline shows a person what can be shared in the chat where "@bot …" is being typed, at most 50 articles.
// Telegram may show the same to this person again for as long as cache, in whole seconds. What does not fit into one
// message is cut off at a paragraph. That the query is too old to be answered is no error.
func (c *Client) AnswerInline(ctx context.Context, id string, articles []kiez.Article, cache time.Duration) error {
	results := []article{} // none is an empty list
	for _, a := range articles {
		texts := Split(a.HTML, maxText)
		if len(texts) == 0 || len(a.ID) > maxInlineID {
			continue
		}
		one := article{
			Type: "article", ID: a.ID, Title: a.Title, Description: a.Summary,
			Content: articleContent{Text: texts[0], ParseMode: "HTML", Preview: map[string]any{"is_disabled": true}},
		}
		if len(a.Rows) > 0 {
			one.Keyboard = json.RawMessage(keyboard(a.Rows))
		}
		results = append(results, one)
	}
	params := tgbotapi.Params{"inline_query_id": id, "results": jsonParam(results), "is_personal": "true"}
	params["cache_time"] = strconv.Itoa(int(cache / time.Second))
	_, err := c.ask(ctx, request{method: "answerInlineQuery", params: params})
	if refused(err, "query is too old", "query id is invalid", "query_id_invalid") {
		return nil
	}
	return err
}
