package redisstore

import (
	"context"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
)

// wantedLife is how long a wish to be reminded outlives its event, or is kept at all if the event is past: an event
// that is moved by less keeps those who asked for it.
const wantedLife = 30 * 24 * time.Hour

// Want stores that somebody wants to be reminded of an event at at, with the consent it rests on. Whoever asks for it
// can be reached: a suppressed person comes back.
func (p *People) Want(
	ctx context.Context, chat kiez.ChatID, event string, at time.Time, consent kiez.Consent,
) (kiez.Person, error) {
	if event == "" {
		return kiez.Person{}, fmt.Errorf("want %d: the event has no id: %w", chat, kiez.ErrNotFound)
	}
	if err := p.enterShard(ctx, chat); err != nil {
		return kiez.Person{}, err
	}
	_, now, err := p.change(ctx, chat, "want", preferenceLife,
		event, consentField(consent), at.UnixMilli(), wantedLife.Milliseconds())
	return now, err
}

// Unwant ends the wish to be reminded of an event; ending one that is not there changes nothing.
func (p *People) Unwant(ctx context.Context, chat kiez.ChatID, event string) (kiez.Person, error) {
	_, now, err := p.change(ctx, chat, "unwant", preferenceLife, event)
	return now, err
}
