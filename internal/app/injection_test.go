package app_test

import (
	"bufio"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"

	"kiezbot/internal/app"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/tgfake"
)

// evil is what somebody writes who wants to be more than a resident: markup, a link, a template, a formula, an entity,
// lines of a log, and marks that turn the direction of what follows.
const evil = `<a href="https://evil.example">Hier</a> <b>{{.Secret}} {{template "x"}} {Phone} &lt;i&gt; =1+1` +
	" \u202eelpmaxe\u2066 </b><tg-spoiler>%s%n"

// literally fails unless a message shows what somebody wrote as it was written, and makes nothing of it.
func (w *world) literally(m tgfake.Message, written string) {
	w.Helper()
	unmarked := strings.NewReplacer("\u202e", "", "\u2066", "", "\u2068", "", "\u2069", "")
	if !strings.Contains(unmarked.Replace(m.Body()), unmarked.Replace(written)) {
		w.Errorf("not shown as it was written:\n%s", m.Body())
	}
	for _, made := range []string{`href="https://evil`, "<tg-spoiler>", "<b>{{", "<no value>"} {
		if strings.Contains(m.HTML, made) {
			w.Errorf("it became %s in\n%s", made, m.HTML)
		}
	}
	for _, b := range m.Buttons() {
		if strings.Contains(b.URL, "evil") {
			w.Errorf("a button leads to %s", b.URL)
		}
	}
}

// even fails unless the words of the bot around those of a resident run as they should.
func (w *world) even(m tgfake.Message) {
	w.Helper()
	begun := strings.Count(m.Body(), "\u2066") + strings.Count(m.Body(), "\u2067") + strings.Count(m.Body(), "\u2068")
	if begun != strings.Count(m.Body(), "\u2069") || strings.ContainsRune(m.Body(), '\u202e') {
		w.Errorf("it turns the direction of what follows: %+q", m.Body())
	}
}

// Whatever a resident writes, or is called, staff read it as it was written.
func TestResidentsCannotWriteMarkup(t *testing.T) {
	t.Parallel()
	w := newOffice(t)
	name := `<b>Chef</b> {{.Name}}` + "\u202e\u2067"
	w.telegram.AddUser(tgfake.User{ID: resident, FirstName: name, LastName: "=cmd|'/c calc'!A1", LanguageCode: "de"})
	w.say(resident, "/kontakt")
	draft := w.say(resident, evil)
	w.literally(draft, evil)
	w.even(draft)
	for _, b := range draft.Buttons() {
		if strings.HasSuffix(b.CallbackData, ":name") {
			w.press(resident, b.Text)
		}
	}
	card := w.card(staffGroup)
	w.literally(card, evil)
	w.even(card)
	w.literally(card, `<b>Chef</b> {{.Name}}`)

	rev := w.telegram.Rev()
	w.tell(resident, "Noch etwas: "+evil)
	w.literally(w.next(staffGroup, rev, "Noch etwas"), evil)

	rev = w.telegram.Rev()
	w.replies(writer, staffGroup, card.MessageID, "Antwort & <b>Gruß</b> {{.Name}} "+evil)
	w.literally(w.next(resident, rev, "Antwort & "), "<b>Gruß</b> {{.Name}} "+evil)

	const other = 2077 // whose question nobody knows an answer to: staff are to review it
	w.telegram.AddUser(tgfake.User{ID: other, FirstName: "Person", LanguageCode: "de"})
	w.say(other, "/gibtsnicht"+evil)
	w.say(other, "Qwertz "+evil)
	for _, command := range []string{"/inbox", "/answers", "/stats", "/audit"} {
		w.say(admin, command)
	}
	w.settled()
	for _, m := range append(w.telegram.Chat(admin), w.telegram.Chat(staffGroup)...) {
		if m.FromBot && strings.Contains(m.HTML, `href="https://evil`) {
			t.Errorf("a link of a resident's in\n%s", m.HTML)
		}
	}
}

// marker stands in everything that people are called, write and send in the next test.
const marker = "Geheimwort"

