package app_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/tgfake"
)

// staffGroup is the office's group in these tests; the bot is an administrator and reads everything there.
const staffGroup = -1001

// newOffice is a world with a group of staff.
func newOffice(t *testing.T) *world {
	t.Helper()
	w := newWorld(t, start(), func(o *app.Options) { o.StaffChat = staffGroup })
	w.telegram.AddGroup(tgfake.ChatInfo{ID: staffGroup, Title: "Team"}, admin, releaser, writer, subscriber)
	if err := w.telegram.Promote(admin, staffGroup); err != nil {
		t.Fatal(err)
	}
	w.settled()
	return w
}

// card waits for the newest card of an enquiry in a chat of the office.
func (w *world) card(chat int64) tgfake.Message {
	w.Helper()
	var found tgfake.Message
	w.eventually("a card is there", func() bool {
		for _, m := range slices.Backward(w.telegram.Chat(chat)) {
			if _, ok := m.Button("Abschließen"); ok && m.FromBot {
				found = m
				return true
			}
		}
		return false
	})
	w.eventually("it is known as a card", func() bool {
		at := kiez.Sent{Chat: kiez.ChatID(chat), ID: int(found.MessageID)}
		_, err := redisstore.NewEnquiries(w.store()).Thread(w.Context(), at)
		return err == nil
	})
	return found
}

// asks has a resident ask the office, and gives the receipt and the message that asked.
func (w *world) asks(question string) (receipt, asked tgfake.Message) {
	w.Helper()
	w.say(resident, "/kontakt")
	rev := w.telegram.Rev()
	asked, err := w.telegram.Say(resident, resident, question)
	if err != nil {
		w.Fatal(err)
	}
	w.next(resident, rev, question)
	return w.press(resident, "Senden"), asked
}

// replies has somebody reply in a chat.
func (w *world) replies(user, chat, to int64, text string) tgfake.Message {
	w.Helper()
	said, err := w.telegram.Reply(user, chat, to, text)
	if err != nil {
		w.Fatal(err)
	}
	return said
}

// pressOn taps a button of a message in a group, and gives the notice that popped up.
func (w *world) pressOn(user, chat int64, m tgfake.Message, label string) string {
	w.Helper()
	b, ok := m.Button(label)
	if !ok {
		w.Fatalf("no button %q in %q", label, m.Body())
	}
	result, err := w.telegram.Press(user, chat, m.MessageID, b.CallbackData)
	if err != nil {
		w.Fatal(err)
	}
	answer, err := result.Wait(w.deadline())
	if err != nil {
		w.Fatal(err)
	}
	return answer.Text
}

func TestAQuestionToTheOfficeAndItsAnswer(t *testing.T) {
	t.Parallel()
	w := newOffice(t)
	receipt, asked := w.asks("Wer räumt den Spielplatz auf?")
	w.shows(receipt, "beim Büro", "Wer räumt den Spielplatz auf?", "Dienstag, 28. Januar 2025, 15:00 Uhr")

	card := w.card(staffGroup)
	w.shows(card, "Wer räumt den Spielplatz auf?", "Deutsch", "Wartet seit: Dienstag, 28. Januar 2025, 10:00 Uhr")
	if strings.Contains(card.Body(), "Name:") {
		t.Errorf("the card names the resident: %s", card.Body())
	}

	rev := w.telegram.Rev()
	if notice := w.pressOn(writer, staffGroup, card, "Übernehmen"); !strings.Contains(notice, "übernommen") {
		t.Errorf("notice %q", notice)
	}
	w.shows(w.next(staffGroup, rev, "Übernommen von"), "Redaktion 1003")

	// A note stays inside; a reply by somebody else goes out, as a reply to the question, and shows on the card.
	before := w.telegram.SentTo(resident)
	w.replies(writer, staffGroup, card.MessageID, "// Weiß das jemand?")
	w.settled()
	if n := w.telegram.SentTo(resident) - before; n != 0 {
		t.Errorf("a note became %d messages to the resident", n)
	}
	rev = w.telegram.Rev()
	said := w.replies(releaser, staffGroup, card.MessageID, "Das macht das Grünflächenamt.")
	answer := w.next(resident, rev, "Grünflächenamt")
	if to := answer.ReplyToMessage; to == nil || to.MessageID != asked.MessageID {
		t.Errorf("the answer replies to %+v, want message %d", to, asked.MessageID)
	}
	w.shows(w.next(staffGroup, rev, "Geantwortet"), "Redaktion 1003", "Freigabe 1002")

	// What staff change, the resident reads changed.
	rev = w.telegram.Rev()
	if _, err := w.telegram.EditText(releaser, staffGroup, said.MessageID, "Das macht das Straßen- und Grünflächenamt."); err != nil {
		t.Fatal(err)
	}
	if changed := w.next(resident, rev, "Straßen- und"); changed.MessageID != answer.MessageID {
		t.Errorf("the change came as message %d, want it in place of %d", changed.MessageID, answer.MessageID)
	}

	// The resident goes on, and changes that; a colleague answers what was added.
	rev = w.telegram.Rev()
	more, err := w.telegram.Say(resident, resident, "Wie ist die Nummer?")
	if err != nil {
		t.Fatal(err)
	}
	added := w.next(staffGroup, rev, "Wie ist die Nummer?")
	if to := added.ReplyToMessage; to == nil || to.MessageID != card.MessageID {
		t.Errorf("what was added replies to %+v, want the card", to)
	}
	w.settled()
	rev = w.telegram.Rev()
	if _, err := w.telegram.EditText(resident, resident, more.MessageID, "Wie ist die Telefonnummer?"); err != nil {
		t.Fatal(err)
	}
	if m := w.next(staffGroup, rev, "Telefonnummer"); m.MessageID != added.MessageID {
		t.Errorf("the change came as message %d, want it in place of %d", m.MessageID, added.MessageID)
	}
	w.replies(writer, staffGroup, said.MessageID, "Und hier ist die Nummer: 115.")
	m := w.next(resident, rev, "115")
	w.shows(m, "Antwort aus dem Büro")

	rev = w.telegram.Rev()
	w.pressOn(resident, resident, m, "Das hat geholfen")
	w.shows(w.next(staffGroup, rev, "Abgeschlossen"), "Das hat geholfen")
}

