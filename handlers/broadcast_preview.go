package handlers

import (
	"context"
	"fmt"

	"kiezbot/internal/kiez"
)

// preview shows the broadcast exactly as its readers will get it: one message a language that has a text of its own,
// and one a language whose readers would get German. A template is shown in the language of who asks.
func (b *bot) preview(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	if bc.Template != kiez.NoTemplate {
		m, err := b.sample(ctx, req, bc)
		return kiez.Reply{Messages: []kiez.Message{headed(m, "broadcast.preview", req.Lang, req.Lang)}}, err
	}
	count, err := b.broadcasts.Count(ctx, bc.Audience)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("count audience of %s: %w", bc.ID, err)
	}
	var reply kiez.Reply
	for _, lang := range audienceLangs(bc) {
		key := "broadcast.preview"
		if bc.Texts[lang] == "" {
			key = "broadcast.preview_german"
			if count[lang] == 0 || bc.Missing == kiez.SkipPeople {
				continue
			}
		}
		reply.Messages = append(reply.Messages, headed(Letter(bc, lang), key, lang, req.Lang))
	}
	return reply, nil
}

// headed puts a line for staff above what is for readers.
func headed(m kiez.Message, key string, lang, staff kiez.Lang) kiez.Message {
	head := kiez.Say(key, kiez.Data{"Language": lang}).In(staff)
	m.Paragraphs = append([]kiez.Text{head}, m.Paragraphs...)
	return m
}

// testToSelf sends the draft to the person who asks, in that person's language.
func (b *bot) testToSelf(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	m, err := b.sample(ctx, req, bc)
	m.Chat = kiez.ChatID(req.From)
	return kiez.Reply{Messages: []kiez.Message{m}, Notice: kiez.Say("broadcast.tested", nil)}, err
}

// sample is what somebody who subscribed to all that the draft is for would get now, in the language of who asks.
func (b *bot) sample(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Message, error) {
	if bc.Template == kiez.NoTemplate {
		return Letter(bc, req.Lang), nil
	}
	reader := kiez.Person{Topics: map[kiez.Topic][]kiez.Area{}}
	for _, topic := range bc.Audience.Topics {
		reader.Topics[topic] = bc.Audience.Areas
	}
	m, some, err := b.weekAhead(ctx, reader, req.Lang, req.Now)
	if err == nil && !some {
		m.Paragraphs = []kiez.Text{kiez.Say("week.empty", nil)}
	}
	return m, err
}
