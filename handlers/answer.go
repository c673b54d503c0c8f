package handlers

import (
	"context"
	"strings"

	"kiezbot/internal/kiez"
)

// Understander says what a question is about.
type Understander interface {
	Ask(text string, lang kiez.Lang) kiez.Understanding
	Emergency(text string) (kind string, ok bool)
}

const (
	// humanIntent is the subject of people who want to speak to one.
	humanIntent = kiez.Intent("human")
	// aboutIntent is the subject of people who ask who we are, and for whom.
	aboutIntent = kiez.Intent("about.stz")
)

// Subjects knows what the bot can answer.
type Subjects interface {
	Subject(intent kiez.Intent) (kiez.Subject, bool)
	Family(family string) []kiez.Subject
	Families() []string // in the order of the content
}

// emergency answers a call for help before anything else, in the language it came in: fire, medical help and police, or
// kind words for somebody in despair.
func (b *bot) emergency(req Request) (kiez.Reply, bool) {
	kind, ok := b.Understander.Emergency(req.Text)
	if !ok {
		return kiez.Reply{}, false
	}
	reply := kiez.Answer(kiez.Say("answer.emergency", nil))
	if kind == "crisis" {
		reply = kiez.Answer(kiez.Say("answer.crisis", nil))
	}
	reply.Messages[0].Lang = b.Understander.Ask(req.Text, req.Lang).Lang
	reply.Action = kiez.ActionEmergency
	return reply, true
}

// question answers free text: outright, by asking which of two or three is meant, or by saying that it does not know.
// It answers in the language of the question and offers to switch where that is not the person's own.
func (b *bot) question(ctx context.Context, req Request) (kiez.Reply, error) {
	u := b.Understander.Ask(req.Text, req.Lang)
	if err := b.count(ctx, req, u); err != nil {
		return kiez.Reply{}, err
	}
	if foreign(u.Lang, req.Lang) == "" {
		return b.understood(ctx, req, u, "")
	}
	req.Lang = u.Lang
	reply, err := b.understood(ctx, req, u, u.Lang)
	if err != nil {
		return kiez.Reply{}, err
	}
	for i := range reply.Messages {
		reply.Messages[i].Lang = u.Lang
	}
	label := kiez.Say("button.switch_language", kiez.Data{"Language": u.Lang})
	return reply.With(kiez.Button{Label: label, Data: "lang:" + string(u.Lang)}), nil
}

// understood says what is known about it, below a line about emergencies if it may be one; lang is the language of its
// buttons where it is not the person's.
func (b *bot) understood(ctx context.Context, req Request, u kiez.Understanding, lang kiez.Lang) (kiez.Reply, error) {
	reply, err := b.known(ctx, req, u, lang)
	if reply.Action == "" {
		reply.Action = u.Action
	}
	if err == nil && u.Urgent && len(reply.Messages) > 0 {
		m := &reply.Messages[0]
		m.Paragraphs = append([]kiez.Text{kiez.Say("answer.if_urgent", nil)}, m.Paragraphs...)
	}
	return reply, err
}

func (b *bot) known(ctx context.Context, req Request, u kiez.Understanding, lang kiez.Lang) (kiez.Reply, error) {
	if u.Intent == aboutIntent && (u.Action == kiez.ActionAnswer || u.Action == kiez.ActionOffer) && !req.InGroup() {
		if found, _ := b.Localities.Localities(req.Text); len(found) > 0 { // "I live in …, is that yours?"
			return b.placed(req, found), nil
		}
	}
	switch u.Action {
	case kiez.ActionEmergency: // no phrase of it is known, but it reads like one
		return kiez.Answer(kiez.Say("answer.emergency", nil)), nil
	case kiez.ActionAnswer:
		subject, ok := b.Subjects.Subject(u.Intent)
		if !ok {
			return b.unanswered(ctx, req, u)
		}
		return b.answer(ctx, req, u, view{Subject: subject, lang: lang})
	case kiez.ActionOffer:
		return b.offer(ctx, req, u, lang)
	default:
		return b.unanswered(ctx, req, u)
	}
}

// answer explains a subject and asks whether that helped; nobody asks that after a greeting.
func (b *bot) answer(ctx context.Context, req Request, u kiez.Understanding, v view) (kiez.Reply, error) {
	switch v.Kind {
	case kiez.SubjectGreeting, kiez.SubjectThanks:
		return b.explain(ctx, req, v)
	case kiez.SubjectHuman: // the way to the office, and one tap to write to it: what comes next may be for the bot
		reply, err := b.explain(ctx, req, v)
		if err != nil || req.InGroup() {
			return reply, err
		}
		m := &reply.Messages[0]
		m.Rows = append([][]kiez.Button{{humanButton("", 0)}}, m.Rows...)
		return reply, nil
	default:
		token, err := b.hold(ctx, req, u, v.Intent)
		if err != nil {
			return kiez.Reply{}, err
		}
		v.token, v.family = token, b.wantsFamily(req.Text, u.Lang, v.Subject)
		return b.explain(ctx, req, v)
	}
}

