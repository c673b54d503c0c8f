package app

import (
	"crypto/rand"
	"fmt"
	mathrand "math/rand/v2"
	"os"
	"strings"
)

// consumerName names this process, and no other: its updates are taken over when it does not read any more.
func consumerName() string {
	host, err := os.Hostname()
	if err != nil {
		host = "unnamed"
	}
	return fmt.Sprintf("%s-%d-%s", host, os.Getpid(), newID())
}

// newID makes a short name that nobody has to guess and nobody can confuse: no vowels, no 0, 1, l.
func newID() string {
	const letters, length = "23456789bcdfghjkmnpqrstvwxz", 7
	var id strings.Builder
	for range length {
		id.WriteByte(letters[mathrand.IntN(len(letters))]) //nolint:gosec // a name, not a secret
	}
	return id.String()
}

// newCode makes a code for an application: 27 letters and digits that look like no other, 8 of them, so that of the
// 280,000 million nobody finds one by trying.
func newCode() string {
	const letters, length = "23456789BCDFGHJKMNPQRSTVWXZ", 8
	const fair = 256 - 256%len(letters) // bytes from here on would favour the first letters
	code := make([]byte, 0, length)
	var b [1]byte
	for len(code) < length {
		_, _ = rand.Read(b[:]) // it never fails
		if int(b[0]) < fair {
			code = append(code, letters[int(b[0])%len(letters)])
		}
	}
	return string(code)
}
