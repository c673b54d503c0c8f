package web_test

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"kiezbot/internal/web"
)

// Nobody without the secret has anything stored; with it everything of a size that Telegram sends is, as it came.
func FuzzHook(f *testing.F) {
	const secret = "a-long-random-word"
	f.Add([]byte(`{"update_id":1}`), secret)
	f.Add([]byte("\x00\xff"), "")
	f.Add([]byte("{"), secret+"x")
	f.Fuzz(func(t *testing.T, body []byte, given string) {
		stored := false
		hook := web.NewHook(web.HookOptions{
			Header: "X-Secret", Secret: secret, Log: slog.New(slog.DiscardHandler),
			Store: func(_ context.Context, got []byte) error {
				stored = true
				if !bytes.Equal(got, body) {
					t.Errorf("stored %q for %q", got, body)
				}
				return nil
			},
		})
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/telegram", bytes.NewReader(body))
		r.Header.Set("X-Secret", given)
		w := httptest.NewRecorder()
		hook.ServeHTTP(w, r)
		want := http.StatusUnauthorized
		if given == secret {
			want = http.StatusOK
		}
		if w.Code != want || stored != (given == secret) {
			t.Errorf("status %d, stored: %t", w.Code, stored)
		}
	})
}
