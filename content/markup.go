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

// problemAt reports a mistake at an offset, in bytes, of the node's text.
func (n node) problemAt(offset int, format string, args ...any) {
	if n.block() {
		n.line += 1 + strings.Count(n.text()[:offset], "\n")
	}
	n.problem(format, args...)
}

// checkLabel checks the text of a button: one line of plain text of at most limit UTF-16 units.
func checkLabel(n node, limit int) {
	s := n.text()
	switch {
	case strings.TrimSpace(s) == "":
		n.problem("%s is missing or empty", n.key)
	case strings.ContainsAny(s, "<>&{}\n"):
		n.problem("%s is the text of a button: one line without tags, & and placeholders", n.key)
	case units(s) > limit:
		n.problem("%s is too long: %d of %d characters", n.key, units(s), limit)
	}
}

// checkAnswer checks Telegram HTML that is not filled in yet.
func checkAnswer(n node) {
	s := n.text()
	if strings.TrimSpace(s) == "" {
		n.problem("%s is missing or empty", n.key)
		return
	}
	if units(s) > maxAnswer {
		n.problem("%s is too long: %d of %d characters", n.key, units(s), maxAnswer)
	}
	checkTags(n, s)
	visible := blank(placeholderPattern, blank(tagPattern, s))
	if at := strings.IndexAny(visible, "{}"); at >= 0 {
		n.problemAt(at, "a brace without its partner")
	}
	if at := numberPattern.FindStringIndex(visible); at != nil {
		n.problemAt(at[0], "the number %s is written out: values that change stand in %s", visible[at[0]:at[1]], factsFile)
	}
	for at, r := range visible {
		if r == '&' && html.UnescapeString(entity(visible[at:])) == entity(visible[at:]) {
			n.problemAt(at, "write &amp; instead of &")
		}
	}
}

// checkTags reports tags that Telegram does not know, that hold a placeholder, or that do not close in order.
func checkTags(n node, s string) {
	var open []string
	for _, m := range tagPattern.FindAllStringIndex(s, -1) {
		tag := s[m[0]:m[1]]
		name := strings.Trim(strings.Fields(tag)[0], "</>")
		switch {
		case strings.Contains(tag, "{"):
			n.problemAt(m[0], "a placeholder cannot stand inside a tag")
		case !plainTagPattern.MatchString(tag):
			n.problemAt(m[0], "the tag %s is not allowed: <b>, <i>, <u>, <s>, <code>, <a href=\"https://…\">", tag)
		case tag[1] != '/':
			open = append(open, name)
		case len(open) == 0 || open[len(open)-1] != name:
			n.problemAt(m[0], "%s closes what is not open here", tag)
			open = slices.DeleteFunc(open, func(o string) bool { return o == name })
		default:
			open = open[:len(open)-1]
		}
	}
	for _, name := range open {
		n.problem("<%s> is not closed", name)
	}
	if at := strings.IndexAny(blank(tagPattern, s), "<>"); at >= 0 {
		n.problemAt(at, "write &lt; and &gt; instead of < and >")
	}
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
