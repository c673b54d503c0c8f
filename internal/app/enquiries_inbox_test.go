package app_test

import (
	"fmt"
	"testing"
	"time"

	"kiezbot/internal/tgfake"
)

// T13: /inbox shows what is open, one's own and what is overdue, page by page.
func TestInboxOfTheOffice(t *testing.T) {
	t.Parallel()
	w := newOffice(t)
	for i, user := range []int64{resident, subscriber, 2003} { // each may have three open questions
		w.telegram.AddUser(tgfake.User{ID: user, FirstName: "Person", LanguageCode: "de"})
		for n := range 3 {
			w.say(user, "/kontakt")
			question := fmt.Sprintf("Wer räumt Platz %d auf?", 3*i+n+1)
			rev := w.telegram.Rev()
			w.tell(user, question)
			w.next(user, rev, question)
			w.press(user, "Senden")
			w.clock.Advance(time.Second) // one after the other
		}
	}
	w.shows(w.say(resident, "/kontakt"), "schon 3 offene Fragen")
	w.settled()
	ask := func(user int64) tgfake.Message {
		t.Helper()
		rev := w.telegram.Rev()
		if _, err := w.telegram.Say(user, staffGroup, "/inbox"); err != nil {
			t.Fatal(err)
		}
		return w.next(staffGroup, rev, "Fragen an das Büro")
	}
	list := ask(writer)
	w.shows(list, "1. Frage", "Platz 1 auf", "8. Frage", "Platz 8 auf")
	list = w.turns(writer, list, "Weiterblättern ›")
	w.shows(list, "9. Frage", "Platz 9 auf")
	rev := w.telegram.Rev()
	w.pressOn(writer, staffGroup, list, "9")
	card := w.next(staffGroup, rev, "Platz 9 auf")
	w.turns(writer, card, "Übernehmen")

	list = ask(writer)
	w.shows(w.turns(writer, list, "Meine (1)"), "1. Frage", "Platz 9 auf")
	w.shows(w.turns(releaser, list, "Überfällig (0)"), "Hier steht nichts")
	w.clock.Advance(26 * time.Hour) // promised until 15:00
	w.shows(w.turns(releaser, ask(releaser), "Überfällig (9)"), "überfällig", "Platz 1 auf")
}

// R6: people hear by when the office answers: before it closes the next time it has opened, whatever lies between.
func TestWhenAnAnswerCanBeExpected(t *testing.T) {
	t.Parallel()
	w := newOffice(t)
	w.clock.Advance(3*24*time.Hour + 8*time.Hour) // Friday evening
	receipt, _ := w.asks("Wer räumt den Spielplatz auf?")
	w.shows(receipt, "Mit einer Antwort können Sie rechnen bis: Montag, 3. Februar 2025, 15:00 Uhr")
	w.settled()
	w.say(admin, "/closures\ndate: 3.2.2025\nreason: Teamtag")
	w.press(admin, "Speichern")
	receipt, _ = w.asks("Und wer den Park?")
	w.shows(receipt, "Dienstag, 4. Februar 2025, 15:00 Uhr")
}

// "That did not help" asks what is missing, and the office reads it.
func TestAnAnswerThatDidNotHelp(t *testing.T) {
	t.Parallel()
	w := newOffice(t)
	w.asks("Wer räumt den Spielplatz auf?")
	card := w.card(staffGroup)
	rev := w.telegram.Rev()
	w.replies(writer, staffGroup, card.MessageID, "Das Amt.")
	answer := w.next(resident, rev, "Das Amt.")
	w.settled()
	rev = w.telegram.Rev()
	w.pressOn(resident, resident, answer, "Das hilft mir nicht")
	w.next(resident, rev, "was noch fehlt")
	w.shows(w.next(staffGroup, rev, "Das hilft noch nicht"), "Wer räumt den Spielplatz auf?")
	w.settled()
	rev = w.telegram.Rev()
	w.tell(resident, "Welches Amt denn?")
	w.next(resident, rev, "weitergegeben")
	added := w.next(staffGroup, rev, "Welches Amt denn?")
	if to := added.ReplyToMessage; to == nil || to.MessageID != card.MessageID {
		t.Errorf("it replies to %+v, want the card", to)
	}
}
