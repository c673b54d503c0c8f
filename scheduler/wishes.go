package scheduler

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
)

// WishStore keeps who wants to be reminded of single events.
type WishStore interface {
	// WishesOver gives the people with a wish that has had its time.
	WishesOver(ctx context.Context) ([]kiez.ChatID, error)
	Person(ctx context.Context, chat kiez.ChatID) (kiez.Person, error)
	// KeepWish keeps a wish as long as an event that is at at needs it.
	KeepWish(ctx context.Context, chat kiez.ChatID, event string, at time.Time) error
	// DropWishes deletes the wishes of a person that have had their time.
	DropWishes(ctx context.Context, chat kiez.ChatID) error
}

// Wishes deletes the wishes to be reminded of events that are over. Of an event that was moved to a later day they
// stay.
type Wishes struct {
	Store WishStore
	// Event gives one event, or an error that is kiez.ErrNotFound.
	Event func(ctx context.Context, id string) (kiez.Event, error)
}

// Run looks through the people of whom a wish has had its time.
func (w *Wishes) Run(ctx context.Context, _ time.Time) error {
	chats, err := w.Store.WishesOver(ctx)
	if err != nil {
		return fmt.Errorf("wishes that are over: %w", err)
	}
	for _, chat := range chats {
		if err := w.tidy(ctx, chat); err != nil {
			return fmt.Errorf("wishes of %d: %w", chat, err)
		}
	}
	return nil
}

func (w *Wishes) tidy(ctx context.Context, chat kiez.ChatID) error {
	person, err := w.Store.Person(ctx, chat)
	if err != nil {
		return fmt.Errorf("load person: %w", err)
	}
	for id := range person.Wanted {
		e, err := w.Event(ctx, id)
		if errors.Is(err, kiez.ErrNotFound) {
			continue
		}
		if err != nil {
			return fmt.Errorf("event %s: %w", id, err)
		}
		if err := w.Store.KeepWish(ctx, chat, id, e.Start); err != nil {
			return fmt.Errorf("keep wish for %s: %w", id, err)
		}
	}
	return w.Store.DropWishes(ctx, chat)
}
