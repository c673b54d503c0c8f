package tgfake

import (
	"strconv"
	"testing"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

func TestBlockAndComeBack(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	send := func() answer { return do(t, s, "sendMessage", "chat_id", "7", "text", "x") }
	s.Block(7)
	s.Block(7)
	refused(t, send(), 403, "Forbidden: bot was blocked by the user")
	refused(t, do(t, s, "editMessageText", "chat_id", "7", "message_id", "1", "text", "x"), 403, "Forbidden: bot was blocked by the user")
	if _, err := s.Say(7, 7, "x"); err == nil || !s.Blocked(7) {
		t.Errorf("a blocker spoke: %v", err)
	}
	got := updates(t, s)
	if len(got) != 1 || got[0].Member == nil || got[0].Member.Old.Status != "member" || got[0].Member.New.Status != "kicked" ||
		got[0].Member.From.LanguageCode != "vi" || got[0].Member.Chat.ID != 7 || got[0].Member.New.Until == nil {
		t.Fatalf("updates %+v", got)
	}
	s.Unblock(7)
	if got := updates(t, s); len(got) != 1 || got[0].Member.New.Status != "member" {
		t.Errorf("updates %+v", got)
	}
	if a := send(); !a.OK {
		t.Errorf("after unblock: %s", a.Desc)
	}
	s.BlockSilently(7)
	if got := updates(t, s); len(got) != 0 {
		t.Errorf("silent block told: %+v", got)
	}
	s.Unblock(7)
	s.Deactivate(7)
	refused(t, send(), 403, "Forbidden: user is deactivated")
}

func TestGroups(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	s.AddGroup(ChatInfo{ID: -5, Title: "Team"}, 7, 8)
	send := func(chat int64) answer { return do(t, s, "sendMessage", "chat_id", itoa(chat), "text", "x") }
	refused(t, send(-5), 403, "Forbidden: bot is not a member of the group chat")
	if err := s.AddToGroup(7, -5); err != nil {
		t.Fatal(err)
	}
	got := updates(t, s)
	if len(got) != 2 || got[0].Member.New.Status != "member" || len(got[1].Message.NewChatMembers) != 1 || got[1].Message.Chat.Type != "group" {
		t.Errorf("added: %+v", got)
	}
	if _, err := s.Say(8, -5, "hallo"); err != nil {
		t.Fatal(err)
	}
	refused(t, send(8), 403, "Forbidden: bot can't initiate conversation with a user")
	if a := send(-5); !a.OK {
		t.Error(a.Desc)
	}
	if _, err := s.Say(9, -5, "hallo"); err == nil {
		t.Error("a stranger spoke")
	}
	a := do(t, s, "getChatMember", "chat_id", "-5", "user_id", "8")
	if into[chatMember](t, a).Status != "member" {
		t.Errorf("getChatMember: %s", a.Result)
	}
	if a := do(t, s, "getChatMemberCount", "chat_id", "-5"); string(a.Result) != "3" {
		t.Errorf("count: %s", a.Result)
	}
	if a := do(t, s, "getChat", "chat_id", "-5"); into[ChatInfo](t, a).Title != "Team" {
		t.Errorf("getChat: %s", a.Result)
	}
	if err := s.KickFromGroup(7, -5); err != nil {
		t.Fatal(err)
	}
	refused(t, send(-5), 403, "Forbidden: bot was kicked from the group chat")
}

func TestMigrate(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	s.AddGroup(ChatInfo{ID: -5, Title: "Team"}, 7)
	if err := s.AddToGroup(7, -5); err != nil {
		t.Fatal(err)
	}
	updates(t, s)
	up, err := s.Migrate(7, -5)
	if err != nil {
		t.Fatal(err)
	}
	got := updates(t, s)
	if len(got) != 2 || got[0].Message.MigrateTo != up || got[1].Message.MigrateFrom != -5 || got[1].Message.Chat.Type != "supergroup" {
		t.Errorf("updates %+v", got)
	}
	a := do(t, s, "sendMessage", "chat_id", "-5", "text", "x")
	refused(t, a, 400, "Bad Request: group chat was upgraded to a supergroup chat")
	if a.Params.MigrateTo != up || up != -1000000000005 {
		t.Errorf("migrate_to_chat_id %d", a.Params.MigrateTo)
	}
	if a := do(t, s, "sendMessage", "chat_id", itoa(up), "text", "x"); !a.OK {
		t.Error(a.Desc)
	}
	if a := do(t, s, "leaveChat", "chat_id", itoa(up)); !a.OK {
		t.Error(a.Desc)
	}
	refused(t, do(t, s, "sendMessage", "chat_id", itoa(up), "text", "x"), 403, "Forbidden: bot is not a member of the supergroup chat")
}

func TestGroupPrivacy(t *testing.T) {
	t.Parallel()
	s := started(t, Options{Privacy: true})
	s.AddGroup(ChatInfo{ID: -5, Title: "Team"}, 7)
	if err := s.AddToGroup(7, -5); err != nil {
		t.Fatal(err)
	}
	m := mustDo(t, s, "sendMessage", "chat_id", "-5", "text", "ich bin da")
	updates(t, s)
	hears := func(want bool, send func() (Message, error)) {
		t.Helper()
		m, err := send()
		if err != nil {
			t.Fatal(err)
		}
		if got := len(updates(t, s)) == 1; got != want {
			t.Errorf("%q heard: %v", m.Text, got)
		}
	}
	group := func(text string) func() (Message, error) {
		return func() (Message, error) { return s.Say(7, -5, text) }
	}
	hears(true, group("/hours"))
	hears(false, group("/hours"))
	hears(false, group("hallo zusammen"))
	hears(true, group("/hours@kiez_test_bot"))
	hears(false, group("/hours@other_bot"))
	hears(true, group("frag mal @Kiez_Test_Bot"))
	hears(true, func() (Message, error) { return s.Reply(7, -5, m.MessageID, "danke") })
}

func TestForum(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	s.AddGroup(ChatInfo{ID: -1000000000009, Title: "Forum", IsForum: true, Username: "kiezforum"}, 7)
	if err := s.Promote(7, -1000000000009); err != nil {
		t.Fatal(err)
	}
	refused(t, do(t, s, "createForumTopic", "chat_id", "7", "name", "x"), 400, "Bad Request: the chat is not a forum")
	a := do(t, s, "createForumTopic", "chat_id", "@kiezforum", "name", "Fragen")
	topic := into[struct {
		ID int64 `json:"message_thread_id"`
	}](t, a).ID
	m := mustDo(t, s, "sendMessage", "chat_id", "@KiezForum", "text", "x", "message_thread_id", itoa(topic))
	if m.MessageThreadID != topic || !m.IsTopicMessage {
		t.Errorf("in topic %d: %+v", topic, m.WireMessage)
	}
	turn := func(method string) answer {
		return do(t, s, method, "chat_id", "@kiezforum", "message_thread_id", itoa(topic))
	}
	refused(t, turn("reopenForumTopic"), 400, "Bad Request: TOPIC_NOT_MODIFIED")
	turn("closeForumTopic")
	if closed, ok := s.Topic(-1000000000009, topic); !closed || !ok {
		t.Errorf("closed %t, there %t", closed, ok)
	}
	if err := s.DeleteTopic(-1000000000009, topic); err != nil {
		t.Fatal(err)
	}
	refused(t, turn("closeForumTopic"), 400, "Bad Request: message thread not found")
	if gone, _ := s.Message(-1000000000009, m.MessageID); !gone.Deleted {
		t.Errorf("a message outlived its topic: %+v", gone)
	}
}
