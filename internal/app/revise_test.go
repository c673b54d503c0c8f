package app_test

import (
	"testing"

	"kiezbot/internal/tgfake"
)

// R9: an edited question is answered again, in place of its answer.
func TestEditedQuestionIsAnsweredInPlace(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	question := w.ask(resident, "wie hoch ist die förderung")
	before := len(w.telegram.Chat(resident))

	rev := w.telegram.Rev()
	w.edit(question, "was hat es mit dem kiezfonds auf sich")
	answer := w.next(resident, rev, "Was ist der Kiezfonds?")
	if n := len(w.telegram.Chat(resident)); n != before {
		t.Errorf("%d messages in the chat after the edit, want %d", n, before)
	}

	// Where Telegram does not let the bot edit, the new answer takes the old one's place in another way.
	w.telegram.AddFault(tgfake.Fault{
		Kind: tgfake.FaultError, Status: 400, Description: "Bad Request: message can't be edited", Method: "editMessageText",
	})
	rev = w.telegram.Rev()
	w.edit(question, "wie hoch ist die förderung")
	w.next(resident, rev, "Wie viel Geld gibt es")
	w.settled()
	for _, m := range w.telegram.Chat(resident) {
		if m.MessageID == answer.MessageID && !m.Deleted {
			t.Error("the outdated answer is still there")
		}
	}

	// After another restart the bot still knows.
	w.stop()
	w.run()
	rev = w.telegram.Rev()
	w.edit(question, "was hat es mit dem kiezfonds auf sich")
	w.next(resident, rev, "Was ist der Kiezfonds?")
}

// What was no question stays without an answer when it is edited, and so does a group.
func TestOnlyQuestionsAreAnsweredAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	const group, bot = -4001, "@kiez_test_bot"
	w.telegram.AddGroup(tgfake.ChatInfo{ID: group, Title: "Hoffest"}, resident)
	if err := w.telegram.AddToGroup(resident, group); err != nil {
		t.Fatal(err)
	}
	command := w.ask(resident, "/zeiten")
	inGroup, err := w.telegram.Say(resident, group, bot+" wie hoch ist die förderung")
	if err != nil {
		t.Fatal(err)
	}
	w.settled()
	rev := w.telegram.Rev()
	w.edit(command, "wie hoch ist die förderung")
	w.edit(inGroup, bot+" was ist der kiezfonds")
	w.settled()
	for _, chat := range []int64{resident, group} {
		for _, m := range w.telegram.Chat(chat) {
			if m.FromBot && m.Rev > rev {
				t.Errorf("chat %d: an edit of what was no question of one person was answered: %s", chat, m.Body())
			}
		}
	}
}

// Whatever a message was before: changed into the word that ends all subscriptions, or into a call for help, it counts.
// The answer is a message of its own, so that nobody overlooks it.
func TestStopAndHelpCountWhenTheyAreEditedIn(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.say(resident, "/start sub_events")
	w.press(resident, "Abonnieren")
	for i, before := range []string{"/zeiten", "wie hoch ist die förderung"} {
		said := w.ask(resident, before)
		rev := w.telegram.Rev()
		w.edit(said, "ich kann nicht mehr leben")
		if help := w.next(resident, rev, "0800 111 0 111"); help.EditDate != 0 {
			t.Errorf("after %q: the answer to a call for help stands in place of another", before)
		}
		rev = w.telegram.Rev()
		w.edit(said, "Stopp!")
		receipt := w.next(resident, rev, "")
		w.shows(receipt, []string{"keine Nachrichten mehr", "Sie haben kein Abo"}[i])
		if receipt.EditDate != 0 {
			t.Errorf("after %q: the receipt stands in place of another answer", before)
		}
	}
}

// A command that nobody knows is put right by editing it; its answer takes the place of the complaint.
func TestMistypedCommandIsPutRight(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	said := w.ask(resident, "/ziten")
	before := len(w.telegram.Chat(resident))
	rev := w.telegram.Rev()
	w.edit(said, "/zeiten")
	w.next(resident, rev, "Öffnungszeiten")
	if n := len(w.telegram.Chat(resident)); n != before {
		t.Errorf("%d messages in the chat after the edit, want %d", n, before)
	}

	said = w.ask(admin, "/evnet")
	rev = w.telegram.Rev()
	w.edit(said, "/event")
	w.next(admin, rev, "Tippen Sie auf einen Termin")
}

// ask says something and waits until it is answered.
func (w *world) ask(user int64, text string) tgfake.Message {
	w.Helper()
	said, err := w.telegram.Say(user, user, text)
	if err != nil {
		w.Fatal(err)
	}
	w.settled()
	return said
}

func (w *world) edit(m tgfake.Message, text string) {
	w.Helper()
	if _, err := w.telegram.EditText(m.From.ID, m.Chat.ID, m.MessageID, text); err != nil {
		w.Fatal(err)
	}
}
