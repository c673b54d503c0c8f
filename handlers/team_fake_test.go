package handlers_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"kiezbot/internal/kiez"
)

// staff are the people with a role, with or without a group of their own.
type staff struct {
	roles map[kiez.UserID]kiez.Role
	group kiez.ChatID
	open  []kiez.Invitation // the token of the first is "token1", and so on
	made  int
}

func (s *staff) Role(user kiez.UserID) kiez.Role { return s.roles[user] }

func (s *staff) Desk() []kiez.ChatID {
	if s.group != 0 {
		return []kiez.ChatID{s.group}
	}
	var chats []kiez.ChatID
	for user := range s.roles {
		chats = append(chats, kiez.ChatID(user))
	}
	slices.Sort(chats)
	return chats
}

func (s *staff) Releasers(except kiez.UserID) []kiez.ChatID {
	if s.group != 0 {
		return []kiez.ChatID{s.group}
	}
	var chats []kiez.ChatID
	for user, role := range s.roles {
		if user != except && role.MayRelease() {
			chats = append(chats, kiez.ChatID(user))
		}
	}
	slices.Sort(chats)
	return chats
}

func (s *staff) Members() []kiez.Member {
	var all []kiez.Member
	for user, role := range s.roles {
		all = append(all, kiez.Member{User: user, Role: role})
	}
	slices.SortFunc(all, func(a, b kiez.Member) int { return int(a.User - b.User) })
	return all
}

func (s *staff) Invite(_ context.Context, role kiez.Role, by kiez.UserID, at time.Time) (string, kiez.Invitation, error) {
	s.made++
	i := kiez.Invitation{ID: "o" + strconv.Itoa(s.made), Role: role, By: by, Until: at.Add(72 * time.Hour)}
	s.open = append(s.open, i)
	return "token" + strconv.Itoa(s.made), i, nil
}

func (s *staff) Invitations(context.Context, time.Time) ([]kiez.Invitation, error) {
	return s.open, nil
}

func (s *staff) Withdraw(_ context.Context, id string) error {
	s.open = slices.DeleteFunc(s.open, func(i kiez.Invitation) bool { return i.ID == id })
	return nil
}

func (s *staff) Join(ctx context.Context, token string, user kiez.UserID, _ time.Time) (kiez.Invitation, error) {
	for _, i := range s.open {
		if "token"+i.ID[1:] != token {
			continue
		}
		if s.roles[user].AtLeast(i.Role) {
			return i, fmt.Errorf("join: %w", kiez.ErrConflict)
		}
		s.roles[user] = i.Role
		return i, s.Withdraw(ctx, i.ID)
	}
	return kiez.Invitation{}, fmt.Errorf("join: %w", kiez.ErrNotFound)
}

func (s *staff) SetRole(_ context.Context, user kiez.UserID, role kiez.Role, by kiez.UserID, _ time.Time) (bool, error) {
	admins := 0
	for _, r := range s.roles {
		if r == kiez.Admin {
			admins++
		}
	}
	switch before := s.roles[user]; {
	case before == role || before == kiez.Resident:
		return false, nil
	case s.roles[by] != kiez.Admin:
		return false, fmt.Errorf("set role: %w", kiez.ErrNotAdmin)
	case before == kiez.Admin && admins == 1:
		return false, fmt.Errorf("set role: %w", kiez.ErrLastAdmin)
	}
	if s.roles[user] = role; role == kiez.Resident {
		delete(s.roles, user)
	}
	return true, nil
}