func TestAnAnswerToSomebodyWhoBlockedTheBot(t *testing.T) {
	t.Parallel()
	w := newOffice(t)
	w.asks("Wann kommt der Bus?")
	card := w.card(staffGroup)
	w.telegram.BlockSilently(resident)
	rev := w.telegram.Rev()
	said := w.replies(writer, staffGroup, card.MessageID, "Um zehn.")
	told := w.next(staffGroup, rev, "Nicht zugestellt")
	w.eventually("the card says so", func() bool {
		m, _ := w.telegram.Message(staffGroup, card.MessageID)
		return strings.Contains(m.Body(), "Nicht zugestellt")
	})
	if to := told.ReplyToMessage; told.MessageID != card.MessageID && (to == nil || to.MessageID != said.MessageID) {
		t.Errorf("that it was not delivered is said in reply to %+v", to)
	}
}

// A question that was stored is shown, whenever the bot comes back.
func TestAQuestionOutlivesTheBot(t *testing.T) {
	t.Parallel()
	w := newOffice(t)
	w.telegram.AddFault(tgfake.Fault{
		Kind: tgfake.FaultError, Status: 502, Description: "Bad Gateway", Method: "sendMessage", Chat: staffGroup, Count: -1,
	})
	w.asks("Kommt die Frage an?")
	w.stop()
	w.telegram.ClearFaults()
	w.clock.Advance(5 * time.Minute) // whoever was about to show it is given up
	w.run()
	w.shows(w.card(staffGroup), "Kommt die Frage an?")
}

// Without a group every member of staff has a card; who took it gets what is added.
func TestQuestionsWithoutAGroup(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	for _, user := range []int64{admin, writer} {
		w.say(user, "/start")
	}
	w.asks("Gibt es ein Café?")
	card := w.card(writer)
	w.shows(w.card(admin), "Gibt es ein Café?")
	rev := w.telegram.Rev()
	w.pressOn(writer, writer, card, "Übernehmen")
	w.shows(w.next(admin, rev, "Übernommen"), "Redaktion 1003")
	before := w.telegram.SentTo(admin)
	w.say(resident, "Mit Kuchen?")
	w.next(writer, rev, "Mit Kuchen?")
	w.settled()
	if n := w.telegram.SentTo(admin) - before; n != 0 {
		t.Errorf("%d messages to a colleague who did not take it", n)
	}
	rev = w.telegram.Rev()
	w.replies(writer, writer, card.MessageID, "Ja, gleich nebenan.")
	w.next(resident, rev, "gleich nebenan")
	w.shows(w.next(admin, rev, "Geantwortet"), "Redaktion 1003")

	// Whoever cares about it reads what a colleague answers, and what the colleague makes of it.
	w.settled()
	rev = w.telegram.Rev()
	said := w.replies(admin, admin, w.card(admin).MessageID, "Ab neun Uhr.")
	w.next(resident, rev, "Ab neun Uhr.")
	w.shows(w.next(writer, rev, "Ab neun Uhr."), "Admin 1001 hat geantwortet")
	w.settled()
	rev = w.telegram.Rev()
	if _, err := w.telegram.EditText(admin, admin, said.MessageID, "Ab zehn Uhr."); err != nil {
		t.Fatal(err)
	}
	w.next(resident, rev, "Ab zehn Uhr.")
	w.shows(w.next(writer, rev, "Ab zehn Uhr."), "Admin 1001 hat geantwortet")
}

// Whoever has everything deleted is deleted in the office's chat as well.
func TestForgottenQuestions(t *testing.T) {
	t.Parallel()
	w := newOffice(t)
	w.asks("Das ist mein Geheimnis.")
	card := w.card(staffGroup)
	rev := w.telegram.Rev()
	w.say(resident, "Und noch eines.")
	added := w.next(staffGroup, rev, "Und noch eines.")
	w.shows(w.say(resident, "/meinedaten"), "Ihre Fragen an das Büro")
	w.settled()
	w.say(resident, "/loeschen")
	w.settled()
	w.press(resident, "Ja, alles löschen")
	w.shows(w.next(staffGroup, rev, "alle ihre Daten gelöscht"))
	w.eventually("what was added is taken out", func() bool {
		m, _ := w.telegram.Message(staffGroup, added.MessageID)
		return m.Deleted || m.Body() == ""
	})
	if m, _ := w.telegram.Message(staffGroup, card.MessageID); strings.Contains(m.Body(), "Geheimnis") {
		t.Errorf("the card still shows the question: %s", m.Body())
	}
	if left := w.traceless(resident); len(left) > 0 {
		t.Errorf("still there: %v", left)
	}
	rev = w.telegram.Rev()
	w.replies(writer, staffGroup, card.MessageID, "Hallo?")
	w.settled()
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if m, err := w.telegram.WaitSince(ctx, resident, rev, func(m tgfake.Message) bool { return m.FromBot }); err == nil {
		t.Errorf("a forgotten person gets: %s", m.Body())
	}
}

// ukrainian is a person whose client speaks Ukrainian.
func ukrainian(id int64) tgfake.User {
	return tgfake.User{ID: id, FirstName: "Person", LanguageCode: "uk"}
}
