package app_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"kiezbot/internal/app"
	"kiezbot/internal/telegram"
	"kiezbot/internal/tgfake"
)

const hookSecret = "a-long-random-word"

// hooked is a bot that gets its updates by webhook, through a proxy as in front of a real one. While the proxy is
// broken, it answers everything with 502.
type hooked struct {
	*world
	proxy  *httptest.Server
	broken atomic.Bool
	log    logged
}

// logged is what was logged so far.
type logged struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func newHooked(t *testing.T) *hooked {
	t.Helper()
	h := new(hooked)
	h.proxy = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if h.broken.Load() {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: h.bot.Addr()}).ServeHTTP(w, r)
	}))
	t.Cleanup(h.proxy.Close)
	h.world = newWorld(t, start(), func(o *app.Options) {
		o.ListenAddr, o.PublicURL, o.HookSecret = "127.0.0.1:0", h.proxy.URL, hookSecret
		o.Log = slog.New(slog.NewTextHandler(&h.log, nil))
	})
	return h
}

// post delivers a body as Telegram would, with this secret.
func (h *hooked) post(method, secret, body string) (status int) {
	h.Helper()
	req, err := http.NewRequestWithContext(h.Context(), method, h.proxy.URL+"/telegram", strings.NewReader(body))
	if err != nil {
		h.Fatal(err)
	}
	req.Header.Set(telegram.SecretHeader, secret)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		h.Fatal(err)
	}
	if err := res.Body.Close(); err != nil {
		h.Error(err)
	}
	return res.StatusCode
}

// O13: by webhook nothing is polled, nothing gets lost while the way in is broken, and nothing is answered twice.
func TestWebhook(t *testing.T) {
	t.Parallel()
	h := newHooked(t)
	h.shows(h.say(resident, "/hours"), "Öffnungszeiten")
	if calls := h.telegram.Calls(); slices.ContainsFunc(calls, func(c tgfake.Call) bool { return c.Method == "getUpdates" }) {
		t.Error("a bot with a webhook polls")
	}
	h.broken.Store(true)
	rev := h.telegram.Rev()
	if _, err := h.telegram.Say(resident, resident, "/hours"); err != nil {
		t.Fatal(err)
	}
	h.broken.Store(false)
	h.shows(h.next(resident, rev, "Öffnungszeiten"))
	h.telegram.Redeliver(h.telegram.LastUpdateID())
	h.shows(h.say(resident, "/start"), "Kiezbot")
	if n := h.received(resident, "Öffnungszeiten"); n != 2 {
		t.Errorf("%d answers to two questions", n)
	}
	h.stop() // what comes now waits with Telegram
	rev = h.telegram.Rev()
	if _, err := h.telegram.Say(resident, resident, "/deadline"); err != nil {
		t.Fatal(err)
	}
	h.run()
	h.shows(h.next(resident, rev, "Kiezfonds"))
}

// Only Telegram knows the secret, and what is no update does not come again.
func TestWebhookRefusesOthers(t *testing.T) {
	t.Parallel()
	h := newHooked(t)
	h.say(resident, "/hours")
	const update = `{"update_id":900000001,"message":{"message_id":77,"date":1,"text":"/start","chat":{"id":2001,"type":"private"},` +
		`"from":{"id":2001,"is_bot":false,"first_name":"x"}}}`
	for name, tt := range map[string]struct {
		method, secret, body string
		want                 int
	}{
		"no secret":       {http.MethodPost, "", update, http.StatusUnauthorized},
		"a wrong secret":  {http.MethodPost, hookSecret + "x", update, http.StatusUnauthorized},
		"no delivery":     {http.MethodGet, hookSecret, "", http.StatusMethodNotAllowed},
		"too large":       {http.MethodPost, hookSecret, strings.Repeat("x", 2<<20), http.StatusRequestEntityTooLarge},
		"nothing to read": {http.MethodPost, hookSecret, "{", http.StatusOK},
		"an update":       {http.MethodPost, hookSecret, update, http.StatusOK},
	} {
		if got := h.post(tt.method, tt.secret, tt.body); got != tt.want {
			t.Errorf("%s: %d, want %d", name, got, tt.want)
		}
	}
	h.shows(h.next(resident, 0, "Kiezbot"))
	h.idle()
	if n := h.telegram.SentTo(resident); n != 2 {
		t.Errorf("%d answers, want two: to the question and to the update with the secret", n)
	}
	if strings.Contains(h.log.String(), hookSecret) {
		t.Error("the secret is in the log")
	}
}

