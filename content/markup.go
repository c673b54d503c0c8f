package content

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"
)

const (
	maxTitle  = 60   // UTF-16 units; a longer button is cut off by Telegram's clients
	maxShort  = 32   // UTF-16 units; two such buttons stand beside each other
	maxAnswer = 2500 // UTF-16 units: with all that is added below, one message (4096) still holds it
)

var (
	placeholderPattern = regexp.MustCompile(`\{([^{}]*)\}`)
	numberPattern      = regexp.MustCompile(`\p{Nd}{2,}`)
	tagPattern         = regexp.MustCompile(`<[^<>]*>`)
	plainTagPattern    = regexp.MustCompile(`^</?(b|i|u|s|code)>$|^</a>$|^<a href="(https?|tg|mailto|tel):[^"<>]+">$`)
)

// placeholder is a use of a fact in a text.
type placeholder struct {
	id     string
	offset int // bytes from the beginning of the text
}

func placeholders(text string) []placeholder {
	var all []placeholder
	for _, m := range placeholderPattern.FindAllStringSubmatchIndex(text, -1) {
		all = append(all, placeholder{id: text[m[2]:m[3]], offset: m[0]})
	}
	return all
}

// problems reports the flaws of the node's text, each on its line.
func (n node) problems(flaws []Flaw) {
	for _, f := range flaws {
		at := n
		if n.block() && f.offset != whole {
			at.line += 1 + strings.Count(n.text()[:f.offset], "\n")
		}
		at.problem("%s", f.message)
	}
}

// labelFlaws finds what is wrong with the text of a button: one line of plain text of at most limit UTF-16 units.
func labelFlaws(field, text string, limit int) []Flaw {
	switch {
	case strings.TrimSpace(text) == "":
		return []Flaw{flaw(Empty, "", whole, "%s is missing or empty", field)}
	case strings.ContainsAny(text, "<>&{}\n"):
		return []Flaw{flaw(NotPlain, "", whole,
			"%s is the text of a button: one line without tags, & and placeholders", field)}
	default:
		return tooLong(field, text, limit)
	}
}

// answerFlaws finds what is wrong with Telegram HTML that is not filled in yet.
func answerFlaws(field, text string) []Flaw {
	if strings.TrimSpace(text) == "" {
		return []Flaw{flaw(Empty, "", whole, "%s is missing or empty", field)}
	}
	flaws := append(tooLong(field, text, maxAnswer), tagFlaws(text)...)
	visible := blank(placeholderPattern, blank(tagPattern, text))
	if at := strings.IndexAny(visible, "{}"); at >= 0 {
		flaws = append(flaws, flaw(WrongSign, visible[at:at+1], at, "a brace without its partner"))
	}
	if at := numberPattern.FindStringIndex(visible); at != nil {
		number := visible[at[0]:at[1]]
		flaws = append(flaws, flaw(WrittenNumber, number, at[0],
			"the number %s is written out: values that change stand in %s", number, factsFile))
	}
	for at, r := range visible {
		if r == '&' && html.UnescapeString(entity(visible[at:])) == entity(visible[at:]) {
			flaws = append(flaws, flaw(WrongSign, "&", at, "write &amp; instead of &"))
		}
	}
	return flaws
}

// tagFlaws finds tags that Telegram does not know, that hold a placeholder, or that do not close in order.
func tagFlaws(text string) []Flaw {
	var flaws []Flaw
	var open []string
	for _, m := range tagPattern.FindAllStringIndex(text, -1) {
		tag := text[m[0]:m[1]]
		name := strings.Trim(strings.Fields(tag)[0], "</>")
		switch {
		case strings.Contains(tag, "{"):
			flaws = append(flaws, flaw(WrongTag, tag, m[0], "a placeholder cannot stand inside a tag"))
		case !plainTagPattern.MatchString(tag):
			flaws = append(flaws, flaw(WrongTag, tag, m[0],
				"the tag %s is not allowed: <b>, <i>, <u>, <s>, <code>, <a href=\"https://…\">", tag))
		case tag[1] != '/':
			open = append(open, name)
		case len(open) == 0 || open[len(open)-1] != name:
			flaws = append(flaws, flaw(UnbalancedTag, tag, m[0], "%s closes what is not open here", tag))
			open = slices.DeleteFunc(open, func(o string) bool { return o == name })
		default:
			open = open[:len(open)-1]
		}
	}
	for _, name := range open {
		flaws = append(flaws, flaw(UnbalancedTag, "<"+name+">", whole, "<%s> is not closed", name))
	}
	if at := strings.IndexAny(blank(tagPattern, text), "<>"); at >= 0 {
		flaws = append(flaws, flaw(WrongSign, text[at:at+1], at, "write &lt; and &gt; instead of < and >"))
	}
	return flaws
}

// blank replaces what the pattern finds by as many blanks, so that offsets stay.
func blank(pattern *regexp.Regexp, s string) string {
	return pattern.ReplaceAllStringFunc(s, func(m string) string { return strings.Repeat(" ", len(m)) })
}

// entity gives the entity at the beginning of s, from "&" to ";", or only "&".
func entity(s string) string {
	if end := strings.IndexByte(s, ';'); end > 0 && !strings.ContainsAny(s[:end], " \n") {
		return s[:end+1]
	}
	return "&"
}

// units counts as Telegram does.
func units(s string) int { return len(utf16.Encode([]rune(s))) }
