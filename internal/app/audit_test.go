package app_test

import (
	"strings"
	"testing"
	"time"
)

// T19: who did what and when can be read, and comes as a table; after half a year it is gone.
func TestAuditOfTheStaff(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), oneReleases)
	w.subscribe(subscriber, "Veranstaltungen")
	w.say(writer, event)
	w.press(writer, "Speichern")
	w.say(releaser, breakfast)
	w.press(releaser, "Freigeben")
	w.say(admin, "/team\nuser: 1003")
	w.press(admin, "Rolle ändern: Freigabe")

	audit := w.say(admin, "/audit")
	w.shows(audit, "Dienstag, 28. Januar 2025, 10:00", "Admin 1001\nRolle geändert: Freigabe 1003",
		"Freigabe 1002\nFreigegeben:", "Am Sonntag gibt es Frühstück.", "Termin eingetragen oder geändert: Kiezfrühstück")
	w.shows(w.press(admin, "Personen"), "Einträge: 1.", "Rolle geändert")
	rev := w.telegram.Rev()
	w.press(admin, "Als Tabelle (CSV)")
	sheet := w.next(admin, rev, "als Tabelle")
	if sheet.Document == nil || !strings.HasSuffix(sheet.Document.FileName, ".csv") {
		t.Errorf("no table: %+v", sheet)
	}
	w.shows(w.say(writer, "/audit"), "nur Admins")
	w.shows(w.say(resident, "/audit"), "kenne ich nicht")

	w.clock.Advance(181 * 24 * time.Hour)
	w.shows(w.say(admin, "/closures\ndate: 24.12.2025"), "Stimmt das so?")
	w.press(admin, "Speichern")
	w.shows(w.say(admin, "/audit"), "Einträge: 1.")
}
