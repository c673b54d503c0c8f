package kiez_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"kiezbot/internal/kiez"
)

func bold(from, to int) kiez.Style   { return kiez.Style{Kind: kiez.Bold, From: from, To: to} }
func italic(from, to int) kiez.Style { return kiez.Style{Kind: kiez.Italic, From: from, To: to} }

func TestRichHTML(t *testing.T) {
	for name, c := range map[string]struct {
		text   string
		styles []kiez.Style
		want   kiez.HTML
	}{
		"plain":            {`a < b & "c"`, nil, `a &lt; b &amp; &quot;c&quot;`},
		"one word":         {"ein Wort", []kiez.Style{bold(4, 8)}, "ein <b>Wort</b>"},
		"the outer first":  {"abc", []kiez.Style{italic(1, 2), bold(0, 3)}, "<b>a<i>b</i>c</b>"},
		"the same stretch": {"abc", []kiez.Style{bold(0, 3), italic(0, 3)}, "<b><i>abc</i></b>"},
		"one behind one":   {"ab", []kiez.Style{bold(0, 1), italic(1, 2)}, "<b>a</b><i>b</i>"},
		"overlapping":      {"abc", []kiez.Style{bold(0, 2), italic(1, 3)}, "<b>a<i>b</i></b><i>c</i>"},
		"a link": {
			"hier",
			[]kiez.Style{{Kind: kiez.LinkTo, To: 4, URL: `https://e.org/?a=1&b="`}},
			`<a href="https://e.org/?a=1&amp;b=&quot;">hier</a>`,
		},
		"every kind": {"abcdefgh", []kiez.Style{
			bold(0, 1), italic(1, 2),
			{Kind: kiez.Underline, From: 2, To: 3},
			{Kind: kiez.Strikethrough, From: 3, To: 4},
			{Kind: kiez.Spoiler, From: 4, To: 5},
			{Kind: kiez.Code, From: 5, To: 6},
			{Kind: kiez.Pre, From: 6, To: 7},
			{Kind: kiez.Quote, From: 7, To: 8},
		}, "<b>a</b><i>b</i><u>c</u><s>d</s><tg-spoiler>e</tg-spoiler><code>f</code><pre>g</pre><blockquote>h</blockquote>"},
	} {
		if got := (kiez.Rich{Text: c.text, Styles: c.styles}).HTML(); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestRichParts(t *testing.T) {
	r := kiez.Rich{Text: " \u00a0fett \n und mehr ", Styles: []kiez.Style{bold(1, 14)}}
	for name, c := range map[string]struct{ got, want kiez.Rich }{
		"slice":              {r.Slice(3, 5), kiez.Rich{Text: "fe", Styles: []kiez.Style{bold(0, 2)}}},
		"beside every style": {r.Slice(14, 17), kiez.Rich{Text: "meh"}},
		"trimmed":            {r.TrimSpace(), kiez.Rich{Text: "fett \n und mehr", Styles: []kiez.Style{bold(0, 11)}}},
		"nothing but space":  {kiez.Rich{Text: " \n", Styles: []kiez.Style{bold(0, 1)}}.TrimSpace(), kiez.Rich{}},
		"what goes on": {
			kiez.Rich{Text: "ab", Styles: []kiez.Style{bold(1, 2)}}.Append("\n", kiez.Rich{Text: "cd", Styles: []kiez.Style{bold(0, 1)}}),
			kiez.Rich{Text: "ab\ncd", Styles: []kiez.Style{bold(1, 4)}},
		},
		"what begins anew": {
			kiez.Rich{Text: "ab", Styles: []kiez.Style{bold(0, 1)}}.Append("\n", kiez.Rich{Text: "cd", Styles: []kiez.Style{bold(1, 2), italic(0, 2)}}),
			kiez.Rich{Text: "ab\ncd", Styles: []kiez.Style{bold(0, 1), bold(4, 5), italic(3, 5)}},
		},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: %+v, want %+v", name, c.got, c.want)
		}
	}
	lines := kiez.Rich{Text: "a\nbc", Styles: []kiez.Style{bold(0, 3)}}.Lines()
	want := []kiez.Rich{{Text: "a", Styles: []kiez.Style{bold(0, 1)}}, {Text: "bc", Styles: []kiez.Style{bold(0, 1)}}}
	if !reflect.DeepEqual(lines, want) {
		t.Errorf("lines %+v", lines)
	}
}

func TestRichCheck(t *testing.T) {
	for name, s := range map[string]kiez.Style{
		"of no kind":           {Kind: "blink", From: 0, To: 1},
		"before the beginning": bold(-1, 1),
		"behind the end":       bold(0, 99),
		"empty":                bold(1, 1),
		"inside a letter":      bold(0, 2),
		"to nowhere":           {Kind: kiez.LinkTo, From: 0, To: 1},
		"with an address":      {Kind: kiez.Bold, From: 0, To: 1, URL: "https://example.org"},
	} {
		if err := (kiez.Rich{Text: "aäb", Styles: []kiez.Style{s}}).Check(); err == nil {
			t.Errorf("a style %s is accepted", name)
		}
	}
	if err := (kiez.Rich{Text: "aäb", Styles: []kiez.Style{bold(1, 4)}}).Check(); err != nil {
		t.Error(err)
	}
}

// FuzzRichHTML: whatever the styles, the tags are balanced and nested, and the text is all there.
func FuzzRichHTML(f *testing.F) {
	f.Add("Kommen Sie <alle> & früh", 0, 6, 3, 12, 5, 30)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d, e, g int) {
		r := kiez.Rich{Text: text, Styles: []kiez.Style{
			bold(a, b), italic(c, d), {Kind: kiez.Quote, From: e, To: g},
		}}
		if !utf8.ValidString(text) || r.Check() != nil {
			return
		}
		var plain strings.Builder
		var open []string
		for part := range strings.SplitSeq(string(r.HTML()), "<") {
			tag, rest, ok := strings.Cut(part, ">")
			switch {
			case !ok:
				rest = part
			case strings.HasPrefix(tag, "/"):
				if len(open) == 0 || open[len(open)-1] != tag[1:] {
					t.Fatalf("%s closes nothing in %s", tag, r.HTML())
				}
				open = open[:len(open)-1]
			default:
				open = append(open, tag)
			}
			plain.WriteString(rest)
		}
		unescape := strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&")
		if got := unescape.Replace(plain.String()); got != text || len(open) > 0 {
			t.Errorf("%q became %q, open %v", text, got, open)
		}
	})
}
