package app_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/tgfake"
)

// A promise that was not kept is said once, when the office is open again; a question that was answered and forgotten
// is closed after a week.
func TestUpkeepOfQuestionsToTheOffice(t *testing.T) {
	t.Parallel()
	w := newOffice(t)
	w.asks("Wann ist das Fest?")
	card := w.card(staffGroup)
	reminders := func() (list []tgfake.Message) {
		for _, m := range w.telegram.Chat(staffGroup) {
			if strings.Contains(m.Body(), "wartet länger als zugesagt") {
				list = append(list, m)
			}
		}
		return list
	}
	w.stop()
	var tick func(context.Context) error
	w.runWith(func(bot *app.App) { tick = bot.Rehearse() })
	remind := func(at time.Time) {
		t.Helper()
		w.clock.Advance(at.Sub(w.clock.Now()))
		if err := tick(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	remind(start().Add(9 * time.Hour)) // promised until 15:00, now it is 19:00 and nobody is there
	if list := reminders(); len(list) != 0 {
		t.Errorf("reminded while the office is closed: %s", list[0].Body())
	}
	remind(start().Add(26 * time.Hour)) // noon of the next day
	remind(start().Add(27 * time.Hour))
	list := reminders()
	if len(list) != 1 {
		t.Fatalf("%d reminders, want 1", len(list))
	}
	rev := w.telegram.Rev()
	w.pressOn(writer, staffGroup, list[0], "Überfällig (1)")
	w.shows(w.next(staffGroup, rev, "Fragen an das Büro"), "Wann ist das Fest?", "überfällig")

	rev = w.telegram.Rev()
	w.replies(writer, staffGroup, card.MessageID, "Im Mai.")
	w.next(resident, rev, "Im Mai.")
	w.settled()
	rev = w.telegram.Rev()
	remind(start().Add(27*time.Hour + 7*24*time.Hour + time.Minute))
	w.shows(w.next(staffGroup, rev, "Abgeschlossen"), "Wann ist das Fest?")
}
