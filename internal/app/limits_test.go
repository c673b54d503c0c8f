package app_test

import (
	"fmt"
	"strings"
	"testing"
)

// T20: what one person can do to the office and to others is bounded, and said to be.
func TestLimitsOfAPerson(t *testing.T) {
	t.Parallel()
	w := newOffice(t)
	for n := range 3 {
		w.asks(fmt.Sprintf("Frage %d: Wer räumt auf?", n))
	}
	w.shows(w.say(resident, "/kontakt"), "schon 3 offene Fragen")

	const more = 20
	for n := range more {
		w.tell(resident, fmt.Sprintf("Und noch etwas, das %d.", n))
	}
	w.settled()
	w.shows(w.say(resident, "Und noch eins."), "schon 20 Nachrichten hintereinander")
	if n := w.received(staffGroup, "Und noch eins."); n != 0 {
		t.Error("one more than may be went to the office")
	}
	card := w.card(staffGroup)
	rev := w.telegram.Rev()
	w.replies(writer, staffGroup, card.MessageID, "Das Grünflächenamt.")
	w.next(resident, rev, "Das Grünflächenamt.")
	w.tell(resident, "Danke für die Antwort!")
	w.next(staffGroup, rev, "Danke für die Antwort!")

	code := w.issued("Hoffest")
	for _, wrong := range []string{"2222-2222", "3333-3333", "4444-4444", "5555-5555", "6666-6666"} {
		w.shows(w.say(subscriber, "/verfolgen "+wrong), "Code")
	}
	if text := w.say(subscriber, "/verfolgen "+code).Body(); strings.Contains(text, "Hoffest") {
		t.Errorf("the sixth code was looked at: %s", text)
	}
}
