package app_test

import (
	"testing"

	"kiezbot/internal/tgfake"
)

// What staff format while they write arrives so, and is still there when they copy the text to change it.
func TestFormattingArrives(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), oneReleases)
	w.crowd(3001, 1)
	write := func(text string, entities ...tgfake.Entity) tgfake.Message {
		t.Helper()
		rev := w.telegram.Rev()
		if _, err := w.telegram.SayRaw(admin, admin, tgfake.WireMessage{Text: text, Entities: entities}); err != nil {
			t.Fatal(err)
		}
		return w.next(admin, rev, "")
	}
	bold := func(offset, length int) tgfake.Entity {
		return tgfake.Entity{Type: "bold", Offset: offset, Length: length}
	}
	write("/broadcast\ntopics: events\nde: 🌷 Am Sonntag hier: Frühstück",
		bold(36, 7), tgfake.Entity{Type: "text_link", Offset: 44, Length: 4, URL: "https://example.org/"})
	const want = `🌷 Am <b>Sonntag</b> <a href="https://example.org/">hier</a>: Frühstück`
	w.press(admin, "Texte")
	rev := w.telegram.Rev()
	w.press(admin, "✓ Deutsch")
	shown := w.next(admin, rev, "Frühstück")
	if shown.HTML != want {
		t.Errorf("to be changed: %s", shown.HTML)
	}
	w.settled()
	w.shows(write(shown.Text, shown.Entities...), "Frühstück")
	rev = w.telegram.Rev()
	w.press(admin, "Freigeben")
	if m := w.next(3001, rev, "Frühstück"); m.HTML != want {
		t.Errorf("arrived: %s", m.HTML)
	}
	w.shows(w.next(admin, rev, "Fertig"), "zugestellt: 1")
}
