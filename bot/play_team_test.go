package main

import (
	"strings"
	"testing"

	"kiezbot/internal/web/webtest"
)

// TestPlayTeam rehearses what happens in the group of the team: a question arrives as a card, colleagues see what the
// others do, a reply answers the resident as a reply to the question, and a note stays inside.
func TestPlayTeam(t *testing.T) {
	b := webtest.Open(t, startPlay(t))
	b.ClickLast(onStaff + `[data-place="team"]`)
	b.WaitText(onStaff+".hint", "Die Gruppe des Teams")

	b.Click(onResident + ".start")
	b.WaitText(onResident+".text", "Ich bin der Kiezbot")
	b.Write(onResident+"textarea", "/kontakt\r")
	b.WaitText(onResident+".text", "schreiben Sie Ihre Frage")
	b.Write(onResident+"textarea", "Kann ich den Nachbarschaftsraum mieten?\r")
	b.Press(onResident, "Senden")
	b.WaitText(onStaff+".text", "Nachbarschaftsraum mieten")

	b.Press(onStaff, "Übernehmen")
	b.WaitText(onStaff+".text", "Übernommen von")
	reply(b, "Wartet seit", "// Wer weiß das?")
	b.ClickLast(onStaff + `[data-holder="1002"]`)
	b.WaitText(onStaff+".from", "Kim")
	reply(b, "Wartet seit", "Ja, rufen Sie bitte im Büro an.")
	b.WaitText(onResident+".text", "Ja, rufen Sie bitte im Büro an.")
	b.WaitText(onResident+".quote", "Nachbarschaftsraum mieten")
	if got := webtest.Eval[string](b, `document.querySelector('[data-person="resident"]').textContent`); strings.Contains(got, "Wer weiß das") {
		t.Error("the note reached the resident")
	}
	b.Shot("team")

	b.Click(onStaff + ".more")
	b.Press(onStaff, "PDF senden")
	b.WaitText(onStaff+".own .file", "merkblatt.pdf")
	b.Quiet()
}

// reply writes an answer to the newest message on the phone of the staff that contains part.
func reply(b *webtest.Browser, part, text string) {
	find := `[...document.querySelectorAll('[data-person="staff"] .message')].findLast((el) => el.querySelector(".text")?.textContent.includes("` + part + `"))`
	webtest.Eval[bool](b, `(`+find+`.querySelector(".reply").click(), true)`)
	b.Wait(`document.querySelector('[data-person="staff"] .about').checkVisibility()`)
	b.Write(onStaff+"textarea", text+"\r")
	b.WaitText(onStaff+".own .text", text)
}
