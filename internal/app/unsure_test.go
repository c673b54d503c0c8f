package app_test

import (
	"testing"

	"kiezbot/internal/app"
	"kiezbot/internal/tgfake"
)

// Twice nobody knows whether the answer has arrived: it has not, and the person is told that it may not have.
func TestApologyForAnAnswerThatMayBeLost(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { silent(t, o) })
	w.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultResetBefore, Method: "sendMessage", Chat: resident, Count: 2})
	w.tell(resident, "/hilfe")
	w.next(resident, 0, "Entschuldigung: Die Verbindung zu Telegram war gestört")
	w.settled()
	if n := w.telegram.SentTo(resident); n != 1 {
		t.Errorf("%d messages, want one apology", n)
	}
	w.shows(w.say(resident, "/hilfe"), "Das kann ich")
}

// The apology may be lost as well: it is said again until it has certainly arrived.
func TestApologyThatMayBeLostItself(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { silent(t, o) })
	w.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultResetBefore, Method: "sendMessage", Chat: resident, Count: 4})
	w.tell(resident, "/hilfe")
	w.next(resident, 0, "vielleicht nicht angekommen")
	w.settled()
	if n := w.telegram.SentTo(resident); n != 1 {
		t.Errorf("%d messages, want one apology", n)
	}
}

// A writes to B through the bot: A hears that it may not have arrived.
func TestStaffHearThatTheirAnswerMayBeLost(t *testing.T) {
	t.Parallel()
	w := newOffice(t)
	w.asks("Wer räumt den Spielplatz auf?")
	card := w.card(staffGroup)
	w.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultResetBefore, Method: "sendMessage", Chat: resident, Count: 2})
	rev := w.telegram.Rev()
	w.replies(writer, staffGroup, card.MessageID, "Das Grünflächenamt.")
	w.next(staffGroup, rev, "Vielleicht ist die Nachricht nicht angekommen")
}

// Telegram refuses the token for a moment. That says nothing about the question: it is answered, once.
func TestAnswerOutlastsARefusedToken(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { silent(t, o) })
	w.telegram.AddFault(tgfake.Fault{
		Kind: tgfake.FaultError, Status: 401, Description: "Unauthorized", Method: "sendMessage", Chat: resident, Count: 2,
	})
	w.tell(resident, "/hilfe")
	w.next(resident, 0, "Das kann ich")
	w.settled()
	if n := w.telegram.SentTo(resident); n != 1 {
		t.Errorf("%d answers to one question", n)
	}
}