// offer shows the candidates by the question each one answers, best first, and a way out. Where the two best are of
// one family, or a single word was asked, the rest of the family is there as well: one of them is easily taken for the
// other.
func (b *bot) offer(ctx context.Context, req Request, u kiez.Understanding, lang kiez.Lang) (kiez.Reply, error) {
	found, rest := b.Localities.Localities(req.Text)
	if len(found) > 0 && rest == 0 {
		return b.placed(req, found), nil
	}
	if best, ok := b.Subjects.Subject(u.Intent); ok && best.Kind.SmallTalk() { // "okay", "alles klar?"
		return unclear(), nil
	}
	likely := b.likely(u.Candidates)
	if len(likely) == 0 {
		return b.unanswered(ctx, req, u)
	}
	reply := kiez.Answer(kiez.Say("answer.offer", nil))
	m := &reply.Messages[0]
	for _, s := range likely {
		m.Rows = append(m.Rows, []kiez.Button{titleButton(s.Intent, lang)})
	}
	best := likely[0]
	if len(likely) > 1 && likely[1].Family == best.Family || b.wantsFamily(req.Text, u.Lang, best) {
		m.Rows = append(m.Rows, b.familyRows(best.Family, lang, likely...)...)
	}
	if len(found) > 0 && !req.InGroup() { // whoever names a street may have asked for its area
		for _, area := range areasOf(found) {
			m.Rows = append(m.Rows, []kiez.Button{areaButton(area)})
		}
	}
	token, err := b.hold(ctx, req, u, "")
	if err != nil {
		return kiez.Reply{}, err
	}
	return reply.With(button("button.none", "none:"+token)), nil
}

// likely are the subjects of the candidates, best first. Nobody asks a greeting, and what is far behind the best would
// only confuse.
func (b *bot) likely(candidates []kiez.Candidate) []kiez.Subject {
	const least = 0.1 // of the confidence of the best
	var list []kiez.Subject
	for _, c := range candidates {
		s, ok := b.Subjects.Subject(c.Intent)
		if ok && !s.Kind.SmallTalk() && c.Confidence >= least*candidates[0].Confidence {
			list = append(list, s)
		}
	}
	return list
}

// titles are at most three buttons, one a row, with the questions that the intents answer, in lang. There is none for
// small talk.
func (b *bot) titles(list []kiez.Intent, lang kiez.Lang) [][]kiez.Button {
	const most = 3
	var rows [][]kiez.Button
	for _, intent := range list[:min(most, len(list))] {
		if s, ok := b.Subjects.Subject(intent); ok && !s.Kind.SmallTalk() {
			rows = append(rows, []kiez.Button{titleButton(intent, lang)})
		}
	}
	return rows
}

func unknown(human kiez.Button) kiez.Reply {
	return kiez.Answer(kiez.Say("answer.unknown", nil), kiez.Say("answer.unknown_human", nil)).
		With(human).With(menuButton())
}

// Patience is said to somebody who writes faster than answers may go out.
func Patience() kiez.Message {
	return kiez.Message{Paragraphs: []kiez.Text{kiez.Say("text.patience", nil)}}
}

// subject answers a tapped title or area: "t:" and a view.
func (b *bot) subject(ctx context.Context, req Request) (kiez.Reply, error) {
	v, ok := b.viewOf(req.Arg)
	if !ok {
		return tooOld(), nil
	}
	return b.turn(ctx, req, v)
}

// turn shows a view in place of the message whose button asked for it.
func (b *bot) turn(ctx context.Context, req Request, v view) (kiez.Reply, error) {
	if v.lang != "" {
		req.Lang = v.lang
	}
	reply, err := b.explain(ctx, req, v)
	for i := range reply.Messages {
		reply.Messages[i].Lang = v.lang
	}
	return reply.Editing(), err
}

// text is where everything lands that no command, button or dialogue took. What holds no question gets a sentence.
func (b *bot) free(ctx context.Context, req Request) (kiez.Reply, error) {
	if _, err := b.first(ctx, req); err != nil { // a caption is answered, the other photos of its album are not
		return kiez.Reply{}, err
	}
	const mostWords = 150 // a question is shorter; what is longer is a letter, and letters go to the office
	switch text := strings.TrimSpace(req.Text); {
	case text == "":
		return kiez.Answer(kiez.Say("text.empty", nil)).With(menuButton()), nil
	case !readable(text):
		return kiez.Answer(kiez.Say("text.only_emoji", nil)).With(menuButton()), nil
	case len(strings.Fields(text)) > mostWords:
		return kiez.Answer(kiez.Say("text.too_long", nil)).
			With(humanButton("", 0)).With(menuButton()), nil
	}
	if reply, done, err := b.bareWord(ctx, req); done || err != nil {
		return reply, err
	}
	return b.question(ctx, req)
}
