package tgfake

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// detectable are the parts of a text that Telegram marks by itself, in order of precedence. This is a plain
// subset: bare domains, phone numbers and hashtags are not recognised.
var detectable = regexp.MustCompile(`(?i)(https?://[^\s<>"]+[^\s<>".,;:!?)\]'])|` +
	`([a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})|` +
	`(/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?)|(@[a-z0-9_]{4,32})`)

// addDetected adds links, addresses, commands and mentions that no explicit entity covers.
func addDetected(text string, ents []Entity) []Entity {
	kinds := [...]string{"url", "email", "bot_command", "mention"}
	if !strings.ContainsAny(text, "/@") { // all of them have one of these
		return ents
	}
	at, units := 0, 0
	added := false
	for _, m := range detectable.FindAllStringSubmatchIndex(text, -1) {
		kind := 0
		for m[2+2*kind] < 0 {
			kind++
		}
		if kind >= 2 && !standsAlone(text, m[0], m[1]) {
			continue
		}
		units += utf16Len(text[at:m[0]])
		at = m[0]
		e := Entity{Type: kinds[kind], Offset: units, Length: utf16Len(text[m[0]:m[1]])}
		if !covered(ents, e) {
			ents = append(ents, e)
			added = true
		}
	}
	if added {
		sortEntities(ents)
	}
	return ents
}

// standsAlone says whether no word character touches text[from:to].
func standsAlone(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return (from == 0 || !isWord(before) && before != '/' && before != '@') && (to == len(text) || !isWord(after))
}

func isWord(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

// covered says whether an entity that allows nothing inside overlaps e.
func covered(ents []Entity, e Entity) bool {
	for _, o := range ents {
		if o.Offset >= e.Offset+e.Length || e.Offset >= o.Offset+o.Length {
			continue
		}
		switch o.Type {
		case "code", "pre", "text_link", "text_mention", "custom_emoji", "url", "email", "bot_command", "mention":
			return true
		}
	}
	return false
}
