package app_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"

	"kiezbot/internal/app"
	"kiezbot/internal/fetch"
	"kiezbot/internal/tgfake"
)

// nachbarn is a calendar of the neighbours: an event, and a series with a date that is dropped.
const nachbarn = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" +
	"BEGIN:VEVENT\r\nUID:1@nachbarn\r\nSUMMARY:Kaffee im Hof\r\nLOCATION:Nachbarhaus\\, Ahornweg 3\r\n" +
	"DTSTART;TZID=W. Europe Standard Time:20250208T150000\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:2@nachbarn\r\nSUMMARY:Yoga\r\nDTSTART;TZID=Europe/Berlin:20250203T090000\r\n" +
	"RRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE;TZID=Europe/Berlin:20250210T090000\r\nEND:VEVENT\r\n" +
	"END:VCALENDAR\r\n"

// sendFile sends a document in private and gives the bot's next message.
func (w *world) sendFile(user int64, name, content string) tgfake.Message {
	w.Helper()
	f := w.telegram.AddFile("document", name, "text/calendar", []byte(content))
	rev := w.telegram.Rev()
	sent := tgfake.WireMessage{Document: &tgfake.Document{FileRef: f.FileRef, FileName: name, MimeType: "text/calendar"}}
	if _, err := w.telegram.SayRaw(user, user, sent); err != nil {
		w.Fatal(err)
	}
	return w.next(user, rev, "")
}

// TestImport takes over a file that staff send, twice; residents see what is in it.
func TestImport(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.shows(w.sendFile(writer, "nachbarn.ics", nachbarn), "Gefundene Termine: 2")
	w.press(writer, "Veranstaltungen")
	w.shows(w.press(writer, "Alle Gebiete"),
		"Neu: Kaffee im Hof, Samstag, 8. Februar 2025, 15:00 Uhr", "Neu: Yoga", "Fällt aus: Yoga, Montag, 10. Februar 2025")
	w.shows(w.press(writer, "Speichern"), "Gespeichert: 3")
	list := w.say(resident, "/events")
	w.shows(list, "Kaffee im Hof", "Nachbarhaus, Ahornweg 3", "Montag, 3. Februar 2025, 9:00 Uhr",
		"Weitere Tage: Montag, 17. Februar 2025 (geplant)") // the 10th is dropped

	w.sendFile(writer, "nachbarn.ics", nachbarn)
	w.press(writer, "Veranstaltungen")
	w.shows(w.press(writer, "Alle Gebiete"), "Unverändert: 3", "Es gibt nichts zu übernehmen.")
	w.shows(w.sendFile(writer, "nachbarn.ics", nachbarn[:200]), "unvollständig")
	w.shows(w.sendFile(resident, "nachbarn.ics", nachbarn), "Dateien kann ich leider nicht lesen")
}

// TestImportKnocksAtNoDoorInside gives the bot of production an address of this machine.
func TestImportKnocksAtNoDoorInside(t *testing.T) {
	t.Parallel()
	inside := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		t.Error("the bot asked")
	}))
	t.Cleanup(inside.Close)
	w := newWorld(t, start(), nil)
	w.shows(w.say(writer, "/event import: "+inside.URL+"/nachbarn.ics"), "internes Netz")
	w.shows(w.say(writer, "/event import: file:///etc/passwd"), "keine Internetadresse")
}

// inside allows what the bot of production refuses: a server on this machine.
func inside(wait time.Duration) func(*app.Options) {
	return func(o *app.Options) { o.Web = fetch.NewFor(netip.Addr.IsLoopback, wait) }
}

// strassenfest is a calendar of what fills whole days, one of them a holiday, with an entry that stands there twice.
const strassenfest = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" +
	"BEGIN:VEVENT\r\nUID:1@fest\r\nSUMMARY:Straßenfest\r\nDTSTART;VALUE=DATE:20250418\r\nDTEND;VALUE=DATE:20250421\r\n" +
	"DESCRIPTION:<p>Mit Musik &amp\\; Kuchen</p>\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:2@fest\r\nSUMMARY:Aufbau\r\nDTSTART;VALUE=DATE:20250416\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:3@fest\r\nSUMMARY:Aufbau\r\nDTSTART;VALUE=DATE:20250416\r\nEND:VEVENT\r\n" +
	"END:VCALENDAR\r\n"

// TestImportFromTheWeb takes over a calendar by its address: doubts are shown first, days are days, in the chat, on the
// page and in the file.
func TestImportFromTheWeb(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/fest.ics":
			fmt.Fprint(w, strassenfest)
		case "/big":
			fmt.Fprint(w, strings.Repeat(strassenfest, 1<<20/len(strassenfest)+1))
		default:
			fmt.Fprint(w, "<!doctype html><title>Kalender</title>")
		}
	}))
	t.Cleanup(server.Close)
	w := newWorld(t, start(), func(o *app.Options) {
		inside(time.Minute)(o)
		o.ListenAddr, o.PublicURL = "127.0.0.1:0", "https://bot.example.org"
	})
	w.shows(w.say(writer, "/event import: "+server.URL+"/big"), "zu groß")
	w.shows(w.say(writer, "/event import: "+server.URL+"/seite"), "nicht als Kalenderdatei")

	w.shows(w.say(writer, "/event\nimport: "+server.URL+"/fest.ics\ntopic: festival\narea: all"),
		"Neu: Straßenfest, Freitag, 18. April 2025, bis Sonntag, 20. April 2025", "Neu: Aufbau, Mittwoch, 16. April 2025",
		"Bitte prüfen:", "Karfreitag", "Aufbau: Für Mittwoch")
	w.shows(w.press(writer, "Speichern"), "Gespeichert: 3")
	w.say(resident, "/events")
	w.shows(w.press(resident, "Spätere ›"), "Freitag, 18. April 2025, bis Sonntag, 20. April 2025")
	shown := w.press(resident, "18.04. Straßenfest")
	w.shows(shown, "Mit Musik & Kuchen")
	if strings.Contains(shown.Body(), "Uhr") {
		t.Errorf("a day has no time: %s", shown.Body())
	}
	_, feed := w.visit("/calendar.ics?topic=festival")
	for uid, e := range entries(t, feed) {
		if p := e.Props.Get("DTSTART"); p.ValueType() != ical.ValueDate {
			t.Errorf("%s begins at %s", uid, p.Value)
		}
	}
	if !strings.Contains(feed, "DTEND;VALUE=DATE:20250421") || !strings.Contains(feed, "Mit Musik & Kuchen") {
		t.Errorf("feed:\n%s", feed)
	}
}

// TestImportWaitsInVain asks a server that never answers.
func TestImportWaitsInVain(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	t.Cleanup(server.Close)
	w := newWorld(t, start(), inside(100*time.Millisecond))
	w.shows(w.say(writer, "/event import: "+server.URL+"/fest.ics"), "zu langsam")
}
