package tgfake

import (
	"fmt"
	"strconv"
	"strings"
)

// Block lets a person block the bot: the bot gets my_chat_member with "kicked", and 403 from now on.
func (s *Server) Block(user int64) { s.setBlocked(user, "kicked", true) }

// BlockSilently blocks without an update, as when the update was lost: only the 403 tells.
func (s *Server) BlockSilently(user int64) { s.setBlocked(user, "kicked", false) }

// Unblock undoes Block; the bot gets my_chat_member with "member". A real client sends /start next, here the caller
// may Say it.
func (s *Server) Unblock(user int64) { s.setBlocked(user, "member", true) }

func (s *Server) setBlocked(user int64, status string, tell bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch := s.privateLocked(user)
	old := ch.bot
	if old == status {
		return
	}
	ch.bot = status
	if tell {
		s.memberUpdateLocked(ch, user, old)
	}
	s.emit(Event{Kind: EventWorld, Chat: user})
}

// Blocked says whether a person has blocked the bot.
func (s *Server) Blocked(user int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, ok := s.world.chats[user]
	return ok && ch.bot == "kicked"
}

// Deactivate deletes a person's account. The bot hears of it by 403 only.
func (s *Server) Deactivate(user int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.personLocked(user).deactivated = true
	s.emit(Event{Kind: EventWorld, Chat: user})
}

// chatMember is the bot's membership as Telegram writes it.
type chatMember struct {
	User   User   `json:"user"`
	Status string `json:"status"`
	Until  *int64 `json:"until_date,omitempty"`
}

func member(u User, status string) chatMember {
	u.LanguageCode = ""
	m := chatMember{User: u, Status: status}
	if status == "kicked" {
		m.Until = new(int64)
	}
	return m
}

// memberUpdateLocked tells the bot that its own status in the chat changed.
func (s *Server) memberUpdateLocked(ch *chat, actor int64, old string) {
	s.pushLocked("my_chat_member", ch.info.ID, struct {
		Chat ChatInfo   `json:"chat"`
		From User       `json:"from"`
		Date int64      `json:"date"`
		Old  chatMember `json:"old_chat_member"`
		New  chatMember `json:"new_chat_member"`
	}{ch.info, s.personLocked(actor).User, s.now(), member(s.opt.Bot, old), member(s.opt.Bot, ch.bot)})
}

// AddGroup makes a group the bot is not in. Its id is negative; below -1000000000000 it is a supergroup. Type may be
// left empty.
func (s *Server) AddGroup(info ChatInfo, members ...int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.groupLocked(info, members...)
}

func (s *Server) groupLocked(info ChatInfo, members ...int64) *chat {
	if info.Type == "" {
		info.Type = "group"
		if strings.HasPrefix(strconv.FormatInt(info.ID, 10), "-100") && info.ID < -1000000000000 {
			info.Type = "supergroup"
		}
	}
	ch := &chat{info: info, bot: "left", members: make(map[int64]bool), topics: make(map[int64]topic)}
	for _, id := range members {
		s.personLocked(id)
		ch.members[id] = true
	}
	s.world.chats[info.ID] = ch
	s.emit(Event{Kind: EventWorld, Chat: info.ID})
	return ch
}

// group finds a group, which must exist.
func (s *Server) group(id int64) (*chat, error) {
	ch, ok := s.world.chats[id]
	if !ok || ch.info.Type == "private" {
		return nil, fmt.Errorf("group %d: %w", id, ErrNotThere)
	}
	return ch, nil
}

// Join makes people members of a group; the bot sees the service message.
func (s *Server) Join(group int64, users ...int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, err := s.group(group)
	if err != nil {
		return err
	}
	for _, id := range users {
		p := s.personLocked(id)
		ch.members[id] = true
		s.serviceLocked(ch, id, WireMessage{NewChatMembers: []User{p.User}})
	}
	return nil
}

// AddToGroup lets actor add the bot to a group: my_chat_member and a service message.
func (s *Server) AddToGroup(actor, group int64) error {
	return s.botStatus(actor, group, "member")
}

// Promote makes the bot an administrator of a group.
func (s *Server) Promote(actor, group int64) error {
	return s.botStatus(actor, group, "administrator")
}

// KickFromGroup lets actor remove the bot from a group.
func (s *Server) KickFromGroup(actor, group int64) error {
	return s.botStatus(actor, group, "kicked")
}

func (s *Server) botStatus(actor, group int64, status string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, err := s.group(group)
	if err != nil {
		return err
	}
	old := ch.bot
	ch.bot = status
	ch.members[actor] = true
	s.memberUpdateLocked(ch, actor, old)
	if status == "member" && old != "administrator" {
		bot := s.opt.Bot
		s.serviceLocked(ch, actor, WireMessage{NewChatMembers: []User{bot}})
	}
	s.emit(Event{Kind: EventWorld, Chat: group})
	return nil
}

// serviceLocked writes a message nobody typed.
func (s *Server) serviceLocked(ch *chat, actor int64, w WireMessage) {
	m := s.newLocked(ch, w)
	from := s.personLocked(actor).User
	m.From = &from
	s.putLocked(ch, m)
	if ch.bot == "member" || ch.bot == "administrator" {
		s.pushLocked("message", ch.info.ID, m.WireMessage)
	}
}

// Migrate turns a group into a supergroup and returns its id. The bot gets a service message in each; sending to the
// old id fails with migrate_to_chat_id.
func (s *Server) Migrate(actor, group int64) (supergroup int64, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	old, err := s.group(group)
	if err != nil {
		return 0, err
	}
	if old.info.Type != "group" || old.movedTo != 0 {
		return 0, fmt.Errorf("group %d is no basic group: %w", group, ErrNotThere)
	}
	info := old.info
	info.ID, info.Type = -1000000000000+group, "supergroup"
	up := s.groupLocked(info)
	up.members, up.bot = old.members, old.bot
	s.serviceLocked(old, actor, WireMessage{MigrateTo: info.ID})
	s.serviceLocked(up, actor, WireMessage{MigrateFrom: group})
	old.movedTo = info.ID
	return info.ID, nil
}
