package app

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"kiezbot/internal/kiez"
)

// untilAnswered asks Telegram something the bot cannot start without, again and again while there is no answer. What
// Telegram refuses, the token above all, is an error at once, and so is the end of ctx.
func untilAnswered(ctx context.Context, log *slog.Logger, ask func() error) error {
	for wait := time.Second; ; wait = min(2*wait, longestWait) {
		err := ask()
		again, retry := errors.AsType[*kiez.RetryError](err)
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return ctx.Err() //nolint:wrapcheck // the caller says what was asked
		case retry:
			wait = max(wait, again.After)
		case !errors.Is(err, kiez.ErrUnsure):
			return err
		}
		log.WarnContext(ctx, "Telegram does not answer, the bot starts as soon as it does: "+
			"is the network in order, and TELEGRAM_API_URL, if it is set?", "after", wait, "err", err)
		pause(ctx, wait)
	}
}
