package redisstore

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

var banToldScript = script("ban_told")

// Bans keeps who is not answered any more.
type Bans struct {
	s *Store
}

// NewBans makes the repository of bans.
func NewBans(s *Store) *Bans { return &Bans{s: s} }

// banEntry is a ban as it is stored under the person. A script adds told at the end.
type banEntry struct {
	ID   string      `json:"id"`
	By   kiez.UserID `json:"by"`
	At   time.Time   `json:"at"`
	Told bool        `json:"told,omitempty"` // the person knows
}

// Ban bans a person; a ban that is there stays as it is. It reports whether this one is new.
func (b *Bans) Ban(ctx context.Context, ban kiez.Ban) (added bool, err error) {
	text, err := json.Marshal(banEntry{ID: ban.ID, By: ban.By, At: ban.At.UTC()})
	if err != nil {
		return false, fmt.Errorf("ban: %w", err)
	}
	var set *redis.BoolCmd
	_, err = b.s.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		set = p.HSetNX(ctx, b.s.keys.bans(), userField(ban.User), text)
		p.Incr(ctx, b.s.keys.bansVersion())
		return nil
	})
	if err != nil {
		return false, failure(err, "ban")
	}
	return set.Val(), nil
}

// Unban ends one and gives it, or kiez.ErrNotFound.
func (b *Bans) Unban(ctx context.Context, id string) (kiez.Ban, error) {
	all, _, err := b.All(ctx)
	if err != nil {
		return kiez.Ban{}, err
	}
	at := slices.IndexFunc(all, func(ban kiez.Ban) bool { return ban.ID == id })
	if at < 0 {
		return kiez.Ban{}, fmt.Errorf("unban %s: %w", id, kiez.ErrNotFound)
	}
	_, err = b.s.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.HDel(ctx, b.s.keys.bans(), userField(all[at].User))
		p.Incr(ctx, b.s.keys.bansVersion())
		return nil
	})
	return all[at], failure(err, "unban %s", id)
}

// Told notes that a blocked person was told, and reports whether this is the first time.
func (b *Bans) Told(ctx context.Context, user kiez.UserID) (first bool, err error) {
	first, err = b.s.run(ctx, call{
		script: banToldScript, keys: []string{b.s.keys.bans()}, args: []any{userField(user)},
	}).Bool()
	return first, failure(err, "note that a ban was told")
}

// All gives the bans, the newest first, and the version they have.
func (b *Bans) All(ctx context.Context) ([]kiez.Ban, int64, error) {
	texts, version, err := b.s.versioned(ctx, b.s.keys.bans(), b.s.keys.bansVersion())
	if err != nil {
		return nil, 0, err
	}
	all := make([]kiez.Ban, 0, len(texts))
	for field, text := range texts {
		user, entry, err := toBanEntry(field, text)
		if err != nil {
			return nil, 0, err
		}
		all = append(all, kiez.Ban{ID: entry.ID, User: user, By: entry.By, At: entry.At})
	}
	slices.SortFunc(all, func(a, b kiez.Ban) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.ID, b.ID)) })
	return all, version, nil
}

// Version changes with every ban and unblock.
func (b *Bans) Version(ctx context.Context) (int64, error) {
	return b.s.version(ctx, b.s.keys.bansVersion())
}

// since gives when a person was blocked; zero: is not.
func (b *Bans) since(ctx context.Context, user kiez.UserID) (time.Time, error) {
	text, err := found(b.s.read.HGet(ctx, b.s.keys.bans(), userField(user)).Result())
	if err != nil || text == "" {
		return time.Time{}, failure(err, "ban of a person")
	}
	_, entry, err := toBanEntry(userField(user), text)
	return entry.At, err
}

// toBanEntry reads the stored form.
func toBanEntry(field, text string) (kiez.UserID, banEntry, error) {
	var entry banEntry
	user, err := toUser(field)
	if err == nil {
		err = json.Unmarshal([]byte(text), &entry)
	}
	if err != nil {
		return 0, entry, fmt.Errorf("read stored ban: %w", err)
	}
	return user, entry, nil
}
