package app_test

import (
	"strings"
	"testing"
)

// T15: the words of "Which way for my idea?" are edited like the answers, buttons too.
func TestStaffEditAWay(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.say(admin, "/answers")
	w.press(admin, "Ich habe eine Idee")
	w.press(admin, "Welcher Weg passt zu meiner Idee?")
	shown := w.press(admin, "Deutsch")
	w.shows(shown, "Wer soll etwas tun?", "Mitgelieferter Text")
	w.press(admin, "Der Bezirk")
	w.shows(w.press(admin, "Bearbeiten"), "Der Bezirk, Deutsch")
	w.shows(w.say(admin, strings.Repeat("Ein langer Knopf ", 3)), "So kann ich den Text nicht speichern")
	w.shows(w.say(admin, "Das Amt"), "Gespeichert")
	if _, ok := w.say(resident, "/idee").Button("Das Amt"); !ok {
		t.Error("the new words are on no button")
	}
	rev := w.telegram.Rev()
	w.press(admin, "Vorschau")
	w.next(admin, rev, "Wer soll etwas tun?")
	w.press(admin, "Frühere Fassungen")
	w.shows(w.press(admin, "Zurück zum mitgelieferten Text"), "Mitgelieferter Text")
	if _, ok := w.say(resident, "/idee").Button("Das Amt"); ok {
		t.Error("the edit was taken back, but stays")
	}
}
