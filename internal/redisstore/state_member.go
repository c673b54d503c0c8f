package redisstore

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"kiezbot/internal/kiez"
)

// memberLine is what was changed in the chat about one member of the office.
type memberLine struct {
	Kind string      `json:"kind"`
	User kiez.UserID `json:"user"`
	memberEntry
}

// memberState carries the team as far as it was changed in the chat.
func memberState(s *Store) StateKind {
	team := NewTeam(s, nil)
	return stateKind("member", []string{"{team}:members", "{team}:version"}, team.export, team.add)
}

// export emits all entries by person.
func (t *Team) export(ctx context.Context, emit func(memberLine) error) error {
	return exportByUser(ctx, t.s, t.s.keys.members(), func(field, text string) (kiez.UserID, memberLine, error) {
		user, entry, err := toMemberEntry(field, text)
		return user, memberLine{Kind: "member", User: user, memberEntry: entry}, err
	}, emit)
}

// check reports whether the bot could have written the entry.
func (l memberLine) check() error {
	switch {
	case l.User <= 0:
		return errors.New(`"user" is no id of a person`)
	case l.Role != kiez.Resident && !l.Role.Staff():
		return fmt.Errorf("role %q is unknown", l.Role)
	case l.Role == kiez.Resident && l.Invited:
		return errors.New("somebody without a role is not invited")
	}
	return nil
}

// add stores entries about people of whom there is none.
func (t *Team) add(ctx context.Context, lines []memberLine) error {
	entries := make(map[kiez.UserID]memberEntry, len(lines))
	for _, l := range slices.Backward(lines) { // the first of a person counts
		entries[l.User] = l.memberEntry
	}
	return addByUser(ctx, t.s, t.s.keys.members(), t.s.keys.membersVersion(), entries)
}
