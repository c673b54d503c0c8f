package translate_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/internal/translate"
)

const (
	text = "Де сміття?"
	key  = "key-of-the-tests"
)

// serve is a service that answers as answer does.
func serve(t *testing.T, answer http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(answer)
	t.Cleanup(s.Close)
	return s
}

func TestTranslate(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"", key} {
		var got map[string]any
		s := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if r.Method != http.MethodPost || r.URL.Path != "/libre/translate" {
				t.Errorf("asked %s %s", r.Method, r.URL.Path)
			}
			if err := json.NewDecoder(r.Body).Decode(&got); err != nil {
				t.Error(err)
			}
			fmt.Fprint(w, `{"translatedText": "Wo ist der Müll?"}`)
		})
		translated, err := translate.New(s.URL+"/libre/", key).Translate(t.Context(), text, kiez.Ukrainian, kiez.PlainGerman)
		if err != nil || translated != "Wo ist der Müll?" {
			t.Errorf("%q, %v", translated, err)
		}
		want := map[string]any{"q": text, "source": "uk", "target": "de", "format": "text"}
		if key != "" {
			want["api_key"] = key
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("asked %v, want %v", got, want)
		}
	}
}

// Whatever goes wrong, the error says what, and tells nothing that is nobody's business.
func TestTranslateFails(t *testing.T) {
	t.Parallel()
	elsewhere := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("the text went somewhere else") })
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	for name, tc := range map[string]struct {
		answer http.HandlerFunc
		want   string
	}{
		"refused": {func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusForbidden)
			fmt.Fprintf(w, `{"error": "Invalid API key %s for %s"}`, key, text)
		}, "answers 403"},
		"broken": {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html>"+text) }, "something else"},
		"empty":  {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `{"translatedText": " "}`) }, "empty"},
		"moved": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL, http.StatusTemporaryRedirect)
		}, "answers 307"},
		"cut": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			fmt.Fprint(w, `{"translatedText": "W`)
		}, "something else"},
		"gone": {nil, "connection refused"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			address := gone.URL
			if tc.answer != nil {
				address = serve(t, tc.answer).URL
			}
			got, err := translate.New(address, key).Translate(t.Context(), text, kiez.Ukrainian, kiez.German)
			if err == nil || got != "" || !strings.Contains(err.Error(), tc.want) {
				t.Fatalf("%q, %v", got, err)
			}
			for _, secret := range []string{key, text, "http", "translate?"} {
				if strings.Contains(err.Error(), secret) {
					t.Errorf("the error tells %q: %v", secret, err)
				}
			}
		})
	}
}

// Whoever waits for a translation may stop waiting.
func TestTranslateIsGivenUp(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	s := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body) // only then the server sees that nobody waits
		cancel()
		<-r.Context().Done()
	})
	if _, err := translate.New(s.URL, key).Translate(ctx, text, kiez.Ukrainian, kiez.German); !errors.Is(err, context.Canceled) {
		t.Errorf("given up with %v", err)
	}
}
