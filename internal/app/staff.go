package app

import (
	"context"
	"log/slog"
	"maps"
	"slices"
	"sync"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
	"kiezbot/internal/telegram"
	"kiezbot/locales"
)

// staff knows who belongs to the office: the people named in the configuration.
type staff struct {
	roles map[kiez.UserID]kiez.Role
	chat  kiez.ChatID // the staff's group; 0: none
}

func (s staff) role(user kiez.UserID) kiez.Role { return s.roles[user] }

// Releasers gives the staff's group, or the private chats of all who may release, without the one who asks.
func (s staff) Releasers(except kiez.UserID) []kiez.ChatID {
	if s.chat != 0 {
		return []kiez.ChatID{s.chat}
	}
	var chats []kiez.ChatID
	for _, user := range slices.Sorted(maps.Keys(s.roles)) {
		if user != except && s.roles[user].MayRelease() {
			chats = append(chats, kiez.ChatID(user))
		}
	}
	return chats
}

// menus registers the command menus: the residents' for everybody, the staff's for the chats of staff alone. German
// clients see German names.
type menus struct {
	telegram *telegram.Client
	catalog  *locales.Catalog
	commands []handlers.Command
	language kiez.Lang
	log      *slog.Logger
	mu       sync.Mutex
	done     map[kiez.UserID]bool
}

// everywhere registers the residents' menu in every language, and one for clients with a language we do not speak.
func (m *menus) everywhere(ctx context.Context) {
	m.register(ctx, telegram.AllPrivateChats(), "", m.language, false)
	for _, lang := range kiez.Langs() {
		if lang == lang.Base() {
			m.register(ctx, telegram.AllPrivateChats(), string(lang), lang, false)
		}
	}
}

// met registers the staff's menu in the chat of a member of staff, once that person has written.
func (m *menus) met(ctx context.Context, user kiez.UserID) {
	m.mu.Lock()
	known := m.done[user]
	m.done[user] = true
	m.mu.Unlock()
	if known {
		return
	}
	scope := telegram.OneChat(kiez.ChatID(user))
	m.register(ctx, scope, "", m.language, true)
	for _, lang := range kiez.Langs() {
		if lang == lang.Base() {
			m.register(ctx, scope, string(lang), lang, true)
		}
	}
}

// register fails softly: a bot without its menu still answers.
func (m *menus) register(ctx context.Context, scope telegram.Scope, code string, lang kiez.Lang, forStaff bool) {
	var list []telegram.Command
	for _, c := range m.commands {
		if c.Staff && !forStaff {
			continue
		}
		name := c.Name
		if lang.Base() == kiez.German {
			name = c.German
		}
		list = append(list, telegram.Command{Name: name, Description: m.catalog.Label(lang, kiez.Say(c.Text, nil))})
	}
	if err := m.telegram.SetCommands(ctx, scope, code, list); err != nil {
		m.log.WarnContext(ctx, "register command menu", "language", code, "err", err)
	}
}
