package tgfake

import (
	"strings"
	"testing"
)

func TestCommands(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	s.AddGroup(ChatInfo{ID: -5, Title: "Team"}, 7)
	if err := s.AddToGroup(7, -5); err != nil {
		t.Fatal(err)
	}
	set := func(name string, kv ...string) {
		t.Helper()
		a := do(t, s, "setMyCommands", append([]string{"commands", `[{"command":"` + name + `","description":"d"}]`}, kv...)...)
		if !a.OK {
			t.Fatal(a.Desc)
		}
	}
	sees := func(chat int64, want string) {
		t.Helper()
		got := s.Commands(7, chat)
		if len(got) != 1 || got[0].Command != want {
			t.Errorf("in %d: %+v, want %s", chat, got, want)
		}
	}
	set("any")
	sees(7, "any")
	set("private", "scope", `{"type":"all_private_chats"}`)
	set("private_vi", "scope", `{"type":"all_private_chats"}`, "language_code", "vi")
	sees(7, "private_vi")
	sees(-5, "any")
	set("team", "scope", `{"type":"chat","chat_id":-5}`)
	set("mine", "scope", `{"type":"chat_member","chat_id":"-5","user_id":7}`)
	sees(-5, "mine")
	a := do(t, s, "getMyCommands", "scope", `{"type":"chat","chat_id":"-5"}`)
	if list := into[[]BotCommand](t, a); len(list) != 1 || list[0].Command != "team" {
		t.Errorf("getMyCommands %s", a.Result)
	}
	do(t, s, "deleteMyCommands", "scope", `{"type":"all_private_chats"}`, "language_code", "vi")
	sees(7, "private")
	if a := do(t, s, "getMyCommands", "language_code", "ar"); string(a.Result) != "[]" {
		t.Errorf("empty list: %s", a.Result)
	}
}

func TestCommandsRefuses(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	cmd := func(name, desc string) string { return `{"command":"` + name + `","description":"` + desc + `"}` }
	tests := []struct {
		commands, scope, lang, desc string
	}{
		{cmd("Start", "d"), "", "", "BOT_COMMAND_INVALID"},
		{cmd("rück", "d"), "", "", "BOT_COMMAND_INVALID"},
		{cmd(strings.Repeat("a", 33), "d"), "", "", "BOT_COMMAND_INVALID"},
		{cmd("", "d"), "", "", "BOT_COMMAND_INVALID"},
		{cmd("a", ""), "", "", "command description must be non-empty"},
		{cmd("a", strings.Repeat("ä", 257)), "", "", "BOT_COMMAND_DESCRIPTION_INVALID"},
		{strings.TrimSuffix(strings.Repeat(cmd("a", "d")+",", 101), ","), "", "", "BOT_COMMANDS_TOO_MUCH"},
		{"x", "", "", "can't parse commands JSON object"},
		{cmd("a", "d"), "", "de-simple", "invalid language code specified"},
		{cmd("a", "d"), `{"type":"x"}`, "", "can't parse BotCommandScope: Unsupported type specified"},
		{cmd("a", "d"), `{"type":"chat","chat_id":99}`, "", "chat not found"},
		{cmd("a", "d"), `{"type":"chat_administrators","chat_id":7}`, "", "can't use specified scope in private chats"},
	}
	for _, tt := range tests {
		a := do(t, s, "setMyCommands", "commands", "["+tt.commands+"]", "scope", tt.scope, "language_code", tt.lang)
		refused(t, a, 400, "Bad Request: "+tt.desc)
	}
	ok := "[" + cmd("/start_1", strings.Repeat("ä", 256)) + "]"
	if a := do(t, s, "setMyCommands", "commands", ok); !a.OK || s.Commands(7, 7)[0].Command != "start_1" {
		t.Errorf("at the limit: %s", a.Desc)
	}
}

func TestTexts(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	for what, limit := range map[string]int{"Name": 64, "Description": 512, "ShortDescription": 120} {
		field := strings.ToLower(strings.Replace(what, "tD", "t_D", 1))
		if a := do(t, s, "setMy"+what, field, strings.Repeat("ä", limit), "language_code", "de"); !a.OK {
			t.Errorf("%s: %s", what, a.Desc)
		}
		do(t, s, "setMy"+what, field, "all")
		refused(t, do(t, s, "setMy"+what, field, strings.Repeat("ä", limit+1)), 400, "Bad Request: bot "+field+" is too long")
		for lang, want := range map[string]string{"de": strings.Repeat("ä", limit), "fr": "all"} {
			if got := into[map[string]string](t, do(t, s, "getMy"+what, "language_code", lang)); got[field] != want {
				t.Errorf("%s in %s: %q", what, lang, got[field])
			}
		}
	}
}
