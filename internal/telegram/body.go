package telegram

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// jsonBody encodes parameters as one JSON object of strings, which the Bot API takes for any method
// (core.telegram.org/bots/api#making-requests). The library would write a form, in which every letter that is not Latin
// and every mark of a keyboard takes three bytes or more.
func jsonBody(params tgbotapi.Params) []byte {
	size := 2
	for name, value := range params {
		size += len(name) + len(value) + len(value)/8 + len(`"":"",`)
	}
	body := append(make([]byte, 0, size), '{')
	for name, value := range params {
		if len(body) > 1 {
			body = append(body, ',')
		}
		body = appendJSON(append(appendJSON(body, name), ':'), value)
	}
	return append(body, '}')
}

// appendJSON appends s as a JSON string.
func appendJSON(b []byte, s string) []byte {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	b = append(b, '"')
	plain := 0 // from here on nothing has to be escaped
	for i := range len(s) {
		if c := s[i]; c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[plain:i]...)
		b = appendEscaped(b, s[i])
		plain = i + 1
	}
	return append(append(b, s[plain:]...), '"')
}

func appendEscaped(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, '\\', 'n')
	}
	quoted, _ := json.Marshal(string(rune(c))) //nolint:errchkjson // a string always marshals
	return append(b, quoted[1:len(quoted)-1]...)
}
