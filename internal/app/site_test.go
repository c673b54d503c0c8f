package app_test

import (
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"

	"kiezbot/internal/app"
)

// visit gets a page of the bot's site.
func (w *world) visit(path string) (status int, body string) {
	w.Helper()
	req, err := http.NewRequestWithContext(w.Context(), http.MethodGet, "http://"+w.bot.Addr()+path, nil)
	if err != nil {
		w.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		w.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		w.Fatal(err)
	}
	return res.StatusCode, string(text)
}

// entries reads a calendar file with another parser than its writer, and gives its events by UID.
func entries(t *testing.T, file string) map[string]ical.Event {
	t.Helper()
	cal, err := ical.NewDecoder(strings.NewReader(file)).Decode()
	if err != nil {
		t.Fatalf("%v in\n%s", err, file)
	}
	all := map[string]ical.Event{}
	for _, e := range cal.Events() {
		uid, err := e.Props.Text("UID")
		if err != nil {
			t.Error(err)
		}
		all[uid] = e
	}
	return all
}

// TestEventsOutsideTheChat follows an event that staff enter, move and cancel through the pages, the feed and the file.
func TestEventsOutsideTheChat(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) {
		o.ListenAddr, o.PublicURL = "127.0.0.1:0", "https://bot.example.org"
	})
	if status, body := w.visit("/healthz"); status != http.StatusOK || body != "ok\n" {
		t.Errorf("health: %d %q", status, body)
	}
	w.say(writer, "/event\ntitle: Kiezfrühstück\ntitle.en: Neighbourhood breakfast\nstart: 2025-02-05 10:00\n"+
		"end: 2025-02-05 12:00\nplace: Libezem, Rhinstraße 9\narea: all\ntopic: events")
	w.press(writer, "Speichern")
	_, list := w.visit("/events?lang=en")
	m := regexp.MustCompile(`/events/([^"?]+)\?lang=en"><bdi>Neighbourhood breakfast</bdi>`).FindStringSubmatch(list)
	if m == nil {
		t.Fatalf("not in the list:\n%s", list)
	}
	id := m[1]
	shown := w.say(resident, "/start ev_"+id)
	if b, ok := shown.Button("Webseite zum Termin"); !ok || b.URL != "https://bot.example.org/events/"+id+"?lang=de" {
		t.Errorf("link to the page: %+v", b)
	}
	if _, page := w.visit("/events/" + id + "?lang=de"); !strings.Contains(page, "<bdi>Kiezfrühstück</bdi>") ||
		!strings.Contains(page, "Rhinstraße 9") {
		t.Errorf("page:\n%s", page)
	}
	file := w.press(resident, "Zum Kalender hinzufügen")
	if file.Document == nil || file.Document.FileName != id+".ics" {
		t.Fatalf("no file but %+v", file)
	}
	sent, _ := w.telegram.File(file.Document.FileID)
	e := entries(t, string(sent.Data))[id+"@kiezbot"]
	at, err := e.DateTimeStart(time.UTC)
	if err != nil || !at.Equal(time.Date(2025, 2, 5, 10, 0, 0, 0, berlin())) {
		t.Errorf("file begins at %v: %v", at, err)
	}

	w.say(writer, "/event")
	w.press(writer, "05.02. Kiezfrühstück")
	w.press(writer, "Absagen")
	w.press(writer, "Ja, absagen")
	_, feed := w.visit("/calendar.ics?lang=en&topic=events")
	if e := entries(t, feed)[id+"@kiezbot"]; e.Component == nil || e.Props.Get("STATUS").Value != "CANCELLED" ||
		e.Props.Get("SEQUENCE").Value != "2" || e.Props.Get("SUMMARY").Value != "Cancelled: Neighbourhood breakfast" {
		t.Errorf("after it was cancelled: %+v in\n%s", e, feed)
	}
}
