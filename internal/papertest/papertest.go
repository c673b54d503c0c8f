// Package papertest compares what was said in a test with the chat on paper beside it, or rewrites the paper where the
// test runs with -update. It knows nothing of how a chat is played.
package papertest

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the chats on paper")

// Compare fails the test with the first line of file that was not said like that.
func Compare(t testing.TB, file string, said []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, said, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (make transcripts writes it)", err)
	}
	if !bytes.Equal(want, said) {
		t.Errorf("%s: %s (make transcripts rewrites it)", file, firstDifference(string(want), string(said)))
	}
}

// firstDifference shows the first line in which two chats differ.
func firstDifference(want, got string) string {
	wants, gots := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(wants), len(gots)) {
		if wants[i] != gots[i] {
			return fmt.Sprintf("line %d is\n%s\nbut now\n%s", i+1, wants[i], gots[i])
		}
	}
	return fmt.Sprintf("%d lines are now %d", len(wants), len(gots))
}
