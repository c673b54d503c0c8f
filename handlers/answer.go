package handlers

import (
	"context"
	"strings"
	"unicode"

	"kiezbot/internal/kiez"
)

// Understander says what a question is about.
type Understander interface {
	Ask(text string, lang kiez.Lang) kiez.Understanding
	Emergency(text string) (kind string, ok bool)
}

// humanIntent is the subject of people who want to speak to one.
const humanIntent = kiez.Intent("human")

// Subjects knows what the bot can answer.
type Subjects interface {
	Subject(intent kiez.Intent) (kiez.Subject, bool)
	Family(family string) []kiez.Subject
}

// emergency answers a call for help before anything else, in the language it came in: fire, medical help and police, or
// kind words for somebody in despair.
func (b *bot) emergency(req Request) (kiez.Reply, bool) {
	kind, ok := b.understander.Emergency(req.Text)
	if !ok {
		return kiez.Reply{}, false
	}
	reply := kiez.Answer(kiez.Say("answer.emergency", nil))
	if kind == "crisis" {
		reply = kiez.Answer(kiez.Say("answer.crisis", nil))
	}
	reply.Messages[0].Lang = b.understander.Ask(req.Text, req.Lang).Lang
	return reply, true
}

// question answers free text: outright, by asking which of two or three is meant, or by saying that it does not know.
// It answers in the language of the question and offers to switch where that is not the person's own.
func (b *bot) question(ctx context.Context, req Request) (kiez.Reply, error) {
	u := b.understander.Ask(req.Text, req.Lang)
	own := req.Lang
	if u.Lang != "" {
		req.Lang = u.Lang
	}
	reply, err := b.understood(ctx, req, u)
	if err != nil {
		return kiez.Reply{}, err
	}
	for i := range reply.Messages {
		reply.Messages[i].Lang = req.Lang
	}
	if req.Lang.Base() != own.Base() {
		label := kiez.Say("button.switch_language", kiez.Data{"Language": req.Lang})
		reply = reply.With(kiez.Button{Label: label, Data: "lang:" + string(req.Lang)})
	}
	return reply, nil
}

func (b *bot) understood(ctx context.Context, req Request, u kiez.Understanding) (kiez.Reply, error) {
	switch u.Action {
	case kiez.ActionEmergency: // no phrase of it is known, but it reads like one
		return kiez.Answer(kiez.Say("answer.emergency", nil)), nil
	case kiez.ActionAnswer:
		subject, ok := b.subjects.Subject(u.Intent)
		if !ok {
			return unknown(), nil
		}
		return b.explain(ctx, req, subject)
	case kiez.ActionOffer:
		return b.offer(u.Candidates), nil
	default:
		return unknown(), nil
	}
}

// offer shows the candidates by the question each one answers, best first, and a way out.
func (b *bot) offer(candidates []kiez.Candidate) kiez.Reply {
	const most = 3
	reply := kiez.Answer(kiez.Say("answer.offer", nil))
	for _, c := range candidates[:min(most, len(candidates))] {
		if _, ok := b.subjects.Subject(c.Intent); ok {
			reply = reply.With(titleButton(c.Intent))
		}
	}
	if len(reply.Messages[0].Rows) == 0 {
		return unknown()
	}
	return reply.With(button("button.none", "none"))
}

func unknown() kiez.Reply {
	return kiez.Answer(kiez.Say("answer.unknown", nil), kiez.Say("answer.unknown_human", nil)).
		With(button("button.human", "human")).With(menuButton())
}

// none answers "none of these".
func (b *bot) none(_ context.Context, _ Request) (kiez.Reply, error) {
	return unknown().Editing(), nil
}

// subject answers a tapped title: "t:<intent>" or "t:<intent>:<area>".
func (b *bot) subject(ctx context.Context, req Request) (kiez.Reply, error) {
	intent, area, _ := strings.Cut(req.Arg, ":")
	subject, ok := b.subjects.Subject(kiez.Intent(intent))
	if !ok {
		return tooOld(), nil
	}
	switch req.Arg = area; area {
	case "":
		reply, err := b.explain(ctx, req, subject)
		return reply.Editing(), err
	case "ask":
		return b.askArea(subject).Editing(), nil
	}
	reply, err := b.explainArea(ctx, req, subject)
	return reply.Editing(), err
}

// family lists the questions of one family; the one that says what it is all about is answered at once.
func (b *bot) family(ctx context.Context, req Request) (kiez.Reply, error) {
	members := b.subjects.Family(req.Arg)
	if len(members) == 0 {
		return tooOld(), nil
	}
	reply, err := b.explain(ctx, req, members[0])
	if err != nil {
		return kiez.Reply{}, err
	}
	reply.Messages[0].Rows = nil
	var buttons []kiez.Button
	for _, s := range members[1:] {
		buttons = append(buttons, shortButton(s.Intent))
	}
	reply.Messages[0].Rows = append(inRows(2, buttons...), []kiez.Button{menuButton()})
	return reply.Editing(), nil
}

// text is where everything lands that no command, button or dialogue took. What holds no question gets a sentence.
func (b *bot) free(ctx context.Context, req Request) (kiez.Reply, error) {
	const mostWords = 150 // a question is shorter; what is longer is a letter, and letters go to the office
	switch text := strings.TrimSpace(req.Text); {
	case text == "":
		return kiez.Answer(kiez.Say("text.empty", nil)).With(menuButton()), nil
	case !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		return kiez.Answer(kiez.Say("text.only_emoji", nil)).With(menuButton()), nil
	case len(strings.Fields(text)) > mostWords:
		return kiez.Answer(kiez.Say("text.too_long", nil)).
			With(button("button.human", "human")).With(menuButton()), nil
	}
	return b.question(ctx, req)
}

func titleButton(intent kiez.Intent) kiez.Button {
	return button("topic."+string(intent)+".title", "t:"+string(intent))
}

func shortButton(intent kiez.Intent) kiez.Button {
	return button("topic."+string(intent)+".short", "t:"+string(intent))
}
