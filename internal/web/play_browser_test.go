package web

import (
	"strings"
	"testing"

	"kiezbot/internal/web/webtest"
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
	b := webtest.Open(t, s.page.URL)
	b.Wait(`!document.getElementById("starting").checkVisibility()`)
	b.Shot("1-first-visit")
	residentAsks(t, b)
	subscriberGetsThings(b)
	officeWrites(b)
	clockMovesForward(b)
	callsAreListed(t, b)
	pageLooksRight(t, b)
	b.Quiet()
}

func residentAsks(t *testing.T, b *webtest.Browser) {
	t.Helper()
	b.Click(onResident + ".start")
	b.WaitText(onResident+".text", "Guten Tag, Ada!")
	b.Wait(`document.querySelector('[data-person="resident"] .text b').textContent === "Ada"`)
	b.Wait(`!document.querySelector('[data-person="resident"] .start').checkVisibility()`)

	b.Write(onResident+"textarea", "Guten Morgen\r")
	b.WaitText(onResident+".text", "Sie schrieben: Guten Morgen")
	b.Click(onResident + ".chips button")
	b.WaitText(onResident+".text", "Sie schrieben: Wann habt ihr geöffnet?")
	b.Wait(`document.querySelectorAll('[data-person="resident"] .chips button').length === 2`)

	b.Click(onResident + `[data-callback="alert"]`)
	b.WaitText("#alert[open]", "Der Kiezfonds fördert kleine Ideen.")
	b.Shot("2-alert")
	b.Click("#alert button")
	b.Click(onResident + `[data-callback="hours:1"]`)
	b.WaitText(onResident+".toast", "Gern!")
	b.WaitText(onResident+".text", "Dienstag 10:00–13:00 Uhr")
	b.WaitText(onResident+".when.edited", "geändert")

	// Another language of the phone; the answer runs from right to left, a command in it does not.
	b.Choose(onResident+".language", "ar")
	b.WaitText(onResident+".chips", "ما هو Kiezfonds؟")
	b.Write(onResident+"textarea", "مرحبا\r")
	b.WaitText(onResident+".text", "أهلاً بك!")
	const last = `[...document.querySelectorAll('[data-person="resident"] .text')].at(-1)`
	if direction := webtest.Eval[string](b, `getComputedStyle(`+last+`).direction`); direction != "rtl" {
		t.Errorf("the Arabic message runs %s", direction)
	}
	if direction := webtest.Eval[string](b, `getComputedStyle(`+last+`.querySelector(".command")).direction`); direction != "ltr" {
		t.Errorf("the command runs %s", direction)
	}
	b.Click(onResident + ".message:last-child .command")
	b.WaitText(onResident+".own .text", "/help")
}

func subscriberGetsThings(b *webtest.Browser) {
	b.Click(onSubscriber + ".start")
	b.WaitText(onSubscriber+".text", "Guten Tag, Bao!")
	b.Write(onSubscriber+"textarea", "photo\r")
	b.Wait(`document.querySelector('[data-person="subscriber"] .photo img')?.naturalWidth === 320`)
	b.Write(onSubscriber+"textarea", "document\r")
	b.WaitText(onSubscriber+".file", "termine.ics")
	b.Write(onSubscriber+"textarea", "venue\r")
	b.WaitText(onSubscriber+".card", "Libezem")

	b.Click(onSubscriber + ".more")
	b.Press(onSubscriber, "Sticker senden")
	b.WaitText(onSubscriber+".sticker", "👋")
	b.Click(onSubscriber + ".more")
	b.Press(onSubscriber, "Über einen Link starten …")
	b.Write("#payload", "sub_events\r")
	b.WaitText(onSubscriber+".own .text", "/start sub_events")

	b.Write(onSubscriber+"textarea", "Wan?\r")
	b.WaitText(onSubscriber+".text", "Sie schrieben: Wan?")
	b.Click(onSubscriber + ".more")
	b.Press(onSubscriber, "Letzte Nachricht ändern")
	b.Wait(`document.querySelector('[data-person="subscriber"] textarea').value === "Wan?"`)
	b.Write(onSubscriber+"textarea", "!\r")
	b.WaitText(onSubscriber+".own .text", "Wan?!")
}

