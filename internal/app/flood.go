package app

import (
	"context"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
)

// flooded asks a person for patience who writes faster than answers may go out, once in a while. All are answered in
// turn; nobody else waits for it.
func (c *conversation) flooded(ctx context.Context, u kiez.Update) {
	if c.bans.has(u.From) {
		return
	}
	first, err := c.hurry(ctx, u.Chat)
	if err != nil {
		c.log.WarnContext(ctx, "ask for patience", "err", err)
	}
	if !first {
		return
	}
	req, err := c.request(ctx, u)
	if err == nil {
		_, err = c.say(ctx, req, handlers.Patience(), 0)
	}
	if err != nil {
		c.log.WarnContext(ctx, "ask for patience", "err", err)
	}
}
