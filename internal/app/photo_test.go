package app_test

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/tgfake"
)

// sendPhoto has a person send a photo in private, with a caption if that is not empty.
func (w *world) sendPhoto(user int64, caption string) {
	w.Helper()
	var data bytes.Buffer
	if err := png.Encode(&data, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		w.Fatal(err)
	}
	photo := w.telegram.AddFile("photo", "plakat.png", "image/png", data.Bytes())
	if _, err := w.telegram.SayRaw(user, user, tgfake.WireMessage{Caption: caption, Photo: photo.Photo()}); err != nil {
		w.Fatal(err)
	}
}

// A photo goes out above its text: in the preview, in the test to oneself and to everybody, as one message where the
// text fits under it.
func TestBroadcastWithAPhoto(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), oneReleases)
	w.crowd(3001, 2)
	long := strings.Repeat("Kommen Sie alle! ", 70) // 1190 characters
	w.shows(w.say(admin, "/broadcast"), "Foto")
	rev := w.telegram.Rev()
	w.sendPhoto(admin, "Am Sonntag gibt es Frühstück.")
	w.next(admin, rev, "Für welche Themen?")
	w.press(admin, "Veranstaltungen")
	w.shows(w.press(admin, "Fertig"), "Mit einem Foto", "2 Personen")

	rev = w.telegram.Rev()
	w.press(admin, "Vorschau")
	if m := w.next(admin, rev, "Frühstück"); m.Photo == nil || m.Caption != "Am Sonntag gibt es Frühstück." {
		t.Errorf("the preview is %q, photo %v", m.Body(), m.Photo)
	}
	w.settled()
	rev = w.telegram.Rev()
	w.press(admin, "Test an mich")
	if m := w.next(admin, rev, "Frühstück"); m.Photo == nil {
		t.Error("the test has no photo")
	}
	w.settled()

	rev = w.telegram.Rev()
	w.press(admin, "Freigeben")
	for _, id := range []int64{3001, 3002} {
		m := w.next(id, rev, "Frühstück")
		if _, ok := m.Button("Abo verwalten"); !ok || m.Photo == nil || m.Caption == "" {
			t.Errorf("%d got %q, photo %v", id, m.Body(), m.Photo)
		}
	}
	w.shows(w.next(admin, rev, "Fertig"), "Empfänger: 2", "zugestellt: 2")

	// A text too long for a caption is a message of its own; it is still one delivery.
	rev = w.telegram.Rev()
	w.sendPhoto(admin, "/broadcast\ntopics: events\nde: Kurz")
	w.next(admin, rev, "Mit einem Foto")
	w.press(admin, "Texte")
	w.press(admin, "✓ Deutsch")
	rev = w.telegram.Rev()
	w.tell(admin, long)
	w.shows(w.next(admin, rev, "Mit einem Foto"), "zu lang", "Deutsch")
	rev = w.telegram.Rev()
	w.press(admin, "Freigeben")
	if m := w.next(3001, rev, "Kommen Sie alle!"); m.Photo != nil {
		t.Error("the long text is a caption")
	}
	w.shows(w.next(admin, rev, "Fertig"), "Empfänger: 2", "zugestellt: 2")
}

// The photo is out, its text is not: the photo is not sent twice, and the sheet says that the rest is unclear.
func TestATextThatIsLostBehindItsPhoto(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), oneReleases)
	w.crowd(3001, 2)
	rev := w.telegram.Rev()
	w.sendPhoto(admin, "/broadcast\ntopics: events\nde: Kurz")
	w.next(admin, rev, "Mit einem Foto")
	w.press(admin, "Texte")
	rev = w.telegram.Rev()
	w.press(admin, "✓ Deutsch")
	w.next(admin, rev, "Bitte schreiben Sie den Text") // behind the text as it is
	w.say(admin, strings.Repeat("Kommen Sie alle! ", 70))
	w.telegram.AddFault(tgfake.Fault{
		Kind: tgfake.FaultError, Status: 400, Description: "Bad Request: something new", Method: "sendMessage", Chat: 3001, Count: -1,
	})
	rev = w.telegram.Rev()
	w.press(admin, "Freigeben")
	w.shows(w.next(admin, rev, "Fertig"), "Empfänger: 2", "zugestellt: 1", "unklar: 1")
	photos := 0
	for _, m := range w.telegram.Chat(3001) {
		if m.Photo != nil {
			photos++
		}
	}
	if photos != 1 {
		t.Errorf("%d photos", photos)
	}
}

// Who wants one message a week finds the text in it, and the photo behind a button.
func TestThePhotoInADigest(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), oneReleases)
	w.canary()
	w.subscribes(usual, kiez.Events, kiez.Settings{})
	w.subscribes(weekly, kiez.Events, kiez.Settings{Pace: kiez.Weekly})
	rev := w.telegram.Rev()
	w.sendPhoto(admin, "/broadcast\ntopics: events\nde: Der Garten blüht!")
	w.next(admin, rev, "Mit einem Foto")
	w.press(admin, "Freigeben")
	w.next(admin, rev, "Fertig")
	w.laterUntil(time.Date(2025, time.February, 3, 9, 0, 0, 0, berlin()))
	w.shows(w.newest(weekly, "Neues aus der letzten Woche"), "Der Garten blüht!")
	if m := w.press(weekly, "Foto vom 28.01."); m.Photo == nil || m.Caption != "Der Garten blüht!" {
		t.Errorf("the button shows %q, photo %v", m.Body(), m.Photo)
	}
}

// A schedule sends its photo each time.
func TestThePhotoOfASchedule(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { o.ReleaseByTwo = false })
	w.canary()
	w.crowd(3001, 1)
	rev := w.telegram.Rev()
	w.sendPhoto(admin, "/schedule\ntopics: events\nwhen: jeden Mittwoch 9:00\nde: Heute ist Sprechstunde.")
	w.next(admin, rev, "Mit einem Foto")
	w.press(admin, "Freigeben")
	for _, day := range []int{29, 36} { // of January
		rev = w.telegram.Rev()
		w.laterUntil(time.Date(2025, time.January, day, 9, 0, 0, 0, berlin()))
		if m := w.next(3001, rev, "Heute ist Sprechstunde."); m.Photo == nil {
			t.Error("it came without its photo")
		}
	}
}
