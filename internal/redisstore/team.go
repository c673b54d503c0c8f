package redisstore

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"kiezbot/internal/kiez"
)

var teamScript = script("team")

// Team keeps who belongs to the office: those of the configuration, with what was changed in the chat since, and those
// who were invited.
type Team struct {
	s    *Store
	root map[kiez.UserID]kiez.Role // of the configuration
}

// NewTeam makes the repository of the team around the people of the configuration.
func NewTeam(s *Store, root map[kiez.UserID]kiez.Role) *Team { return &Team{s: s, root: root} }

// memberEntry is what was changed in the chat about one person.
type memberEntry struct {
	Role    kiez.Role   `json:"role"`    // empty: removed
	Invited bool        `json:"invited"` // else a member as long as the configuration says so
	By      kiez.UserID `json:"by,string"`
	At      time.Time   `json:"at"`
}

// All gives the members by their id, and the version they have. At version 0 they are those of the configuration.
func (t *Team) All(ctx context.Context) ([]kiez.Member, int64, error) {
	texts, version, err := t.s.versioned(ctx, t.s.keys.members(), t.s.keys.membersVersion())
	if err != nil {
		return nil, 0, err
	}
	roles := map[kiez.UserID]kiez.Role{}
	maps.Copy(roles, t.root)
	for field, text := range texts {
		user, entry, err := toMemberEntry(field, text)
		if err != nil {
			return nil, 0, err
		}
		if entry.Invited || t.root[user].Staff() {
			roles[user] = entry.Role
		}
	}
	var all []kiez.Member
	for user, role := range roles {
		if role.Staff() {
			all = append(all, kiez.Member{User: user, Role: role})
		}
	}
	slices.SortFunc(all, func(a, b kiez.Member) int { return cmp.Compare(a.User, b.User) })
	return all, version, nil
}

// Version changes with every member that comes, goes, or gets another role.
func (t *Team) Version(ctx context.Context) (int64, error) {
	return t.s.version(ctx, t.s.keys.membersVersion())
}

// SetRole gives a member another role; kiez.Resident removes it. It reports false where there is nothing to change. The
// error is kiez.ErrLastAdmin where nobody else is admin, kiez.ErrNotAdmin where by is none. Whoever ceases to be admin
// has open invitations withdrawn.
func (t *Team) SetRole(
	ctx context.Context, user kiez.UserID, role kiez.Role, by kiez.UserID, at time.Time,
) (changed bool, err error) {
	answer, err := t.run(ctx, "set", user, at, userField(by), string(role)).Int()
	if err != nil {
		return false, failure(err, "set role of %d", user)
	}
	switch answer {
	case -1:
		return false, fmt.Errorf("set role of %d: %w", user, kiez.ErrLastAdmin)
	case -2:
		return false, fmt.Errorf("set role of %d by %d: %w", user, by, kiez.ErrNotAdmin)
	}
	return answer == 1, nil
}

// plain gives what is stored about a member, for the person to read, in plain JSON types; nil: nothing.
func (t *Team) plain(ctx context.Context, user kiez.UserID) (map[string]any, error) {
	text, err := found(t.s.read.HGet(ctx, t.s.keys.members(), userField(user)).Result())
	if err != nil || text == "" {
		return nil, failure(err, "member %d", user)
	}
	_, entry, err := toMemberEntry(userField(user), text)
	if err != nil {
		return nil, err
	}
	return map[string]any{
		"role": string(entry.Role), "invited": entry.Invited, "by": int64(entry.By), "since": timeField(entry.At),
	}, nil
}

// rootField is the roles of the configuration, as the script reads them.
func (t *Team) rootField() string {
	roles := map[string]kiez.Role{}
	for user, role := range t.root {
		roles[userField(user)] = role
	}
	text, err := json.Marshal(roles)
	if err != nil { // strings only
		panic(err)
	}
	return string(text)
}

// toMemberEntry reads the stored form.
func toMemberEntry(field, text string) (kiez.UserID, memberEntry, error) {
	var entry memberEntry
	user, err := toUser(field)
	if err == nil {
		err = json.Unmarshal([]byte(text), &entry)
	}
	if err != nil {
		return 0, entry, fmt.Errorf("read stored member %s: %w", field, err)
	}
	return user, entry, nil
}

// userField is how a person is written.
func userField(user kiez.UserID) string { return strconv.FormatInt(int64(user), 10) }

// toUser reads what userField wrote.
func toUser(field string) (kiez.UserID, error) {
	id, err := strconv.ParseInt(field, 10, 64)
	return kiez.UserID(id), err
}
