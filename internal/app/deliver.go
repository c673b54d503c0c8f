package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
	"kiezbot/internal/telegram"
)

// longestWait is how long Telegram is left alone at most before a reply is tried again.
const longestWait = 30 * time.Second

// deliver sends a reply and waits as long as Telegram is in trouble, or refuses the token, which says nothing about the
// reply: the lane is this chat's own, and the update stays in the store until its answer is out.
func (c *conversation) deliver(ctx context.Context, out kiez.Outgoing) (sent []int, err error) {
	for wait := time.Second; ; wait = min(2*wait, longestWait) {
		sent, err := c.telegram.Send(ctx, out)
		again, retry := errors.AsType[*kiez.RetryError](err)
		switch {
		case ctx.Err() != nil:
			return sent, err
		case retry:
			pause(ctx, max(wait, again.After))
		case errors.Is(err, telegram.ErrToken):
			pause(ctx, wait)
		default:
			return sent, err
		}
	}
}

// apologise says to whoever asked that nobody knows whether the answer, or the message to somebody else, has arrived.
// It goes on until one apology has certainly arrived.
func (c *conversation) apologise(ctx context.Context, req handlers.Request, to kiez.ChatID) error {
	text := kiez.Say("error.unsure", nil)
	if to != req.Chat {
		text = kiez.Say("error.unsure_other", nil)
	}
	out := c.render(kiez.Answer(text).Messages[0], req.Lang)
	out.Chat, out.Thread = req.Chat, req.Thread
	for wait := time.Second; ; wait = min(2*wait, longestWait) {
		_, err := c.deliver(ctx, out)
		switch {
		case ctx.Err() != nil:
			return fmt.Errorf("apologise: %w", err)
		case errors.Is(err, kiez.ErrUnsure):
			pause(ctx, wait)
		case err != nil: // whoever asked is gone by now
			c.log.WarnContext(ctx, "apology refused", "update", req.ID, "err", err)
			return nil
		default:
			return nil
		}
	}
}
