package web

import (
	"strings"
	"testing"
)

const (
	onResident   = `[data-person="resident"] `
	onSubscriber = `[data-person="subscriber"] `
	onStaff      = `[data-person="staff"] `
)

// The people of the page live through what the tiny bot offers, in a real browser.
func TestPageInABrowser(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	api, err := s.telegram.Start()
	if err != nil {
		t.Fatal(err)
	}
	runTinyBot(t, api, token)
	b := openBrowser(t, s.page.URL)
	b.wait(`!document.getElementById("starting").checkVisibility()`)
	b.shot("1-first-visit")
	residentAsks(b)
	subscriberGetsThings(b)
	officeWrites(b)
	clockMovesForward(b)
	callsAreListed(b)
	pageLooksRight(b)
	b.quiet()
}

func residentAsks(b *browser) {
	b.click(onResident + ".start")
	b.waitText(onResident+".text", "Guten Tag, Ada!")
	b.wait(`document.querySelector('[data-person="resident"] .text b').textContent === "Ada"`)
	b.wait(`!document.querySelector('[data-person="resident"] .start').checkVisibility()`)

	b.write(onResident+"textarea", "Guten Morgen\r")
	b.waitText(onResident+".text", "Sie schrieben: Guten Morgen")
	b.click(onResident + ".chips button")
	b.waitText(onResident+".text", "Sie schrieben: Wann habt ihr geöffnet?")
	b.wait(`document.querySelectorAll('[data-person="resident"] .chips button').length === 2`)

	b.click(onResident + `[data-callback="alert"]`)
	b.waitText("#alert[open]", "Der Kiezfonds fördert kleine Ideen.")
	b.shot("2-alert")
	b.click("#alert button")
	b.click(onResident + `[data-callback="hours:1"]`)
	b.waitText(onResident+".toast", "Gern!")
	b.waitText(onResident+".text", "Dienstag 10:00–13:00 Uhr")
	b.waitText(onResident+".when.edited", "geändert")

	// Another language of the phone; the answer runs from right to left, a command in it does not.
	b.choose(onResident+".language", "ar")
	b.waitText(onResident+".chips", "ما هو Kiezfonds؟")
	b.write(onResident+"textarea", "مرحبا\r")
	b.waitText(onResident+".text", "أهلاً بك!")
	const last = `[...document.querySelectorAll('[data-person="resident"] .text')].at(-1)`
	if direction := eval[string](b, `getComputedStyle(`+last+`).direction`); direction != "rtl" {
		b.t.Errorf("the Arabic message runs %s", direction)
	}
	if direction := eval[string](b, `getComputedStyle(`+last+`.querySelector(".command")).direction`); direction != "ltr" {
		b.t.Errorf("the command runs %s", direction)
	}
	b.click(onResident + ".message:last-child .command")
	b.waitText(onResident+".own .text", "/help")
}

func subscriberGetsThings(b *browser) {
	b.click(onSubscriber + ".start")
	b.waitText(onSubscriber+".text", "Guten Tag, Bao!")
	b.write(onSubscriber+"textarea", "photo\r")
	b.wait(`document.querySelector('[data-person="subscriber"] .photo img')?.naturalWidth === 320`)
	b.write(onSubscriber+"textarea", "document\r")
	b.waitText(onSubscriber+".file", "termine.ics")
	b.write(onSubscriber+"textarea", "venue\r")
	b.waitText(onSubscriber+".card", "Libezem")

	b.click(onSubscriber + ".more")
	b.click(onSubscriber + ".panel li:nth-child(3) button")
	b.waitText(onSubscriber+".sticker", "👋")
	b.click(onSubscriber + ".more")
	b.click(onSubscriber + ".panel li:nth-child(7) button")
	b.write("#payload", "sub_events\r")
	b.waitText(onSubscriber+".own .text", "/start sub_events")

	b.write(onSubscriber+"textarea", "Wan?\r")
	b.waitText(onSubscriber+".text", "Sie schrieben: Wan?")
	b.click(onSubscriber + ".more")
	b.click(onSubscriber + ".panel li:nth-child(6) button")
	b.wait(`document.querySelector('[data-person="subscriber"] textarea').value === "Wan?"`)
	b.write(onSubscriber+"textarea", "!\r")
	b.waitText(onSubscriber+".own .text", "Wan?!")
}

