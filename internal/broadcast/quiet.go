package broadcast

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
)

// quiet gives the choices of quiet hours for which b is held back now, and until when. A correction that would be too
// late by then is not held back: it is never dropped for the sake of quiet, nor kept from people until they are there.
func (e *Engine) quiet(b kiez.Broadcast) (choices []kiez.Quiet, until time.Time) {
	now := e.o.Now()
	choices, until = e.o.Quiet(now)
	needed := b.ValidUntil
	if !b.EventStart.IsZero() && b.EventStart.Before(needed) {
		needed = b.EventStart
	}
	tooLate := !needed.IsZero() && !until.Before(needed)
	if b.Loud || b.Kind == kiez.Correction && tooLate {
		return nil, now
	}
	return choices, until
}

// rest puts the broadcast aside until the quiet hours of all who are left are over, or it is too late for them. Until
// then nobody asks the store about it. What staff change meanwhile wakes it.
func (r *run) rest(ctx context.Context) error {
	e, b := r.engine, r.broadcast
	choices, until := e.quiet(b)
	if len(choices) == 0 {
		return nil // the hours ended just now: the next look goes on
	}
	if !b.ValidUntil.IsZero() && b.ValidUntil.Before(until) {
		until = b.ValidUntil
	}
	err := e.o.Store.Rest(ctx, b, until)
	switch {
	case errors.Is(err, kiez.ErrConflict): // changed meanwhile: the next look tells
		return nil
	case err != nil:
		return fmt.Errorf("rest: %w", err)
	}
	sheet, err := e.o.Store.Sheet(ctx, b.ID)
	if err != nil {
		return fmt.Errorf("sheet: %w", err)
	}
	b.HeldUntil = until
	e.o.Progress(ctx, b, sheet)
	return nil
}
