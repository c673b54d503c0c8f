package tgfake

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestSay(t *testing.T) {
	t.Parallel()
	now := time.Date(2027, 3, 28, 1, 55, 0, 0, time.UTC)
	s := newServer(t, Options{Now: func() time.Time { return now }})
	s.AddUser(User{ID: 7, FirstName: "Mai", LanguageCode: "vi"})
	refused(t, do(t, s, "sendMessage", "chat_id", "7", "text", "x"), 400, "Bad Request: chat not found")
	say(t, s, 7, "  /start ev_12 \n")
	got := updates(t, s)[0].Message
	want := &WireMessage{
		MessageID: 1, From: &User{ID: 7, FirstName: "Mai", LanguageCode: "vi"}, Chat: ChatInfo{ID: 7, Type: "private", FirstName: "Mai"},
		Date: now.Unix(), Text: "/start ev_12", Entities: []Entity{{Type: "bot_command", Length: 6}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	for text, want := range map[string]error{" ": ErrNoContent, strings.Repeat("x", 4097): ErrTooLong} {
		if _, err := s.Say(7, 7, text); !errors.Is(err, want) {
			t.Errorf("Say of %d: %v", len(text), err)
		}
	}
	if _, err := s.Say(7, -99, "x"); !errors.Is(err, ErrNotThere) {
		t.Errorf("unknown group: %v", err)
	}
	if u, ok := s.User(7); !ok || u.LanguageCode != "vi" || len(s.Chats()) != 1 {
		t.Errorf("user %+v chats %+v", u, s.Chats())
	}
}

func TestSayRaw(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	f := s.AddFile("voice", "v.ogg", "audio/ogg", []byte("ogg"))
	contents := map[string]WireMessage{
		"voice":    {Voice: &Media{FileRef: f.FileRef, Duration: 3}},
		"sticker":  {Sticker: &Sticker{Emoji: "👍", Type: "regular"}},
		"contact":  {Contact: &Contact{PhoneNumber: "+49", FirstName: "A"}},
		"location": {Location: &Location{Latitude: 52.5, Longitude: 13.5}},
		"forward":  {Text: "x", ForwardOrigin: &ForwardOrigin{Type: "hidden_user", SenderName: "B"}},
		"caption":  {Photo: s.AddFile("photo", "p.png", "", nil).Photo(), Caption: " /x "},
	}
	for name, w := range contents {
		if _, err := s.SayRaw(7, 7, w); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := updates(t, s); len(got) != len(contents) {
		t.Errorf("%d updates", len(got))
	}
}

func TestEditText(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	if _, err := s.EditText(7, 7, 1, "/help"); err != nil {
		t.Fatal(err)
	}
	got := updates(t, s)
	if len(got) != 1 || got[0].Edited == nil || got[0].Edited.Text != "/help" || got[0].Edited.EditDate == 0 || got[0].Edited.MessageID != 1 {
		t.Errorf("updates %+v", got)
	}
	mustDo(t, s, "sendMessage", "chat_id", "7", "text", "x")
	for _, id := range []int64{2, 99} {
		if _, err := s.EditText(7, 7, id, "y"); !errors.Is(err, ErrNoMessage) {
			t.Errorf("edit %d: %v", id, err)
		}
	}
}

func TestPress(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	m := mustDo(t, s, "sendMessage", "chat_id", "7", "text", "x", "reply_markup", `{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}`)
	tests := []struct {
		id     int64
		data   string
		forged bool
		date   bool
	}{{m.MessageID, "a", false, true}, {m.MessageID, "b", true, true}, {99, "a", true, false}}
	for _, tt := range tests {
		p, err := s.Press(7, 7, tt.id, tt.data)
		if err != nil || p.Forged != tt.forged {
			t.Fatalf("press %+v: %+v %v", tt, p, err)
		}
		q := updates(t, s)[0].Callback
		if q == nil || q.Data != tt.data || q.ID != p.QueryID || q.Message.MessageID != tt.id || (q.Message.Date != 0) != tt.date || q.From.ID != 7 {
			t.Errorf("query %+v", q)
		}
		if a := do(t, s, "answerCallbackQuery", "callback_query_id", p.QueryID, "text", "Danke", "show_alert", "true"); !a.OK {
			t.Fatal(a.Desc)
		}
		got, err := p.Wait(soon(t))
		if err != nil || got.Text != "Danke" || !got.Alert || got.Data != tt.data || got.MessageID != tt.id {
			t.Errorf("answer %+v %v", got, err)
		}
		<-p.Done()
		refused(t, do(t, s, "answerCallbackQuery", "callback_query_id", p.QueryID), 400,
			"Bad Request: query is too old and response timeout expired or query ID is invalid")
	}
	refused(t, do(t, s, "answerCallbackQuery", "callback_query_id", "1", "text", strings.Repeat("ä", 201)), 400, "Bad Request: MESSAGE_TOO_LONG")
	refused(t, do(t, s, "answerCallbackQuery", "callback_query_id", "1", "url", "https://example.org"), 400, "Bad Request: URL_INVALID")
}

func TestPressTooLate(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := New(Options{Token: token, CallbackTTL: time.Minute})
		defer s.Close()
		press := func() *PressResult {
			p, err := s.Press(7, 7, 1, "a")
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
		old := press()
		time.Sleep(time.Minute + time.Second)
		young := press()
		if a := do(t, s, "answerCallbackQuery", "callback_query_id", old.QueryID); a.OK {
			t.Error("an old query was answered")
		}
		s.ExpireCallbacks()
		if a := do(t, s, "answerCallbackQuery", "callback_query_id", young.QueryID); a.OK {
			t.Error("an expired query was answered")
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := young.Wait(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("wait: %v", err)
		}
	})
}

func TestInline(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	res := s.Inline(7, "kiezfonds", "")
	if got := updates(t, s); len(got) != 1 || got[0].Inline.Query != "kiezfonds" || got[0].Inline.ID != res.QueryID {
		t.Fatalf("updates %+v", got)
	}
	article := func(id, text string) string {
		return `{"type":"article","id":"` + id + `","title":"T","input_message_content":{"message_text":"` + text + `","parse_mode":"HTML"}}`
	}
	try := func(results string) answer {
		return do(t, s, "answerInlineQuery", "inline_query_id", res.QueryID, "results", results, "is_personal", "true")
	}
	refused(t, try("["+article("1", "<br>")+"]"), 400, `Bad Request: can't parse entities: Unsupported start tag "br" at byte offset 0`)
	refused(t, try("["+article("1", "a")+","+article("1", "b")+"]"), 400, "Bad Request: RESULT_ID_DUPLICATE")
	refused(t, try(`[{"type":"article","id":"","title":"x"}]`), 400, "Bad Request: RESULT_ID_INVALID")
	refused(t, try(`[{"type":"article","id":"1","title":"x"}]`), 400, "Bad Request: can't parse inline query result: input message content is not specified")
	if a := try("[" + article("1", "<b>a</b>") + "]"); !a.OK {
		t.Fatal(a.Desc)
	}
	if got, err := res.Wait(soon(t)); err != nil || len(got.Results) != 1 || !got.IsPersonal || got.CacheTime != 300 {
		t.Errorf("answer %+v %v", got, err)
	}
}

func TestWait(t *testing.T) {
	t.Parallel()
	inBubble(t, Options{}, func(t *testing.T, s *Server, call func(string, ...string) answer) {
		has := func(text string) func(Message) bool { return func(m Message) bool { return m.Text == text } }
		found := make(chan Message, 1)
		go func() {
			m, err := s.WaitFor(t.Context(), 7, has("b")) // before the person exists
			if err != nil {
				t.Error(err)
			}
			found <- m
		}()
		synctest.Wait()
		say(t, s, 7, "b")
		call("sendMessage", "chat_id", "7", "text", "a")
		rev := s.Rev()
		call("editMessageText", "chat_id", "7", "message_id", "2", "text", "b")
		if m := <-found; m.MessageID != 2 || !m.FromBot {
			t.Errorf("found %+v", m)
		}
		if m, err := s.WaitSince(t.Context(), 7, rev, has("b")); err != nil || m.Edits != 1 {
			t.Errorf("since: %+v %v", m, err)
		}
		call("deleteMessage", "chat_id", "7", "message_id", "2")
		if _, err := s.WaitSince(t.Context(), 7, rev, func(m Message) bool { return m.Deleted }); err != nil {
			t.Error(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if _, err := s.WaitFor(ctx, 7, has("b")); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a deleted message was found: %v", err)
		}
	})
}
