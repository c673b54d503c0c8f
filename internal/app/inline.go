package app

import (
	"context"
	"strings"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/telegram"
)

// inlineCache is how long Telegram may show the same answers to the same query of the same person.
const inlineCache = 5 * time.Minute

// inline offers answers to share while somebody types "@bot …". Nobody waits for an answer that fails: the next letter
// asks again.
func (c *conversation) inline(ctx context.Context, u kiez.Update) error {
	req, err := c.request(ctx, u)
	if err != nil {
		return err
	}
	shared, err := c.handlers.Inline(ctx, req)
	if err != nil {
		c.log.ErrorContext(ctx, "answer inline query", "update", u.ID, "err", err)
		return nil
	}
	articles := make([]kiez.Article, len(shared))
	for i, s := range shared {
		articles[i] = c.article(s)
	}
	if err := c.telegram.AnswerInline(ctx, u.CallbackID, articles, inlineCache); err != nil {
		c.log.WarnContext(ctx, "answer inline query", "update", u.ID, "err", err)
	}
	return nil
}

// article is an answer with a button that leads to the bot.
func (c *conversation) article(s kiez.Shared) kiez.Article {
	catalog := c.library.catalog()
	link := strings.TrimSuffix(c.link(s.Start), "?start=")
	return kiez.Article{
		ID: s.ID, Title: catalog.Label(s.Lang, s.Title), Summary: telegram.PlainText(catalog.HTML(s.Lang, s.Summary)),
		HTML: catalog.Body(s.Lang, s.Paragraphs),
		Rows: catalog.Rows(s.Lang, [][]kiez.Button{{{Label: kiez.Say("inline.ask_bot", nil), URL: link}}}),
	}
}
