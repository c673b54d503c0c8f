package tgfake

import (
	"testing"
	"time"
)

const notModified = "Bad Request: message is not modified: specified new message content and reply markup are exactly " +
	"the same as a current content and reply markup of the message"

func TestEdit(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	kb := `{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}`
	edit := func(kv ...string) answer {
		return do(t, s, "editMessageText", append([]string{"chat_id", "7", "message_id", "2", "parse_mode", "HTML"}, kv...)...)
	}
	mustDo(t, s, "sendMessage", "chat_id", "7", "text", "<b>x</b>", "parse_mode", "HTML", "reply_markup", kb)
	refused(t, edit("text", "<b>x</b> ", "reply_markup", kb), 400, notModified)
	if a := edit("text", "<i>x</i>", "reply_markup", kb); !a.OK {
		t.Errorf("other entities: %s", a.Desc)
	}
	if a := edit("text", "<i>x</i>"); !a.OK || into[WireMessage](t, a).ReplyMarkup != nil {
		t.Errorf("keyboard stayed: %+v", a)
	}
	refused(t, do(t, s, "editMessageReplyMarkup", "chat_id", "7", "message_id", "2"), 400, notModified)
	refused(t, edit("text", "y", "message_id", "99"), 400, "Bad Request: message to edit not found")
	refused(t, edit("text", "y", "message_id", ""), 400, "Bad Request: message identifier is not specified")
	refused(t, edit("text", "y", "message_id", "1"), 400, "Bad Request: message can't be edited")
	refused(t, edit("text", "y", "reply_markup", `{"keyboard":[["A"]]}`), 400, "Bad Request: inline keyboard expected")
	refused(t, do(t, s, "editMessageCaption", "chat_id", "7", "message_id", "2", "caption", "c"), 400,
		"Bad Request: there is no caption in the message to edit")
	m, _ := s.Message(7, 2)
	if m.Edits != 2 || len(m.Versions) != 2 || m.Versions[0].HTML != "<b>x</b>" || m.Versions[0].Markup == nil || m.EditDate == 0 {
		t.Errorf("versions %+v", m)
	}
}

func TestDelete(t *testing.T) {
	t.Parallel()
	now := time.Date(2027, 3, 1, 12, 0, 0, 0, time.UTC)
	s := started(t, Options{Now: func() time.Time { return now }})
	for range 3 {
		mustDo(t, s, "sendMessage", "chat_id", "7", "text", "x")
	}
	if a := do(t, s, "deleteMessage", "chat_id", "7", "message_id", "2"); !a.OK {
		t.Errorf("delete: %s", a.Desc)
	}
	refused(t, do(t, s, "deleteMessage", "chat_id", "7", "message_id", "2"), 400, "Bad Request: message to delete not found")
	refused(t, do(t, s, "editMessageText", "chat_id", "7", "message_id", "2", "text", "y"), 400, "Bad Request: message to edit not found")
	if a := do(t, s, "deleteMessages", "chat_id", "7", "message_ids", "[2,3,99]"); !a.OK {
		t.Errorf("deleteMessages: %s", a.Desc)
	}
	if m, ok := s.Message(7, 3); !ok || !m.Deleted || len(s.Chat(7)) != 2 {
		t.Errorf("after deleting: %+v", s.Chat(7))
	}
	now = now.Add(48*time.Hour + time.Second)
	refused(t, do(t, s, "deleteMessage", "chat_id", "7", "message_id", "4"), 400, "Bad Request: message can't be deleted for everyone")
}

func TestPinAndReact(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	mustDo(t, s, "sendMessage", "chat_id", "7", "text", "x")
	for _, call := range [][]string{
		{"pinChatMessage", "message_id", "2"},
		{"setMessageReaction", "message_id", "1", "reaction", `[{"type":"emoji","emoji":"👍"}]`},
		{"sendChatAction", "action", "typing"},
	} {
		if a := do(t, s, call[0], append([]string{"chat_id", "7"}, call[1:]...)...); !a.OK {
			t.Errorf("%s: %s", call[0], a.Desc)
		}
	}
	list := s.Chat(7)
	if !list[1].Pinned || len(list[0].Reactions) != 1 {
		t.Errorf("chat %+v", list)
	}
	refused(t, do(t, s, "setMessageReaction", "chat_id", "7", "message_id", "1", "reaction", `[{"type":"emoji","emoji":"x"}]`), 400, "Bad Request: REACTION_INVALID")
	refused(t, do(t, s, "pinChatMessage", "chat_id", "7", "message_id", "9"), 400, "Bad Request: message to pin not found")
	refused(t, do(t, s, "sendChatAction", "chat_id", "7", "action", "dancing"), 400, "Bad Request: wrong parameter action in request")
}

func TestCopyAndForward(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	s.AddGroup(ChatInfo{ID: -5, Title: "Team"}, 7)
	if err := s.AddToGroup(7, -5); err != nil {
		t.Fatal(err)
	}
	a := do(t, s, "forwardMessage", "chat_id", "-5", "from_chat_id", "7", "message_id", "1")
	fwd := into[WireMessage](t, a)
	if fwd.ForwardOrigin == nil || fwd.ForwardOrigin.SenderUser.ID != 7 || fwd.ForwardFrom == nil || fwd.Text != "/start" {
		t.Errorf("forwarded %+v", fwd)
	}
	a = do(t, s, "copyMessage", "chat_id", "7", "from_chat_id", "-5", "message_id", itoa(fwd.MessageID))
	id := into[messageID](t, a).ID
	if m, ok := s.Message(7, id); !ok || m.ForwardOrigin != nil || m.Text != "/start" || !m.FromBot {
		t.Errorf("copied %+v", m)
	}
	refused(t, do(t, s, "copyMessage", "chat_id", "7", "from_chat_id", "7", "message_id", "99"), 400, "Bad Request: message to copy not found")
	refused(t, do(t, s, "forwardMessage", "chat_id", "7", "from_chat_id", "7", "message_id", "99"), 400, "Bad Request: message to forward not found")
	a = do(t, s, "copyMessages", "chat_id", "-5", "from_chat_id", "7", "message_ids", "[1,2,99]")
	if got := into[[]messageID](t, a); len(got) != 2 {
		t.Errorf("copyMessages: %+v %s", got, a.Desc)
	}
}
