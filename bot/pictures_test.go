package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/tgfake"
	"kiezbot/internal/web/webtest"
)

// "make pictures" writes what the staff guide shows: go test ./bot -run TestPictures -pictures ../docs.
var pictures = flag.String("pictures", "", "folder to write the pictures of the staff guide to")

// TestPictures lives through what the staff guide tells and takes its pictures, in both of its languages if they are
// wanted.
func TestPictures(t *testing.T) {
	langs := []string{"de", "en"}
	if *pictures == "" {
		langs = langs[:1]
	}
	for _, lang := range langs {
		t.Run(lang, func(t *testing.T) {
			g := newGuide(t, lang)
			g.question()
			g.broadcast()
			g.event()
			g.facts()
			g.team()
			g.poster()
			g.numbers()
			g.Quiet()
		})
	}
}

// guide is the page of play in a language of the staff.
type guide struct {
	*webtest.Browser
	t    *testing.T
	lang string
	room *room
}

// newGuide opens the page on a Monday morning.
func newGuide(t *testing.T, lang string) *guide {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out, keep := &lines{seen: make(chan struct{}, 1)}, &archive{}
	p := program{dotenv: os.DevNull, out: out, errs: t.Output(), environ: []string{
		"LISTEN_ADDR=127.0.0.1:0", "DEFAULT_LANGUAGE=" + lang, "REHEARSAL_CLOCK=2027-02-01T11:30:00+01:00@1",
	}}
	r, err := p.enter(ctx, keep)
	if err != nil {
		t.Fatal(err)
	}
	for _, who := range phones() {
		r.telegram.AddUser(tgfake.User{ID: who.ID, FirstName: who.Name, LanguageCode: lang})
	}
	keep.folder = filepath.Join(t.TempDir(), "play") // the pictures show the page as people have it
	done, address := make(chan error, 1), ""
	go func() {
		_, err := r.rehearse(ctx, p, keep, &address)
		done <- err
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		r.close()
	})
	select {
	case <-out.seen:
	case <-time.After(time.Minute):
		t.Fatal("play opened no page")
	}
	b := webtest.Open(t, regexp.MustCompile(`http://\S+`).FindString(out.String()))
	b.Resize(1280, 860)
	if lang != "de" {
		b.Click("#page-language")
	}
	return &guide{Browser: b, t: t, lang: lang, room: r}
}

// saying is what the interface says in a language, as far as the first placeholder.
func saying(t *testing.T, lang, key string) string {
	t.Helper()
	found := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(key) + `: "?(.*?)"?$`).FindStringSubmatch(read(t, "../locales/"+lang+".yaml"))
	if found == nil {
		t.Fatalf("%s has no %s", lang, key)
	}
	text, _, _ := strings.Cut(found[1], "{{")
	return strings.TrimSpace(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, ""))
}

func (g *guide) says(key string) string {
	g.t.Helper()
	return saying(g.t, g.lang, key)
}

// take keeps a picture of what a selector matches.
func (g *guide) take(name, selector string) {
	g.t.Helper()
	webtest.Eval[bool](g.Browser, `(document.activeElement.blur(), true)`)
	g.Wait(`document.querySelectorAll(".toast, [aria-busy=true]").length === 0`)
	png := g.Picture(selector)
	if len(png) == 0 {
		g.t.Errorf("%s is empty", name)
	}
	if *pictures == "" {
		return
	}
	folder := filepath.Join(*pictures, "pictures", g.lang)
	if err := os.MkdirAll(folder, 0o750); err != nil {
		g.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), png, 0o600); err != nil {
		g.t.Fatal(err)
	}
}

// callback matches a button on the phone of the staff by the beginning of its data.
func callback(data string) string { return onStaff + `[data-callback^="` + data + `"]` }

