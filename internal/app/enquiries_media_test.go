package app_test

import (
	"testing"
	"time"

	"kiezbot/internal/tgfake"
)

// What is not text travels as it is: along with the question, below its card, and back.
func TestPhotosAndFilesInAConversationWithTheOffice(t *testing.T) {
	t.Parallel()
	w := newOffice(t)
	photo := w.telegram.AddFile("zaun.jpg", "photo", "image/jpeg", []byte("photo"))
	voice := w.telegram.AddFile("voice.ogg", "voice", "audio/ogg", []byte("voice"))
	form := w.telegram.AddFile("Formular.pdf", "document", "application/pdf", []byte("form"))
	send := func(user, chat int64, content tgfake.WireMessage) tgfake.Message {
		t.Helper()
		m, err := w.telegram.SayRaw(user, chat, content)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}

	w.say(resident, "/kontakt")
	rev := w.telegram.Rev()
	send(resident, resident, tgfake.WireMessage{Photo: photo.Photo(), Caption: "Der Zaun ist kaputt."})
	w.shows(w.next(resident, rev, "Der Zaun ist kaputt."), "Anhänge (Fotos, Dateien und Ähnliches): 1")
	rev = w.telegram.Rev()
	w.press(resident, "Senden")
	card := w.card(staffGroup)
	copied := w.nextMedia(staffGroup, rev, func(m tgfake.Message) bool { return len(m.Photo) > 0 })
	if to := copied.ReplyToMessage; to == nil || to.MessageID != card.MessageID {
		t.Errorf("the photo replies to %+v, want the card", to)
	}

	rev = w.telegram.Rev()
	send(resident, resident, tgfake.WireMessage{Voice: &tgfake.Media{FileRef: voice.FileRef}})
	heard := w.nextMedia(staffGroup, rev, func(m tgfake.Message) bool { return m.Voice != nil })
	w.settled()

	rev = w.telegram.Rev()
	send(writer, staffGroup, tgfake.WireMessage{
		Document: &tgfake.Document{FileRef: form.FileRef, FileName: "Formular.pdf"}, Caption: "Bitte ausfüllen.",
		ReplyToMessage: &tgfake.WireMessage{MessageID: heard.MessageID},
	})
	answer := w.nextMedia(resident, rev, func(m tgfake.Message) bool { return m.Document != nil })
	w.shows(answer, "Antwort aus dem Büro", "Bitte ausfüllen.")
	if _, ok := answer.Button("Das hat geholfen"); !ok {
		t.Error("the document has no button")
	}
	rev = w.telegram.Rev()
	send(writer, staffGroup, tgfake.WireMessage{
		Location:       &tgfake.Location{Latitude: 52.5, Longitude: 13.5},
		ReplyToMessage: &tgfake.WireMessage{MessageID: card.MessageID},
	})
	w.nextMedia(resident, rev, func(m tgfake.Message) bool { return m.Location != nil })
}

// nextMedia waits for a message of the bot that is more than text.
func (w *world) nextMedia(chat, rev int64, is func(tgfake.Message) bool) tgfake.Message {
	w.Helper()
	m, err := w.telegram.WaitSince(w.deadline(), chat, rev, func(m tgfake.Message) bool { return m.FromBot && is(m) })
	if err != nil {
		w.Fatal(err)
	}
	return m
}

// What a resident sends while the card is being posted belongs to the question; it is attached all the same.
func TestAPhotoAndAVoiceMessageWhileTheCardIsPosted(t *testing.T) {
	t.Parallel()
	w := newOffice(t)
	w.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultInternal, Method: "copyMessage", Chat: staffGroup, Count: -1})
	photo := w.telegram.AddFile("zaun.jpg", "photo", "image/jpeg", []byte("photo"))
	voice := w.telegram.AddFile("voice.ogg", "voice", "audio/ogg", []byte("voice"))
	w.say(resident, "/kontakt")
	rev := w.telegram.Rev()
	if _, err := w.telegram.SayRaw(resident, resident, tgfake.WireMessage{Photo: photo.Photo(), Caption: "Kaputt."}); err != nil {
		t.Fatal(err)
	}
	w.next(resident, rev, "Kaputt.")
	w.press(resident, "Senden")
	card := w.card(staffGroup) // it stands there; what belongs to it is still on its way
	rev = w.telegram.Rev()
	if _, err := w.telegram.SayRaw(resident, resident, tgfake.WireMessage{Voice: &tgfake.Media{FileRef: voice.FileRef}}); err != nil {
		t.Fatal(err)
	}
	w.next(resident, rev, "weitergegeben")
	w.telegram.ClearFaults()
	w.clock.Advance(5 * time.Minute) // nobody waits longer for what failed
	for what, is := range map[string]func(tgfake.Message) bool{
		"photo": func(m tgfake.Message) bool { return len(m.Photo) > 0 },
		"voice": func(m tgfake.Message) bool { return m.Voice != nil },
	} {
		if to := w.nextMedia(staffGroup, rev, is).ReplyToMessage; to == nil || to.MessageID != card.MessageID {
			t.Errorf("the %s replies to %+v, want the card", what, to)
		}
	}
}
