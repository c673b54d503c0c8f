package app_test

import (
	"testing"
	"time"
)

// A draft survives a restart, a colleague finds it and takes it over; a day before its end its author hears of it, and at
// its end gets the text back.
func TestADraftsLife(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.say(admin, "/start")
	w.say(writer, "/broadcast\ntopics: events\nde: Am Sonntag gibt es Frühstück.")
	w.stop()
	w.run()

	w.shows(w.say(admin, "/broadcast"), "Offene Entwürfe", "Am Sonntag gibt es Frühstück.", "von heute", "9 Sprachen fehlen")
	w.shows(w.press(admin, "Am Sonntag gibt es Frühstück."), "Entwurf von")
	rev := w.telegram.Rev()
	w.press(admin, "Entwurf übernehmen")
	w.next(writer, rev, "führt Ihren Entwurf jetzt weiter")
	w.settled()

	w.stop()
	w.clock.Advance(6*24*time.Hour + time.Hour)
	rev = w.telegram.Rev()
	w.run()
	w.next(admin, rev, "wird morgen gelöscht")
	w.shows(w.press(admin, "Behalten"), "Am Sonntag gibt es Frühstück.")

	w.stop()
	w.clock.Advance(6*24*time.Hour + time.Hour)
	rev = w.telegram.Rev()
	w.run()
	w.next(admin, rev, "wird morgen gelöscht")
	w.stop()
	w.clock.Advance(24 * time.Hour)
	rev = w.telegram.Rev()
	w.run()
	w.shows(w.next(admin, rev, "gelöscht worden"), "Am Sonntag gibt es Frühstück.", "Deutsch")
	if m := w.press(admin, "Freigeben"); m.Photo != nil || m.Body() == "" {
		t.Errorf("a deleted draft was released: %s", m.Body())
	}
	if n := w.received(writer, "gelöscht"); n != 0 {
		t.Errorf("who gave the draft away heard of it %d times", n)
	}
}
