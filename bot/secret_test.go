package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

const word = "424242:do-not-show"

// secrets are the variables that hold one.
func secrets() []string {
	return []string{
		"TELEGRAM_BOT_TOKEN=" + word, "REDIS_URL=redis://:" + word + "@127.0.0.1/0", "WEBHOOK_SECRET=do-not-show",
		"TRANSLATE_KEY=do-not-show", "TRANSLATE_URL=http://127.0.0.1:5000",
		"LISTEN_ADDR=:1", "PUBLIC_URL=https://example.org",
	}
}

func TestSecretsAreNeverPrinted(t *testing.T) {
	cfg, err := Load(secrets(), noDotenv, Need{Token: true, Redis: true})
	if err != nil {
		t.Fatal(err)
	}
	if cfg.Token.Reveal() != word {
		t.Fatalf("the token is %q", cfg.Token.Reveal())
	}
	type hiding struct{ cfg Config } // fmt calls no methods in here
	var out bytes.Buffer
	for _, v := range []any{cfg, &cfg, hiding{cfg}, &hiding{cfg}, cfg.Token, &cfg.Token, []Secret{cfg.Token}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%T"} {
			fmt.Fprintf(&out, verb+"\n", v)
		}
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(text)
		for _, h := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
			slog.New(h).Info("configuration", "value", v)
		}
	}
	fmt.Fprint(&out, cfg.Token, cfg.Token.String())
	for _, shown := range []string{"do-not-show", fmt.Sprintf("%x", "do-not-show"), fmt.Sprintf("%X", "do-not-show")} {
		if strings.Contains(out.String(), shown) {
			t.Errorf("%q was printed:\n%s", shown, out.String())
		}
	}
	if !strings.Contains(out.String(), "***") {
		t.Error("nothing shows that there is a secret")
	}
}

// A secret may be pasted behind the wrong name; no mistake may repeat it.
func TestMistakesQuoteNoValue(t *testing.T) {
	for _, s := range settings() {
		for _, value := range []string{word, "x do-not-show", "1001:do-not-show", "2027-03-28T01:55:00Z@do-not-show"} {
			_, err := Load([]string{s.Name + "=" + value}, noDotenv, Need{Token: true, Redis: true})
			if err == nil {
				t.Fatalf("%s: no mistake found, though token and Redis are missing", s.Name)
			}
			if strings.Contains(err.Error(), "do-not-show") {
				t.Errorf("the error quotes the value: %v", err)
			}
		}
	}
}

func TestEmptySecret(t *testing.T) {
	for _, s := range []Secret{{}, NewSecret("")} {
		if s.Set() || s.Reveal() != "" || fmt.Sprint(s) != "***" {
			t.Errorf("an empty secret is set=%t, %q, shown as %v", s.Set(), s.Reveal(), s)
		}
	}
}
