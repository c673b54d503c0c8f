package telegram

import (
	"strings"
	"unicode"
	"unicode/utf16"
)

// span is a stretch of a string in bytes, from inclusive, to exclusive.
type span struct{ from, to int }

// cut finds the stretches of text that become messages of at most limit UTF-16 units, without the white space at their
// ends.
func cut(text string, limit int) []span {
	var spans []span
	for at := 0; ; {
		at += len(text[at:]) - len(strings.TrimLeftFunc(text[at:], unicode.IsSpace))
		if at == len(text) {
			return spans
		}
		end := at + border(text[at:], limit)
		spans = append(spans, span{at, at + len(strings.TrimRightFunc(text[at:end], unicode.IsSpace))})
		at = end
	}
}

// border finds where the first piece of text ends, in bytes. text does not begin with white space.
func border(text string, limit int) int {
	end := fit(text, limit)
	if end == len(text) {
		return end
	}
	rest := text[end:]
	window := text[:len(text)-len(strings.TrimLeftFunc(rest, unicode.IsSpace))] // a border may follow a full piece
	for _, mark := range []string{"\n\n", "\n"} {
		if i := strings.LastIndex(window, mark); i > 0 {
			return i
		}
	}
	if i := strings.LastIndexFunc(window, breaks); i > 0 {
		return i
	}
	return end
}

// breaks reports whether a line may end at r: at white space that does not hold its neighbours together.
func breaks(r rune) bool {
	const noBreak, figure, narrow = '\u00a0', '\u2007', '\u202f'
	return unicode.IsSpace(r) && r != noBreak && r != figure && r != narrow
}

// fit gives how many bytes of s, at least one character and only whole ones, make up at most n UTF-16 units.
func fit(s string, n int) int {
	for i, r := range s {
		n -= utf16.RuneLen(r)
		if n < 0 && i > 0 {
			return i
		}
	}
	return len(s)
}

// units counts the UTF-16 units of s.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}
