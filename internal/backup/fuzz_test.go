package backup

import (
	"bytes"
	"strings"
	"testing"
)

// Whatever the file, all of it is stored or none of it, and an error names the line.
func FuzzRead(f *testing.F) {
	for _, file := range []string{
		first + `{"kind":"apple","number":2}` + "\n" + `{"kind":"pear","number":4}`, first, "", "\ufeff" + first, first + "\n\n",
		first + `{"kind":"apple","number":3}`, `{"kind":"kiezbot-export","version":2}`, first + `{"kind":"plum"}`, first + "{\xff",
		first + strings.Repeat(`{"kind":"apple","number":2}`+"\n", 300),
	} {
		f.Add([]byte(file))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		basket, stored := basket()
		counts, err := basket.Read(t.Context(), bytes.NewReader(file))
		lines := 0
		for _, together := range *stored {
			lines += len(strings.Fields(together)) - 1
		}
		if err != nil {
			if lines > 0 || !strings.Contains(err.Error(), "line ") {
				t.Fatalf("%d lines stored, and %v", lines, err)
			}
			return
		}
		counted := 0
		for _, c := range counts {
			counted += c.Lines
		}
		if counted != lines {
			t.Errorf("%d lines counted, %d stored", counted, lines)
		}
	})
}
