package tgfake

import (
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
)

func TestSendMessageRefuses(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	long := strings.Repeat("x", maxText+1)
	button := func(b string) string { return `{"inline_keyboard":[[` + b + `]]}` }
	tests := []struct {
		name string
		kv   []string
		desc string
	}{
		{"no text", []string{}, "message text is empty"},
		{"white space", []string{"text", " \n\t "}, "text must be non-empty"},
		{"only tags", []string{"text", "<b></b>", "parse_mode", "HTML"}, "text must be non-empty"},
		{"too long", []string{"text", long}, "message is too long"},
		{"too long in UTF-16", []string{"text", strings.Repeat("😀", maxText/2) + "x"}, "message is too long"},
		{"parse mode", []string{"text", "x", "parse_mode", "XML"}, "unsupported parse_mode"},
		{"not UTF-8", []string{"text", "\xff"}, "strings must be encoded in UTF-8"},
		{"entity outside", []string{"text", "x", "entities", `[{"type":"bold","offset":0,"length":2}]`}, "entity beginning or end is outside of the text"},
		{"no chat", []string{"text", "x", "chat_id", ""}, "chat_id is empty"},
		{"unknown chat", []string{"text", "x", "chat_id", "8"}, "chat not found"},
		{"unknown group", []string{"text", "x", "chat_id", "-8"}, "chat not found"},
		{"unknown name", []string{"text", "x", "chat_id", "@nobody"}, "chat not found"},
		{"markup", []string{"text", "x", "reply_markup", "{"}, "can't parse reply keyboard markup JSON object"},
		{"empty markup", []string{"text", "x", "reply_markup", "{}"}, "object expected as reply markup"},
		{"callback data of 65 bytes", []string{"text", "x", "reply_markup", button(`{"text":"a","callback_data":"` + strings.Repeat("ä", 32) + `x"}`)}, "BUTTON_DATA_INVALID"},
		{"no action", []string{"text", "x", "reply_markup", button(`{"text":"a"}`)}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"},
		{"empty button", []string{"text", "x", "reply_markup", button(`{"text":" ","callback_data":"a"}`)}, "inline keyboard button text must be non-empty"},
		{"bad link", []string{"text", "x", "reply_markup", button(`{"text":"a","url":"ds"}`)}, "inline keyboard button URL 'ds' is invalid: Wrong HTTP URL"},
		{"bad scheme", []string{"text", "x", "reply_markup", button(`{"text":"a","url":"happ://x.de"}`)}, "inline keyboard button URL 'happ://x.de' is invalid: Unsupported URL protocol"},
		{"web app by http", []string{"text", "x", "reply_markup", button(`{"text":"a","web_app":{"url":"http://x.de"}}`)}, "inline keyboard button Web App URL 'http://x.de' is invalid: Only HTTPS links are allowed"},
		{"long row", []string{"text", "x", "reply_markup", button(strings.Repeat(`{"text":"a","callback_data":"a"},`, 8) + `{"text":"a","callback_data":"a"}`)}, "reply markup is too long"},
		{"reply to nothing", []string{"text", "x", "reply_parameters", `{"message_id":99}`}, "message to be replied not found"},
		{"reply, old way", []string{"text", "x", "reply_to_message_id", "99"}, "message to be replied not found"},
		{"no topic", []string{"text", "x", "message_thread_id", "3"}, "message thread not found"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			refused(t, do(t, s, "sendMessage", append([]string{"chat_id", "7"}, tt.kv...)...), 400, "Bad Request: "+tt.desc)
		})
	}
	t.Cleanup(func() { // after the parallel cases
		if got := s.SentTo(7); got != 0 {
			t.Errorf("%d messages got through", got)
		}
	})
}

