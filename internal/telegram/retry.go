package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"time"

	"kiezbot/internal/kiez"
)

// How often a reply is tried again: a doubled answer is a nuisance, a missing one leaves a person alone.
const (
	certainRetries = 3
	unsureRetries  = 1
)

// ask makes a call that sends nothing, with the patience of a reply. No pace applies to it but a pause.
func (c *Client) ask(ctx context.Context, r request) (json.RawMessage, error) {
	var res json.RawMessage
	err := insist(ctx, func() (err error) {
		if !r.always {
			if err := c.pacer.Pass(ctx); err != nil && ctx.Err() == nil {
				c.log.WarnContext(ctx, "no telling whether there is a pause, calling all the same", "err", err)
			}
		}
		res, err = c.call(ctx, r)
		return err
	})
	return res, err
}

// insist repeats do after a certain failure up to three times, after an unsure one once, and gives the last error.
// A wait that Telegram asked for is kept to the second, others have full jitter.
func insist(ctx context.Context, do func() error) error {
	certain, unsure := 0, 0
	for {
		err := do()
		var wait time.Duration
		again, retry := errors.AsType[*kiez.RetryError](err)
		switch {
		case errors.Is(err, kiez.ErrUnsure) && unsure < unsureRetries:
			wait = jitter(defaultRetry)
			unsure++
		case retry && certain < certainRetries:
			wait = again.After
			if !again.All {
				wait = jitter(again.After << certain)
			}
			certain++
		default:
			return err
		}
		if !sleep(ctx, wait) {
			return err
		}
	}
}

// jitter gives a wait evenly spread between nothing and limit: who failed together shall not come back together.
func jitter(limit time.Duration) time.Duration {
	return rand.N(max(limit, 1)) //nolint:gosec // spreading load needs no secret
}

// sleep reports whether it lasted d; false: ctx ended first.
func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}
