package telegram

import (
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/internal/tgfake"
)

// A copy has a caption of its own where one is given and fits, and is changed by that.
func TestSendCopiesAMessage(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		photo := w.AddFile("a.jpg", "photo", "image/jpeg", []byte("x"))
		original, err := w.SayRaw(resident, resident, tgfake.WireMessage{Photo: photo.Photo(), Caption: "hier"})
		if err != nil {
			t.Fatal(err)
		}
		from := &kiez.Sent{Chat: resident, ID: int(original.MessageID)}
		m := kiez.Outgoing{Chat: resident, Copy: from, ReplyTo: from.ID, Rows: [][]kiez.Key{{{Label: "Ja", Data: "yes"}}}}
		if _, err := w.client.Send(t.Context(), m); err != nil {
			t.Fatal(err)
		}
		m.HTML = "<b>neu</b>"
		ids, err := w.client.Send(t.Context(), m)
		if err != nil {
			t.Fatal(err)
		}
		m.Edit, m.HTML = ids[0], "<b>neuer</b>"
		if edited, err := w.client.Send(t.Context(), m); err != nil || edited[0] != ids[0] {
			t.Fatalf("edited %v, %v", edited, err)
		}
		got := w.sent()
		if len(got) != 2 || got[0].Caption != "hier" || got[1].Caption != "neuer" || len(got[1].CaptionEntities) != 1 {
			t.Fatalf("sent %+v", got)
		}
		for _, g := range got {
			if _, ok := g.Button("Ja"); !ok || len(g.Photo) == 0 || g.ReplyToID != original.MessageID {
				t.Errorf("a copy without photo, button or reply: %+v", g)
			}
		}
	})
}