func TestSendMessage(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	m := mustDo(t, s, "sendmessage", "chat_id", "7", "parse_mode", "html", "protect_content", "true",
		"text", "\n <b>Guten Tag</b>\u202e \u2066x\u2069\r\n /hours \n", "reply_parameters", `{"message_id":1}`,
		"reply_markup", `{"inline_keyboard":[[{"text":"A","callback_data":"`+strings.Repeat("x", 64)+`"},{"text":"B","url":"https://example.org"}]]}`,
		"link_preview_options", `{"is_disabled":true}`)
	if m.Text != "Guten Tag \u2066x\u2069\n /hours" || m.MessageID != 2 || m.Chat.Type != "private" || !m.Protected {
		t.Errorf("sent %+v", m.WireMessage)
	}
	want := []Entity{{Type: "bold", Length: 9}, {Type: "bot_command", Offset: 15, Length: 6}}
	if !reflect.DeepEqual(m.Entities, want) {
		t.Errorf("entities %+v", m.Entities)
	}
	if m.From == nil || !m.From.IsBot || m.ReplyToMessage == nil || m.ReplyToMessage.Text != "/start" {
		t.Errorf("from %+v, reply to %+v", m.From, m.ReplyToMessage)
	}
	kept := s.Chat(7)[1]
	if kept.HTML != "<b>Guten Tag</b> \u2066x\u2069\n /hours" || !kept.FromBot || !kept.NoPreview || kept.ReplyToID != 1 {
		t.Errorf("kept %+v", kept.Shown)
	}
	if b, ok := kept.Button("B"); !ok || b.URL != "https://example.org/" || len(kept.Buttons()) != 2 {
		t.Errorf("buttons %+v", kept.Buttons())
	}
	full := mustDo(t, s, "sendMessage", "chat_id", "7", "text", strings.Repeat("😀", maxText/2), "reply_to_message_id", "99", "allow_sending_without_reply", "true")
	if full.MessageID != 3 || full.ReplyToMessage != nil {
		t.Errorf("full length: %d", full.MessageID)
	}
}

func TestBodies(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	path := "/bot" + token + "/sendMessage"
	get := httptest.NewRequest(http.MethodGet, path+"?chat_id=7&text=by+query", nil)
	js := httptest.NewRequest(http.MethodPost, path, strings.NewReader(
		`{"chat_id":7,"text":"by JSON","disable_notification":true,"reply_markup":{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]},"parse_mode":null}`))
	js.Header.Set("Content-Type", "application/json")
	multi := httptest.NewRequest(http.MethodPost, path, strings.NewReader(
		"--X\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n7\r\n--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nby multipart\r\n--X--\r\n"))
	multi.Header.Set("Content-Type", "multipart/form-data; boundary=X")
	for _, r := range []*http.Request{get, js, multi} {
		if a := serve(t, s, r); !a.OK {
			t.Errorf("%s: %s", r.Header.Get("Content-Type"), a.Desc)
		}
	}
	var texts []string
	for _, m := range s.Chat(7)[1:] {
		texts = append(texts, m.Text)
	}
	if want := []string{"by query", "by JSON", "by multipart"}; !reflect.DeepEqual(texts, want) {
		t.Errorf("texts %q", texts)
	}
	bad := httptest.NewRequest(http.MethodPost, path, strings.NewReader("[1"))
	bad.Header.Set("Content-Type", "application/json")
	refused(t, serve(t, s, bad), 400, "Bad Request: can't parse JSON object")
}

func TestTokenAndMethod(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	get := func(path string) answer { return serve(t, s, httptest.NewRequest(http.MethodGet, path, nil)) }
	refused(t, get("/botwrong/getMe"), 401, "Unauthorized")
	refused(t, get("/file/botwrong/x"), 401, "Unauthorized")
	refused(t, get("/bot"+token+"/getNothing"), 404, "Not Found")
	refused(t, get("/elsewhere"), 404, "Not Found")
	if a := get("/bot" + token + "/GETME"); !a.OK || into[User](t, a).Username != "kiez_test_bot" {
		t.Errorf("getMe: %+v", a)
	}
}

func TestReplyKeyboardIsKeptApart(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	m := mustDo(t, s, "sendMessage", "chat_id", "7", "text", "x", "reply_markup", `{"keyboard":[["A",{"text":"B"}]]}`)
	if m.ReplyMarkup != nil || s.Chat(7)[1].Keyboard == nil {
		t.Errorf("reply keyboard: %+v", s.Chat(7)[1])
	}
	refused(t, do(t, s, "editMessageText", "chat_id", "7", "message_id", "2", "text", "y"), 400, "Bad Request: message can't be edited")
	refused(t, do(t, s, "sendMessage", "chat_id", "7", "text", "x", "reply_markup", `{"keyboard":[[{"text":""}]]}`), 400,
		"Bad Request: keyboard button text must be non-empty")
}
