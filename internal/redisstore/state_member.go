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
	texts, err := t.s.read.HGetAll(ctx, t.s.keys.members()).Result()
	if err != nil {
		return failure(err, "list members")
	}
	var lines []memberLine
	for field, text := range texts {
		user, entry, err := toMemberEntry(field, text)
		if err != nil {
			return err
		}
		lines = append(lines, memberLine{Kind: "member", User: user, memberEntry: entry})
	}
	slices.SortFunc(lines, func(a, b memberLine) int { return cmp.Compare(a.User, b.User) })
	for _, line := range lines {
		if err := emit(line); err != nil {
			return err
		}
	}
	return nil
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
	_, err := t.s.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		for _, l := range lines {
			text, err := json.Marshal(l.memberEntry)
			if err != nil {
				return fmt.Errorf("add member %d: %w", l.User, err)
			}
			p.HSetNX(ctx, t.s.keys.members(), userField(l.User), text)
		}
		p.Incr(ctx, t.s.keys.membersVersion())
		return nil
	})
	return failure(err, "add %d members", len(lines))
}