func officeWrites(b *webtest.Browser) {
	b.Click(onStaff + ".start")
	b.WaitText(onStaff+".text", "Guten Tag, Cem!")
	b.Click(onStaff + ".slash")
	b.WaitText(onStaff+`[data-command="help"]`, "Was ich kann")
	b.Shot("3-three-phones")
	b.Click(onStaff + `[data-command="help"]`)
	b.WaitText(onStaff+".text", "Sie schrieben: /help")
	b.Click(onStaff + ".chips button:nth-child(3)")
	b.Wait(`document.querySelector('[data-person="staff"] textarea').value.startsWith("/broadcast\ntopics: ")`)
	b.Click(onStaff + ".send")
	b.WaitText(onStaff+".own .text", "languages: all")

	b.Click(onStaff + `[data-holder="1002"]`)
	b.WaitText(onStaff+".name", "Dora")
	b.Click(onStaff + ".start")
	b.WaitText(onStaff+".text", "Guten Tag, Dora!")
	b.Click(onStaff + ".more")
	b.Press(onStaff, "Bot blockieren")
	b.Wait(`!document.querySelector('[data-person="staff"] .composer').checkVisibility()`)
	b.Click(onStaff + ".unblock")
	b.Wait(`document.querySelector('[data-person="staff"] .composer').checkVisibility()`)
}

func clockMovesForward(b *webtest.Browser) {
	b.WaitText("#now", "Mittwoch, 3. März 2027, 14:05")
	b.Click(`[data-step="next-morning"]`)
	b.WaitText("#now", "Donnerstag, 4. März 2027, 08:00")
	b.Click("#jump summary")
	b.Wait(`document.getElementById("until").value === "2027-03-04T08:00"`)
	webtest.Eval[string](b, `document.getElementById("until").value = "2027-03-28T12:30"`)
	b.Click("#jump .primary")
	b.WaitText("#now", "Sonntag, 28. März 2027, 12:30")
}

func callsAreListed(t *testing.T, b *webtest.Browser) {
	t.Helper()
	b.Click("#show-calls")
	b.WaitText("#call-list", "sendPhoto")
	if strings.Contains(webtest.Eval[string](b, `document.getElementById("call-list").textContent`), "getUpdates") {
		t.Error("getUpdates is shown without being asked for")
	}
	b.Write("#call-filter", "callback")
	b.Wait(`document.querySelectorAll("#call-list > li").length === 2`)
	b.Click("#call-list summary")
	b.WaitText("#call-list pre", `"ok": true`)
	b.Shot("4-calls")
	b.Click("#hide-calls")
}

// In English, dark, and on a small screen.
func pageLooksRight(t *testing.T, b *webtest.Browser) {
	t.Helper()
	b.Click("#page-language")
	b.WaitText("#show-calls", "Calls")
	light := webtest.Eval[string](b, `getComputedStyle(document.body).backgroundColor`)
	b.Prefer("dark")
	b.Wait(`getComputedStyle(document.body).backgroundColor !== "` + light + `"`)
	b.Shot("5-dark")
	b.Resize(360, 740)
	b.Wait(`getComputedStyle(document.getElementById("tabs")).display === "flex"`)
	b.Shot("6-small-dark")
	b.Prefer("light")
	b.Shot("7-small")
	if wide := webtest.Eval[int](b, `document.documentElement.scrollWidth`); wide > 360 {
		t.Errorf("the page is %d pixels wide on a screen of 360", wide)
	}
	b.Click(`[data-tab="staff"]`)
	b.Wait(`document.querySelector('[data-person="staff"]').checkVisibility()`)
	b.Wait(`!document.querySelector('[data-person="resident"]').checkVisibility()`)
	b.Shot("8-small-staff")
}

// A page that lost its connection says so, comes back by itself and shows what it missed.
func TestPageComesBack(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	b := webtest.Open(t, s.page.URL)
	s.page.CloseClientConnections()
	if _, err := s.telegram.Say(2001, 2001, "war jemand da?"); err != nil {
		t.Fatal(err)
	}
	b.Wait(`document.getElementById("offline").checkVisibility()`)
	b.Wait(`document.getElementById("starting").checkVisibility()`) // no bot has called
	b.WaitText(onResident+".own .text", "war jemand da?")
	b.Wait(`!document.getElementById("offline").checkVisibility()`)
}
