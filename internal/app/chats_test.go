package app_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/content"
	"kiezbot/internal/app"
	"kiezbot/internal/app/apptest"
	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
	"kiezbot/internal/papertest"
	"kiezbot/internal/tgfake"
)

// TestChats plays every script of testdata/chats in every language and compares what was said with the paper beside
// it. A script has one thing a person does per line: a text, a command, [callback data] for a button of the newest
// message that has it, ?intent for a question about it in the language, ~ before a text or ?intent where the last
// text is changed to that, or !kind for a message that is not text. See onPaper. After "admin> " stands what staff
// enter and save, which is not on paper; after "@ " how long nothing happens until the bot says something; after
// "code> " and "step> " what becomes of an application, see applies; after "office> " what the admin replies to the
// newest card of the office, after "translated> " what the admin replies and then sends as a machine has translated it.
// A first line "# except de" leaves out languages.
func TestChats(t *testing.T) {
	t.Parallel()
	scripts, err := filepath.Glob("testdata/chats/*.script")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	questions := examples(t)
	for _, script := range scripts {
		name := strings.TrimSuffix(filepath.Base(script), ".script")
		lines, err := os.ReadFile(script)
		if err != nil {
			t.Fatal(err)
		}
		except, _, _ := strings.Cut(string(lines), "\n")
		for _, lang := range kiez.Langs() {
			if strings.HasPrefix(except, "# except ") && slices.Contains(strings.Fields(except), string(lang)) {
				continue
			}
			t.Run(name+"."+string(lang), func(t *testing.T) {
				t.Parallel()
				w := newWorld(t, start(), func(o *app.Options) {
					o.Quiet = calendar.QuietHours{From: 21 * time.Hour, To: 8 * time.Hour}
					if strings.Contains(string(lines), "translated> ") {
						o.TranslateURL, o.TranslateKey = newLibreTranslate(t).URL, translateKey
					}
				})
				c := &chat{world: w, lang: lang, questions: questions[lang], seen: map[int64]int64{}}
				c.begin()
				if strings.Contains(string(lines), "office> ") || strings.Contains(string(lines), "translated> ") {
					w.say(admin, "/start") // or nobody of the office can be reached
				}
				for line := range strings.Lines(string(lines)) {
					if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
						c.do(strings.ReplaceAll(line, `\n`, "\n"))
					}
				}
				papertest.Compare(t, filepath.Join("testdata/chats", name+"."+string(lang)+".txt"), c.paper.Bytes())
			})
		}
	}
}

// chat writes down what a resident does and what the bot answers.
type chat struct {
	*world
	lang      kiez.Lang
	questions map[kiez.Intent]string
	paper     bytes.Buffer
	seen      map[int64]int64 // newest revision on paper, by message
	told      int64           // id of the last text
	code      string          // of the application that is followed, CODE in the script
}

// begin sets the client's language; Leichte Sprache has no code and is chosen in the chat.
func (c *chat) begin() {
	c.telegram.AddUser(tgfake.User{ID: resident, FirstName: "Person", LanguageCode: string(c.lang.Base())})
	if c.lang != c.lang.Base() {
		c.do("/start lang_" + string(c.lang))
		c.paper.Reset()
	}
}

func (c *chat) do(line string) {
	c.Helper()
	if entry, ok := strings.CutPrefix(line, "admin> "); ok {
		c.say(admin, entry)
		c.press(admin, "Speichern")
		return
	}
	if answer, ok := strings.CutPrefix(line, "translated> "); ok {
		fmt.Fprintf(&c.paper, "(%s)\n", line)
		c.office(answer)
		rev := c.telegram.Rev()
		c.press(admin, c.label(admin, "Übersetzung zeigen"))
		c.next(admin, rev, "> "+answer)
		rev = c.telegram.Rev()
		c.press(admin, "Senden")
		c.next(resident, rev, "> "+answer)
		c.settled()
		c.write()
		return
	}
	if answer, ok := strings.CutPrefix(line, "office> "); ok {
		fmt.Fprintf(&c.paper, "(%s)\n", line)
		c.office(answer)
		c.write()
		return
	}
	if c.applies(line) {
		return
	}
	if wait, ok := strings.CutPrefix(line, "@ "); ok {
		fmt.Fprintf(&c.paper, "(%s later)\n", wait)
		c.passes(wait)
		c.write()
		return
	}
	notice := ""
	line, edited := strings.CutPrefix(line, "~")
	if intent, ok := strings.CutPrefix(line, "?"); ok {
		if line, ok = c.questions[kiez.Intent(intent)]; !ok {
			c.Fatalf("no example of %s in %s", intent, c.lang)
		}
	}
	switch {
	case edited:
		if _, err := c.telegram.EditText(resident, resident, c.told, line); err != nil {
			c.Fatal(err)
		}
		line = "(edited) " + line
	case strings.HasPrefix(line, "["):
		notice = c.tap(strings.Trim(line, "[]"))
	case strings.HasPrefix(line, "!"):
		if _, err := c.telegram.SayRaw(resident, resident, c.media(line[1:])); err != nil {
			c.Fatal(err)
		}
	default:
		c.tell(strings.ReplaceAll(line, "CODE", c.code))
	}
	fmt.Fprintf(&c.paper, "> %s\n", strings.ReplaceAll(line, "\n", "\n> "))
	if notice != "" {
		fmt.Fprintf(&c.paper, "(%s)\n", notice)
	}
	c.settled()
	c.write()
}

