package app_test

import (
	"strings"
	"testing"
	"time"

	"kiezbot/internal/redisstore"
	"kiezbot/internal/tgfake"
)

// T17: the numbers are a picture with five lines; they come every Monday if staff want that, once.
func TestNumbersAreAPicture(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	for person := range int64(6) {
		w.telegram.AddUser(tgfake.User{ID: 3000 + person, FirstName: "Person", LanguageCode: "de"})
		w.say(3000+person, "wie hoch ist die förderung")
		w.say(3000+person, "zxcv qwrt plmn")
	}
	w.settled()
	w.shows(w.say(resident, "/stats"), "kenne ich nicht")
	rev := w.telegram.Rev()
	w.tell(writer, "/stats")
	m := w.next(writer, rev, "Fragen: 12")
	if len(m.Photo) == 0 || strings.Count(m.Body(), "\n") != 4 {
		t.Errorf("no picture with five lines: %q", m.Body())
	}
	w.shows(m, "Ohne Antwort: 6", "Die Antwort half: weniger als 5 Personen", "Personen mit Abo: weniger als 5 Personen")
	rev = w.telegram.Rev()
	w.press(writer, "Als Tabelle (CSV)")
	if sheet := w.next(writer, rev, "als Tabelle"); sheet.Document == nil {
		t.Error("no table")
	}

	w.say(admin, "/start") // whoever never wrote cannot be told
	w.say(releaser, "/start")
	alert := w.press(writer, "Jeden Montag ins Büro")
	w.shows(alert, "jeden Montag um neun")
	rev = w.telegram.Rev()
	w.clock.Advance(5*24*time.Hour + 23*time.Hour) // Monday, 3 February, nine o'clock
	w.next(admin, rev, "Fragen: 12")
	w.shows(w.next(releaser, rev, "Fragen: 12"), "27. Januar 2025")
	rev = w.telegram.Rev()
	w.clock.Advance(time.Hour)
	w.say(admin, "/hilfe")
	for _, m := range w.telegram.Chat(admin) {
		if m.Rev > rev && strings.Contains(m.Body(), "Fragen: 12") {
			t.Error("the numbers came twice")
		}
	}
}

// T17: how many people subscribe is counted week by week, as long as nobody asks, too; staff read it in the table and
// in the picture.
func TestSubscribersOverTime(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.crowd(5000, 7)
	asked := redisstore.NewAsked(w.store())
	counted := func(at time.Time) func() bool {
		return func() bool {
			weeks, err := asked.Subscribed(t.Context(), at, at)
			return err == nil && weeks[at.Format(time.DateOnly)] == 7
		}
	}
	monday := time.Date(2025, time.January, 27, 0, 0, 0, 0, berlin())
	w.clock.Advance(time.Hour)
	w.eventually("the first week is counted", counted(monday))
	w.clock.Advance(7 * 24 * time.Hour)
	w.eventually("the second week is counted", counted(monday.AddDate(0, 0, 7)))

	rev := w.telegram.Rev()
	w.tell(writer, "/stats")
	w.shows(w.next(writer, rev, "Personen mit Abo"), "Personen mit Abo: 7")
	rev = w.telegram.Rev()
	w.press(writer, "Als Tabelle (CSV)")
	sheet := w.next(writer, rev, "als Tabelle")
	file, _ := w.telegram.File(sheet.Document.FileID)
	for _, row := range []string{"2025-01-27;Personen mit Abo;7", "2025-02-03;Personen mit Abo;7", "Abos nach Thema: Veranstaltungen;7"} {
		if !strings.Contains(string(file.Data), row) {
			t.Errorf("no %q in\n%s", row, file.Data)
		}
	}
}