// question: somebody asks in Arabic; the team takes it, notes something, answers, and looks at a ready answer.
func (g *guide) question() {
	g.t.Helper()
	g.ClickLast(onStaff + `[data-place="team"]`)
	g.Choose(onResident+".language", "ar")
	g.Click(onResident + ".start")
	g.WaitText(onResident+".text", "Stadtteilkoordination")
	g.Write(onResident+"textarea", "/contact\r")
	g.WaitText(onResident+".text", "KultSchule")
	g.Write(onResident+"textarea", "هل يمكنني استئجار غرفة لاجتماع الجيران؟\r")
	g.Press(onResident, saying(g.t, "ar", "button.send"))
	g.WaitText(onStaff+".text", "هل يمكنني استئجار")
	g.ClickLast(callback("desk:take:"))
	g.WaitText(onStaff+".text", g.says("desk.taken"))
	g.take("card", onStaff)

	note, answer := "// Ist der Raum im März frei?", "Ja, im März ist der Raum frei. Rufen Sie uns bitte an."
	if g.lang == "en" {
		note, answer = "// Is the room free in March?", "Yes, the room is free in March. Please give us a call."
	}
	reply(g.Browser, g.says("desk.waits"), note)
	g.ClickLast(onStaff + `[data-holder="1002"]`)
	reply(g.Browser, g.says("desk.waits"), answer)
	g.WaitText(onResident+".text", answer)
	g.take("replies", onStaff)
	g.take("answer", onResident)
	g.ClickLast(callback("desk:faq:"))
	g.ClickLast(callback("desk:say:"))
	g.WaitText(onStaff+".text", g.says("desk.preview"))
	webtest.Eval[bool](g.Browser, `([...document.querySelectorAll('[data-person="staff"] .message')].at(-1).scrollIntoView(), true)`)
	g.take("collection", onStaff)
}

// broadcast: one writes, a second person releases in the group, the result adds up.
func (g *guide) broadcast() {
	g.t.Helper()
	g.Click(onSubscriber + ".start")
	g.WaitText(onSubscriber+".text", "Kiezbot")
	g.Write(onSubscriber+"textarea", "/start sub_events\r")
	g.ClickLast(onSubscriber + `[data-callback="subon:events"]`)
	g.ClickLast(onStaff + `[data-holder="1001"]`)
	g.ClickLast(onStaff + `[data-place="bot"]`)
	g.Click(onStaff + ".start")
	g.WaitText(onStaff+".text", "Kiezbot")
	g.ClickLast(onStaff + ".chips button:nth-child(3)")
	g.ClickLast(onStaff + ".send")
	g.Wait(`document.querySelector('[data-person="staff"] [data-callback^="bc:release:"]')`)
	g.take("draft", onStaff)
	g.ClickLast(callback("bc:release:"))
	g.ClickLast(onStaff + `[data-place="team"]`)
	g.ClickLast(onStaff + `[data-holder="1002"]`)
	g.ClickLast(callback("bc:release:"))
	g.Wait(`document.querySelector('[data-person="staff"] [data-callback^="bc:undo:"]')`)
	g.take("released", onStaff)
	if *pictures != "" && g.lang == "de" {
		g.Resize(1440, 900)
		if err := os.WriteFile(filepath.Join(*pictures, "play.png"), g.Picture("body"), 0o600); err != nil {
			g.t.Fatal(err)
		}
		g.Resize(1280, 860)
	}
	g.Click(`[data-step="two-minutes"]`)
	g.WaitText(onSubscriber+".text", "Kiez")
	g.WaitText(onStaff+"button", g.says("button.broadcast_list"))
	g.take("result", onStaff)
	g.ClickLast(onStaff + `[data-holder="1001"]`)
	g.ClickLast(onStaff + `[data-place="bot"]`)
}

func (g *guide) event() {
	g.t.Helper()
	g.ClickLast(onStaff + ".chips button:last-child")
	g.ClickLast(onStaff + ".send")
	g.WaitText(onStaff+"button", g.says("button.save"))
	g.take("event", onStaff)
}

func (g *guide) facts() {
	g.t.Helper()
	g.Write(onStaff+"textarea", "/answers\r")
	g.ClickLast(callback("fact:due:0"))
	g.ClickLast(callback("fact:show:office:hours"))
	g.WaitText(onStaff+"button", g.says("button.still_right"))
	g.take("fact", onStaff)
}

func (g *guide) team() {
	g.t.Helper()
	g.Write(onStaff+"textarea", "/team\r")
	g.ClickLast(callback("team:new"))
	g.ClickLast(callback("team:invite:writer"))
	g.WaitText(onStaff+".text", "?start=team_")
	g.take("invitation", onStaff)
}

func (g *guide) poster() {
	g.t.Helper()
	g.Write(onStaff+"textarea", "/poster\r")
	g.ClickLast(callback("pst:for:kiezfonds:"))
	g.ClickLast(callback("pst:make:"))
	g.WaitText(onStaff+".file", "poster-kiezfonds.pdf")
	g.Wait(`document.querySelector('[data-person="staff"] .photo img')?.naturalWidth === 1024`)
	g.take("poster", onStaff)
}

