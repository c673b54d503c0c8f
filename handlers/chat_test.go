package handlers_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
	"kiezbot/internal/papertest"
)

// TestChats plays the chats on paper of testdata and compares what the bot says with the lines there.
//
//	# a remark
//	@ 2027-03-08 10:00              what happens elsewhere: the time, or one of world.happen
//	> Was ist der Kiezfonds?        what a person does: a text, /command, [callback data] of a button, !media or
//	                                !calendar with the name of a file in testdata/calendars
//	writer group> /broadcast        the same by somebody else, or elsewhere: see world.request
//
// Lines that begin alike and follow each other are one message. All other lines are what the bot says, see paper.
func TestChats(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no chats: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			chat, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			papertest.Compare(t, file, play(t, string(chat)))
		})
	}
}

// play writes the chat anew: what people do as it stands, and below it what the bot says to that.
func play(t *testing.T, chat string) []byte {
	w, paper := newWorld(t), new(bytes.Buffer)
	does := regexp.MustCompile(`^([A-Za-z0-9 -]*)> ?(.*)$`)
	who, said, remark := "", []string(nil), false
	write := func(line string) { // a blank line before it, unless a remark stands above it
		if !remark {
			paper.WriteString("\n")
		}
		remark = strings.HasPrefix(line, "#")
		paper.WriteString(line + "\n")
	}
	answer := func() {
		if said == nil {
			return
		}
		prefix := strings.TrimSpace(who) + "> "
		write(prefix + strings.Join(said, "\n"+prefix))
		paper.WriteString(w.answer(who, strings.Join(said, "\n")))
		said = nil
	}
	for line := range strings.Lines(chat) {
		line = strings.TrimRight(line, "\n")
		m := does.FindStringSubmatch(line)
		if m == nil || said != nil && m[1] != who {
			answer()
		}
		switch {
		case m != nil:
			who, said = m[1], append(said, m[2])
		case strings.HasPrefix(line, "@ "):
			write(line)
			w.happen(strings.Fields(line)[1:])
		case strings.HasPrefix(line, "#"):
			write(line)
		}
	}
	answer()
	return bytes.TrimLeft(paper.Bytes(), "\n")
}

// answer gives on paper what the bot says to what a person did.
func (w *world) answer(who, said string) string {
	req := w.request(who, said)
	reply, err := w.bot.Handle(w.t.Context(), req)
	if user, ok := errors.AsType[*kiez.UserError](err); ok {
		reply, err = kiez.Answer(user.Text), nil
	}
	if err != nil {
		return fmt.Sprintf("(our fault: %v)\n", err)
	}
	w.noteButtons(reply)
	w.enquiries.post(req, reply)
	return w.paper.reply(req, reply) + w.audit.news()
}

// noteButtons keeps what was shown last: the buttons, and the dialogue and question they belong to.
func (w *world) noteButtons(reply kiez.Reply) {
	for _, m := range reply.Messages {
		for _, b := range slices.Concat(m.Rows...) {
			w.shown = append(w.shown, b.Data)
			if parts := strings.Split(b.Data, ":"); parts[0] == "flow" {
				w.dialogue = parts[1] + ":" + parts[2]
			}
		}
	}
}

// tapped is the data of a button. What a button carries besides its name may be left out on paper: "flow:save" stands for
// the button of the open question, "suba:events:all" for the newest one that begins like that.
func (w *world) tapped(data string) string {
	for _, shown := range slices.Backward(w.shown) {
		if shown == data || w.begins(shown, data) {
			return shown
		}
	}
	if answer, ok := strings.CutPrefix(data, "flow:"); ok && !strings.Contains(answer, ":") {
		return "flow:" + w.dialogue + ":" + answer // dialogue and question
	}
	return data
}

// begins reports whether the data of a button is that on paper and what differs: an area, a token or an id.
func (w *world) begins(shown, data string) bool {
	rest, ok := strings.CutPrefix(shown, data)
	return ok && regexp.MustCompile(`^:(o|token|n\d)`).MatchString(rest)
}

