package app_test

import (
	"strings"
	"testing"

	"kiezbot/internal/app"
	"kiezbot/internal/tgfake"
)

// T13, T14: what a question was about is said under its card; the bot understands it at once, in the language of the
// question and after a restart, until it is undone.
func TestStaffTeachFromACard(t *testing.T) {
	t.Parallel()
	own := ownKnowledge(t)
	w := newWorld(t, start(), func(o *app.Options) { own(o); o.StaffChat = staffGroup })
	w.telegram.AddGroup(tgfake.ChatInfo{ID: staffGroup, Title: "Team"}, admin, releaser, writer)
	if err := w.telegram.Promote(admin, staffGroup); err != nil {
		t.Fatal(err)
	}
	w.telegram.AddUser(tgfake.User{ID: resident, FirstName: "Person", LanguageCode: "uk"})
	w.telegram.AddUser(tgfake.User{ID: subscriber, FirstName: "Person", LanguageCode: "uk"})
	const question = "скільки коштує кілограм яблук на ринку"
	w.shows(w.say(subscriber, question), "на жаль")
	w.settled()
	w.say(resident, "/contact")
	w.say(resident, question)
	w.press(resident, "Надіслати")
	card := w.card(staffGroup)

	rev := w.telegram.Rev()
	w.pressOn(writer, staffGroup, card, "Thema zuordnen")
	screen := w.next(staffGroup, rev, "Worum ging es?")
	w.shows(screen, question, "Українська")
	screen = w.turns(writer, screen, "Andere Antwort")
	screen = w.turns(writer, screen, "Kiezfonds")
	w.shows(w.turns(writer, screen, "Was ist der Kiezfonds?"), "Gelernt", question)
	w.shows(w.next(staffGroup, rev, "Thema: Was ist der Kiezfonds?"), question) // on the card
	w.shows(w.say(subscriber, strings.ToUpper(question)+"?"), "Kiezfonds")
	w.say(admin, "/answers")
	w.shows(w.press(admin, "Unbeantwortet (0)"), "offen") // it was asked before, and is answered now

	w.stop()
	ownKnowledge(t)(&w.options)
	w.run()
	w.shows(w.say(subscriber, question), "Kiezfonds")
	w.shows(w.say(admin, "/audit"), "Redaktion 1003\nFrage zugeordnet: kiezfonds.what")

	rev = w.telegram.Rev()
	w.pressOn(releaser, staffGroup, card, "Thema zuordnen")
	screen = w.turns(releaser, w.next(staffGroup, rev, "Worum ging es?"), "Rückgängig machen")
	w.shows(screen, "kein Thema mehr")
	w.shows(w.say(subscriber, question), "на жаль")
}

// turns taps a button of a message in the staff's group, and gives what the message becomes.
func (w *world) turns(user int64, m tgfake.Message, label string) tgfake.Message {
	w.Helper()
	rev := w.telegram.Rev()
	w.pressOn(user, staffGroup, m, label)
	became, err := w.telegram.WaitSince(w.deadline(), staffGroup, rev, func(now tgfake.Message) bool {
		return now.MessageID == m.MessageID
	})
	if err != nil {
		w.Fatal(err)
	}
	return became
}
