package app_test

import (
	"testing"

	"kiezbot/internal/app"
	"kiezbot/internal/tgfake"
)

// In a group with topics each question has a topic of its own; whatever staff write in it is an answer.
func TestQuestionsInAForum(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { o.StaffChat = staffGroup })
	w.telegram.AddGroup(tgfake.ChatInfo{ID: staffGroup, Title: "Team", IsForum: true}, admin, releaser, writer)
	if err := w.telegram.Promote(admin, staffGroup); err != nil {
		t.Fatal(err)
	}
	w.settled()
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
