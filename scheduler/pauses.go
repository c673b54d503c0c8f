package scheduler

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
)

// PauseStore keeps who pauses. The list of pauses may know an end that is not that of the record; the record counts.
type PauseStore interface {
	// PausesUntil gives up to limit chats whose listed pause ends by now.
	PausesUntil(ctx context.Context, now time.Time, limit int64) ([]kiez.ChatID, error)
	Person(ctx context.Context, chat kiez.ChatID) (kiez.Person, error)
	// PostponePause has PausesUntil give somebody who is due at now again from to on, and reports whether it did: of
	// several that try, one does.
	PostponePause(ctx context.Context, chat kiez.ChatID, now, to time.Time) (moved bool, err error)
	// EndPause ends the pause that lasts until until, and takes the chat off the list if it is due by then. A pause that
	// was changed meanwhile stays.
	EndPause(ctx context.Context, chat kiez.ChatID, until, then time.Time) error
}

// Pauses brings people back whose pause is over. They are told first: only then does their pause end, so that nobody
// misses the word, whatever fails in between.
type Pauses struct {
	Store PauseStore
	// Awake gives the first moment from t on that is not in the quiet hours.
	Awake func(t time.Time) time.Time
	// Tell says that the pause is over. An error means that it can be tried again; who cannot be reached is none.
	Tell func(ctx context.Context, p kiez.Person) error
}

// Run brings back whoever is due. What fails for one person is no matter of the others.
func (p *Pauses) Run(ctx context.Context, now time.Time) error {
	const atOnce = 100
	chats, err := p.Store.PausesUntil(ctx, now, atOnce)
	if err != nil {
		return fmt.Errorf("pauses that are over: %w", err)
	}
	var errs []error
	for _, chat := range chats {
		if err := p.end(ctx, chat, now); err != nil {
			errs = append(errs, fmt.Errorf("pause of %d: %w", chat, err))
		}
	}
	return errors.Join(errs...)
}

func (p *Pauses) end(ctx context.Context, chat kiez.ChatID, now time.Time) error {
	person, err := p.Store.Person(ctx, chat)
	if err != nil {
		return fmt.Errorf("load person: %w", err)
	}
	until := person.Settings.Paused
	if until.After(now) { // listed for an earlier pause
		_, err := p.Store.PostponePause(ctx, chat, now, until)
		return err
	}
	if until.IsZero() || !person.Awaits() || !person.Suppressed.IsZero() { // nothing to say, or nobody to say it to
		return p.Store.EndPause(ctx, chat, until, now)
	}
	if awake := p.awake(person, now); awake.After(now) {
		_, err := p.Store.PostponePause(ctx, chat, now, awake)
		return err
	}
	const telling = time.Minute // then whoever began to tell has failed, and another replica tries
	if mine, err := p.Store.PostponePause(ctx, chat, now, now.Add(telling)); err != nil || !mine {
		return err
	}
	if err := p.Tell(ctx, person); err != nil {
		return fmt.Errorf("tell: %w", err)
	}
	return p.Store.EndPause(ctx, chat, until, now.Add(telling))
}

func (p *Pauses) awake(person kiez.Person, now time.Time) time.Time {
	if person.Settings.Quiet == kiez.QuietOff {
		return now
	}
	return p.Awake(now)
}
