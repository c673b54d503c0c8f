package app_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"kiezbot/internal/app"
	"kiezbot/internal/tgfake"
)

const translateKey = "key-of-the-translations"

// libreTranslate is a service that says of a text what language it would be in, until it is told to fail.
type libreTranslate struct {
	*httptest.Server
	fails atomic.Bool
}

func newLibreTranslate(t *testing.T) *libreTranslate {
	t.Helper()
	s := new(libreTranslate)
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var asked struct {
			Text   string `json:"q"`
			Target string `json:"target"`
			Key    string `json:"api_key"`
		}
		err := json.NewDecoder(r.Body).Decode(&asked)
		if s.fails.Load() || err != nil || asked.Key != translateKey {
			w.WriteHeader(http.StatusInternalServerError)
			fmt.Fprintf(w, `{"error": "%s: %s"}`, asked.Key, asked.Text)
			return
		}
		_ = json.NewEncoder(w).Encode(map[string]string{"translatedText": "<" + asked.Target + "> " + asked.Text})
	}))
	t.Cleanup(s.Close)
	return s
}

// What the office cannot read comes with a translation, marked as one; what it writes in German can be offered in the
// resident's language. When the service fails, the question is there all the same, and nothing leaks.
func TestTranslationsForTheOffice(t *testing.T) {
	t.Parallel()
	service, log := newLibreTranslate(t), new(lockedBuffer)
	w := newWorld(t, start(), func(o *app.Options) {
		o.StaffChat, o.TranslateURL, o.TranslateKey = staffGroup, service.URL, translateKey
		o.Log = slog.New(slog.NewTextHandler(log, nil))
	})
	w.telegram.AddGroup(tgfake.ChatInfo{ID: staffGroup, Title: "Team"}, admin, releaser, writer)
	if err := w.telegram.Promote(admin, staffGroup); err != nil {
		t.Fatal(err)
	}
	w.telegram.AddUser(ukrainian(resident))
	w.shows(w.say(resident, "/privacy"), "служба перекладу")
	w.say(resident, "/contact")
	w.shows(w.say(resident, "Де можна взяти драбину?"), "служба перекладу")
	w.press(resident, "Надіслати")
	card := w.card(staffGroup)
	w.shows(card, "Де можна взяти драбину?", "Maschinelle Übersetzung:\n<de> Де можна взяти драбину?")

	rev := w.telegram.Rev()
	w.replies(writer, staffGroup, card.MessageID, "Die Leiter gibt es im Nachbarschaftshaus.")
	original := w.next(resident, rev, "Die Leiter gibt es im Nachbarschaftshaus.")
	w.settled()
	offer := w.next(staffGroup, rev, "hinausgegangen")
	rev = w.telegram.Rev()
	w.shows(w.turns(writer, offer, "Übersetzung zeigen (Українська)"), "Maschinelle Übersetzung Ihrer Antwort")
	draft := w.next(staffGroup, rev, "<uk> Die Leiter")
	rev = w.telegram.Rev()
	w.pressOn(writer, staffGroup, draft, "Senden")
	translated := w.next(resident, rev, "<uk> Die Leiter")
	w.shows(translated, "машинний переклад")
	if to := translated.ReplyToMessage; to == nil || to.MessageID != original.MessageID {
		t.Errorf("the translation replies to %+v, want the original", to)
	}
	w.settled()

	service.fails.Store(true)
	rev = w.telegram.Rev()
	w.tell(resident, "А пилку?")
	w.shows(w.next(staffGroup, rev, "А пилку?"), "Eine maschinelle Übersetzung ist gerade nicht möglich")
	w.settled()
	w.stop()
	for _, secret := range []string{translateKey, "драбину", "пилку", "Leiter"} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log tells %q", secret)
		}
	}
	if !strings.Contains(log.String(), "the service answers 500") {
		t.Errorf("the log does not say what failed: %s", log)
	}
}

// Without a service nothing is translated, and nobody is told of one.
func TestNothingIsTranslatedUnlessWanted(t *testing.T) {
	t.Parallel()
	w := newOffice(t)
	w.telegram.AddUser(ukrainian(resident))
	if m := w.say(resident, "/privacy"); strings.Contains(m.Body(), "служба перекладу") {
		t.Errorf("the privacy page tells of a service: %s", m.Body())
	}
	w.say(resident, "/contact")
	w.say(resident, "Де можна взяти драбину?")
	w.press(resident, "Надіслати")
	if card := w.card(staffGroup); strings.Contains(card.Body(), "Übersetzung") {
		t.Errorf("the card: %s", card.Body())
	}
}

// lockedBuffer is a log that is read while it may be written.
type lockedBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}
