package telegram

import (
	"fmt"
	"io"
	"regexp"
)

const hidden = "***"

// Token is the bot's token as BotFather gave it. However it is printed, logged or marshalled, it shows as "***".
type Token string

// String hides the token.
func (Token) String() string { return hidden }

// Format hides the token from every verb, also from those that do not ask for String.
func (Token) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, hidden) // fmt.State keeps its own errors
}

// MarshalText hides the token from JSON and from log handlers.
func (Token) MarshalText() ([]byte, error) { return []byte(hidden), nil }

var tokenShape = regexp.MustCompile(`^[0-9A-Za-z:_-]+$`)

// valid reports whether the token can stand in a URL path as it is.
func (t Token) valid() bool { return tokenShape.MatchString(string(t)) }
