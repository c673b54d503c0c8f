package tgfake

import (
	"reflect"
	"strings"
	"testing"
)

func TestParseHTML(t *testing.T) {
	t.Parallel()
	tests := []struct {
		in, text string
		ents     []Entity
	}{
		{"plain & simple &nbsp; &lt;b&gt; &#8364;&#x20AC; &quot", "plain & simple &nbsp; <b> €€ \"", nil},
		{"<b>a</b><STRONG>b</STRONG>", "ab", []Entity{{Type: "bold", Length: 1}, {Type: "bold", Offset: 1, Length: 1}}},
		{"😀<i>x</i>", "😀x", []Entity{{Type: "italic", Offset: 2, Length: 1}}},
		{"<b>x<i>y</i></b>", "xy", []Entity{{Type: "bold", Length: 2}, {Type: "italic", Offset: 1, Length: 1}}},
		{"<u>1</u><ins>2</ins><s>3</s><del>4</del><strike>5</strike>", "12345", []Entity{
			{Type: "underline", Length: 1},
			{Type: "underline", Offset: 1, Length: 1},
			{Type: "strikethrough", Offset: 2, Length: 1},
			{Type: "strikethrough", Offset: 3, Length: 1},
			{Type: "strikethrough", Offset: 4, Length: 1},
		}},
		{`<span class="tg-spoiler">s</span><tg-spoiler>t</tg-spoiler>`, "st", []Entity{
			{Type: "spoiler", Length: 1}, {Type: "spoiler", Offset: 1, Length: 1},
		}},
		{`<a href="https://Example.org?a=1&amp;b=2">x</a>`, "x", []Entity{
			{Type: "text_link", Length: 1, URL: "https://example.org/?a=1&b=2"},
		}},
		{`<a>https://example.org/x</a>`, "https://example.org/x", []Entity{
			{Type: "text_link", Length: 21, URL: "https://example.org/x"},
		}},
		{`<a href="tg://user?id=12">x</a>`, "x", []Entity{
			{Type: "text_mention", Length: 1, User: &User{ID: 12, FirstName: "User 12"}},
		}},
		{`<a href="tel:+4930115">115</a><a href="http://localhost/">l</a>`, "115l", nil},
		{`<pre><code class="language-go">x</code></pre>`, "x", []Entity{{Type: "pre", Length: 1, Language: "go"}}},
		{`<code class="language-go">x</code>`, "x", []Entity{{Type: "code", Length: 1}}},
		{`<blockquote expandable>q</blockquote><blockquote>r</blockquote>`, "qr", []Entity{
			{Type: "expandable_blockquote", Length: 1}, {Type: "blockquote", Offset: 1, Length: 1},
		}},
		{`<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>`, "👍", []Entity{
			{Type: "custom_emoji", Length: 2, CustomEmojiID: "5368324170671202286"},
		}},
		{"<b></b>x", "x", nil},
		{"<b>x</>", "x", []Entity{{Type: "bold", Length: 1}}},
	}
	for _, tt := range tests {
		text, ents, err := parseHTML(tt.in)
		if err != nil || text != tt.text || !reflect.DeepEqual(ents, tt.ents) {
			t.Errorf("parseHTML(%q) = %q, %+v, %v; want %q, %+v", tt.in, text, ents, err, tt.text, tt.ents)
		}
	}
}

func TestParseHTMLRefuses(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"a<br>b":                 `Unsupported start tag "br" at byte offset 1`,
		"a < b":                  `Unsupported start tag "" at byte offset 2`,
		"<p>x</p>":               `Unsupported start tag "p" at byte offset 0`,
		"<b>x":                   `Can't find end tag corresponding to start tag "b"`,
		"x</b>":                  `Unexpected end tag at byte offset 1`,
		"<b><i>x</b></i>":        `Unmatched end tag at byte offset 7, expected "</i>", found "</b>"`,
		"ä<b>x</i>":              `Unmatched end tag at byte offset 6, expected "</b>", found "</i>"`,
		"1 <":                    `Unclosed start tag at byte offset 2`,
		"<b":                     `Unclosed start tag at byte offset 0`,
		"<b>x</b":                `Unclosed end tag at byte offset 4`,
		`<a href>x</a>`:          `Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0`,
		`<a href="x>y</a>`:       `Unclosed start tag at byte offset 0`,
		`<a href=http://x>y</a>`: `Unexpected end of name token at byte offset 8`,
		`<a =x>y</a>`:            `Empty attribute name in the tag "a" at byte offset 0`,
		`<span>x</span>`:         `Tag "span" must have class "tg-spoiler" at byte offset 0`,
		`<tg-emoji>x</tg-emoji>`: `Invalid custom emoji identifier specified`,
	}
	for in, want := range tests {
		_, _, err := parseHTML(in)
		if err == nil || err.Error() != "400 Bad Request: can't parse entities: "+want {
			t.Errorf("parseHTML(%q): %v, want %s", in, err, want)
		}
	}
}

