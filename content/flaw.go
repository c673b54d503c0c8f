package content

import (
	"fmt"
	"slices"
	"strings"

	"kiezbot/internal/easyread"
	"kiezbot/internal/kiez"
)

// FlawKind says what is wrong with a text.
type FlawKind string

// The kinds of flaw.
const (
	Empty              FlawKind = "empty"
	TooLong            FlawKind = "too_long"
	NotPlain           FlawKind = "not_plain"           // a button with tags, &, placeholders or several lines
	WrongTag           FlawKind = "wrong_tag"           // a tag that Telegram does not know
	UnbalancedTag      FlawKind = "unbalanced_tag"      // a tag that opens or closes nothing
	WrongSign          FlawKind = "wrong_sign"          // a brace, <, > or & that stands for itself
	WrittenNumber      FlawKind = "written_number"      // a value that may change belongs to the facts
	UnknownPlaceholder FlawKind = "unknown_placeholder" // there is no such fact, or the German text does not use it
	MissingPlaceholder FlawKind = "missing_placeholder" // the German text uses it
	HardToRead         FlawKind = "hard_to_read"        // against the rules of Leichte Sprache, in the built-in texts
)

// Flaw is one thing that is wrong with a text.
type Flaw struct {
	Kind          FlawKind
	Given         string // the part of the text it is about; of MissingPlaceholder what is missing
	Length, Limit int    // UTF-16 units, of TooLong

	offset  int    // bytes from the beginning of the text, or whole
	message string // for people who edit files
}

// Flaws says what is wrong with a text that is to stand in place of the one under key; see Text for the keys. Its
// placeholders must be those of the German text in the content.
func (c *Content) Flaws(key, text string) []Flaw {
	switch key[strings.LastIndexByte(key, '.')+1:] {
	case "answer":
		german, _ := c.Text(kiez.German, key)
		return append(answerFlaws("answer", text), c.placeholderFlaws(text, german, false)...)
	case "title":
		return labelFlaws("title", text, maxTitle)
	default:
		return labelFlaws("short", text, maxShort)
	}
}

// easyFlaws finds what breaks the rules of Leichte Sprache. Staff are only told of it: see easyread.Check.
func easyFlaws(text string) []Flaw {
	var flaws []Flaw
	for _, f := range easyread.Check(text) {
		offset := 0
		for range f.Line - 1 {
			offset += strings.IndexByte(text[offset:], '\n') + 1
		}
		flaws = append(flaws, flaw(HardToRead, f.Found, offset, "%s", f))
	}
	return flaws
}

// whole is the offset of a flaw that no single place of the text has.
const whole = -1

// flaw makes a Flaw of the part of a text that begins at offset.
func flaw(kind FlawKind, given string, offset int, format string, args ...any) Flaw {
	return Flaw{Kind: kind, Given: given, offset: offset, message: fmt.Sprintf(format, args...)}
}

// tooLong is the flaw of a text above limit; none for one below.
func tooLong(field, text string, limit int) []Flaw {
	length := units(text)
	if length <= limit {
		return nil
	}
	f := flaw(TooLong, "", whole, "%s is too long: %d of %d characters", field, length, limit)
	f.Length, f.Limit = length, limit
	return []Flaw{f}
}

// placeholderFlaws finds a placeholder without a fact, and a set of placeholders that differs from the German one.
func (c *Content) placeholderFlaws(text, german string, isGerman bool) []Flaw {
	var flaws []Flaw
	var here []string
	for _, p := range placeholders(text) {
		if slices.Contains(here, p.id) {
			continue
		}
		here = append(here, p.id)
		given := "{" + p.id + "}"
		if _, ok := c.Fact(p.id); !ok {
			flaws = append(flaws, flaw(UnknownPlaceholder, given, p.offset, "there is no fact or place %s", given))
		}
		if !isGerman && !strings.Contains(german, given) {
			flaws = append(flaws, flaw(UnknownPlaceholder, given, p.offset, "the German text does not use %s", given))
		}
	}
	for _, p := range placeholders(german) {
		if text != "" && !slices.Contains(here, p.id) {
			here = append(here, p.id)
			given := "{" + p.id + "}"
			flaws = append(flaws, flaw(MissingPlaceholder, given, whole, "%s of the German text is missing", given))
		}
	}
	return flaws
}
