package tgfake

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"
)

// receiver is a bot that takes updates by webhook.
type receiver struct {
	*httptest.Server
	mu      sync.Mutex
	refuse  map[int64]int // by chat, so many answers of 500
	got     chan gotUpdate
	secrets chan string
}

func newReceiver(t *testing.T) *receiver {
	t.Helper()
	r := &receiver{refuse: make(map[int64]int), got: make(chan gotUpdate, 100), secrets: make(chan string, 100)}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		var u gotUpdate
		if err := json.NewDecoder(req.Body).Decode(&u); err != nil {
			t.Error(err)
		}
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.refuse[u.Message.Chat.ID] > 0 {
			r.refuse[u.Message.Chat.ID]--
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		r.secrets <- req.Header.Get("X-Telegram-Bot-Api-Secret-Token")
		r.got <- u
	}))
	t.Cleanup(r.Close)
	return r
}

func TestWebhook(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	s := newServer(t, Options{WebhookRetry: time.Millisecond})
	say(t, s, 7, "before")
	r.refuse[7] = 2
	a := do(t, s, "setWebhook", "url", r.URL+"/telegram", "secret_token", "geheim-1")
	if !a.OK {
		t.Fatal(a.Desc)
	}
	for _, text := range []string{"1", "2", "3"} {
		say(t, s, 7, text)
	}
	ctx := soon(t)
	for _, want := range []string{"before", "1", "2", "3"} {
		select {
		case u := <-r.got:
			if u.Message.Text != want {
				t.Errorf("got %q, want %q", u.Message.Text, want)
			}
			if secret := <-r.secrets; secret != "geheim-1" {
				t.Errorf("secret %q", secret)
			}
		case <-ctx.Done():
			t.Fatal("no delivery")
		}
	}
	info := into[struct {
		URL   string `json:"url"`
		Error string `json:"last_error_message"`
	}](t, do(t, s, "getWebhookInfo"))
	if info.URL != r.URL+"/telegram" || info.Error != "Wrong response from the webhook: 500 Internal Server Error" {
		t.Errorf("info %+v", info)
	}
	if !s.Redeliver(s.LastUpdateID()) {
		t.Error("not redelivered")
	}
	select {
	case u := <-r.got:
		if u.ID != s.LastUpdateID() {
			t.Errorf("redelivered %d", u.ID)
		}
	case <-ctx.Done():
		t.Fatal("no second delivery")
	}
}

func TestWebhookChatsDoNotWaitForEachOther(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	r.refuse[7] = 1 << 30
	s := newServer(t, Options{WebhookRetry: time.Millisecond})
	do(t, s, "setWebhook", "url", r.URL)
	say(t, s, 7, "stuck")
	say(t, s, 8, "free")
	select {
	case u := <-r.got:
		if u.Message.Text != "free" {
			t.Errorf("got %q", u.Message.Text)
		}
	case <-soon(t).Done():
		t.Fatal("the other chat waits")
	}
	do(t, s, "deleteWebhook")
	got := into[[]gotUpdate](t, do(t, s, "getUpdates", "limit", "1"))
	if len(got) != 1 || got[0].Message.Text != "stuck" {
		t.Errorf("left in the queue: %+v", got)
	}
	if a := do(t, s, "deleteWebhook", "drop_pending_updates", "true"); !a.OK || s.Stats().Pending != 0 {
		t.Errorf("pending %d", s.Stats().Pending)
	}
}

func TestSetWebhookRefuses(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	tests := []struct{ url, secret, desc string }{
		{"http://example.org/x", "", "bad webhook: An HTTPS URL must be provided for webhook"},
		{"ftp://127.0.0.1/x", "", "bad webhook: An HTTPS URL must be provided for webhook"},
		{"https://example.org:8080/x", "", "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"},
		{"https://example.org/x", "", "bad webhook: tgfake delivers to loopback addresses only"},
		{"x", "", "bad webhook: Wrong HTTP URL specified"},
		{"http://127.0.0.1:1/", "with space", "secret token contains unallowed characters"},
		{"http://127.0.0.1:1/", string(make([]byte, 257)), "secret token is too long"},
	}
	for _, tt := range tests {
		refused(t, do(t, s, "setWebhook", "url", tt.url, "secret_token", tt.secret), 400, "Bad Request: "+tt.desc)
	}
}
