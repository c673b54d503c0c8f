package web

import (
	"testing"
)

// The three people of the page live through what the tiny bot offers, in a real browser.
func TestPageInABrowser(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	api, err := s.telegram.Start()
	if err != nil {
		t.Fatal(err)
	}
	runTinyBot(t, api, token)
	b := openBrowser(t, s.page.URL)
	b.shot("1-first-visit")

	const (
		resident   = `[data-person="resident"] `
		subscriber = `[data-person="subscriber"] `
		staff      = `[data-person="staff"] `
	)
	b.click(resident + ".start")
	b.waitText(resident+".text", "Guten Tag, Ada!")
	if n := eval[int](b, `document.querySelectorAll('[data-person="resident"] .text b').length`); n != 1 {
		t.Errorf("%d bold words in the greeting", n)
	}
	if hidden := eval[bool](b, `getComputedStyle(document.querySelector('[data-person="resident"] .start')).display === "none"`); !hidden {
		t.Error("the start button is still there")
	}

	// Text, Enter and Shift+Enter.
	b.write(resident+"textarea", "Guten Morgen\r")
	b.waitText(resident+".text", "Sie schrieben: Guten Morgen")
	b.click(resident + ".chips button")
	b.waitText(resident+".text", "Sie schrieben: Wann habt ihr geöffnet?")
	b.wait(`document.querySelectorAll('[data-person="resident"] .chips button').length === 2`)

	// An alert, then a notice and an edited message.
	b.click(resident + `[data-callback="alert"]`)
	b.waitText("#alert[open]", "Der Kiezfonds fördert kleine Ideen.")
	b.shot("2-alert")
	b.click("#alert button")
	b.click(resident + `[data-callback="hours:1"]`)
	b.waitText(resident+".toast", "Gern!")
	b.waitText(resident+".text", "Dienstag 10:00–13:00 Uhr")
	b.waitText(resident+".when.edited", "geändert")

	// Another language of the phone; the answer runs from right to left.
	b.choose(resident+".language", "ar")
	b.waitText(resident+".chips", "ما هو Kiezfonds؟")
	b.write(resident+"textarea", "مرحبا\r")
	b.waitText(resident+".text", "أهلاً بك!")
	direction := eval[string](b, `getComputedStyle([...document.querySelectorAll('[data-person="resident"] .text')].at(-1)).direction`)
	if direction != "rtl" {
		t.Errorf("the Arabic message runs %s", direction)
	}
	b.click(resident + ".message:last-child .command")
	b.wait(`document.querySelectorAll('[data-person="resident"] .message').length >= 9`)

	// Pictures, files and places.
	b.click(subscriber + ".start")
	b.waitText(subscriber+".text", "Guten Tag, Bao!")
	b.write(subscriber+"textarea", "photo\r")
	b.wait(`document.querySelector('[data-person="subscriber"] .photo img')?.naturalWidth === 320`)
	b.write(subscriber+"textarea", "document\r")
	b.waitText(subscriber+".file", "termine.ics")
	b.write(subscriber+"textarea", "venue\r")
	b.waitText(subscriber+".card", "Libezem")
	b.click(subscriber + ".more")
	b.click(subscriber + ".panel li:nth-child(3) button")
	b.waitText(subscriber+".sticker", "👋")

	// The office: the menu of commands, an example to send, and the second person.
	b.click(staff + ".start")
	b.waitText(staff+".text", "Guten Tag, Cem!")
	b.click(staff + ".slash")
	b.waitText(staff+`[data-command="help"]`, "Was ich kann")
	b.shot("3-three-phones")
	b.click(staff + `[data-command="help"]`)
	b.waitText(staff+".text", "Sie schrieben: /help")
	b.click(staff + ".chips button:nth-child(3)")
	b.wait(`document.querySelector('[data-person="staff"] textarea').value.startsWith("/broadcast\ntopics: ")`)
	b.click(staff + ".send")
	b.waitText(staff+".own .text", "languages: all")
	b.click(staff + `[data-holder="1002"]`)
	b.waitText(staff+".name", "Dora")
	b.click(staff + ".start")
	b.waitText(staff+".text", "Guten Tag, Dora!")

	// Blocked and back.
	b.click(staff + ".more")
	b.click(staff + ".panel li:last-child button")
	b.wait(`document.querySelector('[data-person="staff"]').classList.contains("is-blocked")`)
	b.click(staff + ".unblock")
	b.wait(`!document.querySelector('[data-person="staff"]').classList.contains("is-blocked")`)

	// The clock and the log.
	b.waitText("#now", "Mittwoch, 3. März 2027, 14:05")
	b.click(`[data-step="next-morning"]`)
	b.waitText("#now", "Donnerstag, 4. März 2027, 08:00")
	b.click("#show-calls")
	b.waitText("#call-list", "sendPhoto")
	b.write("#call-filter", "callback")
	b.wait(`document.querySelectorAll("#call-list > li").length === 2`)
	b.click("#call-list summary")
	b.shot("4-calls")
	b.click("#hide-calls")

	// The page in English, dark, and on a small screen.
	b.click("#page-language")
	b.waitText("#show-calls", "Calls")
	light := eval[string](b, `getComputedStyle(document.body).backgroundColor`)
	b.prefer("dark")
	b.wait(`getComputedStyle(document.body).backgroundColor !== "` + light + `"`)
	b.shot("5-dark")
	b.resize(360, 740)
	b.wait(`getComputedStyle(document.getElementById("tabs")).display === "flex"`)
	b.shot("6-small-dark")
	b.prefer("light")
	b.shot("7-small")
	if wide := eval[int](b, `document.documentElement.scrollWidth`); wide > 360 {
		t.Errorf("the page is %d pixels wide on a screen of 360", wide)
	}
	b.click(`[data-tab="staff"]`)
	b.wait(`document.querySelector('[data-person="staff"]').checkVisibility()`)
	b.shot("8-small-staff")
}
