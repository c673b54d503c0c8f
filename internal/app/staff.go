package app

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"slices"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
	"kiezbot/internal/telegram"
)

// staff knows who belongs to the office: the people named in the configuration.
type staff struct {
	roles map[kiez.UserID]kiez.Role
	named kiez.ChatID // the staff's group as the configuration names it; 0: none
	now   func(kiez.ChatID) kiez.ChatID
}

// chat is the staff's group; 0: none.
func (s staff) chat() kiez.ChatID { return s.now(s.named) }

// Role gives the role of a person.
func (s staff) Role(user kiez.UserID) kiez.Role { return s.roles[user] }

// Releasers gives the staff's group, or the private chats of all who may release, without the one who asks.
func (s staff) Releasers(except kiez.UserID) []kiez.ChatID {
	if s.chat() != 0 {
		return []kiez.ChatID{s.chat()}
	}
	var chats []kiez.ChatID
	for _, user := range slices.Sorted(maps.Keys(s.roles)) {
		if user != except && s.roles[user].MayRelease() {
			chats = append(chats, kiez.ChatID(user))
		}
	}
	return chats
}

// Desk gives the chats in which residents are answered: the staff's group, or the private chats of all staff.
func (s staff) Desk() []kiez.ChatID {
	if s.chat() != 0 {
		return []kiez.ChatID{s.chat()}
	}
	return s.chats()
}

// chats are those in which staff work.
func (s staff) chats() []kiez.ChatID {
	var chats []kiez.ChatID
	for _, user := range slices.Sorted(maps.Keys(s.roles)) {
		chats = append(chats, kiez.ChatID(user))
	}
	if s.chat() != 0 {
		chats = append(chats, s.chat())
	}
	return chats
}

// menus registers the command menus: the residents' for everybody, the staff's for the chats of staff alone. German
// clients see German names.
type menus struct {
	telegram *telegram.Client
	library  *library
	commands []handlers.Command
	language kiez.Lang
	staff    staff
	log      *slog.Logger
	wanted   chan kiez.ChatID // chats of staff that have just written, and may not have their menu yet
}

// run registers all menus, then those of members of staff whom the bot had not met before.
func (m *menus) run(ctx context.Context) error {
	m.register(ctx, telegram.AllPrivateChats(), false)
	done := map[kiez.ChatID]bool{}
	for _, chat := range m.staff.chats() {
		done[chat] = m.register(ctx, telegram.OneChat(chat), true)
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case chat := <-m.wanted:
			if !done[chat] {
				done[chat] = m.register(ctx, telegram.OneChat(chat), true)
			}
		}
	}
}

// met asks for the menu of a member of staff. It never waits: the next message asks again.
func (m *menus) met(user kiez.UserID) {
	select {
	case m.wanted <- kiez.ChatID(user):
	default:
	}
}

// register sets the menu of one scope in every language, and one for clients with a language we do not speak. It fails
// softly: a bot without its menu still answers.
func (m *menus) register(ctx context.Context, scope telegram.Scope, forStaff bool) (done bool) {
	if !m.inLanguage(ctx, scope, "", m.language, forStaff) {
		return false
	}
	done = true
	for _, lang := range kiez.Langs() {
		if lang == lang.Base() {
			done = m.inLanguage(ctx, scope, string(lang), lang, forStaff) && done
		}
	}
	return done
}

func (m *menus) inLanguage(
	ctx context.Context, scope telegram.Scope, code string, lang kiez.Lang, forStaff bool,
) (done bool) {
	var list []telegram.Command
	for _, c := range m.commands {
		if c.Staff && !forStaff {
			continue
		}
		name := c.Name
		if lang.Base() == kiez.German {
			name = c.German
		}
		description := m.library.catalog().Label(lang, kiez.Say(c.Text, nil))
		list = append(list, telegram.Command{Name: name, Description: description})
	}
	err := m.telegram.SetCommands(ctx, scope, code, list)
	if errors.Is(err, kiez.ErrGone) { // nobody there yet
		return false
	}
	if err != nil && ctx.Err() == nil {
		m.log.WarnContext(ctx, "register command menu", "language", code, "err", err)
	}
	return err == nil
}
