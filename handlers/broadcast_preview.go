package handlers

import (
	"context"
	"fmt"

	"kiezbot/internal/kiez"
)

// try shows a broadcast before anybody gets it, to who asks or in the chat.
func (b *bot) try(ctx context.Context, req Request, bc kiez.Broadcast, verb string) (kiez.Reply, error) {
	switch {
	case !bc.Written():
		return kiez.Reply{Notice: kiez.Say("broadcast.text_missing", nil), Alert: true}, nil
	case verb == "test":
		return b.testToSelf(ctx, req, bc)
	default:
		return b.preview(ctx, req, bc)
	}
}

// preview shows the broadcast exactly as its readers will get it: one message a language that has a text of its own,
// and one a language whose readers would get German; above them a list of the languages. A template is shown in the
// language of who asks.
func (b *bot) preview(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	if bc.Template != kiez.NoTemplate {
		m, err := b.sample(ctx, req, bc)
		return previewOf(kiez.Lines{previewed("broadcast.preview", 1, req.Lang)}, []kiez.Message{m}), err
	}
	count, err := b.Broadcasts.Count(ctx, bc.Audience)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("count audience of %s: %w", bc.ID, err)
	}
	var letters []kiez.Message
	var langs kiez.Lines
	for _, lang := range audienceLangs(bc) {
		key := "broadcast.preview"
		if bc.Texts[lang] == "" {
			key = "broadcast.preview_german"
			if count[lang] == 0 || bc.Missing == kiez.SkipPeople {
				continue
			}
		}
		letters = append(letters, Letter(bc, lang))
		langs = append(langs, previewed(key, len(letters), lang))
	}
	return previewOf(langs, letters), nil
}

// previewed names one message of a preview by its place and its language.
func previewed(key string, number int, lang kiez.Lang) kiez.Text {
	return kiez.Say(key, kiez.Data{"Number": number, "Language": lang})
}

// previewOf lists the languages above the messages: what readers get has nothing added to it.
func previewOf(langs kiez.Lines, letters []kiez.Message) kiez.Reply {
	head := kiez.Answer(kiez.Say("broadcast.preview_head", nil), kiez.Show(langs))
	return kiez.Reply{Messages: append(head.Messages, letters...)}
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
