package telegram

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// tidy reports whether Telegram takes the markup as it is, for one message of at most limit UTF-16 units: what Split
// would give for it differs in spelling at most. It knows the tags that the bot's own texts have; anything unusual is
// not tidy, and left to the parser, which costs twenty times as much.
func tidy(markup string, limit int) bool {
	t := tidiness{rest: markup}
	for t.rest != "" {
		var ok bool
		switch t.rest[0] {
		case '<':
			ok = t.tag()
		case '&':
			ok = t.reference()
		default:
			ok = t.character()
		}
		if !ok {
			return false
		}
	}
	return len(t.open) == 0 && t.units > 0 && t.units <= limit && !unicode.IsSpace(t.last)
}

// tidiness is how far tidy has got.
type tidiness struct {
	rest  string
	open  []string // names of the tags, from the outermost
	fresh bool     // a tag was just opened: nothing is in it yet
	units int      // of UTF-16, so far
	last  rune
}

func (t *tidiness) tag() bool {
	end := strings.IndexByte(t.rest, '>')
	if end < 0 {
		return false
	}
	tag := t.rest[1:end]
	t.rest = t.rest[end+1:]
	if name, closes := strings.CutPrefix(tag, "/"); closes {
		if t.fresh || len(t.open) == 0 || t.open[len(t.open)-1] != name {
			return false
		}
		t.open = t.open[:len(t.open)-1]
		return true
	}
	name := tag
	if href, link := strings.CutPrefix(tag, `a href="`); link {
		href, quoted := strings.CutSuffix(href, `"`)
		if !quoted || href == "" || strings.ContainsFunc(href, isOddInLink) {
			return false
		}
		name = "a"
	}
	switch name {
	case "a", "b", "i", "u", "s", "blockquote":
		t.fresh = true
		t.open = append(t.open, name)
		return !slices.Contains(t.open[:len(t.open)-1], name) && (name != "a" || tag != "a")
	}
	return false
}

// isOddInLink finds what an address in the bot's texts does not have as it is.
func isOddInLink(r rune) bool {
	return r <= ' ' || r >= utf8.RuneSelf || strings.ContainsRune(`"'<&`, r)
}

func (t *tidiness) reference() bool {
	for _, name := range []string{"&amp;", "&lt;", "&gt;", "&quot;"} {
		if rest, ok := strings.CutPrefix(t.rest, name); ok {
			t.rest, t.last, t.fresh = rest, '&', false
			t.units++
			return true
		}
	}
	return false
}

// character takes what clean would leave as it is.
func (t *tidiness) character() bool {
	r, size := utf8.DecodeRuneInString(t.rest)
	switch {
	case r == utf8.RuneError, r == '>', r < ' ' && r != '\n', r >= 0x2028 && r <= 0x202e,
		t.units == 0 && unicode.IsSpace(r):
		return false
	}
	t.rest, t.last, t.fresh = t.rest[size:], r, false
	t.units += utf16.RuneLen(r)
	return true
}
