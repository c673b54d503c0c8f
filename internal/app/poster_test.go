package app_test

import (
	"bytes"
	"image"
	_ "image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// T22: a topic becomes a code and a page to print.
func TestPosterKit(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.say(writer, "/poster")
	w.press(writer, "Kiezfonds")
	rev := w.telegram.Rev()
	w.press(writer, "Aushang machen")
	code := w.next(writer, rev, "?start=kiezfonds")
	if len(code.Photo) == 0 {
		t.Fatal("the code is no picture")
	}
	if said := w.scan(code.Photo[0].FileID); said != "https://t.me/kiez_test_bot?start=kiezfonds" {
		t.Errorf("the code leads to %q", said)
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

// A poster of an event has its title in every chosen language that knows it; the code opens the event.
func TestPosterOfAnEvent(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.say(writer, "/event\ntitle: Kiezfrühstück\ntitle.ar: فطور الحي\nstart: 2025-02-12 18:00\nplace: Libezem, Rhinstraße 9\n"+
		"area: all\ntopic: events")
	w.press(writer, "Speichern")
	w.say(writer, "/poster")
	w.press(writer, "12.02. Kiezfrühstück")
	rev := w.telegram.Rev()
	w.press(writer, "Aushang machen")
	code := w.next(writer, rev, "?start=ev_")
	link := w.scan(code.Photo[0].FileID)
	_, payload, _ := strings.Cut(link, "?start=")
	w.shows(w.say(resident, "/start "+payload), "Kiezfrühstück", "12. Februar 2025")
	page := w.next(writer, rev, "zum Drucken")
	if file, ok := w.telegram.File(page.Document.FileID); !ok || !bytes.HasPrefix(file.Data, []byte("%PDF-")) {
		t.Error("the page is no PDF")
	}
}

// scan gives what the code on a picture says.
func (w *world) scan(fileID string) string {
	w.Helper()
	file, ok := w.telegram.File(fileID)
	if !ok {
		w.Fatalf("no file %s", fileID)
	}
	picture, _, err := image.Decode(bytes.NewReader(file.Data))
	if err != nil {
		w.Fatal(err)
	}
	bits, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		w.Fatal(err)
	}
	said, err := qrcode.NewQRCodeReader().Decode(bits, nil)
	if err != nil {
		w.Fatal(err)
	}
	return said.GetText()
}