// No name, no text, and no line of somebody else's making is in the log, at any level, whatever goes wrong.
func TestNobodyWritesIntoTheLog(t *testing.T) {
	t.Parallel()
	var log logged
	w := newWorld(t, start(), func(o *app.Options) {
		oneReleases(o)
		o.StaffChat = staffGroup
		o.Log = slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	})
	line := marker + "\n" + `{"level":"ERROR","msg":"` + marker + `"}` + "\r\n\x1b[31m" + marker
	w.telegram.AddGroup(tgfake.ChatInfo{ID: staffGroup, Title: line}, admin, releaser, writer, resident)
	for _, user := range []int64{resident, writer, admin} {
		w.telegram.AddUser(tgfake.User{
			ID: user, FirstName: line, LastName: marker, Username: marker + "_user", LanguageCode: "de",
		})
	}
	if err := w.telegram.Promote(admin, staffGroup); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"Was ist " + line, "/zeiten " + line, "/" + marker + " " + marker, "/start ev_" + marker, "/start app_" + marker,
		"/verfolgen " + marker, "/frist " + marker, "/termine " + line, "/block " + marker,
	} {
		w.say(resident, text)
	}
	for _, text := range []string{
		"/event\ntitle: " + marker + "\nstart: " + marker, "/broadcast\ntopics: " + marker + "\nde: " + marker,
		"/closures\ndate: " + marker, "/schedule\nwhen: " + marker + "\nde: " + marker, "/block " + marker, "/team\nuser: " + marker,
		"/applications " + marker, "/event import https://127.0.0.1/" + marker, "/poster " + marker,
	} {
		w.say(writer, text)
	}
	w.say(resident, "/kontakt")
	rev := w.telegram.Rev()
	w.tell(resident, line)
	w.next(resident, rev, marker)
	w.press(resident, "Senden")
	w.card(staffGroup)
	refusal := `Bad Request: can't parse entities: Unsupported start tag "` + marker + `" at byte offset 5`
	for _, f := range []tgfake.Fault{
		{Kind: tgfake.FaultError, Status: 400, Description: refusal},
		{Kind: tgfake.FaultError, Status: 400, Description: "Bad Request: wrong HTTP URL '" + marker + "'"},
		{Kind: tgfake.FaultRaw, Status: 502, Body: "<html>" + marker + "</html>"},
		{Kind: tgfake.FaultRaw, Status: 200, ContentType: "application/json", Body: `{"ok":true,"result":{"message_id":"` + marker + `"}}`},
	} {
		f.Method, f.Chat = "sendMessage", resident
		w.telegram.AddFault(f)
		w.say(resident, "Wo ist "+marker+"?")
	}
	for _, raw := range []string{
		`{"message":{"message_id":"` + marker + `","date":1,"chat":{"id":2001,"type":"private"},"text":"` + marker + `"}}`,
		`{"message":{"message_id":7,"date":1,"chat":{"id":2001,"type":"` + marker + `"},"from":{"id":2001,"first_name":"` + marker + `"}}}`,
		`{"` + marker + `":{"text":"` + marker + `"}}`,
	} {
		w.telegram.PushRaw(raw)
	}
	w.tapped(resident, resident, marker+":"+marker)
	w.telegram.Inline(resident, marker, "")
	if _, err := w.telegram.SayRaw(resident, resident, tgfake.WireMessage{
		Contact: &tgfake.Contact{FirstName: marker, PhoneNumber: "+49 30 " + marker},
	}); err != nil {
		t.Fatal(err)
	}
	w.say(resident, "/hilfe")
	w.settled()
	if aside, err := redisstore.NewInbox(w.store()).Quarantined(t.Context()); err != nil || len(aside) == 0 {
		t.Errorf("nothing was set aside, %v: the test shows less than it should", err)
	}
	w.stop()

	if strings.Contains(log.String(), marker) {
		for line := range strings.Lines(log.String()) {
			if strings.Contains(line, marker) {
				t.Errorf("in the log: %s", line)
			}
		}
	}
	lines := bufio.NewScanner(strings.NewReader(log.String()))
	for n := 1; lines.Scan(); n++ {
		if !json.Valid(lines.Bytes()) {
			t.Errorf("line %d is not what the bot wrote: %s", n, lines.Text())
		}
	}
}
