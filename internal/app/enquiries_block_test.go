package app_test

import (
	"strings"
	"testing"
)

// T20: staff block by a reply to what somebody wrote, without learning who it was; the questions are closed with it, and
// the list ends the block.
func TestBlockByAReply(t *testing.T) {
	t.Parallel()
	w := newOffice(t)
	w.asks("Ihr seid alle dumm.")
	card := w.card(staffGroup)
	rev := w.telegram.Rev()
	w.replies(writer, staffGroup, card.MessageID, "/block")
	ask := w.next(staffGroup, rev, "nicht mehr antworten")
	if strings.Contains(ask.Body(), "2001") {
		t.Errorf("it says who it is: %s", ask.Body())
	}
	w.pressOn(writer, staffGroup, ask, "Ja, sperren")
	w.shows(w.next(staffGroup, rev, "Gesperrte Personen: 1"), "Redaktion 1003")
	w.next(staffGroup, rev, "Abgeschlossen")
	w.shows(w.say(resident, "Hallo?"), "gesperrt")

	rev = w.telegram.Rev()
	if _, err := w.telegram.Say(releaser, staffGroup, "/block"); err != nil {
		t.Fatal(err)
	}
	list := w.next(staffGroup, rev, "Gesperrte Personen: 1")
	toResident := w.telegram.Rev()
	w.pressOn(releaser, staffGroup, list, list.Buttons()[0].Text)
	w.next(resident, toResident, "wieder schreiben")
	w.asks("Wann haben Sie offen? Es tut mir leid.")
	w.shows(w.card(staffGroup), "Es tut mir leid.")
}

// T13: an answer the bot has anyway is changed before it is sent.
func TestAReadyAnswerIsChangedBeforeItIsSent(t *testing.T) {
	t.Parallel()
	w := newOffice(t)
	w.telegram.AddUser(ukrainian(resident))
	w.say(resident, "/contact")
	w.say(resident, "Kiezfonds що це таке?")
	asked := w.telegram.Chat(resident)
	question := asked[len(asked)-2].MessageID
	w.press(resident, "Надіслати")
	card := w.card(staffGroup)
	rev := w.telegram.Rev()
	w.pressOn(writer, staffGroup, card, "Antwort aus der Sammlung")
	list := w.next(staffGroup, rev, "Welche Antwort")
	preview := w.turns(writer, list, "Was ist der Kiezfonds?")
	w.shows(preview, "So bekommt es die Person", "Auf Deutsch:", "Der Kiezfonds ist Geld")
	rev = w.telegram.Rev()
	how := w.turns(writer, preview, "Bearbeiten")
	w.shows(how, "So ändern Sie die Antwort", "Der Kiezfonds ist Geld")
	draft := w.next(staffGroup, rev, "це гроші на невеликі справи")
	if strings.Contains(draft.Body(), "Auf Deutsch") || len(draft.Buttons()) > 0 {
		t.Errorf("the draft is more than its text: %s", draft.Body())
	}
	w.settled()
	rev = w.telegram.Rev()
	w.replies(writer, staffGroup, draft.MessageID, "Kiezfonds — це гроші на свято. До зустрічі!")
	answer := w.next(resident, rev, "До зустрічі!")
	if to := answer.ReplyToMessage; to == nil || to.MessageID != question {
		t.Errorf("the answer replies to %+v, want %d", to, question)
	}
	w.shows(w.next(staffGroup, rev, "Geantwortet"), "Redaktion 1003")
}
