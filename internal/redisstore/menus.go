package redisstore

import (
	"context"
	"strconv"

	"kiezbot/internal/kiez"
)

// Menus keeps which chats have a command menu of the office's: Telegram keeps such a menu until it is taken back, also
// from somebody who left while the bot was away.
type Menus struct {
	s *Store
}

// NewMenus makes the repository of menus.
func NewMenus(s *Store) *Menus { return &Menus{s: s} }

// Add notes that a chat has a menu of the office's.
func (m *Menus) Add(ctx context.Context, chat kiez.ChatID) error {
	return failure(m.s.write.SAdd(ctx, m.s.keys.menus(), int64(chat)).Err(), "note menu of %d", chat)
}

// Remove notes that it was taken back.
func (m *Menus) Remove(ctx context.Context, chat kiez.ChatID) error {
	return failure(m.s.write.SRem(ctx, m.s.keys.menus(), int64(chat)).Err(), "note menu of %d", chat)
}

// All gives the chats that have one, in no order.
func (m *Menus) All(ctx context.Context) ([]kiez.ChatID, error) {
	members, err := m.s.read.SMembers(ctx, m.s.keys.menus()).Result()
	if err != nil {
		return nil, failure(err, "list menus")
	}
	var chats []kiez.ChatID
	for _, member := range members {
		id, err := strconv.ParseInt(member, 10, 64)
		if err != nil {
			return nil, failure(err, "list menus")
		}
		chats = append(chats, kiez.ChatID(id))
	}
	return chats, nil
}

// has reports whether a chat has one.
func (m *Menus) has(ctx context.Context, chat kiez.ChatID) (bool, error) {
	has, err := m.s.read.SIsMember(ctx, m.s.keys.menus(), int64(chat)).Result()
	return has, failure(err, "menu of %d", chat)
}
