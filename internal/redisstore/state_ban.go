package redisstore

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// banLine is somebody who is not answered any more.
type banLine struct {
	Kind string      `json:"kind"`
	User kiez.UserID `json:"user"`
	banEntry
}

// banState carries who is blocked.
func banState(s *Store) StateKind {
	bans := NewBans(s)
	return stateKind("ban", []string{"{bans}:people", "{bans}:version"}, bans.export, bans.add)
}

// export emits all bans by person.
func (b *Bans) export(ctx context.Context, emit func(banLine) error) error {
	texts, err := b.s.read.HGetAll(ctx, b.s.keys.bans()).Result()
	if err != nil {
		return failure(err, "list bans")
	}
	var lines []banLine
	for field, text := range texts {
		user, entry, err := toBanEntry(field, text)
		if err != nil {
			return err
		}
		lines = append(lines, banLine{Kind: "ban", User: user, banEntry: entry})
	}
	slices.SortFunc(lines, func(a, b banLine) int { return cmp.Compare(a.User, b.User) })
	for _, line := range lines {
		if err := emit(line); err != nil {
			return err
		}
	}
	return nil
}

// check reports whether the bot could have stored the ban.
func (l banLine) check() error {
	switch {
	case l.User <= 0:
		return errors.New(`"user" is no id of a person`)
	case !isID(l.ID):
		return fmt.Errorf("%q is no id of a ban", l.ID)
	}
	return nil
}

// add stores bans of people who are not blocked here.
func (b *Bans) add(ctx context.Context, lines []banLine) error {
	_, err := b.s.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		for _, l := range lines {
			text, err := json.Marshal(l.banEntry)
			if err != nil {
				return fmt.Errorf("add ban %s: %w", l.ID, err)
			}
			p.HSetNX(ctx, b.s.keys.bans(), userField(l.User), text)
		}
		p.Incr(ctx, b.s.keys.bansVersion())
		return nil
	})
	return failure(err, "add %d bans", len(lines))
}