// A webhook that somebody else took away is set again; one that does not reach the bot is named.
func TestWebhookLooksAfterItself(t *testing.T) {
	t.Parallel()
	h := newHooked(t)
	h.say(admin, "/start")
	h.telegramDoes("deleteWebhook")
	if err := h.bot.LookAfterWebhook(t.Context()); err != nil {
		t.Fatal(err)
	}
	h.next(admin, 0, "wohin meine Nachrichten gehen")
	h.shows(h.say(resident, "/hours"), "Öffnungszeiten")
	if log := h.log.String(); !strings.Contains(log, "the webhook was changed elsewhere") {
		t.Errorf("nothing is said of the change: %s", log)
	}
	h.broken.Store(true)
	rev := h.telegram.Rev()
	if _, err := h.telegram.Say(resident, resident, "/hours"); err != nil {
		t.Fatal(err)
	}
	for !strings.Contains(h.log.String(), "Telegram cannot deliver updates") {
		if err := h.bot.LookAfterWebhook(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if log := h.log.String(); !strings.Contains(log, "502 Bad Gateway") {
		t.Errorf("the cause is not said: %s", log)
	}
	if err := h.bot.LookAfterWebhook(t.Context()); err != nil {
		t.Fatal(err)
	}
	h.next(admin, 0, "keine Nachrichten zustellen")
	h.broken.Store(false)
	h.next(resident, rev, "Öffnungszeiten")
	for _, said := range []string{"wohin meine Nachrichten gehen", "keine Nachrichten zustellen"} {
		if n := h.received(admin, said); n != 1 {
			t.Errorf("staff were told %d times: %s", n, said)
		}
	}
}

// The same webhook with another secret: nothing gets through until it is set again.
func TestWebhookWithAnotherSecretIsSetAgain(t *testing.T) {
	t.Parallel()
	h := newHooked(t)
	h.say(resident, "/start") // the bot has set its webhook now
	h.telegramDoes("setWebhook?secret_token=another&url=" + url.QueryEscape(h.proxy.URL+"/telegram"))
	rev := h.telegram.Rev()
	if _, err := h.telegram.Say(resident, resident, "/hours"); err != nil {
		t.Fatal(err)
	}
	h.eventually("Telegram names the cause", func() bool {
		if err := h.bot.LookAfterWebhook(t.Context()); err != nil {
			t.Fatal(err)
		}
		return strings.Contains(h.log.String(), "401 Unauthorized")
	})
	h.next(resident, rev, "Öffnungszeiten")
}

// Whoever polls takes a webhook away that somebody set, and names another program that polls; staff hear of both, once.
func TestPollingLooksAfterItself(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { silent(t, o) })
	w.say(admin, "/start")
	for range 2 {
		w.telegramDoes("setWebhook?url=" + url.QueryEscape("http://127.0.0.1:1/telegram"))
		w.shows(w.say(resident, "/hours"), "Öffnungszeiten")
	}
	w.next(admin, 0, "wohin meine Nachrichten gehen")
	w.telegram.AddFault(tgfake.Fault{
		Kind: tgfake.FaultError, Status: http.StatusConflict, Method: "getUpdates", Count: 2,
		Description: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
	})
	w.say(resident, "/hours") // brought by the poll that was open already
	w.next(admin, 0, "Ein anderes Programm")
	for _, said := range []string{"wohin meine Nachrichten gehen", "Ein anderes Programm"} {
		if n := w.received(admin, said); n != 1 {
			t.Errorf("staff were told %d times: %s", n, said)
		}
	}
}

// What staff could not be told before the bot ended they hear when it is seen again.
func TestTroubleIsToldAfterAnOutage(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { silent(t, o) })
	w.say(admin, "/start")
	w.settled()
	w.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultBadGateway, Method: "sendMessage", Chat: admin, Count: -1})
	webhook := "setWebhook?url=" + url.QueryEscape("http://127.0.0.1:1/telegram")
	w.telegramDoes(webhook)
	w.eventually("the bot tries to tell staff", func() bool { return w.failed("sendMessage") > 0 })
	w.stop()
	w.telegram.ClearFaults()
	w.run()
	w.telegramDoes(webhook)
	w.next(admin, 0, "wohin meine Nachrichten gehen")
}

// telegramDoes calls a method of the Bot API as another program with the same token would.
func (w *world) telegramDoes(method string) {
	w.Helper()
	req, err := http.NewRequestWithContext(w.Context(), http.MethodPost, w.options.APIURL+"/bot"+token+"/"+method,
		bytes.NewReader(nil))
	if err != nil {
		w.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		w.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		w.Fatalf("%s: %s", method, res.Status)
	}
}
