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

// EnquiryLost notes that the last message did not reach the resident.
func (h *Handlers) EnquiryLost(ctx context.Context, id string) error {
	_, err := h.bot.changeEnquiry(ctx, id, func(e *kiez.Enquiry) error { e.Lost = true; return nil })
	if errors.Is(err, kiez.ErrNotFound) {
		return nil
	}
	return err
}

func (b *bot) enquiryCard(e kiez.Enquiry) kiez.Message {
	if e.Gone != nil {
		return kiez.Message{Paragraphs: []kiez.Text{kiez.Say("desk.forgotten", nil)}}
	}
	m := kiez.Message{
		Paragraphs: []kiez.Text{
			deskTitle(e), kiez.Show(e.Text()), kiez.Show(b.aboutEnquiry(e)),
		},
		Enquiry: e.ID,
	}
	if !e.Open() {
		m.Paragraphs = append(m.Paragraphs, kiez.Say("desk.closed", kiez.Data{"Moment": kiez.Moment(e.Closed)}))
		return m
	}
	m.Paragraphs = append(m.Paragraphs, kiez.Say("desk.how", nil))
	take := button("button.take", "desk:take:"+e.ID)
	if e.Taken != 0 {
		take = button("button.give_back", "desk:back:"+e.ID)
	}
	m.Rows = [][]kiez.Button{
		{take, button("button.close_enquiry", "desk:close:"+e.ID)},
		{button("button.faq", "desk:faq:"+e.ID), button("button.block", "desk:block:"+e.ID)},
	}
	return m
}

// deskTitle says what somebody wants, and in which language.
func deskTitle(e kiez.Enquiry) kiez.Text {
	if e.Times != "" {
		return kiez.Say("desk.appointment", kiez.Data{"Language": e.Lang})
	}
	return kiez.Say("desk.question", kiez.Data{"Language": e.Lang})
}

// aboutEnquiry is what is known beside the question: never who asked, unless the person agreed.
func (b *bot) aboutEnquiry(e kiez.Enquiry) (lines kiez.Lines) {
	if e.Times != "" {
		lines = append(lines, timesLine(e.Times))
	}
	if intents := b.guessed(e); len(intents) > 0 {
		title := kiez.Say("topic."+string(intents[0])+".title", nil).In(kiez.German)
		lines = append(lines, kiez.Say("desk.topic", kiez.Data{"Topic": title}))
	}
	if e.Area != "" {
		lines = append(lines, kiez.Say("mydata.area", kiez.Data{"Area": e.Area}))
	}
	if e.Name != "" {
		lines = append(lines, kiez.Say("desk.name", kiez.Data{"Name": e.Name}))
	}
	if e.Waits() {
		lines = append(lines, kiez.Say("desk.waits", kiez.Data{"Moment": kiez.Moment(e.Since)}))
		if !e.Due.IsZero() {
			lines = append(lines, kiez.Say("desk.promised", kiez.Data{"Moment": kiez.Moment(e.Due)}))
		}
	}
	if e.Taken != 0 {
		lines = append(lines, kiez.Say("desk.taken", kiez.Data{"Who": b.colleague(e.Taken)}))
	}
	if len(e.Answered) > 0 {
		var who kiez.List
		for _, user := range e.Answered {
			who = append(who, b.colleague(user))
		}
		lines = append(lines, kiez.Say("desk.answered", kiez.Data{"Who": who}))
	}
	if e.Lost {
		lines = append(lines, kiez.Say("desk.lost", nil))
	}
	switch e.Helped {
	case kiez.Helpful:
		lines = append(lines, kiez.Say("desk.helped", nil))
	case kiez.Unhelpful:
		lines = append(lines, kiez.Say("desk.unhelpful", nil))
	}
	return lines
}

// guessed is what a question may be about, best first.
func (b *bot) guessed(e kiez.Enquiry) (list []kiez.Intent) {
	for _, intent := range e.Candidates {
		if s, ok := b.Subjects.Subject(intent); ok && !s.Kind.SmallTalk() && intent != humanIntent {
			list = append(list, intent)
		}
	}
	return list
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
		return b.askBanOf(ctx, arg)
	case "faq":
		return b.ready(ctx, req, arg)
	case "say":
		return b.showReady(ctx, req, arg)
	case "send":
		return b.sendReady(ctx, req, arg)
	case "list":
		return b.deskList(ctx, req, arg)
	case "show":
		return b.showEnquiry(ctx, req, arg)
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
