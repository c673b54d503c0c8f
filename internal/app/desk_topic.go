package app

import (
	"context"
	"strings"

	"kiezbot/internal/kiez"
	"kiezbot/locales"
)

// topic opens a topic for an enquiry where the office's group has topics, and gives it; 0: there is none. Without the
// right to open one, the card stands where it would in any group.
func (d *desk) topic(ctx context.Context, chat kiez.ChatID, e kiez.Enquiry) (thread int) {
	if chat > 0 {
		return 0
	}
	forum, err := d.talk.telegram.IsForum(ctx, chat)
	if err == nil && forum {
		var name []string
		for _, text := range d.talk.handlers.EnquiryTopic(e) {
			name = append(name, locales.Plain(d.talk.library.catalog().HTML(d.talk.language, text)))
		}
		thread, err = d.talk.telegram.OpenTopic(ctx, chat, strings.Join(name, ": "))
	}
	if err != nil {
		d.log.WarnContext(ctx, "open topic", "enquiry", e.ID, "err", err)
	}
	return thread
}

// turn closes the topic of a card with its enquiry, and opens it again with it. Where it fails it is left for the next
// change: everybody can write in it all the same.
func (d *desk) turn(ctx context.Context, card kiez.Sent, e kiez.Enquiry) kiez.Sent {
	closed := !e.Open()
	if card.Thread == 0 || card.Closed == closed {
		return card
	}
	change := d.talk.telegram.ReopenTopic
	if closed {
		change = d.talk.telegram.CloseTopic
	}
	if err := change(ctx, card.Chat, card.Thread); err != nil {
		d.log.WarnContext(ctx, "close or reopen topic", "enquiry", e.ID, "err", err)
		return card
	}
	card.Closed = closed
	return card
}