// neighbours is how many people ask questions for the numbers, so that no topic stands for too few of them.
const neighbours = 36

// numbers: neighbours ask for five weeks, and subscribe one after the other.
func (g *guide) numbers() {
	g.t.Helper()
	questions := []string{
		"was ist der kiezfonds", "wann habt ihr geöffnet", "was ist der kiezfonds", "wer sitzt in der bürgerjury", "welche termine gibt es",
	}
	for week := range 5 {
		for who := range int64(neighbours - 5*week%9) {
			g.room.telegram.AddUser(tgfake.User{ID: 3000 + who, FirstName: "Person", LanguageCode: g.lang})
			if _, err := g.room.telegram.Say(3000+who, 3000+who, questions[int(who)%len(questions)]); err != nil {
				g.t.Fatal(err)
			}
			if int(who)%5 == week {
				g.subscribe(3000 + who)
			}
		}
		g.answered()
		if week < 4 {
			g.room.clock.Advance(7 * 24 * time.Hour)
		}
	}
	g.Resize(1280, 1180)
	g.Write(onStaff+"textarea", "/stats\r")
	g.Wait(`[...document.querySelectorAll('[data-person="staff"] .photo img')].at(-1)?.naturalWidth === 1080`)
	g.take("numbers", onStaff)
}

// subscribe lets somebody subscribe to events.
func (g *guide) subscribe(id int64) {
	g.t.Helper()
	if _, err := g.room.telegram.Say(id, id, "/start sub_events"); err != nil {
		g.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(g.t.Context(), time.Minute)
	defer cancel()
	m, err := g.room.telegram.WaitFor(ctx, id, func(m tgfake.Message) bool {
		return len(m.Buttons()) > 0 && strings.HasPrefix(m.Buttons()[0].CallbackData, "subon:")
	})
	if err != nil {
		g.t.Fatal(err)
	}
	pressed, err := g.room.telegram.Press(id, id, m.MessageID, m.Buttons()[0].CallbackData)
	if err == nil {
		_, err = pressed.Wait(ctx)
	}
	if err != nil {
		g.t.Fatal(err)
	}
}

// answered waits until everybody who wrote has the last word from the bot, and the week is counted.
func (g *guide) answered() {
	g.t.Helper()
	now := g.room.clock.Now().In(g.room.cfg.Timezone)
	monday := now.AddDate(0, 0, -(int(now.Weekday())+6)%7).Format(time.DateOnly)
	waits := func() bool {
		for who := range int64(neighbours) {
			chat := g.room.telegram.Chat(3000 + who)
			if len(chat) > 0 && !chat[len(chat)-1].FromBot {
				return true
			}
		}
		return !g.room.store.Exists("kiez:{tally}:subscribed:" + monday)
	}
	for end := time.Now().Add(time.Minute); waits(); {
		if time.Now().After(end) {
			g.t.Fatal("somebody waits for an answer, or the week for its count")
		}
	}
}

// The two guides have the same sections, and show pictures that are there.
func TestTheGuidesAgree(t *testing.T) {
	german, english := read(t, "../docs/staff-guide.md"), read(t, "../docs/staff-guide.en.md")
	heading, picture := regexp.MustCompile(`(?m)^#+ `), regexp.MustCompile(`!\[[^\]]+\]\(pictures/(de|en)/([a-z]+\.png)\)`)
	if de, en := len(heading.FindAllString(german, -1)), len(heading.FindAllString(english, -1)); de != en {
		t.Errorf("%d headings in German, %d in English", de, en)
	}
	shown := func(guide, lang string) (all []string) {
		for _, m := range picture.FindAllStringSubmatch(guide, -1) {
			if m[1] != lang {
				t.Errorf("the guide in %s shows %s", lang, m[0])
			}
			if file, err := os.ReadFile(filepath.Join("../docs/pictures", lang, m[2])); err != nil || !bytes.HasPrefix(file, []byte("\x89PNG")) {
				t.Errorf("%s: %v", m[0], err)
			}
			all = append(all, m[2])
		}
		return all
	}
	if de, en := strings.Join(shown(german, "de"), " "), strings.Join(shown(english, "en"), " "); de != en || de == "" {
		t.Errorf("pictures in German: %s\nin English: %s", de, en)
	}
}