func (c *chat) tell(text string) {
	said, err := c.telegram.Say(resident, resident, text)
	if err != nil {
		c.Fatal(err)
	}
	c.told = said.MessageID
}

// office replies to the newest card once everything that came before is shown there.
func (c *chat) office(answer string) {
	c.Helper()
	c.settled()
	card := c.card(admin)
	rev := c.telegram.Rev()
	if _, err := c.telegram.Reply(admin, admin, card.MessageID, answer); err != nil {
		c.Fatal(err)
	}
	c.next(resident, rev, answer)
	c.settled()
}

// passes lets time go by, and waits for what the bot says then.
func (c *chat) passes(wait string) {
	c.Helper()
	d, err := time.ParseDuration(wait)
	if err != nil {
		c.Fatal(err)
	}
	c.settled()
	rev := c.telegram.Rev()
	c.clock.Advance(d)
	c.next(resident, rev, "")
}

// tap presses a button by its data and gives the notice that popped up.
func (c *chat) tap(data string) string {
	c.Helper()
	messages := c.telegram.Chat(resident)
	for _, m := range slices.Backward(messages) {
		for _, b := range m.Buttons() {
			if onPaper(b.CallbackData) != data {
				continue
			}
			result, err := c.telegram.Press(resident, resident, m.MessageID, b.CallbackData)
			if err != nil {
				c.Fatal(err)
			}
			answer, err := result.Wait(c.deadline())
			if err != nil {
				c.Fatalf("tap on %q was not answered: %v", data, err)
			}
			return answer.Text
		}
	}
	c.Fatalf("no button %q", data)
	return ""
}

// onPaper leaves out of a button's data what is different every time: the token of a held question, and the name of
// what staff have entered.
func onPaper(data string) string {
	anew := regexp.MustCompile(`:[A-Z2-7]{8}(:\d+)?$|\b[2-9bcdfghjkmnpqrstvwxz]{7}\b`)
	return strings.TrimRight(anew.ReplaceAllString(data, ""), ":")
}

// write puts on paper what is new or was edited.
func (c *chat) write() {
	for _, m := range c.telegram.Chat(resident) {
		if m.From == nil || !m.FromBot || m.Rev <= c.seen[m.MessageID] {
			continue
		}
		if c.seen[m.MessageID] > 0 {
			c.paper.WriteString("(edited)\n")
		}
		c.seen[m.MessageID] = m.Rev
		switch {
		case m.Document != nil:
			fmt.Fprintf(&c.paper, "(file %s)\n", m.Document.FileName)
		default:
			c.paper.WriteString(m.HTML + "\n")
		}
		if m.ReplyMarkup != nil {
			for _, row := range m.ReplyMarkup.Rows {
				for _, b := range row {
					fmt.Fprintf(&c.paper, "[%s %s%s] ", b.Text, onPaper(b.CallbackData), b.URL)
				}
				c.paper.WriteString("\n")
			}
		}
		c.paper.WriteString("\n")
	}
}

// settled waits until every update has been answered.
func (w *world) settled() {
	w.Helper()
	apptest.Handled(w, w.telegram, w.store())
}

func (w *world) eventually(what string, ask func() bool) {
	w.Helper()
	apptest.Eventually(w, what, ask)
}

func (w *world) deadline() context.Context {
	ctx, cancel := context.WithTimeout(w.Context(), time.Minute)
	w.Cleanup(cancel)
	return ctx
}

// examples finds a question for every intent in every language: the first of several words in the content.
func examples(t *testing.T) map[kiez.Lang]map[kiez.Intent]string {
	t.Helper()
	c, err := content.Load(content.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	found := map[kiez.Lang]map[kiez.Intent]string{}
	for _, e := range c.Examples {
		if found[e.Lang] == nil {
			found[e.Lang] = map[kiez.Intent]string{}
		}
		fewest := 3 // words: more than a single one in the language
		if e.Lang == kiez.Vietnamese {
			fewest = 4
		}
		if len(strings.Fields(e.Text)) >= fewest && found[e.Lang][e.Intent] == "" {
			found[e.Lang][e.Intent] = e.Text
		}
	}
	return found
}

// media is a message that is not text, as a phone sends it.
func (c *chat) media(kind string) tgfake.WireMessage {
	file := c.telegram.AddFile(kind, kind, "application/octet-stream", []byte(kind))
	switch kind {
	case "sticker":
		return tgfake.WireMessage{Sticker: &tgfake.Sticker{FileRef: file.FileRef}}
	case "voice":
		return tgfake.WireMessage{Voice: &tgfake.Media{FileRef: file.FileRef}}
	case "photo":
		return tgfake.WireMessage{Photo: file.Photo()}
	case "location":
		return tgfake.WireMessage{Location: &tgfake.Location{Latitude: 52.5, Longitude: 13.5}}
	default:
		return tgfake.WireMessage{Contact: &tgfake.Contact{PhoneNumber: "1", FirstName: "A"}}
	}
}
