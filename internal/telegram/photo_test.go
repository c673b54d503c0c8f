package telegram

import (
	"bytes"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/internal/tgfake"
)

// addPhoto gives the file_id of a photo that the simulated Telegram knows.
func (w world) addPhoto(t *testing.T) string {
	t.Helper()
	var data bytes.Buffer
	if err := png.Encode(&data, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	return w.AddFile("photo", "plakat.png", "image/png", data.Bytes()).FileID
}

// shown is what the resident sees: photos with their captions, and texts.
func (w world) shown() []string {
	var got []string
	for _, m := range w.sent() {
		switch {
		case m.Photo != nil:
			got = append(got, strings.TrimSpace("photo "+m.Caption))
		default:
			got = append(got, "text "+m.Text)
		}
	}
	return got
}

// TestSendPhoto: a text that fits is the caption, counted in UTF-16 units as Telegram counts it; a longer one follows.
func TestSendPhoto(t *testing.T) {
	fits, tooLong := strings.Repeat("🌷", 512), strings.Repeat("🌷", 512)+"x"
	for name, c := range map[string]struct {
		html string
		want []string
	}{
		"a caption":              {"<b>Kommen</b> Sie &amp; Ihre!", []string{"photo Kommen Sie & Ihre!"}},
		"the longest caption":    {fits, []string{"photo " + fits}},
		"one letter longer":      {tooLong, []string{"photo", "text " + tooLong}},
		"tags are not counted":   {"<b>" + fits + "</b>", []string{"photo " + fits}},
		"without a text of ours": {"", []string{"photo"}},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T, w world) {
				m := kiez.Outgoing{
					Chat: resident, Photo: w.addPhoto(t), HTML: c.html, Rows: [][]kiez.Key{{{Label: "Abo", Data: "sub"}}},
				}
				ids, err := w.client.Send(t.Context(), m)
				if err != nil || len(ids) != len(c.want) {
					t.Fatalf("ids %v, %v", ids, err)
				}
				if got := w.shown(); !slices.Equal(got, c.want) {
					t.Errorf("got %q, want %q", got, c.want)
				}
				sent := w.sent()
				for i, m := range sent {
					if last := i == len(sent)-1; (len(m.Buttons()) == 1) != last {
						t.Errorf("part %d has %d buttons", i, len(m.Buttons()))
					}
				}
			})
		})
	}
}

// A photo that cannot be sent does not keep the text from its reader.
func TestSendPhotoThatIsRefused(t *testing.T) {
	for name, c := range map[string]struct{ file, fault string }{
		"of another bot":          {file: "AgACAgIAAxkBAAIB"},
		"a document":              {file: "document"},
		"in a group without them": {fault: "Bad Request: not enough rights to send photos to the chat"},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T, w world) {
				m := kiez.Outgoing{Chat: resident, Photo: c.file, HTML: "Kommen Sie!", Bulk: true}
				switch {
				case c.fault != "":
					m.Photo = w.addPhoto(t)
					w.AddFault(tgfake.Fault{Kind: tgfake.FaultError, Method: "sendPhoto", Description: c.fault})
				case c.file == "document":
					m.Photo = w.AddFile("document", "a.pdf", "application/pdf", []byte("pdf")).FileID
				}
				if ids, err := w.client.Send(t.Context(), m); err != nil || len(ids) != 1 {
					t.Errorf("ids %v, %v", ids, err)
				}
				if got := w.shown(); !slices.Equal(got, []string{"text Kommen Sie!"}) {
					t.Errorf("got %q", got)
				}
				if !strings.Contains(w.log.String(), "photo refused") {
					t.Error("the log does not say so")
				}
			})
		})
	}
}

// What is wrong with the chat or the text is no matter of the photo.
func TestSendPhotoKeepsOtherErrors(t *testing.T) {
	for fault, want := range map[string]string{
		"Forbidden: bot was blocked by the user": "gone",
		"Bad Request: something new":             "final",
	} {
		bubble(t, func(t *testing.T, w world) {
			status := 400
			if strings.HasPrefix(fault, "Forbidden") {
				status = 403
			}
			w.AddFault(tgfake.Fault{Kind: tgfake.FaultError, Status: status, Description: fault})
			_, err := w.client.Send(t.Context(), kiez.Outgoing{Chat: resident, Photo: w.addPhoto(t), HTML: "x", Bulk: true})
			if got := verdict(err); got != want {
				t.Errorf("%s: %s, want %s", fault, got, want)
			}
			if n := len(w.sent()); n != 0 {
				t.Errorf("%s: %d messages", fault, n)
			}
		})
	}
}

// Behind its photo the text of a bulk message cannot be taken up by anybody else: what becomes of it is unknown.
func TestTextBehindItsPhoto(t *testing.T) {
	for name, c := range map[string]struct {
		fault tgfake.Fault
		want  string
		parts int
	}{
		"for a moment": {tgfake.Fault{Kind: tgfake.FaultBadGateway, Method: "sendMessage", Count: 2}, "sent", 2},
		"for good":     {tgfake.Fault{Kind: tgfake.FaultBadGateway, Method: "sendMessage", Count: -1}, "unsure", 1},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T, w world) {
				w.AddFault(c.fault)
				m := kiez.Outgoing{Chat: resident, Photo: w.addPhoto(t), HTML: strings.Repeat("x", 1025), Bulk: true}
				ids, err := w.client.Send(t.Context(), m)
				if got := verdict(err); got != c.want || len(ids) != c.parts {
					t.Errorf("%s, want %s; ids %v", got, c.want, ids)
				}
				if n := w.calls("sendPhoto"); n != 1 {
					t.Errorf("the photo was sent %d times", n)
				}
			})
		})
	}
}

// TestDecodePhoto takes the largest size there is.
func TestDecodePhoto(t *testing.T) {
	raw := `{"update_id":1,"message":{"message_id":1,` + private + `,"caption":"Fest","photo":[` +
		`{"file_id":"s","width":90,"height":60,"file_size":1},{"file_id":"l","width":1280,"height":853,"file_size":9},` +
		`{"file_id":"m","width":320,"height":213,"file_size":5}]}}`
	u, err := Decode(kiez.RawUpdate{ID: 1, JSON: []byte(raw)}, botName)
	if want := (kiez.SentFile{ID: "l", Size: 9}); err != nil || u.File != want || u.Media != kiez.Photo || u.Text != "Fest" {
		t.Errorf("%+v, %v", u, err)
	}
}
