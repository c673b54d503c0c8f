package handlers

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// internalNote begins what stays among staff.
const internalNote = "//"

// deskSays passes on what staff write in the conversation with a resident: as a reply to the card or to any message of
// the conversation. It reports false where it belongs to none.
func (b *bot) deskSays(ctx context.Context, req Request) (reply kiez.Reply, done bool, err error) {
	if !slices.Contains(b.Staff.Desk(), req.Chat) || !req.Conveys() || req.Kind == kiez.KindEdited && req.Text == "" {
		return kiez.Reply{}, false, nil
	}
	note := strings.HasPrefix(strings.TrimSpace(req.Text), internalNote)
	if req.Command != "" && !note {
		return kiez.Reply{}, false, nil
	}
	thread, sent, err := b.deskThread(ctx, req)
	if err != nil || thread.Enquiry == "" {
		return kiez.Reply{}, false, err
	}
	e, err := b.Enquiries.Enquiry(ctx, thread.Enquiry)
	if errors.Is(err, kiez.ErrNotFound) || e.Gone != nil {
		return kiez.Answer(kiez.Say("desk.gone", nil)), true, nil
	}
	if err != nil {
		return kiez.Reply{}, false, fmt.Errorf("answer enquiry: %w", err)
	}
	switch {
	case e.Chat == req.Chat: // a colleague who asked something as a resident
		return kiez.Reply{}, false, nil
	case !req.Role.Staff():
		return kiez.Answer(kiez.Say("desk.not_staff", nil)), true, nil
	case note && len(sent) > 0:
		return kiez.Answer(kiez.Say("desk.note_late", nil)), true, nil
	case note:
		return kiez.Reply{}, true, nil
	case len(sent) > 0:
		return b.correctAnswer(req, e, sent), true, b.correctDraft(ctx, req, e)
	}
	reply, err = b.answerEnquiry(ctx, req, e, thread)
	return reply, true, err
}

// deskThread says which enquiry a message of staff belongs to, and for a changed one what it was sent as.
func (b *bot) deskThread(ctx context.Context, req Request) (thread kiez.Thread, sent []kiez.Sent, err error) {
	find := func(message int) (kiez.Thread, error) {
		if message == 0 {
			return kiez.Thread{}, nil
		}
		thread, err := b.Threads.Thread(ctx, kiez.Sent{Chat: req.Chat, ID: message})
		if err != nil && !errors.Is(err, kiez.ErrNotFound) {
			return thread, fmt.Errorf("find enquiry of message: %w", err)
		}
		return thread, nil
	}
	if req.Kind == kiez.KindEdited {
		thread, err = find(req.MessageID)
		if err != nil || len(thread.Copies) > 0 {
			return thread, thread.Copies, err
		}
	}
	thread, err = find(cmp.Or(req.ReplyTo, req.Thread)) // a topic of the group is one conversation
	if thread.Enquiry == "" {
		thread.Enquiry = cardOf(req.Replied)
	}
	return thread, nil, err
}

// cardOf is the enquiry of a card by its first button: a card that was posted right before a crash is known by nothing
// else.
func cardOf(button string) (id string) {
	name, rest, _ := strings.Cut(button, ":")
	what, id, _ := strings.Cut(rest, ":")
	if name != "desk" || what != "take" && what != "back" {
		return ""
	}
	return id
}

// answerEnquiry sends what staff wrote to the resident, as a reply to the question or to what it replies to.
func (b *bot) answerEnquiry(ctx context.Context, req Request, e kiez.Enquiry, to kiez.Thread) (kiez.Reply, error) {
	draft := b.draftOf(req, e)
	e, err := b.answered(ctx, req, e.ID, draft)
	if err != nil {
		return kiez.Reply{}, err
	}
	m := writtenAnswer(req, e)
	m.ReplyTo = e.Asked()
	if to.Original.Chat == e.Chat {
		m.ReplyTo = to.Original.ID
	}
	reply := kiez.Reply{Messages: []kiez.Message{m}}
	for _, card := range colleagues(e, req) {
		reply.Messages = append(reply.Messages, b.colleagueAnswered(req, e, card))
	}
	if draft != nil {
		reply.Messages = append(reply.Messages, draftOffer(req, e))
	}
	return reply, nil
}

// answered notes that the office has the last word in an enquiry, and what of it can be offered in the resident's
// language; nil: nothing.
func (b *bot) answered(ctx context.Context, req Request, id string, draft *kiez.AnswerDraft) (kiez.Enquiry, error) {
	return b.changeEnquiry(ctx, id, func(e *kiez.Enquiry) error {
		e.Draft = draft
		e.Since, e.Lost, e.Helped, e.Last = time.Time{}, false, "", req.Now
		if !slices.Contains(e.Answered, req.From) {
			e.Answered = append(e.Answered, req.From)
		}
		if e.Open() {
			e.Talk = req.Now.Add(talkReplied)
		}
		return nil
	})
}

// colleagues are the cards of those who care about an enquiry, too, and see nothing of an answer that was written in
// another private chat.
func colleagues(e kiez.Enquiry, req Request) []kiez.Sent {
	return slices.DeleteFunc(slices.Clone(e.Cards), func(card kiez.Sent) bool {
		user := kiez.UserID(card.Chat)
		return card.Chat == req.Chat || req.InGroup() || user != e.Taken && !slices.Contains(e.Answered, user)
	})
}

// colleagueAnswered shows a colleague what was answered, below the card.
func (b *bot) colleagueAnswered(req Request, e kiez.Enquiry, card kiez.Sent) kiez.Message {
	return kiez.Message{
		Chat: card.Chat, ReplyTo: card.ID, Enquiry: e.ID, Copy: copyOf(req), Paragraphs: []kiez.Text{
			kiez.Say("desk.colleague_answered", kiez.Data{"Who": b.colleague(req.From)}), shown(req.Rich()),
		},
	}
}

// correctAnswer changes what the resident and colleagues got as staff change what they wrote.
func (b *bot) correctAnswer(req Request, e kiez.Enquiry, sent []kiez.Sent) kiez.Reply {
	var reply kiez.Reply
	for _, s := range sent {
		m := writtenAnswer(req, e)
		if s.Chat != e.Chat {
			m = b.colleagueAnswered(req, e, s)
		}
		m.Chat, m.Replaces = s.Chat, s.ID
		reply.Messages = append(reply.Messages, m)
	}
	return reply
}

// writtenAnswer is what staff wrote or sent, as the resident gets it.
func writtenAnswer(req Request, e kiez.Enquiry) kiez.Message {
	m := answerMessage(e, kiez.Say("ask.answer", nil), shown(req.Rich()))
	m.Copy = copyOf(req)
	return m
}

// answerMessage is an answer of the office, which asks whether it helped.
func answerMessage(e kiez.Enquiry, paragraphs ...kiez.Text) kiez.Message {
	return kiez.Message{
		Chat: e.Chat, Lang: e.Lang, Enquiry: e.ID, Paragraphs: paragraphs,
		Rows:        [][]kiez.Button{{button("button.helped", "askyes:"+e.ID), button("button.unhelpful", "askno:"+e.ID)}},
		Unreachable: kiez.Say("desk.lost", nil),
	}
}
