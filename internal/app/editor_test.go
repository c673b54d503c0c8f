package app_test

import (
	"slices"
	"strings"
	"testing"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// T15: an edited answer is what residents read at once, on every replica and after a restart, until it is taken back.
func TestStaffEditAnAnswer(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	const question = "wie hoch ist die förderung"
	w.shows(w.say(admin, "/answers"), "Welche Gruppe?")
	w.press(admin, "Kiezfonds")
	w.press(admin, "Wie viel Geld gibt es für ein Projekt?")
	shown := w.press(admin, "Deutsch")
	w.shows(shown, "bis zu {kiezfonds.limit} je Projekt.</b>", "Mitgelieferter Text")
	_, written, _ := strings.Cut(shown.Body(), "\n\n")
	written, _, _ = strings.Cut(written, "\n\nMitgelieferter Text")

	// What would break the answer is refused with the reason, and can be sent again.
	w.shows(w.press(admin, "Bearbeiten"), "Schicken Sie mir den neuen Text", "Antwort, Deutsch")
	w.shows(w.say(admin, "<b>Viel Geld & mehr"), "<b> hat kein Gegenstück", "Das Zeichen & kann", "{kiezfonds.limit} fehlt")
	w.shows(w.say(admin, "Ganz neu: "+written), "Gespeichert", "Ganz neu:", "{kiezfonds.limit}", "Fassung 1")
	rev := w.telegram.Rev()
	w.press(admin, "Vorschau")
	w.shows(w.next(admin, rev, "Ganz neu"), "bis zu 1.000 Euro je Projekt.")
	w.shows(w.say(resident, question), "Ganz neu: In der Regel bis zu 1.000 Euro je Projekt.")

	w.stop()
	w.run()
	w.shows(w.say(resident, question), "Ganz neu:")

	// The title stands on the buttons of other answers.
	w.say(admin, "/answers")
	w.press(admin, "Kiezfonds")
	w.press(admin, "Wie viel Geld gibt es für ein Projekt?")
	w.press(admin, "Deutsch")
	w.press(admin, "Frage")
	w.press(admin, "Bearbeiten")
	w.shows(w.say(admin, "<b>Wie viel?</b>"), "Das steht auf einem Knopf")
	w.shows(w.say(admin, "Wie viel gibt es?"), "Gespeichert")
	if _, ok := w.say(resident, "was hat es mit dem kiezfonds auf sich").Button("Wie viel gibt es?"); !ok {
		t.Error("the new title is on no button")
	}

	// Taken back.
	w.say(admin, "/answers")
	w.press(admin, "Kiezfonds")
	w.press(admin, "Wie viel gibt es?")
	w.press(admin, "Deutsch")
	w.shows(w.press(admin, "Frühere Fassungen"), "Admin 1001", "Dienstag, 28. Januar 2025, 10:0", "Ganz neu:")
	w.shows(w.press(admin, "Zurück zum mitgelieferten Text"), "Mitgelieferter Text")
	if answer := w.say(resident, question); strings.Contains(answer.Body(), "Ganz neu") {
		t.Errorf("the edit was taken back, but: %s", answer.Body())
	}
}

// The name of a group stands in the main menu, and is edited like an answer.
func TestStaffRenameAGroup(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.say(writer, "/answers")
	w.press(writer, "Kiezfonds")
	w.press(writer, "Name der Gruppe")
	w.shows(w.press(writer, "Deutsch"), "Kiezfonds\nDeutsch · Name der Gruppe", "Mitgelieferter Text")
	w.press(writer, "Bearbeiten")
	w.shows(w.say(writer, "Ein Name, der auf keinen Knopf mehr passt"), "Zu lang: 41 Zeichen, erlaubt sind 32.")
	w.shows(w.say(writer, "Geld für Ideen"), "Gespeichert")
	if _, ok := w.say(resident, "/start").Button("Geld für Ideen"); !ok {
		t.Error("the new name is on no button")
	}
	w.shows(w.press(writer, "Frühere Fassungen"), "Redaktion 1003")
	w.press(writer, "Zurück zum mitgelieferten Text")
	if _, ok := w.say(resident, "/start").Button("Kiezfonds"); !ok {
		t.Error("the old name is back on no button")
	}
}

// What another replica puts into the store, this one says within two seconds; what does not fit the content it does not.
func TestEditsReachEveryReplica(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { silent(t, o) })
	overrides := redisstore.NewOverrides(w.store())
	edit := func(key, text string) {
		t.Helper()
		if _, err := overrides.Set(t.Context(), kiez.German, key, text, admin, start(), 0); err != nil {
			t.Fatal(err)
		}
	}
	edit("topic.smalltalk.thanks.answer", "Anderswo geändert.")
	edit("topic.kiezfonds.what.answer", "Ohne <b>Ende")
	w.eventually("the edit has arrived", func() bool {
		return strings.Contains(w.say(resident, "vielen dank für die hilfe").Body(), "Anderswo geändert.")
	})
	w.shows(w.say(resident, "was hat es mit dem kiezfonds auf sich"), "Der Kiezfonds ist Geld für kleine Projekte")
}

// R23: an answer in Leichte Sprache says who has read it; staff see where their own text breaks the rules.
func TestStaffEditLeichteSprache(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) {
		changed, c := *o.Knowledge, *o.Knowledge.Content
		c.Subjects = slices.Clone(c.Subjects)
		for i := range c.Subjects {
			if c.Subjects[i].Intent == "kiezfonds.amount" {
				c.Subjects[i].Tested = kiez.Tested{By: "Lesegruppe Lichtenberg", On: start()}
			}
		}
		changed.Content, o.Knowledge = &c, &changed
	})
	w.speaks(resident, kiez.PlainGerman)
	const question, untested = "wie hoch ist die förderung", "Prüf·gruppe hat diesen Text noch nicht gelesen"
	w.shows(w.say(resident, question), "Eine Prüf·gruppe hat diesen Text gelesen.", "Lesegruppe Lichtenberg")
	w.shows(w.say(resident, "was ist der kiezfonds"), untested)
	if answer := w.say(other, question); strings.Contains(answer.Body(), "gruppe hat diesen Text") {
		t.Errorf("the mark is for Leichte Sprache only: %s", answer.Body())
	}

	w.say(admin, "/answers")
	w.press(admin, "Kiezfonds")
	w.press(admin, "Wie viel Geld gibt es für ein Projekt?")
	shown := w.press(admin, "Leichte Sprache")
	_, written, _ := strings.Cut(shown.Body(), "\n\n")
	written, _, _ = strings.Cut(written, "\n\nMitgelieferter Text")
	w.press(admin, "Bearbeiten")
	w.shows(w.say(admin, "Der Antrag wird von der Jury besprochen.\n"+written), "Gespeichert", "Leichte Sprache, bitte ansehen",
		"Zeile 1: kein Passiv, bitte sagen, wer es tut („Der Antrag wird von der Jury besprochen.“)")
	w.shows(w.say(resident, question), "Der Antrag wird", untested)
}
