package app

import (
	"context"
	"fmt"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// closures keeps the closed and changed days that staff entered in the store, and has the office's hours follow them.
type closures struct {
	store    *redisstore.Closures
	followed *followed
}

func newClosures(store *redisstore.Closures, know *library) closures {
	return closures{store: store, followed: follow("closed days", store.Version, store.All, know.closeOn)}
}

// Closures lists the entries by their first day.
func (c closures) Closures(ctx context.Context) ([]kiez.Closure, error) {
	entries, _, err := c.store.All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list closed days: %w", err)
	}
	return entries, nil
}

// Close stores an entry.
func (c closures) Close(ctx context.Context, entry kiez.Closure) error {
	if err := c.store.Put(ctx, entry, entry.At); err != nil {
		return fmt.Errorf("store closed days: %w", err)
	}
	return c.followed.catchUp(ctx)
}

// Reopen takes an entry back.
func (c closures) Reopen(ctx context.Context, id string) error {
	if err := c.store.Remove(ctx, id); err != nil {
		return fmt.Errorf("remove closed days: %w", err)
	}
	return c.followed.catchUp(ctx)
}
