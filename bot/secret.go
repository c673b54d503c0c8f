package main

import (
	"encoding"
	"fmt"
	"io"
	"log/slog"
)

const hidden = "***"

// Secret is a word that must not be seen: every way of printing, logging or encoding it gives ***. The zero Secret is
// empty.
type Secret struct {
	// A pointer, because fmt calls no method on an unexported field: inside another package's struct the verbs
	// would otherwise print the word itself.
	word *string
}

var _ encoding.TextMarshaler = Secret{}

// NewSecret hides word.
func NewSecret(word string) Secret {
	if word == "" {
		return Secret{}
	}
	return Secret{&word}
}

// Reveal gives the word to the one who needs it.
func (s Secret) Reveal() string {
	if s.word == nil {
		return ""
	}
	return *s.word
}

// Set reports whether there is a word.
func (s Secret) Set() bool { return s.word != nil }

// String hides the word.
func (s Secret) String() string { return hidden }

// Format hides the word from every verb of fmt.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, hidden) }

// MarshalText hides the word from JSON and other encodings.
func (s Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// LogValue hides the word from slog.
func (s Secret) LogValue() slog.Value { return slog.StringValue(hidden) }
