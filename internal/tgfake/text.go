package tgfake

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Limits of the Bot API, in UTF-16 units after entities were parsed.
const (
	maxText    = 4096
	maxCaption = 1024
)

func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// cleanInput does what clean_input_string of github.com/tdlib/td does: control characters become spaces,
// carriage returns, U+2028 to U+202E (old bidi controls among them) and three combining marks go.
// The isolates U+2066 to U+2069 stay.
func cleanInput(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r', r >= 0x2028 && r <= 0x202e, r == 0x333, r == 0x33f, r == 0x30a:
			return -1
		case r < ' ' && r != '\n':
			return ' '
		}
		return r
	}, s)
}

// formatted is a text as Telegram stores it.
type formatted struct {
	text string
	ents []Entity
	size int // UTF-16 units
}

// trim removes white space at both ends and moves or cuts the entities accordingly.
func trim(text string, ents []Entity) formatted {
	right := strings.TrimRightFunc(text, unicode.IsSpace)
	left := strings.TrimLeftFunc(right, unicode.IsSpace)
	cut := utf16Len(right[:len(right)-len(left)])
	size := utf16Len(left)
	kept := make([]Entity, 0, len(ents))
	for _, e := range ents {
		from, to := max(0, e.Offset-cut), min(size, e.Offset+e.Length-cut)
		if to > from {
			e.Offset, e.Length = from, to-from
			kept = append(kept, e)
		}
	}
	if len(kept) > maxEntities {
		kept = kept[:maxEntities]
	}
	if len(kept) == 0 {
		kept = nil
	}
	return formatted{text: left, ents: kept, size: size}
}

// formattedParam reads a text with its parse mode or explicit entities, detected entities added.
func formattedParam(p params, textKey, entitiesKey string) (formatted, error) {
	raw := p.str(textKey)
	if !utf8.ValidString(raw) {
		return formatted{}, badRequest("strings must be encoded in UTF-8")
	}
	text := cleanInput(raw)
	var ents []Entity
	var err error
	switch mode := strings.ToLower(p.str("parse_mode")); mode {
	case "html":
		text, ents, err = parseHTML(text)
	case "", "none":
		ents, err = entitiesParam(p, entitiesKey, text)
	case "markdown", "markdownv2":
		err = badRequest("can't parse entities: tgfake reads HTML only")
	default:
		err = badRequest("unsupported parse_mode")
	}
	if err != nil {
		return formatted{}, err
	}
	f := trim(text, ents)
	f.ents = addDetected(f.text, f.ents)
	return f, nil
}

func entitiesParam(p params, key, text string) ([]Entity, error) {
	var ents []Entity
	if err := p.decode(key, &ents); err != nil {
		return nil, badRequest("can't parse MessageEntity: expected an Array of MessageEntity")
	}
	size := utf16Len(text)
	for _, e := range ents {
		if e.Offset < 0 || e.Length <= 0 || e.Offset+e.Length > size {
			return nil, badRequest("entity beginning or end is outside of the text")
		}
	}
	sortEntities(ents)
	return ents, nil
}

// ReadHTML gives the text that Telegram would show for markup, or the error it would refuse it with.
func ReadHTML(markup string) (text string, err error) {
	text, entities, err := parseHTML(cleanInput(markup))
	if err != nil {
		return "", err
	}
	return trim(text, entities).text, nil
}
