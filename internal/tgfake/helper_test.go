package tgfake

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

const token = "123456:SECRET-abc"

// answer is what came back from a call.
type answer struct {
	Status int
	OK     bool            `json:"ok"`
	Result json.RawMessage `json:"result"`
	Code   int             `json:"error_code"`
	Desc   string          `json:"description"`
	Params struct {
		RetryAfter int   `json:"retry_after"`
		MigrateTo  int64 `json:"migrate_to_chat_id"`
	} `json:"parameters"`
}

func newServer(t *testing.T, opt Options) *Server {
	t.Helper()
	opt.Token = token
	s := New(opt)
	t.Cleanup(s.Close)
	return s
}

// started has one person, 7, who started the bot, with an empty inbox.
func started(t *testing.T, opt Options) *Server {
	t.Helper()
	s := newServer(t, opt)
	s.AddUser(User{ID: 7, FirstName: "Mai", LanguageCode: "vi"})
	say(t, s, 7, "/start")
	do(t, s, "getUpdates", "offset", "600000")
	return s
}

func say(t *testing.T, s *Server, user int64, text string) Message {
	t.Helper()
	m, err := s.Say(user, user, text)
	if err != nil {
		t.Fatalf("Say(%d, %q): %v", user, text, err)
	}
	return m
}

// do calls a method with a form of key, value pairs.
func do(t testing.TB, s *Server, method string, kv ...string) answer {
	t.Helper()
	form := url.Values{}
	for i := 0; i+1 < len(kv); i += 2 {
		form.Set(kv[i], kv[i+1])
	}
	r := httptest.NewRequest(http.MethodPost, "/bot"+token+"/"+method, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return serve(t, s, r)
}

func serve(t testing.TB, s *Server, r *http.Request) answer {
	t.Helper()
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	a := answer{Status: w.Code}
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
		t.Fatalf("%s: %v in %s", r.URL.Path, err, w.Body)
	}
	return a
}

// mustDo is do for calls that succeed with a message.
func mustDo(t *testing.T, s *Server, method string, kv ...string) Message {
	t.Helper()
	a := do(t, s, method, kv...)
	if !a.OK {
		t.Fatalf("%s %v: %d %s", method, kv, a.Code, a.Desc)
	}
	return Message{WireMessage: into[WireMessage](t, a)}
}

func into[T any](t testing.TB, a answer) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(a.Result, &v); err != nil {
		t.Fatalf("result %s: %v", a.Result, err)
	}
	return v
}

func refused(t testing.TB, a answer, code int, desc string) {
	t.Helper()
	if a.OK || a.Code != code || a.Status != code || a.Desc != desc {
		t.Errorf("got %d %q, want %d %q", a.Code, a.Desc, code, desc)
	}
}

// gotUpdate is the part of an update the tests look at.
type gotUpdate struct {
	ID       int64          `json:"update_id"`
	Message  *WireMessage   `json:"message"`
	Edited   *WireMessage   `json:"edited_message"`
	Callback *callbackQuery `json:"callback_query"`
	Member   *struct {
		From User       `json:"from"`
		Chat ChatInfo   `json:"chat"`
		Old  chatMember `json:"old_chat_member"`
		New  chatMember `json:"new_chat_member"`
	} `json:"my_chat_member"`
	Inline *struct {
		ID    string `json:"id"`
		Query string `json:"query"`
	} `json:"inline_query"`
}

// updates fetches and confirms everything that waits.
func updates(t *testing.T, s *Server) []gotUpdate {
	t.Helper()
	list := into[[]gotUpdate](t, do(t, s, "getUpdates"))
	do(t, s, "getUpdates", "offset", "9999999", "limit", "1")
	return list
}

func soon(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	t.Cleanup(cancel)
	return ctx
}
