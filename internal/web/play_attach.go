package web

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"net/http"

	"kiezbot/internal/tgfake" //nolint:depguard // people send things in the simulated Telegram
)

type attachBody struct {
	place
	reply
	Kind string `json:"kind"` // photo, voice, document, sticker, location or contact
}

// attach sends an example of what people send besides text.
func (p *play) attach(who Person, body attachBody) (any, error) {
	content, err := p.example(who, body.Kind)
	if err != nil {
		return nil, err
	}
	m, err := p.Telegram.SayRaw(who.ID, body.of(who), body.in(content))
	return sent{m.MessageID}, err
}

func (p *play) example(who Person, kind string) (tgfake.WireMessage, error) {
	var m tgfake.WireMessage
	switch kind {
	case "photo":
		data, err := landscape(320, 200)
		if err != nil {
			return m, fmt.Errorf("draw a photo: %w", err)
		}
		m.Photo = p.Telegram.AddFile("photo", "photo.png", "image/png", data).Photo()
	case "voice":
		f := p.Telegram.AddFile("voice", "voice.ogg", "audio/ogg", []byte("OggS"))
		m.Voice = &tgfake.Media{FileRef: f.FileRef, Duration: 4, MimeType: f.MIME}
	case "document":
		f := p.Telegram.AddFile("document", "merkblatt.pdf", "application/pdf", []byte(emptyPage))
		m.Document = &tgfake.Document{FileRef: f.FileRef, FileName: f.Name, MimeType: f.MIME}
	case "sticker":
		f := p.Telegram.AddFile("sticker", "sticker.webp", "image/webp", []byte("RIFF"))
		m.Sticker = &tgfake.Sticker{FileRef: f.FileRef, Type: "regular", Width: 512, Height: 512, Emoji: "👋"}
	case "location": // S-Bahn station Lichtenberg
		m.Location = &tgfake.Location{Latitude: 52.5100, Longitude: 13.4970}
	case "contact": // the range is kept free for fiction by the Bundesnetzagentur
		m.Contact = &tgfake.Contact{PhoneNumber: "+493023125001", FirstName: who.Name, UserID: who.ID}
	default:
		return m, refusal{http.StatusBadRequest, "unknown_kind"}
	}
	return m, nil
}

// emptyPage is a sheet of A4 with nothing on it. Viewers find its parts without a table.
const emptyPage = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n" +
	"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

// landscape draws a sky over a meadow, w by h pixels, as PNG.
func landscape(w, h int) ([]byte, error) {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		shade := uint8(60 * y / h) //nolint:gosec // below 60
		line := color.RGBA{R: 150 + shade, G: 200 + shade/2, B: 235, A: 255}
		if 3*y > 2*h {
			line = color.RGBA{R: 110 + shade, G: 175 - shade/2, B: 100, A: 255}
		}
		for x := range w {
			img.SetRGBA(x, y, line)
		}
	}
	var out bytes.Buffer
	err := png.Encode(&out, img)
	return out.Bytes(), err
}
