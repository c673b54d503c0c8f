package handlers_test

import (
	"context"
	"fmt"
	"slices"

	"kiezbot/internal/kiez"
)

// bans are the people who are blocked, the newest first.
type bans struct {
	all  []kiez.Ban
	told map[kiez.UserID]bool
}

func (b *bans) has(user kiez.UserID) bool {
	return slices.ContainsFunc(b.all, func(ban kiez.Ban) bool { return ban.User == user })
}

func (b *bans) Ban(_ context.Context, ban kiez.Ban) (bool, error) {
	if b.has(ban.User) {
		return false, nil
	}
	b.all = slices.Insert(b.all, 0, ban)
	return true, nil
}

func (b *bans) Unban(_ context.Context, id string) (kiez.Ban, error) {
	at := slices.IndexFunc(b.all, func(ban kiez.Ban) bool { return ban.ID == id })
	if at < 0 {
		return kiez.Ban{}, fmt.Errorf("unban: %w", kiez.ErrNotFound)
	}
	ban := b.all[at]
	b.all = slices.Delete(b.all, at, at+1)
	delete(b.told, ban.User)
	return ban, nil
}

func (b *bans) List(context.Context) ([]kiez.Ban, error) { return b.all, nil }

func (b *bans) Told(_ context.Context, user kiez.UserID) (bool, error) {
	first := b.has(user) && !b.told[user]
	if b.told == nil {
		b.told = map[kiez.UserID]bool{}
	}
	b.told[user] = true
	return first, nil
}
