package locales

import (
	"strings"

	"kiezbot/internal/kiez"
)

// Marks of the Unicode Bidirectional Algorithm (UAX #9): what stands between an isolate and its end keeps its own
// direction and does not disturb its neighbours.
const (
	leftIsolate        = '\u2066'
	firstStrongIsolate = '\u2068'
	popIsolate         = '\u2069'
)

// isolate keeps a value such as a date from being torn apart by a text that runs from right to left.
func isolate(lang kiez.Lang, s string) string {
	if !lang.RTL() || s == "" {
		return s
	}
	return string(firstStrongIsolate) + s + string(popIsolate)
}

// evened gives what people wrote with as many ends of isolates as beginnings, each behind its own: with one too many
// the words of the bot around it would be turned. The older marks of direction are taken out by Telegram.
func evened(s string) string {
	if !strings.ContainsAny(s, "\u2066\u2067\u2068\u2069") {
		return s
	}
	var b strings.Builder
	open := 0
	for _, r := range s {
		switch {
		case r >= leftIsolate && r <= firstStrongIsolate:
			open++
		case r == popIsolate && open == 0:
			continue
		case r == popIsolate:
			open--
		}
		b.WriteRune(r)
	}
	return b.String() + strings.Repeat(string(popIsolate), open)
}
