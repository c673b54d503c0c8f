package telegram

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"kiezbot/internal/tgfake"
)

func TestSplitMends(t *testing.T) {
	for in, want := range map[string]string{
		`Hallo`:                                                `Hallo`,
		`<b>fett`:                                              `<b>fett</b>`,
		`<b>a <i>b</b> c</i>`:                                  `<b>a <i>b</i></b><i> c</i>`,
		`a</b> b`:                                              `a b`,
		`<STRONG>a</STRONG> <em>b</em>`:                        `<b>a</b> <i>b</i>`,
		`<ins>a</ins><del>b</del>`:                             `<u>a</u><s>b</s>`,
		`<b>a<strong>b</strong>c</b>d`:                         `<b>abc</b>d`,
		`<a href="u">a<a>b</a>c</a>d`:                          `<a href="u">abc</a>d`,
		`<b><strong>a</strong></b>`:                            `<b>a</b>`,
		`<div class="x">a<br>b<br/>c</div>`:                    "a\nb\nc",
		`<script>a<b>b</b></script>`:                           `a<b>b</b>`,
		`<title>a <i>b</i></title>`:                            `a <i>b</i>`,
		`a<!-- geheim -->b<!doctype x>c`:                       `abc`,
		`1 < 2 & 3 > 2`:                                        `1 &lt; 2 &amp; 3 &gt; 2`,
		`I <3 you`:                                             `I &lt;3 you`,
		`<info@example.org> <https://x.de/>`:                   `&lt;info@example.org&gt; &lt;https://x.de/&gt;`,
		`&auml; &nbsp;&bogus; &#128512;`:                       "ä \u00a0&amp;bogus; 😀",
		`a&#0;&#13;&#x202e;b`:                                  "a\uFFFDb",
		"a\x00\rb\xff":                                         "a b\uFFFD",
		`<a href="https://x.de/?a=1&amp;b=%22">l</a>`:          `<a href="https://x.de/?a=1&amp;b=%22">l</a>`,
		`<a href='x" onclick="y'>l</a>`:                        `<a href="x&#34; onclick=&#34;y">l</a>`,
		`<a>l</a> <a name="x">m</a>`:                           `l m`,
		`<a href="u">a<a href="v">b</a>c</a>`:                  `<a href="u">abc</a>`,
		`<span class="tg-spoiler">a</span>`:                    `<tg-spoiler>a</tg-spoiler>`,
		`<span class="tg-spoiler">a<span>b</span>`:             `<tg-spoiler>ab</tg-spoiler>`,
		`<tg-spoiler>a</tg-spoiler>`:                           `<tg-spoiler>a</tg-spoiler>`,
		`<tg-emoji emoji-id="536">🙂</tg-emoji>`:                `<tg-emoji emoji-id="536">🙂</tg-emoji>`,
		`<tg-emoji emoji-id="x">🙂</tg-emoji>`:                  `🙂`,
		`<pre><code class="language-go">a</code></pre>`:        `<pre><code class="language-go">a</code></pre>`,
		`<code class="language-go">a</code>`:                   `<code>a</code>`,
		`<code><b>a</b></code><pre><i>b</i></pre>`:             `<code>a</code><pre>b</pre>`,
		`<blockquote expandable>a</blockquote>`:                `<blockquote expandable>a</blockquote>`,
		`<blockquote>a<blockquote>b</blockquote>`:              `<blockquote>ab</blockquote>`,
		`<blockquote>a</blockquote><blockquote>b</blockquote>`: `<blockquote>a</blockquote><blockquote>b</blockquote>`,
		`abgeschnitten <b`:                                     `abgeschnitten &lt;b`,
		`<b></b><i> </i>x`:                                     `x`,
		"  <b>\n x \n</b>  \n\n":                               `<b>x</b>`,
	} {
		if got := Split(in, 4096); !slices.Equal(got, []string{want}) {
			t.Errorf("%q\ngot  %q\nwant %q", in, got, want)
		}
	}
}

