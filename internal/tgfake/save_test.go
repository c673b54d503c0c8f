package tgfake

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
)

// What was saved is there again, with its numbers: a reply to an old message finds it, a new message gets a new number,
// a file can be fetched, and an update that waited still comes.
func TestWorldIsSavedAndRestored(t *testing.T) {
	t.Parallel()
	old := started(t, Options{})
	old.AddUser(User{ID: 8, FirstName: "Ida", LanguageCode: "ar"})
	old.AddGroup(ChatInfo{ID: -5, Title: "Team"}, 8)
	if err := old.Promote(8, -5); err != nil {
		t.Fatal(err)
	}
	file := old.AddFile("document", "plan.pdf", "application/pdf", []byte("%PDF-"))
	said, err := old.SayRaw(8, -5, WireMessage{Caption: "der Plan", Document: &Document{FileRef: file.FileRef, FileName: file.Name}})
	if err != nil {
		t.Fatal(err)
	}
	if a := do(t, old, "sendMessage", "chat_id", "-5", "text", "<b>danke</b>", "parse_mode", "HTML"); !a.OK {
		t.Fatal(a.Desc)
	}
	old.Block(7)
	var kept bytes.Buffer
	if err := old.Save(&kept); err != nil {
		t.Fatal(err)
	}

	s := New(Options{Token: old.opt.Token})
	t.Cleanup(s.Close)
	at, err := s.Restore(bytes.NewReader(kept.Bytes()))
	if err != nil || at.IsZero() {
		t.Fatalf("restored at %v, %v", at, err)
	}
	if got, want := s.Chat(-5), old.Chat(-5); !reflect.DeepEqual(got, want) || len(got) != 2 {
		t.Errorf("the chat is\n%+v\nand was\n%+v", got, want)
	}
	if u, _ := s.User(8); u.LanguageCode != "ar" || !s.Blocked(7) {
		t.Errorf("people: %+v, blocked: %t", u, s.Blocked(7))
	}
	if f, ok := s.File(file.FileID); !ok || string(f.Data) != "%PDF-" {
		t.Errorf("file %+v", f)
	}
	if again := s.AddFile("document", "plan.pdf", "application/pdf", nil); again.FileID == file.FileID {
		t.Error("a new file has the name of an old one")
	}
	if m, err := s.Reply(8, -5, said.MessageID, "und jetzt?"); err != nil || m.MessageID != 3 || m.ReplyToMessage.Caption != "der Plan" {
		t.Errorf("reply %+v, %v", m, err)
	}
	if s.Stats().Pending != old.Stats().Pending+1 || s.Rev() != old.Rev()+1 {
		t.Errorf("pending %d after %d, revision %d after %d", s.Stats().Pending, old.Stats().Pending, s.Rev(), old.Rev())
	}
}

func TestBrokenWorldIsRefused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "{", `{"format":2}`, "\x00\x01"} {
		s := New(Options{Token: "1:a"})
		if _, err := s.Restore(strings.NewReader(text)); err == nil || len(s.Chats()) != 0 {
			t.Errorf("%q: %v, chats %v", text, err, s.Chats())
		}
		s.Close()
	}
}
