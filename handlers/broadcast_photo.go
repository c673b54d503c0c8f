package handlers

import (
	"context"
	"errors"

	"kiezbot/internal/kiez"
)

// longestCaption is what fits under a photo, in UTF-16 units (Bot API, sendPhoto).
const longestCaption = 1024

// sentPhoto is the file_id of the photo that somebody sent; empty: none.
func sentPhoto(req Request) string {
	if req.Media != kiez.Photo {
		return ""
	}
	return req.File.ID
}

// readPhoto takes a photo into a draft. A picture that was sent as a file, a video, a sticker is none.
func readPhoto(req Request, draft *kiez.Broadcast) error {
	switch req.Media {
	case "":
		return nil
	case kiez.Photo:
		draft.Photo = sentPhoto(req)
		return nil
	default:
		return kiez.Refuse("broadcast.photo_only", nil)
	}
}

// askPhoto asks for a photo. If there is one, it can also be taken away.
func (b *bot) askPhoto(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	if bc.Template != kiez.NoTemplate {
		return tooOld(), nil
	}
	if bc.Photo == "" || req.InGroup() {
		return b.askBroadcast(ctx, req, bc, "photo", kiez.German, kiez.Say("broadcast.ask_photo", nil))
	}
	reply, err := b.askBroadcast(ctx, req, bc, "photo", kiez.German, kiez.Say("broadcast.ask_photo_other", nil))
	if err != nil {
		return kiez.Reply{}, err
	}
	m := &reply.Messages[0]
	m.Photo = bc.Photo
	m.Rows = append([][]kiez.Button{{bcButton("button.broadcast_photo_remove", "nophoto", bc.ID)}}, m.Rows...)
	return reply, nil
}

// takePhoto is the step that reads a photo. A caption is the German text, as it is with a new draft.
func (b *bot) takePhoto(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	reply, next, err := b.takeInto(ctx, req, data, "photo", func(draft *kiez.Broadcast) error {
		if req.Media == "" {
			return kiez.Refuse("broadcast.photo_missing", nil)
		}
		if err := readPhoto(req, draft); err != nil || req.Text == "" {
			return err
		}
		return replaceText(draft, kiez.German, data[textSeen], req.Rich())
	})
	if errors.Is(err, errClash) {
		return b.clash(ctx, data, req.Rich())
	}
	return reply, next, err
}

// removePhoto takes the photo of a draft away.
func (b *bot) removePhoto(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	if err := b.flows.endAbout(ctx, req.Chat, bc.ID); err != nil {
		return kiez.Reply{}, err
	}
	bc.Photo, bc.Editor = "", req.From
	return b.saveDraft(ctx, req, bc, nil)
}

// afterPhoto asks for the text again: the photo came without one.
func afterPhoto(draft kiez.Broadcast) kiez.Reply {
	return kiez.Answer(kiez.Say("broadcast.photo_taken", nil)).With(bcButton("button.cancel", "card", draft.ID))
}

// aboutPhoto says on a draft's card that there is a photo, and in which languages it is a message of its own.
func aboutPhoto(bc kiez.Broadcast) []kiez.Text {
	if bc.Photo == "" {
		return nil
	}
	var above []kiez.Lang
	for _, lang := range audienceLangs(bc) {
		if units(bc.Texts[lang]) > longestCaption {
			above = append(above, lang)
		}
	}
	said := []kiez.Text{kiez.Say("broadcast.photo", nil)}
	if len(above) > 0 {
		said = append(said, kiez.Say("broadcast.photo_above", kiez.Data{"Languages": namesOf(above)}))
	}
	return said
}
