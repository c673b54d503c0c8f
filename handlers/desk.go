package handlers

import (
	"context"
	"errors"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// EnquiryCard is an enquiry as the office sees it. It is the same for everybody who may answer.
func (h *Handlers) EnquiryCard(e kiez.Enquiry) kiez.Message { return h.bot.enquiryCard(e) }

// EnquiryTopic is the name of the topic in which an enquiry is dealt with, where the office's group has topics.
func (h *Handlers) EnquiryTopic(e kiez.Enquiry) []kiez.Text {
	return []kiez.Text{deskTitle(e), kiez.Show(clip(e.Text()))}
}

// EnquiryLost notes that the last message to a chat was not delivered. It matters where that is the resident's, not a
// colleague's.
func (h *Handlers) EnquiryLost(ctx context.Context, id string, chat kiez.ChatID) error {
	_, err := h.bot.changeEnquiry(ctx, id, func(e *kiez.Enquiry) error {
		e.Lost = e.Lost || e.Chat == chat
		return nil
	})
	if errors.Is(err, kiez.ErrNotFound) {
		return nil
	}
	return err
}

// deskButton takes a tap of the staff's: "desk:<what>:<argument>".
func (b *bot) deskButton(ctx context.Context, req Request) (kiez.Reply, error) {
	what, arg, _ := strings.Cut(req.Arg, ":")
	switch what {
	case "take":
		return b.changeOnDesk(ctx, req, arg, "desk.took", func(e *kiez.Enquiry) { e.Taken = req.From })
	case "back":
		return b.changeOnDesk(ctx, req, arg, "desk.given_back", func(e *kiez.Enquiry) { e.Taken = 0 })
	case "close":
		return b.closeEnquiry(ctx, req, arg)
	case "block":
		reply, err := b.askBanOf(ctx, arg)
		if errors.Is(err, kiez.ErrNotFound) {
			return tooOld(), nil
		}
		return reply, err
	case "faq":
		return b.ready(ctx, req, arg)
	case "say":
		return b.showReady(ctx, req, arg)
	case "edit":
		return b.editReady(ctx, req, arg)
	case "send":
		return b.sendReady(ctx, req, arg)
	case "offer":
		return b.offerDraft(ctx, req, arg)
	case "sendoffer":
		return b.sendDraft(ctx, req, arg)
	case "list":
		return b.deskList(ctx, req, arg)
	case "show":
		return b.showEnquiry(ctx, req, arg)
	case "about":
		return b.wasAbout(ctx, req, arg)
	case "teach":
		return b.assign(ctx, req, arg)
	case "unteach":
		return b.unassign(ctx, req, arg)
	default:
		return tooOld(), nil
	}
}

// changeOnDesk changes an open enquiry and says so on the button. The cards are brought up to date elsewhere, as they
// are in several chats; a message that is no card but shows the enquiry is replaced here.
func (b *bot) changeOnDesk(
	ctx context.Context, req Request, id, notice string, change func(e *kiez.Enquiry),
) (kiez.Reply, error) {
	e, err := b.changeEnquiry(ctx, id, func(e *kiez.Enquiry) error {
		if !e.Open() {
			return kiez.Refuse("desk.closed_before", nil)
		}
		change(e)
		return nil
	})
	if refused, ok := errors.AsType[*kiez.UserError](err); ok {
		return kiez.Reply{Notice: refused.Text, Alert: true}, nil
	}
	if errors.Is(err, kiez.ErrNotFound) {
		return tooOld(), nil
	}
	if err != nil {
		return kiez.Reply{}, err
	}
	reply := kiez.Reply{Notice: kiez.Say(notice, nil)}
	if !isCard(e, req) {
		m := b.enquiryCard(e)
		m.Edit = true
		reply.Messages = []kiez.Message{m}
	}
	return reply, nil
}

// closeEnquiry ends an enquiry, and tells the resident.
func (b *bot) closeEnquiry(ctx context.Context, req Request, id string) (kiez.Reply, error) {
	var closed kiez.Enquiry
	reply, err := b.changeOnDesk(ctx, req, id, "desk.closed_now", func(e *kiez.Enquiry) {
		e.Closed, e.Since, e.Talk = req.Now, time.Time{}, time.Time{}
		closed = *e
	})
	if err != nil || closed.ID == "" {
		return reply, err
	}
	reply.Messages = append(reply.Messages, kiez.Message{
		Chat: closed.Chat, Lang: closed.Lang, ReplyTo: closed.Asked(), Enquiry: closed.ID,
		Paragraphs:  []kiez.Text{kiez.Say("ask.closed", nil)},
		Unreachable: kiez.Say("desk.lost", nil),
	})
	return reply, nil
}