// request is what the person does. Who is a list of words: a member of staff; "group" for a chat of several, where
// "mentioned" and "reply" speak to the bot; "to-500" for a reply to a message and "message-8" for the
// message's own id; "named" for somebody with a name; "edited" for a change of what was answered as a question, "changed" for one
// of anything else that was said; the language of the client, if it is not German.
func (w *world) request(who, said string) handlers.Request {
	u := kiez.Update{Kind: kiez.KindMessage, ChatKind: kiez.Private, From: resident, ClientLang: "de", MessageID: 7}
	for word := range strings.FieldsSeq(who) {
		switch word {
		case "admin", "releaser", "writer":
			u.From = people()[word]
		case "group":
			u.ChatKind, u.Chat = kiez.Supergroup, group
		case "mentioned":
			u.Mentioned = true
		case "reply":
			u.ReplyToBot = true
		case "edited", "changed":
			u.Kind = kiez.KindEdited
		case "named":
			u.Name = "Kim Muster"
		default:
			if id, ok := strings.CutPrefix(word, "to-"); ok {
				u.ReplyTo, _ = strconv.Atoi(id)
			} else if id, ok := strings.CutPrefix(word, "card-"); ok {
				u.ReplyToBot, u.ReplyTo, u.Replied = true, 900, "desk:take:"+id
			} else if id, ok := strings.CutPrefix(word, "message-"); ok {
				u.MessageID, _ = strconv.Atoi(id)
			} else {
				u.ClientLang = word
			}
		}
	}
	if u.Chat == 0 {
		u.Chat = kiez.ChatID(u.From)
	}
	switch {
	case strings.HasPrefix(said, "["):
		u.Kind, u.Button = kiez.KindButton, w.tapped(strings.Trim(said, "[]"))
	case strings.HasPrefix(said, "!calendar "):
		name := strings.TrimPrefix(said, "!calendar ")
		u.Media, u.File = kiez.Document, kiez.SentFile{ID: name, Name: name + ".ICS"}
	case strings.HasPrefix(said, "!"):
		media, caption, _ := strings.Cut(said[1:], " ")
		u.Media, u.Text = kiez.Media(media), caption
		if u.Media == kiez.Photo {
			u.File = kiez.SentFile{ID: "photo" + strconv.Itoa(len(w.shown))}
		}
	default:
		u.Text = said
	}
	u.Text, u.Styles = styled(u.Text)
	req := handlers.Request{Update: u, Person: w.people[kiez.ChatID(u.From)], Role: w.staff.roles[u.From], Now: w.now}
	req.Banned = w.bans.has(u.From)
	req.Answered = slices.Contains(strings.Fields(who), "edited")
	req.Lang = req.Person.Lang
	if client, ok := kiez.ParseLang(u.ClientLang); ok && req.Lang == "" {
		req.Lang = client
	}
	if req.Lang == "" {
		req.Lang = kiez.German
	}
	return req
}

// styled reads what is bold between two stars, and a link as [words](address): on paper that is how people format in
// their Telegram.
func styled(said string) (text string, styles []kiez.Style) {
	marks := regexp.MustCompile(`\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)]+)\)`)
	at := 0
	for _, m := range marks.FindAllStringSubmatchIndex(said, -1) {
		text += said[at:m[0]]
		s := kiez.Style{Kind: kiez.Bold, From: len(text)}
		if m[2] >= 0 {
			text += said[m[2]:m[3]]
		} else {
			text += said[m[4]:m[5]]
			s.Kind, s.URL = kiez.LinkTo, said[m[6]:m[7]]
		}
		s.To = len(text)
		styles = append(styles, s)
		at = m[1]
	}
	return text + said[at:], styles
}

// happen is what goes on beside the chat.
func (w *world) happen(words []string) {
	switch what := strings.Join(words, " "); what {
	case "a subscription to events":
		w.people[kiez.ChatID(resident)] = kiez.Person{Topics: map[kiez.Topic][]kiez.Area{kiez.Events: nil}}
	case "two a second go out", "one in four seconds goes out":
		w.speed = map[string]float64{"two": 2, "one": 0.25}[words[0]]
	case "three want one message a week":
		w.weekly = 3
	case "one person releases":
		w.needs.ReleaseByTwo = false
		w.bot = handlers.New(w.needs)
	case "the office has no quiet hours":
		w.needs.Quiet = handlers.Span{}
		w.bot = handlers.New(w.needs)
	case "the office reminds two days before":
		w.needs.Leads = []time.Duration{48 * time.Hour}
		w.bot = handlers.New(w.needs)
	case "a service translates", "the service fails":
		w.needs.Translator = &translator{fails: what == "the service fails"}
		w.bot = handlers.New(w.needs)
	case "staff have a group":
		w.staff.group = group
	case "the writer leaves the staff":
		delete(w.staff.roles, people()["writer"])
	case "many questions":
		w.numbers.ask(9, "kiezfonds", kiez.German, w.now)
		w.numbers.ask(6, "office", kiez.Arabic, w.now.AddDate(0, 0, -7))
		w.numbers.ask(2, "events", kiez.English, w.now)
		w.numbers.ask(3, "", kiez.German, w.now.AddDate(0, 0, -7))
		w.numbers.judged = kiez.Judged{Yes: 7, No: 1}
		w.numbers.fans = map[string]int{"2027-03-01": 412, "2027-02-22": 4}
	case "many acts":
		for range 22 {
			w.audit.acts = append(w.audit.acts, kiez.Act{Kind: kiez.AnswerEdited, About: "office.hours:de:answer", By: 12, At: w.now})
		}
		w.audit.shown = len(w.audit.acts)
	case "the office is on the map":
		w.office.onMap = true
	case "events have web pages":
		w.pages = true
	case "the answer comes twice":
		w.twice = true
	case "the store is down", "the store is up":
		w.down = what == "the store is down"
	case "a colleague changes the same enquiry":
		w.enquiries.hurried = true
	case "a colleague edits the same text":
		w.editor.hurried = true
	case "a release renames the step":
		w.dialogues.rename()
	default:
		if at, err := time.ParseInLocation("2006-01-02 15:04", what, berlin); err == nil {
			w.now = at
			return
		}
		if len(words) != 2 || !w.change(words[0], words[1]) {
			w.t.Fatalf("nobody knows how this happens: @ %s", what)
		}
	}
}
