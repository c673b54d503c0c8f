package app_test

import (
	"strings"
	"testing"
	"time"
)

// R20: two days apart, the same idea meets another closing date; the last moment of a closing date still counts.
func TestTheDeadlinePlannerOf2025(t *testing.T) {
	t.Parallel()
	w := newWorld(t, time.Date(2025, time.February, 2, 10, 0, 0, 0, berlin()), nil)
	w.say(resident, "/frist")
	plan := w.press(resident, "Friedrichsfelde Süd")
	w.shows(plan, "bis: Montag, 3. Februar 2025", "entscheidet am Dienstag, 18. Februar 2025, 18:00 Uhr",
		"Volkradstraße 8", "Danach: Montag, 3. März 2025")

	w.clock.Advance(2*24*time.Hour - 10*time.Hour - time.Minute) // 3 February, 23:59
	w.shows(w.say(resident, "/frist"), "bis: Montag, 3. Februar 2025")

	w.clock.Advance(10 * time.Hour)
	plan = w.say(resident, "/frist")
	w.shows(plan, "bis: Montag, 3. März 2025", "Die Frist am Montag, 3. Februar 2025 ist schon vorbei", "noch nicht eingetragen")
	if strings.Contains(plan.Body(), "18. Februar") {
		t.Errorf("the session of the closing date that was missed is offered: %s", plan.Body())
	}
}

// Dates that nobody entered cut what comes later, which is said; where two are known nothing is missing.
func TestTheDeadlinePlannerSaysWhatItDoesNotKnow(t *testing.T) {
	t.Parallel()
	w := newWorld(t, time.Date(2025, time.January, 20, 10, 0, 0, 0, berlin()), nil)
	const open = "Weitere Termine danach sind uns noch nicht bekannt."
	w.say(resident, "/frist")
	plan := w.press(resident, "Neu-Lichtenberg")
	w.shows(plan, "bis: Mittwoch, 22. Januar 2025", open)
	if strings.Contains(plan.Body(), "Oktober") {
		t.Errorf("a date behind a gap is shown as the next one: %s", plan.Body())
	}
	w.press(resident, "Anderes Gebiet")
	if plan := w.press(resident, "Friedrichsfelde Süd"); strings.Contains(plan.Body(), open) {
		t.Errorf("all dates are known: %s", plan.Body())
	}
}
