package tgfake

import (
	"context"
	"encoding/json"
	"regexp"
	"strconv"
	"unicode/utf8"
)

// BotCommand is a line of the command menu.
type BotCommand struct {
	Command     string `json:"command"`
	Description string `json:"description"`
}

// menu is what the bot said about itself, per scope and language.
type menu struct {
	commands map[menuKey][]BotCommand
	texts    map[textKey]string
}

type menuKey struct {
	scope  string // as menuScope.key writes it
	chat   string
	user   int64
	locale string
}

type textKey struct{ what, locale string }

type menuScope struct {
	Type   string          `json:"type"`
	ChatID json.RawMessage `json:"chat_id"`
	UserID int64           `json:"user_id"`
}

var commandName = regexp.MustCompile(`^[a-z0-9_]{1,32}$`)

const maxCommands = 100

func newMenu() menu {
	return menu{commands: make(map[menuKey][]BotCommand), texts: make(map[textKey]string)}
}

// menuKeyParam reads scope and language_code; the chat of a scope must exist.
func (s *Server) menuKeyParam(p params) (menuKey, error) {
	scope := menuScope{Type: "default"}
	if err := p.decode("scope", &scope); err != nil {
		return menuKey{}, badRequest("can't parse BotCommandScope: " + err.Error())
	}
	locale, err := localeParam(p)
	if err != nil {
		return menuKey{}, err
	}
	key := menuKey{scope: scope.Type, locale: locale}
	switch scope.Type {
	case "default", "all_private_chats", "all_group_chats", "all_chat_administrators":
		return key, nil
	case "chat", "chat_administrators", "chat_member":
	default:
		return menuKey{}, badRequest("can't parse BotCommandScope: Unsupported type specified")
	}
	var id string
	if json.Unmarshal(scope.ChatID, &id) != nil {
		id = string(scope.ChatID)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	ch, err := s.chatLocked(id)
	if err != nil {
		return menuKey{}, err
	}
	if scope.Type != "chat" && ch.info.Type == "private" {
		return menuKey{}, badRequest("can't use specified scope in private chats")
	}
	key.chat, key.user = id, scope.UserID
	return key, nil
}

// localeParam takes two letters of ISO 639-1 or nothing; "de-simple" or "de-AT" are refused.
func localeParam(p params) (string, error) {
	code := p.str("language_code")
	if code == "" {
		return "", nil
	}
	if len(code) != 2 || code[0] < 'a' || code[0] > 'z' || code[1] < 'a' || code[1] > 'z' {
		return "", badRequest("invalid language code specified")
	}
	return code, nil
}

func setMyCommands(_ context.Context, s *Server, c *call) (any, error) {
	key, err := s.menuKeyParam(c.params)
	if err != nil {
		return nil, err
	}
	var commands []BotCommand
	if err := c.decode("commands", &commands); err != nil {
		return nil, badRequest("can't parse commands JSON object")
	}
	if len(commands) > maxCommands {
		return nil, badRequest("BOT_COMMANDS_TOO_MUCH")
	}
	for i, cmd := range commands {
		if len(cmd.Command) > 0 && cmd.Command[0] == '/' {
			commands[i].Command = cmd.Command[1:]
		}
		n := utf8.RuneCountInString(cmd.Description)
		switch {
		case n == 0:
			return nil, badRequest("command description must be non-empty")
		case n > 256:
			return nil, badRequest("BOT_COMMAND_DESCRIPTION_INVALID")
		case !commandName.MatchString(commands[i].Command):
			return nil, badRequest("BOT_COMMAND_INVALID")
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.menu.commands[key] = commands
	return true, nil
}

func getMyCommands(_ context.Context, s *Server, c *call) (any, error) {
	key, err := s.menuKeyParam(c.params)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if list := s.menu.commands[key]; list != nil {
		return list, nil
	}
	return []BotCommand{}, nil
}

func deleteMyCommands(_ context.Context, s *Server, c *call) (any, error) {
	key, err := s.menuKeyParam(c.params)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.menu.commands, key)
	return true, nil
}

// setMyText makes setMyName, setMyDescription and setMyShortDescription; limit counts characters.
func setMyText(what string, limit int) method {
	return func(_ context.Context, s *Server, c *call) (any, error) {
		locale, err := localeParam(c.params)
		if err != nil {
			return nil, err
		}
		text := cleanInput(c.str(what))
		if utf8.RuneCountInString(text) > limit {
			return nil, badRequest("bot " + what + " is too long")
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		s.menu.texts[textKey{what, locale}] = text
		return true, nil
	}
}

// getMyText falls back to the text for all languages, and for the name to the account's.
func getMyText(what string) method {
	return func(_ context.Context, s *Server, c *call) (any, error) {
		locale, err := localeParam(c.params)
		if err != nil {
			return nil, err
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		text := s.menu.texts[textKey{what, locale}]
		if text == "" {
			text = s.menu.texts[textKey{what, ""}]
		}
		if text == "" && what == "name" {
			text = s.opt.Bot.FirstName
		}
		return map[string]string{what: text}, nil
	}
}

// Commands returns the menu a person sees in a chat, by Telegram's order of scopes
// (core.telegram.org/bots/api#determining-list-of-commands).
func (s *Server) Commands(user, chat int64) []BotCommand {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ch := s.personLocked(user), s.world.chats[chat]
	id := strconv.FormatInt(chat, 10)
	scopes := []menuKey{{scope: "chat", chat: id}, {scope: "all_private_chats"}, {scope: "default"}}
	if ch != nil && ch.info.Type != "private" {
		scopes = []menuKey{
			{scope: "chat_member", chat: id, user: user},
			{scope: "chat", chat: id},
			{scope: "all_group_chats"},
			{scope: "default"},
		}
	}
	var locale string
	if len(p.LanguageCode) >= 2 {
		locale = p.LanguageCode[:2]
	}
	for _, key := range scopes {
		for _, key.locale = range []string{locale, ""} {
			if list := s.menu.commands[key]; len(list) > 0 {
				return list
			}
		}
	}
	return nil
}

// Profile returns a text of the bot's profile, "name", "description" or "short_description", as clients with the
// language see it; empty: it was never set.
func (s *Server) Profile(what, locale string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if text := s.menu.texts[textKey{what, locale}]; text != "" {
		return text
	}
	return s.menu.texts[textKey{what, ""}]
}
