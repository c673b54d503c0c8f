package app

import (
	"math/rand/v2"
	"os"
	"strings"
)

// consumerName names this replica, the same before and after a restart.
func consumerName() string {
	host, err := os.Hostname()
	if err != nil {
		return "unnamed"
	}
	return host
}

// newID makes a short name that nobody has to guess and nobody can confuse: no vowels, no 0, 1, l.
func newID() string {
	const letters, length = "23456789bcdfghjkmnpqrstvwxz", 7
	var id strings.Builder
	for range length {
		id.WriteByte(letters[rand.IntN(len(letters))]) //nolint:gosec // a name, not a secret
	}
	return id.String()
}
