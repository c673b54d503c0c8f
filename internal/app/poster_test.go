package app_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// T22: a topic becomes a code and a page to print.
func TestPosterKit(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.say(writer, "/poster")
	w.press(writer, "Kiezfonds")
	rev := w.telegram.Rev()
	w.press(writer, "Aushang machen")
	if code := w.next(writer, rev, "?start=kiezfonds"); len(code.Photo) == 0 {
		t.Error("the code is no picture")
	}
	page := w.next(writer, rev, "zum Drucken")
	if page.Document == nil || page.Document.FileName != "poster-kiezfonds.pdf" {
		t.Fatalf("no page: %+v", page)
	}
	file, ok := w.telegram.File(page.Document.FileID)
	if !ok || !bytes.HasPrefix(file.Data, []byte("%PDF-")) {
		t.Error("the page is no PDF")
	}
	if dir := os.Getenv("KIEZBOT_PICTURES"); dir != "" { // to look at
		if err := os.WriteFile(filepath.Join(dir, "kiezfonds.pdf"), file.Data, 0o600); err != nil {
			t.Error(err)
		}
	}
}
