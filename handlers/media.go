package handlers

import (
	"context"
	"fmt"
	"slices"

	"kiezbot/internal/kiez"
)

// Albums knows which albums have been answered.
type Albums interface {
	// First reports whether no message of this album came before.
	First(ctx context.Context, album string) (bool, error)
}

// first reports whether a message is alone, or comes before all others of its album: an album gets one answer.
func (b *bot) first(ctx context.Context, req Request) (bool, error) {
	if req.Album == "" {
		return true, nil
	}
	first, err := b.Albums.First(ctx, req.Album)
	if err != nil {
		return false, fmt.Errorf("album: %w", err)
	}
	return first, nil
}

// media answers what is not text. A caption is a question like any other; without one, people hear what the bot can
// read and where the rest is welcome.
func (b *bot) media(u kiez.Update) (Handler, bool) {
	if u.Media == "" || u.Text != "" {
		return nil, false
	}
	return func(ctx context.Context, req Request) (kiez.Reply, error) {
		if first, err := b.first(ctx, req); err != nil || !first {
			return kiez.Reply{}, err
		}
		office := b.Office.Office()
		switch u.Media {
		case kiez.Photo, kiez.Video:
			return kiez.Answer(kiez.Say("media.photo", nil)).With(menuButton()), nil
		case kiez.Voice, kiez.Audio:
			return kiez.Answer(kiez.Say("media.voice", kiez.Data{"Phone": kiez.Isolated(office.Phone)})).
				With(menuButton()), nil
		case kiez.Document:
			return kiez.Answer(kiez.Say("media.document", kiez.Data{"Mail": kiez.Isolated(office.Mail)})).
				With(menuButton()), nil
		case kiez.Contact:
			return kiez.Answer(kiez.Say("media.contact", nil)).With(menuButton()), nil
		case kiez.Location:
			reply := askArea(kiez.Say("media.location", nil))
			m := &reply.Messages[0]
			m.Rows = slices.Insert(m.Rows, len(kiez.Areas()), []kiez.Button{findAreaButton()})
			return reply, nil
		case kiez.Sticker, kiez.Dice:
			return kiez.Answer(kiez.Say("text.only_emoji", nil)).With(menuButton()), nil
		default:
			return kiez.Answer(kiez.Say("media.other", nil)).With(menuButton()), nil
		}
	}, true
}
