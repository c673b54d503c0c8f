package main

import (
	"bufio"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/tgfake"
)

// onPage is what the page of play shows at first.
type onPage struct {
	Clock struct{ Now time.Time }
	Kept  string
	Chats []struct {
		ID       int64
		Messages []tgfake.Message
	}
	Team struct{ Messages []tgfake.Message }
}

// chat gives the messages of a chat, oldest first.
func (p onPage) chat(id int64) []tgfake.Message {
	for _, c := range p.Chats {
		if c.ID == id {
			return c.Messages
		}
	}
	return p.Team.Messages
}

// player uses the page without a browser.
type player struct {
	*testing.T
	address string
}

// looks loads the page.
func (p player) looks() (page onPage, ok bool) {
	p.Helper()
	req, err := http.NewRequestWithContext(p.Context(), http.MethodGet, p.address+"/play/events", http.NoBody)
	if err != nil {
		p.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return page, false
	}
	defer res.Body.Close()
	for lines := bufio.NewReader(res.Body); ; {
		line, err := lines.ReadString('\n')
		if err != nil {
			return page, false
		}
		if data, found := strings.CutPrefix(line, "data: "); found {
			if err := json.Unmarshal([]byte(data), &page); err != nil {
				p.Fatal(err)
			}
			return page, true
		}
	}
}

// sees waits until a message of a chat contains part, and gives it.
func (p player) sees(chat int64, part string) tgfake.Message {
	p.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); {
		page, _ := p.looks()
		for _, m := range page.chat(chat) {
			if m.FromBot && strings.Contains(m.HTML, part) {
				return m
			}
		}
	}
	p.Fatalf("nobody in %d sees %q", chat, part)
	return tgfake.Message{}
}

// does posts to the page.
func (p player) does(path, body string) {
	p.Helper()
	req, err := http.NewRequestWithContext(p.Context(), http.MethodPost, p.address+path, strings.NewReader(body))
	if err != nil {
		p.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		p.Fatal(err)
	}
	_ = res.Body.Close()
	if res.StatusCode != http.StatusOK {
		p.Fatalf("%s %s: %s", path, body, res.Status)
	}
}

func (p player) presses(who int64, m tgfake.Message, label string) {
	p.Helper()
	b, ok := m.Button(label)
	if !ok {
		p.Fatalf("no button %q in %q", label, m.HTML)
	}
	body, err := json.Marshal(map[string]any{"chat": m.Chat.ID, "message_id": m.MessageID, "data": b.CallbackData})
	if err != nil {
		p.Fatal(err)
	}
	p.does("/play/people/"+strconv.FormatInt(who, 10)+"/press", string(body))
}

// TestPlayGoesOn: a question asked before the end is answered after the next start, by a reply to its old card; the
// clock does not go back; and whoever wants to begins anew, without losing what was.
func TestPlayGoesOn(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "kiezbot", "play")
	address, said, stop := playIn(t, folder)
	p := player{t, address}
	if !strings.Contains(said(), "kept in "+folder) {
		t.Errorf("it said %q", said())
	}
	p.does("/play/clock", `{"step":"next-week"}`)
	before, _ := p.looks()
	p.does("/play/people/2001/text", `{"text":"/kontakt"}`)
	p.sees(2001, "schreiben Sie Ihre Frage")
	p.does("/play/people/2001/text", `{"text":"Kann ich den Raum mieten?"}`)
	p.presses(2001, p.sees(2001, "Kann ich den Raum mieten?"), "Senden")
	card := p.sees(playTeam, "Kann ich den Raum mieten?")
	stop()

	address, said, stop = playIn(t, folder)
	p = player{t, address}
	if !strings.Contains(said(), "goes on where it ended") {
		t.Errorf("it said %q", said())
	}
	if page, _ := p.looks(); page.Clock.Now.Before(before.Clock.Now) || page.Kept != folder || len(page.chat(2001)) == 0 {
		t.Errorf("the page shows %+v", page)
	}
	p.does("/play/people/1002/text", `{"chat":-5001,"reply_to":`+strconv.FormatInt(card.MessageID, 10)+`,"text":"Ja, am Montag."}`)
	answer := p.sees(2001, "Ja, am Montag.")
	if answer.ReplyToMessage == nil || answer.ReplyToMessage.Text != "Kann ich den Raum mieten?" {
		t.Errorf("the answer is a reply to %+v", answer.ReplyToMessage)
	}

	p.does("/play/anew", `{}`)
	for page, ok := p.looks(); !ok || len(page.chat(2001)) > 0; page, ok = p.looks() {
		if t.Context().Err() != nil {
			t.Fatal("the page does not begin anew")
		}
	}
	p.does("/play/people/2001/text", `{"text":"/start"}`)
	p.sees(2001, "Ich bin der Kiezbot")
	stop()
	if kept := read(t, filepath.Join(folder+"-before", keptBot)); !strings.Contains(kept, "Kann ich den Raum mieten?") {
		t.Errorf("put aside was %s", kept)
	}
	if kept := read(t, filepath.Join(folder, keptBot)); strings.Contains(kept, "Kann ich den Raum mieten?") {
		t.Errorf("kept is %s", kept)
	}
}

// TestPlayPutsAsideWhatItCannotRead: a broken file is named and nothing of it is lost.
func TestPlayPutsAsideWhatItCannotRead(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "play")
	address, _, stop := playIn(t, folder)
	p := player{t, address}
	p.does("/play/people/2001/text", `{"text":"/start"}`)
	p.sees(2001, "Ich bin der Kiezbot")
	stop()
	whole := read(t, filepath.Join(folder, keptTelegram))
	if err := os.WriteFile(filepath.Join(folder, keptBot), []byte(exportHead+"{oops\n"), 0o600); err != nil {
		t.Fatal(err)
	}

	address, said, stop := playIn(t, folder)
	for _, part := range []string{keptBot, "line 2", folder + "-unreadable"} {
		if !strings.Contains(said(), part) {
			t.Errorf("it does not say %q: %s", part, said())
		}
	}
	if page, _ := (player{t, address}).looks(); len(page.chat(2001)) > 0 {
		t.Errorf("it goes on with %+v", page.chat(2001))
	}
	stop()
	if got := read(t, filepath.Join(folder+"-unreadable", keptTelegram)); got != whole {
		t.Error("the chats were changed")
	}
	if got := read(t, filepath.Join(folder+"-unreadable", keptBot)); got != exportHead+"{oops\n" {
		t.Errorf("the broken file was changed: %s", got)
	}
}

// TestTwoPlaysDoNotOverwriteEachOther: the second to end says so, and what the first kept stays.
func TestTwoPlaysDoNotOverwriteEachOther(t *testing.T) {
	k, other := &archive{folder: t.TempDir()}, &archive{}
	other.folder = k.folder
	r, err := newRoom(program{dotenv: os.DevNull})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.close)
	for _, a := range []*archive{k, other} {
		if err := a.restore(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	if err := k.save(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if err := other.save(t.Context(), r); err == nil || !strings.Contains(err.Error(), "another play") {
		t.Errorf("the second one: %v", err)
	}
	if err := k.save(t.Context(), r); err != nil {
		t.Errorf("the first one: %v", err)
	}
}
