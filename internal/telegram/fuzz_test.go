package telegram

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"

	"kiezbot/internal/kiez"
	"kiezbot/internal/tgfake"
)

// Whatever the markup, Telegram takes every piece, none is too long, and together they say all of it in order.
func FuzzSplit(f *testing.F) {
	for _, markup := range []string{
		"<b>fett", "a</b> b", "<b>a <i>b</b> c</i>", `<a href="https://x.de/?a=1&amp;b=%22">l</a>`, "1 < 2 & 3 > 2", "&#0;&#x202e;&nbsp;&bogus;",
		`<a href='x" onclick="y'>l</a>`, "<blockquote>a<blockquote>b", "<pre><code class=\"language-go\">a</code></pre>", "😀\u200d😀\xff<b",
		"<tg-emoji emoji-id=\"536\">🙂</tg-emoji>", "eins\n\nzwei\n\n<b>drei\n\nvier</b>",
	} {
		f.Add(markup, uint8(16))
	}
	f.Fuzz(func(t *testing.T, markup string, size uint8) {
		limit := 4 + int(size)
		var said strings.Builder
		for _, piece := range Split(markup, limit) {
			text, err := tgfake.ReadHTML(piece)
			if err != nil {
				t.Fatalf("Telegram refuses %q: %v", piece, err)
			}
			if n := len(utf16.Encode([]rune(text))); n > limit || n == 0 {
				t.Fatalf("%d units of at most %d in %q", n, limit, piece)
			}
			said.WriteString(text)
		}
		if got, want := inked(said.String()), inked(PlainText(markup)); got != want {
			t.Fatalf("%q became %q, want %q", markup, got, want)
		}
	})
}

// inked is a text without white space, which goes at the borders.
func inked(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// Whatever is delivered by webhook, it is an update with its own id and unchanged, or refused; then it is decoded or
// set aside.
func FuzzDelivered(f *testing.F) {
	for _, body := range []string{
		`{"update_id":1}`, `{"update_id":"1"}`, `{"update_id":1e400}`, `[]`, "", `{"update_id":1,"update_id":2}`,
		`{"update_id":1,"message":{"message_id":1,"chat":{"id":7,"type":"private"},"from":{"id":7},"text":"/start a"}}`,
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		raw, err := Delivered(body)
		if err != nil {
			return
		}
		if string(raw.JSON) != string(body) {
			t.Errorf("stored %q for %q", raw.JSON, body)
		}
		u, err := Decode(raw, botName)
		if u.ID != raw.ID || err != nil && u.Kind != kiez.KindOther {
			t.Errorf("%+v, %v", u, err)
		}
	})
}