func TestSplitBorders(t *testing.T) {
	tests := []struct {
		name, in string
		limit    int
		want     []string
	}{
		{"nothing", "", 9, nil},
		{"white space only", " \n\t\n<b> &nbsp;</b>", 9, nil},
		{"fits exactly", "123456789", 9, []string{"123456789"}},
		{"paragraph before line before word", "aa\n\nbb\ncc dd", 9, []string{"aa", "bb\ncc dd"}},
		{"line before word", "aaa\nbb cc dd", 9, []string{"aaa", "bb cc dd"}},
		{"word", "aaa bb cc dd", 9, []string{"aaa bb cc", "dd"}},
		{"character", "aaaabbbbcccc", 5, []string{"aaaab", "bbbcc", "cc"}},
		{"border right behind a full piece", "a\n\nbbbbbb\n\nc", 9, []string{"a\n\nbbbbbb", "c"}},
		{"many empty lines", "aaaa \n\n \n\n\n bbbb", 9, []string{"aaaa", "bbbb"}},
		{"no break at a hard space", "aaa 18:00\u00a0Uhr", 9, []string{"aaa", "18:00\u00a0Uhr"}},
		{"surrogate pairs stay whole", "🙂🙂🙂", 5, []string{"🙂🙂", "🙂"}},
		{"entities are characters", "&amp;&lt;&gt;&quot; &#65;", 6, []string{"&amp;&lt;&gt;&#34; A"}},
		{
			"tags are closed and opened again", `<b>aaa <a href="u">bbb ccc</a></b>`, 7,
			[]string{`<b>aaa <a href="u">bbb</a></b>`, `<b><a href="u">ccc</a></b>`},
		},
		{"a tag that ends at the border stays behind", `<b>aaa</b> bbb`, 4, []string{`<b>aaa</b>`, `bbb`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Split(tt.in, tt.limit); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// Whatever the markup: every piece is what the simulated Telegram takes, nothing but white space at the borders is
// lost, and every character keeps its formatting.
func TestSplitProperties(t *testing.T) {
	fake := tgfake.New(tgfake.Options{Token: testToken, OpenWorld: true, HistoryLimit: 10})
	defer fake.Close()
	rapid.Check(t, func(t *rapid.T) {
		markup := strings.Join(rapid.SliceOfN(fragment(), 0, 60).Draw(t, "fragments"), "")
		limit := rapid.IntRange(2, 80).Draw(t, "limit")
		pieces := Split(markup, limit)
		rest := PlainText(markup)
		var shown []char
		for _, p := range pieces {
			plain := PlainText(p)
			if n := units(plain); n == 0 || n > limit {
				t.Fatalf("piece %q has %d units, limit %d", p, n, limit)
			}
			if plain != strings.TrimSpace(plain) || !utf8.ValidString(p) {
				t.Fatalf("piece %q", p)
			}
			rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
			if !strings.HasPrefix(rest, plain) {
				t.Fatalf("piece %q is not how %q goes on", plain, rest)
			}
			rest = rest[len(plain):]
			if again := Split(p, limit); !slices.Equal(again, []string{p}) {
				t.Fatalf("piece %q becomes %q", p, again)
			}
			accepted(t, fake, p, plain)
			shown = append(shown, chars(p)...)
		}
		if strings.TrimSpace(rest) != "" {
			t.Fatalf("lost %q", rest)
		}
		if want := chars(markup); !slices.Equal(shown, want) {
			t.Fatalf("formatting changed:\n%v\n%v", shown, want)
		}
	})
}

func fragment() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{
			" ", "\n", "\n\n", "  \n", "\t", "\r\n", "\u00a0", "Straße", "Київ", "شارع", "\u2067", "\u2069", "🙂", "👨‍👩‍👧", "é",
			"&amp;", "&lt;b&gt;", "&quot;", "&#39;", "&#x1F642;", "&nbsp;", "&auml;", "&bogus;", "&", "&#", "<", ">", "</", "<b",
			"\x00", "\xff", "\xed\xa0\x80", "1 < 2", "<3", "<info@x.de>", "<!-- x -->", "<!", "<?x?>", "]]>", "<br>", "<br/>",
		}),
		rapid.SampledFrom([]string{
			"<b>", "</b>", "<strong>", "</strong>", "<i>", "</i>", "<em>", "</EM>", "<u>", "</u>", "<S>", "</s>", "<del>", "</del>",
			`<a href="https://x.de/?a=1&b=2">`, `<a href='"><b>'>`, "<a>", "<a href=x>", "</a>", "<code>", "</code>", "<pre>", "</pre>",
			`<code class="language-go">`, "<blockquote>", "<blockquote expandable>", "</blockquote>", "<tg-spoiler>", "</tg-spoiler>",
			`<span class="tg-spoiler">`, "<span>", "</span>", `<tg-emoji emoji-id="5368324170671202286">`, "</tg-emoji>",
			"<p>", "</p>", "<div>", "</div>", "<script>", "</script>", "<title>", "<textarea>", "<plaintext>", "<table><tr>", "<b/>",
		}),
		rapid.StringOfN(rapid.RuneFrom([]rune("abcdefgh ijk")), 1, 12, -1),
		rapid.StringN(0, 6, -1).Filter(func(s string) bool {
			return !strings.ContainsAny(s, "\u0333\u033f\u030a") // three marks that Telegram drops everywhere
		}),
	)
}

// accepted sends one piece and compares what arrives.
func accepted(t *rapid.T, fake *tgfake.Server, piece, plain string) {
	form := url.Values{"chat_id": {"5"}, "text": {piece}, "parse_mode": {"HTML"}}
	r := httptest.NewRequest(http.MethodPost, "/bot"+testToken+"/sendMessage", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	fake.Handler().ServeHTTP(w, r)
	var answer struct {
		OK          bool
		Description string
		Result      struct{ Text string }
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
		t.Fatal(err)
	}
	if !answer.OK || answer.Result.Text != plain {
		t.Fatalf("piece %q: %s, arrived as %q", piece, answer.Description, answer.Result.Text)
	}
}

// char is a character with the tags around it; white space has no looks.
type char struct {
	r    rune
	tags string
}

func chars(markup string) []char {
	var all []char
	for _, run := range parseHTML(markup) {
		var tags strings.Builder
		for _, t := range run.tag.path() {
			tags.WriteString("<" + t.name + t.attr + ">")
		}
		for _, r := range run.text {
			if !unicode.IsSpace(r) {
				all = append(all, char{r, tags.String()})
			}
		}
	}
	return all
}
