package app

import (
	"context"
	"fmt"
	"log/slog"
	"sync/atomic"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// groups knows where the groups are that became supergroups: STAFF_CHAT_ID may name one by its old id.
type groups struct {
	store    *redisstore.Groups
	followed *followed
	moved    atomic.Pointer[map[kiez.ChatID]kiez.ChatID]
	log      *slog.Logger
}

func newGroups(store *redisstore.Groups, log *slog.Logger) *groups {
	g := &groups{store: store, log: log}
	g.moved.Store(&map[kiez.ChatID]kiez.ChatID{})
	g.followed = follow("moved groups", store.Version, store.All,
		func(_ context.Context, moved map[kiez.ChatID]kiez.ChatID) { g.moved.Store(&moved) })
	return g
}

// now gives the id a chat has now.
func (g *groups) now(chat kiez.ChatID) kiez.ChatID {
	if to, ok := (*g.moved.Load())[chat]; ok {
		return to
	}
	return chat
}

// move takes note of a group that has a new id. Telegram says it more than once.
func (g *groups) move(ctx context.Context, from, to kiez.ChatID) error {
	if g.now(from) == to {
		return nil
	}
	g.log.WarnContext(ctx, "a group has a new id", "from", int64(from), "to", int64(to))
	if err := g.store.Move(ctx, from, to); err != nil {
		return fmt.Errorf("keep the new id: %w", err)
	}
	return g.followed.catchUp(ctx)
}

// moving is move for whoever has no way to try again: the next message to the old id tells it anew.
func (g *groups) moving(ctx context.Context, from, to kiez.ChatID) {
	if err := g.move(ctx, from, to); err != nil {
		g.log.ErrorContext(ctx, "move group", "err", err)
	}
}
