package app_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

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
