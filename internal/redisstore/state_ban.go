package redisstore

import (
	"context"
	"errors"
	"fmt"
	"slices"

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
	return exportByUser(ctx, b.s, b.s.keys.bans(), func(field, text string) (kiez.UserID, banLine, error) {
		user, entry, err := toBanEntry(field, text)
		return user, banLine{Kind: "ban", User: user, banEntry: entry}, err
	}, emit)
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
	entries := make(map[kiez.UserID]banEntry, len(lines))
	for _, l := range slices.Backward(lines) { // the first of a person counts
		entries[l.User] = l.banEntry
	}
	return addByUser(ctx, b.s, b.s.keys.bans(), b.s.keys.bansVersion(), entries)
}
