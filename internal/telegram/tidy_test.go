package telegram

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTidy(t *testing.T) {
	t.Parallel()
	for markup, want := range map[string]bool{
		"Hallo":                                true,
		"<b>Hallo</b>\n\nKiez &amp; <i>Co</i>": true,
		`<a href="https://example.org/?a=1">hier</a>`: true,
		"<blockquote><b>a</b> b</blockquote>":         true,
		"":                                            false,
		" Hallo":                                      false,
		"Hallo\n":                                     false,
		"<b> Hallo</b>":                               false,
		"<b>Hallo\n</b>":                              false,
		"<b></b>Hallo":                                false,
		"<b>Hallo":                                    false,
		"Hallo</b>":                                   false,
		"<b>Hallo</i>":                                false,
		"<b><b>Hallo</b></b>":                         false,
		"<a>Hallo</a>":                                false,
		`<a href="">Hallo</a>`:                        false,
		`<a href="x?a&b">x</a>`:                       false,
		"<strong>Hallo</strong>":                      false,
		"<code>Hallo</code>":                          false,
		"a < b":                                       false,
		"a > b":                                       false,
		"Tom & Jerry":                                 false,
		"&nbsp;x":                                     false,
		"a\r\nb":                                      false,
		"a\tb":                                        false,
		"a\u202eb":                                    false,
		"a\xffb":                                      false,
		strings.Repeat("😀", 5):                        true,
		strings.Repeat("😀", 5) + "a":                  false, // 11 units
	} {
		limit := 100
		if strings.Contains(markup, "😀") {
			limit = 10
		}
		if got := tidy(markup, limit); got != want {
			t.Errorf("tidy(%q) = %t", markup, got)
		}
	}
}

// Markup that is passed on as it is means the same as what the parser makes of it.
func TestTidyMarkupIsWhatTheParserWouldGive(t *testing.T) {
	t.Parallel()
	pieces := rapid.SliceOfN(rapid.SampledFrom([]string{
		"<b>", "</b>", "<i>", "</i>", "<u>", "</u>", `<a href="https://example.org">`, "</a>", "<blockquote>", "</blockquote>",
		"<b>a</b>", "<i>a <b>b</b></i>", `<u><a href="https://example.org/?a=1">b</a> c</u>`, "<code>a</code>",
		"a", "Kiez", " ", "\n", "&amp;", "&lt;", "&quot;", "&", "<", ">", `"`, "'", "ä", "😀", "\u00a0", "\u2068", "\u202e",
	}), 1, 6)
	rapid.Check(t, func(t *rapid.T) {
		const limit = 12
		markup := strings.Join(pieces.Draw(t, "markup"), "")
		if !tidy(markup, limit) {
			return
		}
		parsed := split(markup, limit)
		if len(parsed) != 1 || !slices.Equal(meaning(parsed[0]), meaning(markup)) {
			t.Fatalf("%q is sent as it is, but the parser gives %q", markup, parsed)
		}
	})
}

// meaning lists the characters of a text, each behind the tags it stands in.
func meaning(markup string) (characters []string) {
	for _, run := range parseHTML(markup) {
		var tags strings.Builder
		for _, tag := range run.tag.path() {
			tags.WriteString("<" + tag.name + tag.attr + ">")
		}
		for _, r := range run.text {
			characters = append(characters, tags.String()+string(r))
		}
	}
	return characters
}

func TestTidyMarkupHardlyAllocates(t *testing.T) {
	const markup = "<b>Kiezfonds</b>\n\nBis zu 1.000 Euro für Ideen aus dem Kiez. <a href=\"https://example.org\">Mehr</a>"
	if n := testing.AllocsPerRun(100, func() { Split(markup, maxText) }); n > 2 {
		t.Errorf("%v allocations", n)
	}
}
