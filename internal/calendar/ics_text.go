package calendar

import (
	"html"
	"regexp"
	"strings"

	"kiezbot/internal/kiez"
)

// Some calendars write their descriptions in HTML. What ends a line there ends one here, other tags are left out.
var (
	lineEnds = regexp.MustCompile(`(?i)<(?:br|/p|/div|/li|/h[1-6]|/tr)\b[^<>]*>`)
	tags     = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)
	gaps     = regexp.MustCompile(`\n{3,}`)
)

// plainText gives a description without markup, at most as long as an event may have it.
func plainText(description string) string {
	text := lineEnds.ReplaceAllString(description, "\n")
	text = html.UnescapeString(tags.ReplaceAllString(text, ""))
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.Join(strings.Fields(line), " ")
	}
	whole := []rune(strings.TrimSpace(gaps.ReplaceAllString(strings.Join(lines, "\n"), "\n\n")))
	if len(whole) > kiez.LongestDescription {
		whole = append(whole[:kiez.LongestDescription-1], '…')
	}
	return string(whole)
}
