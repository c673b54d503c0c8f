package telegram

import (
	"context"
	"errors"
	"time"

	"kiezbot/internal/kiez"
)

// Outcome is how a call of the Bot API ended, for whoever counts calls.
type Outcome string

// The outcomes.
const (
	OutcomeOK       Outcome = "ok"
	OutcomeFlood    Outcome = "flood"    // 429
	OutcomeTrouble  Outcome = "trouble"  // Telegram could not be reached, or could not do it now
	OutcomeUnsure   Outcome = "unsure"   // the answer was lost or broken
	OutcomeToken    Outcome = "token"    // the token was not accepted
	OutcomeConflict Outcome = "conflict" // 409: another instance polls, or a webhook is set
	OutcomeGone     Outcome = "gone"     // the chat cannot be reached any more
	OutcomeRefused  Outcome = "refused"  // for any other reason, for good
)

// Outcomes lists them all.
func Outcomes() []Outcome {
	return []Outcome{
		OutcomeOK, OutcomeFlood, OutcomeTrouble, OutcomeUnsure, OutcomeToken, OutcomeConflict, OutcomeGone, OutcomeRefused,
	}
}

// Call is one attempt to call the Bot API.
type Call struct {
	Method  string
	Outcome Outcome
	Took    time.Duration
}

// note tells of a call that began at began. One that was broken off by its caller tells nothing about Telegram.
func (c *Client) note(ctx context.Context, method string, began time.Time, err error) {
	if err != nil && errors.Is(ctx.Err(), context.Canceled) {
		return
	}
	c.called(Call{Method: method, Outcome: outcome(err), Took: time.Since(began)})
}

// outcome sorts what classify made.
func outcome(err error) Outcome {
	again, retry := errors.AsType[*kiez.RetryError](err)
	_, migrated := errors.AsType[*kiez.MigratedError](err)
	switch {
	case err == nil:
		return OutcomeOK
	case retry && again.All:
		return OutcomeFlood
	case retry:
		return OutcomeTrouble
	case errors.Is(err, kiez.ErrUnsure):
		return OutcomeUnsure
	case errors.Is(err, ErrToken):
		return OutcomeToken
	case errors.Is(err, kiez.ErrGone), migrated:
		return OutcomeGone
	case conflict(err):
		return OutcomeConflict
	}
	return OutcomeRefused
}
