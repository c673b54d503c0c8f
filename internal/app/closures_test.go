package app_test

import (
	"strings"
	"testing"

	"kiezbot/internal/tgfake"
)

// Staff close the office for a day in the chat; residents hear it with the reason in their language, at once and after a
// restart, until it is taken back.
func TestAClosedDayIsShownAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil) // Tuesday, 28 January 2025, 11:00
	w.telegram.AddUser(tgfake.User{ID: resident, FirstName: "Person", LanguageCode: "en"})
	w.shows(w.say(resident, "/hours"), "open")

	w.say(admin, "/closures\ndate: 28.1.2025\nreason: Teamtag\nreason.en: team day")
	w.press(admin, "Speichern")
	w.shows(w.say(resident, "/hours"), "closed", "team day", "Wednesday, 29 January 2025")

	w.stop()
	w.run()
	w.shows(w.say(resident, "/hours"), "team day")

	w.shows(w.say(admin, "/closures"), "Dienstag, 28. Januar 2025: geschlossen. Teamtag")
	w.press(admin, "28.01. löschen")
	w.press(admin, "Ja, löschen")
	if m := w.say(resident, "/hours"); strings.Contains(m.Body(), "team day") {
		t.Errorf("taken back, but still: %s", m.Body())
	}
}
