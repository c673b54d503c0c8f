package web

import (
	"bytes"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"kiezbot/internal/tgfake"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// A conversation with a bot as the page sees it.
func TestEventsOfAConversation(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	api, err := s.telegram.Start()
	if err != nil {
		t.Fatal(err)
	}
	runTinyBot(t, api, token)
	next := s.listen(t)
	first := next()
	all := into[state](t, string(first.data))
	if first.name != "state" || len(all.Chats) != 4 || all.Chats[1].Language != "vi" || all.Chats[1].Role != "subscriber" ||
		all.Chats[0].Messages == nil || all.Clock.Zone != "Europe/Berlin" || all.Bot.Username != "kiez_test_bot" {
		t.Errorf("first %s: %s", first.name, first.data)
	}

	s.post(t, "/play/people/2001/text", `{"text":"/start"}`)
	if own := nextOf[tgfake.Message](t, next, "message"); own.FromBot || own.Text != "/start" {
		t.Errorf("own message %+v", own)
	}
	greeting := nextOf[tgfake.Message](t, next, "message")
	if !greeting.FromBot || !strings.HasPrefix(greeting.HTML, "Guten Tag, <b>Ada</b>!") {
		t.Errorf("greeting %+v", greeting)
	}
	if call := nextOf[tgfake.Call](t, next, "call"); call.Method != "sendMessage" && call.Method != "getUpdates" {
		t.Errorf("call %+v", call)
	}

	s.post(t, "/play/people/2001/press", `{"message_id":`+itoa(greeting.MessageID)+`,"data":"hours:1"}`)
	if a := nextOf[tgfake.CallbackAnswer](t, next, "answered"); a.Text != "Gern!" || a.MessageID != greeting.MessageID || a.Alert {
		t.Errorf("answer %+v", a)
	}
	if m := nextOf[tgfake.Message](t, next, "edited"); m.MessageID != greeting.MessageID || m.ReplyMarkup != nil || m.Edits != 1 {
		t.Errorf("edited %+v", m)
	}
	s.post(t, "/play/people/1002/block", `{"blocked":true}`)
	if who := nextOf[account](t, next, "person"); who.ID != 1002 || !who.Blocked {
		t.Errorf("person %+v", who)
	}
	if a := s.get(t, "/play/people/2001/commands"); a.body != `[{"command":"start","description":"Von vorn beginnen"},`+
		`{"command":"help","description":"Was ich kann"}]` {
		t.Errorf("menu %s", a.body)
	}

	again := s.listen(t)()
	if known := into[state](t, string(again.data)); len(known.Chats[0].Messages) != 2 || len(known.Calls) < 4 {
		t.Errorf("a new page gets %s", again.data)
	}
	if bytes.Contains(again.data, []byte("SECRET")) {
		t.Error("the token is shown")
	}
}

func TestClockIsSent(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	res, err := http.DefaultClient.Do(s.request(t, http.MethodGet, "/play/events", ""))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var got bytes.Buffer
	part := make([]byte, 4096)
	for !bytes.Contains(got.Bytes(), []byte("event: clock\ndata: {\"now\":\"2027-03-03T14:05:00+01:00\"")) {
		n, err := res.Body.Read(part)
		got.Write(part[:n])
		if err != nil {
			t.Fatalf("%v after %s", err, got.Bytes())
		}
	}
}

// The chats of others, and of groups, are not on the page.
func TestStrangersAreNotShown(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	next := s.listen(t)
	next()
	s.telegram.AddUser(tgfake.User{ID: 7, FirstName: "Mai"})
	if _, err := s.telegram.Say(7, 7, "hallo"); err != nil {
		t.Fatal(err)
	}
	s.post(t, "/play/people/2001/text", `{"text":"ich"}`)
	if m := nextOf[tgfake.Message](t, next, "message"); m.Text != "ich" {
		t.Errorf("message %+v", m)
	}
}

// A page that reads too slowly gets the whole state instead of what it missed, and holds nobody up.
func TestSlowPageGetsTheState(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	out := newRecorder()
	p := &play{PlayOptions{Telegram: s.telegram, Now: s.clock.Now, Location: berlin(t), People: []Person{{ID: 2001}}}}
	message := tgfake.Message{}
	for _, e := range []tgfake.Event{
		{Kind: tgfake.EventMessage, Chat: 2001, Message: &message},
		{Kind: tgfake.EventAction, Chat: 2001},
		{Kind: tgfake.EventMessage, Chat: 7, Message: &message},
		{Kind: tgfake.EventMessage, Chat: 2001, Message: &message, Lost: 3},
	} {
		if err := p.forward(out.writer(), e); err != nil {
			t.Fatal(err)
		}
	}
	if got := out.names(); got != "message state" {
		t.Errorf("events %q", got)
	}
}

func TestFiles(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	data, err := landscape(8, 8)
	if err != nil {
		t.Fatal(err)
	}
	picture := s.telegram.AddFile("photo", "bild.png", "image/png", data)
	page := s.telegram.AddFile("document", "plan ü.html", "text/html", []byte("<script>alert(1)</script>"))
	fake := s.telegram.AddFile("photo", "", "image/png", []byte("<svg onload=alert(1)>"))

	if a := s.get(t, "/play/files/"+picture.FileID); a.status != 200 || a.header.Get("Content-Type") != "image/png" ||
		a.header.Get("Content-Disposition") != "" {
		t.Errorf("picture: %d %v", a.status, a.header)
	}
	if a := s.get(t, "/play/files/"+picture.FileID+"?download"); !strings.Contains(a.header.Get("Content-Disposition"), "bild.png") {
		t.Errorf("download: %v", a.header)
	}
	for id, name := range map[string]string{page.FileID: "filename*=utf-8''plan%20%C3%BC.html", fake.FileID: "filename=photo"} {
		a := s.get(t, "/play/files/"+id)
		if a.header.Get("Content-Type") != "application/octet-stream" ||
			a.header.Get("Content-Disposition") != "attachment; "+name {
			t.Errorf("%s: %v", name, a.header)
		}
	}
}
