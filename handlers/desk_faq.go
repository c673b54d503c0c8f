package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kiezbot/internal/kiez"
)

// ready shows the answers that may fit an enquiry: "desk:faq:<enquiry>" and on as subjectRows has it.
func (b *bot) ready(ctx context.Context, req Request, arg string) (kiez.Reply, error) {
	id, group, _ := strings.Cut(arg, ":")
	e, err := b.enquiryAsked(ctx, id)
	if err != nil || e.ID == "" {
		return tooOld(), err
	}
	reply := kiez.Answer(kiez.Say("desk.pick", nil))
	reply.Messages[0].Edit = !isCard(e, req)
	reply.Messages[0].Rows = b.subjectRows(e, "faq", "say", group)
	return reply, nil
}

// subjectRows are the ways to a subject for an enquiry. "desk:<list>:<enquiry>" offers those it may be about; with
// ":groups" behind it the groups, with a group those in it. A subject leads to "desk:<then>:<enquiry>:<intent>".
func (b *bot) subjectRows(e kiez.Enquiry, list, then, group string) (rows [][]kiez.Button) {
	here := "desk:" + list + ":" + e.ID
	pick := func(intent kiez.Intent) []kiez.Button {
		title := kiez.Say("topic."+string(intent)+".title", nil).In(kiez.German)
		return []kiez.Button{{Label: title, Data: "desk:" + then + ":" + e.ID + ":" + string(intent)}}
	}
	switch group {
	case "":
		for _, intent := range b.guessed(e) {
			rows = append(rows, pick(intent))
		}
		return append(rows, []kiez.Button{button("button.other_answer", here+":groups")})
	case "groups":
		var groups []kiez.Button
		for _, f := range b.Subjects.Families() {
			groups = append(groups, kiez.Button{Label: kiez.Say("family."+f, nil), Data: here + ":" + f})
		}
		return append(inRows(2, groups...), []kiez.Button{button("button.back", here)})
	}
	for _, s := range b.members(group) {
		rows = append(rows, pick(s.Intent))
	}
	return append(rows, []kiez.Button{button("button.back", here+":groups")})
}

// enquiryAsked gives an enquiry; an empty one if it is gone.
func (b *bot) enquiryAsked(ctx context.Context, id string) (kiez.Enquiry, error) {
	e, err := b.Enquiries.Enquiry(ctx, id)
	if errors.Is(err, kiez.ErrNotFound) || e.Gone != nil {
		return kiez.Enquiry{}, nil
	}
	if err != nil {
		return kiez.Enquiry{}, fmt.Errorf("enquiry of a button: %w", err)
	}
	return e, nil
}

// isCard reports whether a button stands under a card, which nothing may take the place of.
func isCard(e kiez.Enquiry, req Request) bool {
	return slices.ContainsFunc(e.Cards, func(c kiez.Sent) bool { return c.Chat == req.Chat && c.ID == req.MessageID })
}

// readyAnswer is what the bot says about an intent now, in the resident's language: "<enquiry>:<intent>".
func (b *bot) readyAnswer(ctx context.Context, req Request, arg string) (kiez.Enquiry, []kiez.Text, error) {
	id, intent, _ := strings.Cut(arg, ":")
	e, err := b.enquiryAsked(ctx, id)
	subject, ok := b.Subjects.Subject(kiez.Intent(intent))
	if err != nil || !ok || e.ID == "" {
		return kiez.Enquiry{}, nil, err
	}
	v := view{Subject: subject, area: string(e.Area)}
	if v.AskArea && v.area == "" {
		v.area = "all"
	}
	asked := Request{
		Update: kiez.Update{Kind: kiez.KindMessage, Chat: e.Chat, ChatKind: kiez.Private},
		Person: kiez.Person{Chat: e.Chat, Area: e.Area}, Lang: e.Lang, Now: req.Now,
	}
	reply, err := b.content(ctx, asked, v)
	if err != nil || len(reply.Messages) == 0 {
		return kiez.Enquiry{}, nil, err
	}
	return e, reply.Messages[0].Paragraphs, nil
}

// showReady shows a ready answer as the resident would get it, and in German: "desk:say:<enquiry>:<intent>".
func (b *bot) showReady(ctx context.Context, req Request, arg string) (kiez.Reply, error) {
	e, answer, err := b.readyAnswer(ctx, req, arg)
	if err != nil || e.ID == "" {
		return tooOld(), err
	}
	reply := kiez.Reply{Messages: []kiez.Message{readyPreview(e, answer)}}
	return reply.With(button("button.send", "desk:send:"+arg), button("button.broadcast_edit", "desk:edit:"+arg)).
		With(button("button.back", "desk:faq:"+e.ID)), nil
}

// editReady gives a ready answer to be changed: a message of nothing but its text, to be copied. What staff reply to it
// answers the resident: "desk:edit:<enquiry>:<intent>".
func (b *bot) editReady(ctx context.Context, req Request, arg string) (kiez.Reply, error) {
	e, answer, err := b.readyAnswer(ctx, req, arg)
	if err != nil || e.ID == "" {
		return tooOld(), err
	}
	how := kiez.Message{
		Edit: true, Enquiry: e.ID, Paragraphs: append(
			[]kiez.Text{kiez.Say("desk.edit", kiez.Data{"Language": e.Lang})}, inGerman(e, answer)...),
		Rows: [][]kiez.Button{{button("button.back", "desk:say:"+arg)}},
	}
	draft := kiez.Message{Enquiry: e.ID, Lang: e.Lang, Paragraphs: answer}
	return kiez.Reply{Messages: []kiez.Message{how, draft}}, nil
}

func readyPreview(e kiez.Enquiry, answer []kiez.Text) kiez.Message {
	m := kiez.Message{Edit: true, Paragraphs: []kiez.Text{kiez.Say("desk.preview", kiez.Data{"Language": e.Lang})}}
	for _, p := range answer {
		m.Paragraphs = append(m.Paragraphs, p.In(e.Lang))
	}
	m.Paragraphs = append(m.Paragraphs, inGerman(e, answer)...)
	return m
}

// inGerman is an answer for those who do not read the resident's language; where that is German, nothing.
func inGerman(e kiez.Enquiry, answer []kiez.Text) (german []kiez.Text) {
	if e.Lang.Base() == kiez.German {
		return nil
	}
	german = append(german, kiez.Say("desk.preview_german", nil))
	for _, p := range answer {
		german = append(german, p.In(kiez.German))
	}
	return german
}

// sendReady sends a ready answer to the resident: "desk:send:<enquiry>:<intent>".
func (b *bot) sendReady(ctx context.Context, req Request, arg string) (kiez.Reply, error) {
	e, answer, err := b.readyAnswer(ctx, req, arg)
	if err != nil || e.ID == "" {
		return tooOld(), err
	}
	if e, err = b.answered(ctx, req, e.ID, nil); err != nil {
		return kiez.Reply{}, err
	}
	m := answerMessage(e, append([]kiez.Text{kiez.Say("ask.answer", nil)}, answer...)...)
	m.ReplyTo = e.Asked()
	return kiez.Reply{
		Notice: kiez.Say("desk.sent_answer", nil), Messages: []kiez.Message{readyPreview(e, answer), m},
	}, nil
}