func FuzzParseHTML(f *testing.F) {
	for _, s := range []string{"<b>x</b>", "&#x;", "<a href='", "<pre><code class=language-x>y</code></pre>", "&#55296;", "</", "\xff<b>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		text, ents, err := parseHTML(cleanInput(in))
		if err != nil {
			return
		}
		out := trim(text, ents)
		for _, e := range out.ents {
			if e.Offset < 0 || e.Length <= 0 || e.Offset+e.Length > utf16Len(out.text) {
				t.Fatalf("entity %+v outside of %q", e, out.text)
			}
		}
		again, _, err := parseHTML(strings.ReplaceAll(render(out.text, out.ents), "&#39;", "'"))
		if err != nil || again != strings.ToValidUTF8(out.text, "\ufffd") {
			t.Fatalf("render(%q) does not parse: %q, %v", out.text, again, err)
		}
	})
}

func TestRender(t *testing.T) {
	t.Parallel()
	tests := []struct {
		in   string
		ents []Entity
		want string
	}{
		{"a<b", nil, "a&lt;b"},
		{"😀xy", []Entity{{Type: "bold", Offset: 2, Length: 1}}, "😀<b>x</b>y"},
		{"abc", []Entity{{Type: "bold", Length: 2}, {Type: "italic", Offset: 1, Length: 2}}, "<b>a<i>b</i></b><i>c</i>"},
		{"x", []Entity{{Type: "text_link", Length: 1, URL: `https://e.de/"`}}, `<a href="https://e.de/&#34;">x</a>`},
		{"x", []Entity{{Type: "pre", Length: 1, Language: "go"}}, `<pre><code class="language-go">x</code></pre>`},
		{"/go", []Entity{{Type: "bot_command", Length: 3}}, "/go"},
	}
	for _, tt := range tests {
		if got := render(tt.in, tt.ents); got != tt.want {
			t.Errorf("render(%q, %+v) = %q, want %q", tt.in, tt.ents, got, tt.want)
		}
	}
}

func TestDetected(t *testing.T) {
	t.Parallel()
	tests := []struct {
		in   string
		want []Entity
	}{
		{"/start kiezfonds", []Entity{{Type: "bot_command", Length: 6}}},
		{"😀 /help@kiez_test_bot", []Entity{{Type: "bot_command", Offset: 3, Length: 19}}},
		{"24/7 und/oder", nil},
		{"siehe https://example.org/a.", []Entity{{Type: "url", Offset: 6, Length: 21}}},
		{"mail@kiez.berlin, @kiezbot", []Entity{{Type: "email", Length: 16}, {Type: "mention", Offset: 18, Length: 8}}},
	}
	for _, tt := range tests {
		if got := addDetected(tt.in, nil); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("addDetected(%q) = %+v, want %+v", tt.in, got, tt.want)
		}
	}
}

func TestCheckLink(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"https://example.org": "https://example.org/", "HTTP://Example.ORG/a": "http://example.org/a",
		"example.org": "http://example.org/", "tg:resolve?domain=x": "tg://resolve?domain=x",
		"https://[::1]/x": "https://[::1]/x",
		"ftp://x.de":      "", "http://localhost:8080": "", "javascript:alert(1)": "", "": "", "https://a b.de": "",
	}
	for in, want := range tests {
		if got, err := checkLink(in); got != want || (err != nil) != (want == "") {
			t.Errorf("checkLink(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
}
