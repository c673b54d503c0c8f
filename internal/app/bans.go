package app

import (
	"context"
	"fmt"
	"sync/atomic"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// bans knows who is not answered any more. Whoever is banned gets no broadcast and no reminder either, and has the
// subscriptions back by the first message after the ban.
type bans struct {
	*redisstore.Bans

	people   *redisstore.People
	users    atomic.Pointer[map[kiez.UserID]bool]
	followed *followed
}

func newBans(store *redisstore.Bans, people *redisstore.People) *bans {
	b := &bans{Bans: store, people: people}
	b.users.Store(&map[kiez.UserID]bool{})
	b.followed = follow("bans", store.Version, store.All, b.use)
	return b
}

// use takes over who is banned now.
func (b *bans) use(_ context.Context, all []kiez.Ban) {
	users := make(map[kiez.UserID]bool, len(all))
	for _, ban := range all {
		users[ban.User] = true
	}
	b.users.Store(&users)
}

// has reports whether a person is banned.
func (b *bans) has(user kiez.UserID) bool { return (*b.users.Load())[user] }

// List gives who is banned, the newest first.
func (b *bans) List(ctx context.Context) ([]kiez.Ban, error) {
	all, _, err := b.All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list bans: %w", err)
	}
	return all, nil
}

// Ban bans a person.
func (b *bans) Ban(ctx context.Context, ban kiez.Ban) (added bool, err error) {
	if added, err = b.Bans.Ban(ctx, ban); err != nil {
		return false, fmt.Errorf("ban %s: %w", ban.ID, err)
	}
	if err := b.people.Suppress(ctx, kiez.ChatID(ban.User), ban.At); err != nil {
		return false, fmt.Errorf("ban %s: %w", ban.ID, err)
	}
	return added, b.followed.catchUp(ctx)
}

// Unban ends a ban.
func (b *bans) Unban(ctx context.Context, id string) (kiez.Ban, error) {
	ban, err := b.Bans.Unban(ctx, id)
	if err != nil {
		return kiez.Ban{}, fmt.Errorf("end ban: %w", err)
	}
	return ban, b.followed.catchUp(ctx)
}
