package app_test

import (
	"testing"

	"kiezbot/internal/app"
	"kiezbot/internal/tgfake"
)

// In a group with topics each question has a topic of its own; whatever staff write in it is an answer.
func TestQuestionsInAForum(t *testing.T) {
	t.Parallel()
	w := newForum(t)
	w.asks("Wo gibt es Werkzeug?")
	card := w.card(staffGroup)
	topic := card.MessageThreadID
	if topic == 0 || !card.IsTopicMessage {
		t.Fatalf("the card is in no topic: %+v", card.WireMessage)
	}

	rev := w.telegram.Rev()
	w.say(resident, "Eine Leiter brauche ich.")
	if m := w.next(staffGroup, rev, "Leiter"); m.MessageThreadID != topic {
		t.Errorf("what was added is in topic %d, want %d", m.MessageThreadID, topic)
	}
	w.settled()

	write := func(text string) {
		t.Helper()
		_, err := w.telegram.SayRaw(writer, staffGroup, tgfake.WireMessage{
			Text: text, MessageThreadID: topic, IsTopicMessage: true,
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	before := w.telegram.SentTo(resident)
	write("// Haben wir eine?")
	w.settled()
	if n := w.telegram.SentTo(resident) - before; n != 0 {
		t.Errorf("a note became %d messages", n)
	}
	rev = w.telegram.Rev()
	write("Im Nachbarschaftshaus.")
	w.shows(w.next(resident, rev, "Nachbarschaftshaus"), "Antwort aus dem Büro")
	w.settled()
	if after := w.card(staffGroup); after.MessageID != card.MessageID {
		t.Errorf("there is a second card: %d", after.MessageID)
	}
}

// The topic of a question is closed with it, and open again as soon as the resident writes once more.
func TestTheTopicOfAQuestionIsClosedWithIt(t *testing.T) {
	t.Parallel()
	w := newForum(t)
	receipt, _ := w.asks("Wo gibt es Werkzeug?")
	card := w.card(staffGroup)
	closed := func(want bool) func() bool {
		return func() bool {
			is, there := w.telegram.Topic(staffGroup, card.MessageThreadID)
			return there && is == want
		}
	}
	rev := w.telegram.Rev()
	w.pressOn(writer, staffGroup, card, "Abschließen")
	w.next(resident, rev, "abgeschlossen")
	w.eventually("the topic is closed", closed(true))
	w.pressOn(writer, staffGroup, w.next(staffGroup, rev, "Abgeschlossen"), "Thema zuordnen") // nothing changes by that
	w.settled()
	if !closed(true)() {
		t.Error("the topic is open before anybody wrote")
	}
	rev = w.telegram.Rev()
	w.replies(resident, resident, receipt.MessageID, "Noch eine Frage dazu.")
	if m := w.next(staffGroup, rev, "Noch eine Frage dazu."); m.MessageThreadID != card.MessageThreadID {
		t.Errorf("it stands in topic %d, want %d", m.MessageThreadID, card.MessageThreadID)
	}
	w.eventually("the topic is open again", closed(false))
}

// Staff may delete the topic of a question that is over. If the resident writes once more, the office reads it all the
// same, and its reply arrives.
func TestAQuestionWhoseTopicWasDeleted(t *testing.T) {
	t.Parallel()
	w := newForum(t)
	receipt, _ := w.asks("Wo gibt es Werkzeug?")
	card := w.card(staffGroup)
	rev := w.telegram.Rev()
	w.pressOn(writer, staffGroup, card, "Abschließen")
	w.next(resident, rev, "abgeschlossen")
	w.next(staffGroup, rev, "Abgeschlossen")
	w.eventually("the topic is closed", func() bool {
		closed, _ := w.telegram.Topic(staffGroup, card.MessageThreadID)
		return closed
	})
	if err := w.telegram.DeleteTopic(staffGroup, card.MessageThreadID); err != nil {
		t.Fatal(err)
	}
	rev = w.telegram.Rev()
	w.replies(resident, resident, receipt.MessageID, "Noch eine Frage dazu.")
	added := w.next(staffGroup, rev, "Noch eine Frage dazu.")
	w.shows(w.next(staffGroup, rev, "Wartet seit"), "Wo gibt es Werkzeug?")
	w.settled()
	rev = w.telegram.Rev()
	w.replies(writer, staffGroup, added.MessageID, "Im Nachbarschaftshaus.")
	w.shows(w.next(resident, rev, "Nachbarschaftshaus"), "Antwort aus dem Büro")
}

// newForum is an office whose group has topics.
func newForum(t *testing.T) *world {
	t.Helper()
	w := newWorld(t, start(), func(o *app.Options) { o.StaffChat = staffGroup })
	w.telegram.AddGroup(tgfake.ChatInfo{ID: staffGroup, Title: "Team", IsForum: true}, admin, releaser, writer)
	if err := w.telegram.Promote(admin, staffGroup); err != nil {
		t.Fatal(err)
	}
	w.settled()
	return w
}