func officeWrites(b *browser) {
	b.click(onStaff + ".start")
	b.waitText(onStaff+".text", "Guten Tag, Cem!")
	b.click(onStaff + ".slash")
	b.waitText(onStaff+`[data-command="help"]`, "Was ich kann")
	b.shot("3-three-phones")
	b.click(onStaff + `[data-command="help"]`)
	b.waitText(onStaff+".text", "Sie schrieben: /help")
	b.click(onStaff + ".chips button:nth-child(3)")
	b.wait(`document.querySelector('[data-person="staff"] textarea').value.startsWith("/broadcast\ntopics: ")`)
	b.click(onStaff + ".send")
	b.waitText(onStaff+".own .text", "languages: all")

	b.click(onStaff + `[data-holder="1002"]`)
	b.waitText(onStaff+".name", "Dora")
	b.click(onStaff + ".start")
	b.waitText(onStaff+".text", "Guten Tag, Dora!")
	b.click(onStaff + ".more")
	b.click(onStaff + ".panel li:last-child button")
	b.wait(`!document.querySelector('[data-person="staff"] .composer').checkVisibility()`)
	b.click(onStaff + ".unblock")
	b.wait(`document.querySelector('[data-person="staff"] .composer').checkVisibility()`)
}

func clockMovesForward(b *browser) {
	b.waitText("#now", "Mittwoch, 3. März 2027, 14:05")
	b.click(`[data-step="next-morning"]`)
	b.waitText("#now", "Donnerstag, 4. März 2027, 08:00")
	b.click("#jump summary")
	b.wait(`document.getElementById("until").value === "2027-03-04T08:00"`)
	eval[string](b, `document.getElementById("until").value = "2027-03-28T12:30"`)
	b.click("#jump .primary")
	b.waitText("#now", "Sonntag, 28. März 2027, 12:30")
}

func callsAreListed(b *browser) {
	b.click("#show-calls")
	b.waitText("#call-list", "sendPhoto")
	if strings.Contains(eval[string](b, `document.getElementById("call-list").textContent`), "getUpdates") {
		b.t.Error("getUpdates is shown without being asked for")
	}
	b.write("#call-filter", "callback")
	b.wait(`document.querySelectorAll("#call-list > li").length === 2`)
	b.click("#call-list summary")
	b.waitText("#call-list pre", `"ok": true`)
	b.shot("4-calls")
	b.click("#hide-calls")
}

// In English, dark, and on a small screen.
func pageLooksRight(b *browser) {
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
		b.t.Errorf("the page is %d pixels wide on a screen of 360", wide)
	}
	b.click(`[data-tab="staff"]`)
	b.wait(`document.querySelector('[data-person="staff"]').checkVisibility()`)
	b.wait(`!document.querySelector('[data-person="resident"]').checkVisibility()`)
	b.shot("8-small-staff")
}

// A page that lost its connection says so, comes back by itself and shows what it missed.
func TestPageComesBack(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := openBrowser(t, s.page.URL)
	s.page.CloseClientConnections()
	if _, err := s.telegram.Say(2001, 2001, "war jemand da?"); err != nil {
		t.Fatal(err)
	}
	b.wait(`document.getElementById("offline").checkVisibility()`)
	b.wait(`document.getElementById("starting").checkVisibility()`) // no bot has called
	b.waitText(onResident+".own .text", "war jemand da?")
	b.wait(`!document.getElementById("offline").checkVisibility()`)
}
