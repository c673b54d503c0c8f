package telegram

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
	"pgregory.net/rapid"

	"kiezbot/internal/kiez"
)

// What was encoded reads as what it was, whatever it is.
func TestJSONBody(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		params := rapid.MapOf(rapid.String(), rapid.String()).Draw(t, "params")
		var read map[string]string
		if err := json.Unmarshal(jsonBody(params), &read); err != nil {
			t.Fatalf("%q: %v", jsonBody(params), err)
		}
		if !maps.Equal(read, params) {
			t.Fatalf("%q became %q", params, read)
		}
	})
}

func TestJSONBodyMendsBrokenText(t *testing.T) {
	t.Parallel()
	if got, want := string(jsonBody(tgbotapi.Params{"text": "a\xffb\x00"})), "{\"text\":\"a\uFFFDb\\u0000\"}"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestJSONBodyAllocatesOnce(t *testing.T) {
	params := tgbotapi.Params{"chat_id": "1", "text": strings.Repeat("Привіт, сусіди!\n", 20), "reply_markup": `{"a":[["b"]]}`}
	if n := testing.AllocsPerRun(100, func() { jsonBody(params) }); n > 1 {
		t.Errorf("%v allocations", n)
	}
}

// Telegram reads of a keyboard what it was made of; what a button does not have is left out.
func TestKeyboard(t *testing.T) {
	t.Parallel()
	for want, rows := range map[string][][]kiez.Key{
		`{"inline_keyboard":[]}`: nil,
		`{"inline_keyboard":[[{"text":"Ja","callback_data":"yes"},{"text":"Netz","url":"https://example.org/?a=1&b=2"}],[{"text":"Nein","callback_data":"no"}]]}`: {
			{{Label: "Ja", Data: "yes"}, {Label: "Netz", URL: "https://example.org/?a=1&b=2"}}, {{Label: "Nein", Data: "no"}},
		},
		`{"inline_keyboard":[[{"text":"\"Kiez\"\n<b>"}],[]]}`: {{{Label: "\"Kiez\"\n<b>"}}, {}},
	} {
		if got := keyboard(rows); got != want || !json.Valid([]byte(got)) {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestOnlyID(t *testing.T) {
	t.Parallel()
	for answer, want := range map[string]string{
		`{"ok":true,"result":{"message_id":123,"text":"a"}}`:                                 `{"ok":true,"result":{"message_id":123}}`,
		`{"ok":true,"result":{"message_id":7}}`:                                              `{"ok":true,"result":{"message_id":7}}`,
		`{"ok":true,"result":{"message_id":,"text":"a"}}`:                                    `{"ok":true,"result":{"message_id":,"text":"a"}}`,
		`{"ok":true,"result":{"message_id":12`:                                               `{"ok":true,"result":{"message_id":12`,
		`{"ok":true,"result":{"chat":{},"message_id":1}}`:                                    `{"ok":true,"result":{"chat":{},"message_id":1}}`,
		`{"ok":true,"result":true}`:                                                          `{"ok":true,"result":true}`,
		`{"ok":false,"error_code":400,"description":"Bad Request: message is not modified"}`: `{"ok":false,"error_code":400,"description":"Bad Request: message is not modified"}`,
	} {
		if got := string(onlyID([]byte(answer))); got != want {
			t.Errorf("%s became %s", answer, got)
		}
	}
}
