package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/tgfake"
)

func TestTokenIsNeverPrinted(t *testing.T) {
	opt := Options{Token: testToken}
	c, err := New(opt)
	if err != nil {
		t.Fatal(err)
	}
	var log lockedBuffer
	for _, h := range []slog.Handler{slog.NewTextHandler(&log, nil), slog.NewJSONHandler(&log, nil)} {
		slog.New(h).Info("all", "token", opt.Token, "options", opt.Token, "client", fmt.Sprint(c), "any", any(&opt.Token))
	}
	for _, v := range []any{opt, &opt, opt.Token, c, *c, c.bot, *c.bot, c.http, *c.http} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d", "%T"} {
			fmt.Fprintf(&log, verb+"\n", v)
		}
	}
	if b, err := json.Marshal(struct{ T Token }{opt.Token}); err != nil {
		t.Error(err)
	} else {
		fmt.Fprintln(&log, string(b))
	}
	got := log.String()
	for _, secret := range []string{testToken, fmt.Sprintf("%x", testToken), "AAF-secret"} {
		if strings.Contains(got, secret) {
			t.Errorf("printed %q in:\n%s", secret, got)
		}
	}
	if !strings.Contains(got, hidden) {
		t.Error("nothing was hidden, so nothing was tried")
	}
}

func TestNewRefusesWithoutRepeating(t *testing.T) {
	for _, opt := range []Options{
		{},
		{Token: "123:abc def"},
		{Token: "123:abc/../x"},
		{Token: testToken, APIURL: "telegram.test"},
		{Token: testToken, APIURL: "ftp://telegram.test"},
		{Token: testToken, APIURL: "http://user:pass@telegram.test"},
		{Token: testToken, APIURL: "http://telegram.test/%zz"},
	} {
		_, err := New(opt)
		if err == nil {
			t.Fatalf("accepted %q at %q", string(opt.Token), opt.APIURL)
		}
		for _, secret := range []string{string(opt.Token), opt.APIURL} {
			if secret != "" && strings.Contains(err.Error(), secret) {
				t.Errorf("%q repeats %q", err, secret)
			}
		}
	}
}

// Whatever happens to a call, neither token nor URL are in the error, on the way of a form or of an upload.
func TestErrorsHoldNeitherTokenNorURL(t *testing.T) {
	servers := map[string]http.HandlerFunc{
		"refused": func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(http.StatusBadRequest)
			fmt.Fprintf(w, `{"ok":false,"error_code":400,"description":"Bad Request: no %s"}`, r.URL)
		},
		"page": func(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, "<html>%s</html>", r.URL) },
		"bad":  func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) },
		"redirect": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, r.URL.String()+"/x", http.StatusFound)
		},
		"cut":       func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `{"ok":tr`) },
		"gone":      func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		"malformed": malformed,
	}
	for name, handler := range servers {
		t.Run(name, func(t *testing.T) {
			srv := httptest.NewServer(handler)
			defer srv.Close()
			tryAll(t, srv.URL, 5*time.Second)
		})
	}
	t.Run("nobody there", func(t *testing.T) {
		srv := httptest.NewServer(http.NotFoundHandler())
		srv.Close()
		tryAll(t, srv.URL, 5*time.Second)
	})
	t.Run("silent", func(t *testing.T) {
		done := make(chan struct{})
		srv := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-done }))
		defer srv.Close()
		defer close(done)
		tryAll(t, srv.URL, 20*time.Millisecond)
	})
}

// malformed repeats the request line, as some proxies do, where the status line belongs.
func malformed(w http.ResponseWriter, r *http.Request) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(err)
	}
	defer conn.Close()
	fmt.Fprintf(conn, "%s %s\r\n\r\n", r.Method, r.URL)
}

func tryAll(t *testing.T, url string, limit time.Duration) {
	t.Helper()
	c, err := New(Options{Token: testToken, APIURL: url, CallTimeout: limit})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	text := kiez.Outgoing{Chat: 1, HTML: "x", Bulk: true}
	file := kiez.Outgoing{Chat: 1, File: &kiez.File{Name: "x.json", Data: make([]byte, 1<<16)}, Bulk: true}
	for _, m := range []kiez.Outgoing{text, file} {
		_, err := c.Send(t.Context(), m)
		if err == nil {
			t.Fatal("no error")
		}
		for err := err; err != nil; err = errors.Unwrap(err) {
			for _, secret := range []string{testToken, url, "http://", "https://"} {
				said := strings.ToLower(fmt.Sprintf("%v %+v %#v", err, err, err)) // errors repeat Telegram in lower case
				if strings.Contains(said, strings.ToLower(secret)) {
					t.Errorf("%q in %s", secret, said)
				}
			}
		}
	}
}

func TestBasePathIsKept(t *testing.T) {
	var path string
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path = r.URL.Path
		fmt.Fprint(w, `{"ok":true,"result":{"id":7,"username":"kiez_bot"}}`)
	}))
	defer srv.Close()
	c, err := New(Options{Token: testToken, APIURL: srv.URL + "/telegram/"})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	me, err := c.Me(t.Context())
	if err != nil || me != (Bot{ID: 7, Username: "kiez_bot"}) {
		t.Errorf("me = %+v, %v", me, err)
	}
	if want := "/telegram/bot" + testToken + "/getMe"; path != want {
		t.Errorf("asked for %q, want %q", path, want)
	}
}

func TestMeKnowsAWrongToken(t *testing.T) {
	bubbleWith(t, func(o *Options) { o.Token = "1:wrong" }, func(t *testing.T, w world) {
		if _, err := w.client.Me(t.Context()); !errors.Is(err, ErrToken) {
			t.Errorf("err = %v, want ErrToken", err)
		}
	})
}

func TestDeleteWebhookMakesPollingPossible(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		w.AddFault(tgfake.Fault{Kind: tgfake.FaultBadGateway, Method: "deleteWebhook", Count: 2})
		if err := w.client.DeleteWebhook(context.WithoutCancel(t.Context())); err != nil {
			t.Error(err)
		}
	})
}
