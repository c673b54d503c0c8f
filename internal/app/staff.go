package app

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync/atomic"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// staff knows who belongs to the office, and changes it: the people named in the configuration, and those who were
// invited in the chat.
type staff struct {
	*redisstore.Team // lists and withdraws invitations

	named    kiez.ChatID // the staff's group as the configuration names it; 0: none
	now      func(kiez.ChatID) kiez.ChatID
	roles    atomic.Pointer[map[kiez.UserID]kiez.Role]
	followed *followed
	changed  chan struct{} // says that somebody came, went, or has another role
}

// newStaff starts with the people of the configuration, root; what was changed in the store since is followed. named is
// the staff's group, which has the id that now says.
func newStaff(
	team *redisstore.Team, root map[kiez.UserID]kiez.Role, named kiez.ChatID, now func(kiez.ChatID) kiez.ChatID,
) *staff {
	s := &staff{Team: team, named: named, now: now, changed: make(chan struct{}, 1)}
	s.roles.Store(&root)
	s.followed = follow("team", team.Version, team.All, s.use)
	return s
}

// use takes over who belongs to the office now.
func (s *staff) use(_ context.Context, members []kiez.Member) {
	roles := make(map[kiez.UserID]kiez.Role, len(members))
	for _, m := range members {
		roles[m.User] = m.Role
	}
	s.roles.Store(&roles)
	select {
	case s.changed <- struct{}{}:
	default: // it was said already
	}
}

// chat is the staff's group; 0: none.
func (s *staff) chat() kiez.ChatID { return s.now(s.named) }

// Role gives the role of a person.
func (s *staff) Role(user kiez.UserID) kiez.Role { return (*s.roles.Load())[user] }

// Members lists everybody of the office by id.
func (s *staff) Members() []kiez.Member {
	roles := *s.roles.Load()
	var all []kiez.Member
	for _, user := range slices.Sorted(maps.Keys(roles)) {
		all = append(all, kiez.Member{User: user, Role: roles[user]})
	}
	return all
}

// Releasers gives the staff's group, or the private chats of all who may release, without the one who asks.
func (s *staff) Releasers(except kiez.UserID) []kiez.ChatID {
	if s.chat() != 0 {
		return []kiez.ChatID{s.chat()}
	}
	var chats []kiez.ChatID
	for _, m := range s.Members() {
		if m.User != except && m.Role.MayRelease() {
			chats = append(chats, kiez.ChatID(m.User))
		}
	}
	return chats
}

// Desk gives the chats in which residents are answered: the staff's group, or the private chats of all staff.
func (s *staff) Desk() []kiez.ChatID {
	if s.chat() != 0 {
		return []kiez.ChatID{s.chat()}
	}
	var chats []kiez.ChatID
	for _, m := range s.Members() {
		chats = append(chats, kiez.ChatID(m.User))
	}
	return chats
}

// chats are those in which staff work, with the role whose menu they have.
func (s *staff) chats() map[kiez.ChatID]kiez.Role {
	chats := map[kiez.ChatID]kiez.Role{}
	for _, m := range s.Members() {
		chats[kiez.ChatID(m.User)] = m.Role
	}
	if s.chat() != 0 {
		chats[s.chat()] = kiez.Writer
	}
	return chats
}

// Join makes a person a member by the token of an invitation.
func (s *staff) Join(
	ctx context.Context, token string, user kiez.UserID, at time.Time,
) (kiez.Invitation, error) {
	invitation, err := s.Team.Join(ctx, token, user, at)
	if err != nil {
		return kiez.Invitation{}, fmt.Errorf("follow invitation: %w", err)
	}
	return invitation, s.followed.catchUp(ctx)
}

// SetRole gives a member another role, or removes it.
func (s *staff) SetRole(
	ctx context.Context, user kiez.UserID, role kiez.Role, by kiez.UserID, at time.Time,
) (changed bool, err error) {
	changed, err = s.Team.SetRole(ctx, user, role, by, at)
	if err != nil {
		return false, fmt.Errorf("change role: %w", err)
	}
	return changed, s.followed.catchUp(ctx)
}
