package app

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/telegram"
)

// menuRetry is how long after a failure menus are registered again.
const menuRetry = time.Minute

// menus registers the command menus: the residents' for everybody, the staff's for the chats of staff alone, each with
// what the role may do. German clients see German names.
type menus struct {
	telegram *telegram.Client
	library  *library
	commands []handlers.Command
	language kiez.Lang
	staff    *staff
	store    *redisstore.Menus
	log      *slog.Logger
	wanted   chan kiez.ChatID // chats of staff that have just written, and may not have their menu yet

	public bool                      // everybody's is registered
	done   map[kiez.ChatID]kiez.Role // whose menu each chat of staff has
}

func newMenus(
	o Options, client *telegram.Client, know *library, commands []handlers.Command, team *staff, store *redisstore.Menus,
) *menus {
	return &menus{
		telegram: client, library: know, commands: commands, language: o.Language, staff: team, store: store, log: o.Log,
		wanted: make(chan kiez.ChatID, 16),
	}
}

// ofBefore is the role of whoever has a menu since an earlier run of the bot: nobody knows which one it is.
const ofBefore = kiez.Role("before")

// run registers all menus and the profile, then follows who comes to the office, who leaves it, and whom the bot had
// not met before.
func (m *menus) run(ctx context.Context) error {
	m.done = map[kiez.ChatID]kiez.Role{}
	before, err := m.store.All(ctx)
	if err != nil {
		m.log.WarnContext(ctx, "menus of before", "err", err)
	}
	for _, chat := range before {
		m.done[chat] = ofBefore
	}
	retry := m.update(ctx)
	m.profile(ctx)
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-m.staff.changed:
			retry = m.update(ctx)
		case <-retry:
			retry = m.update(ctx)
		case chat := <-m.wanted:
			m.one(ctx, chat, m.staff.chats()[chat])
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

// update gives everybody and every chat of staff its menu, and takes it back from those who left. What fails is to be
// tried again when the channel says so; nil: nothing failed.
func (m *menus) update(ctx context.Context) (retry <-chan time.Time) {
	if !m.public {
		m.public = m.register(ctx, telegram.AllPrivateChats(), kiez.Resident, false) == nil &&
			m.register(ctx, telegram.AllGroupChats(), kiez.Resident, true) == nil
	}
	chats, whole := m.staff.chats(), m.public
	for chat, role := range chats {
		whole = m.one(ctx, chat, role) && whole
	}
	for chat := range m.done {
		if _, still := chats[chat]; !still {
			whole = m.one(ctx, chat, kiez.Resident) && whole
		}
	}
	if whole {
		return nil
	}
	return time.After(menuRetry)
}

// one gives a chat the menu of a role, if it has not got it; kiez.Resident: that of everybody. It reports false for
// what may succeed later. A chat that the bot has not met yet gets its menu when it writes.
func (m *menus) one(ctx context.Context, chat kiez.ChatID, role kiez.Role) (ok bool) {
	if m.done[chat] == role {
		return true
	}
	scope := telegram.OneChat(chat)
	if role == kiez.Resident {
		for _, lang := range menuLangs() {
			if err := m.telegram.DeleteCommands(ctx, scope, lang); err != nil && !errors.Is(err, kiez.ErrGone) {
				m.failed(ctx, lang, err)
				return false
			}
		}
		delete(m.done, chat)
		m.remember(ctx, m.store.Remove(ctx, chat))
		return true
	}
	if m.done[chat] == kiez.Resident { // before it is registered, so that it can be taken back whatever happens
		m.remember(ctx, m.store.Add(ctx, chat))
	}
	err := m.register(ctx, scope, role, chat < 0)
	if err == nil {
		m.done[chat] = role
	}
	return err == nil || errors.Is(err, kiez.ErrGone)
}

// remember logs that it could not be noted who has a menu.
func (m *menus) remember(ctx context.Context, err error) {
	if err != nil && ctx.Err() == nil {
		m.log.WarnContext(ctx, "remember menu", "err", err)
	}
}

// register sets the menu of one scope in every language, and one for clients with a language we do not speak; in a
// group without what is about one's own data. It fails softly: a bot without its menu still answers.
func (m *menus) register(ctx context.Context, scope telegram.Scope, role kiez.Role, inGroup bool) error {
	for _, lang := range menuLangs() {
		err := m.telegram.SetCommands(ctx, scope, lang, m.list(lang, role, inGroup))
		if errors.Is(err, kiez.ErrGone) { // nobody there yet
			return err
		}
		if err != nil {
			m.failed(ctx, lang, err)
			return err
		}
	}
	return nil
}

func (m *menus) failed(ctx context.Context, lang string, err error) {
	if ctx.Err() == nil {
		m.log.WarnContext(ctx, "change command menu", "language", lang, "err", err)
	}
}

// menuLangs are the languages menus are registered in: those of clients, and "" for all others.
func menuLangs() []string {
	langs := []string{""}
	for _, lang := range kiez.Langs() {
		if lang == lang.Base() {
			langs = append(langs, string(lang))
		}
	}
	return langs
}

// list is what a role may do, in the language of a client.
func (m *menus) list(client string, role kiez.Role, inGroup bool) []telegram.Command {
	lang := m.speaks(client)
	var list []telegram.Command
	for _, c := range m.commands {
		if !role.AtLeast(c.Role) || inGroup && c.Private {
			continue
		}
		name := c.Name
		if lang.Base() == kiez.German {
			name = c.German
		}
		list = append(list, telegram.Command{
			Name: name, Description: m.library.catalog().Label(lang, kiez.Say(c.Text, nil)),
		})
	}
	return list
}

// speaks is the language for a client with this code; empty: with one we do not speak.
func (m *menus) speaks(client string) kiez.Lang {
	if client == "" {
		return m.language
	}
	return kiez.Lang(client)
}

// profile says what the bot is before anybody writes to it: name and texts in every language. It fails softly, too.
func (m *menus) profile(ctx context.Context) {
	for _, client := range menuLangs() {
		for _, text := range []struct {
			what telegram.Profile
			key  string
		}{
			{telegram.ProfileName, "bot.name"},
			{telegram.ProfileDescription, "bot.description"},
			{telegram.ProfileAbout, "bot.about"},
		} {
			words := m.library.catalog().Label(m.speaks(client), kiez.Say(text.key, nil))
			if err := m.telegram.SetProfile(ctx, text.what, client, words); err != nil && ctx.Err() == nil {
				m.log.WarnContext(ctx, "set profile", "text", text.key, "language", client, "err", err)
			}
		}
	}
}
