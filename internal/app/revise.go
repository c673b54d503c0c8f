package app

import (
	"context"
	"fmt"
	"slices"

	"kiezbot/internal/kiez"
)

// revise answers an edited message, in place of its answer if that is remembered. What reads as it did before is left
// alone.
func (c *conversation) revise(ctx context.Context, u kiez.Update) error {
	if u.ChatKind != kiez.Private { // nothing is remembered
		return c.answer(ctx, u, nil)
	}
	before, err := c.replies.Answers(ctx, u.Chat, u.MessageID)
	if err != nil {
		return fmt.Errorf("find answer to edited message: %w", err)
	}
	if len(before.Messages) > 0 && before.To(u.Text) {
		return nil
	}
	return c.answer(ctx, u, before.Messages)
}

// remember keeps which messages answered a question, and takes away those of an earlier answer that were not replaced.
// An answer that could not be remembered is still an answer.
func (c *conversation) remember(ctx context.Context, u kiez.Update, before, sent []int) {
	if u.ChatKind != kiez.Private {
		return
	}
	for _, id := range before {
		if slices.Contains(sent, id) {
			continue
		}
		if err := c.telegram.Delete(ctx, u.Chat, id); err != nil {
			c.log.WarnContext(ctx, "delete outdated answer", "update", u.ID, "err", err)
		}
	}
	if err := c.replies.Remember(ctx, u.Chat, u.MessageID, u.Text, sent); err != nil {
		c.log.WarnContext(ctx, "remember answer", "update", u.ID, "err", err)
	}
}
