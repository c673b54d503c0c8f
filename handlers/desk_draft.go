package handlers

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kiezbot/internal/kiez"
)

// draftOf is what staff have just written in German to somebody who reads another language; nil: nothing of the kind.
func (b *bot) draftOf(req Request, e kiez.Enquiry) *kiez.AnswerDraft {
	if !b.translates(e.Lang) || req.Media != "" || !readable(req.Text) {
		return nil
	}
	if b.Understander.Ask(req.Text, kiez.German).Lang.Base() != kiez.German {
		return nil
	}
	return &kiez.AnswerDraft{ID: b.NewID(), Written: req.Text, At: kiez.Sent{Chat: req.Chat, ID: req.MessageID}}
}

// draftOffer says that an answer went out as it was written, and offers it in the resident's language.
func draftOffer(req Request, e kiez.Enquiry) kiez.Message {
	return kiez.Message{
		ReplyTo: req.MessageID, Enquiry: e.ID, Paragraphs: []kiez.Text{kiez.Say("desk.sent_german", nil)},
		Rows: [][]kiez.Button{{{
			Label: kiez.Say("button.translate_answer", kiez.Data{"Language": e.Lang}),
			Data:  "desk:offer:" + e.ID + ":" + e.Draft.ID,
		}}},
	}
}

// correctDraft changes what can be offered in the resident's language as staff change what they wrote.
func (b *bot) correctDraft(ctx context.Context, req Request, e kiez.Enquiry) error {
	is := func(e kiez.Enquiry) bool {
		return e.Draft != nil && e.Draft.At == kiez.Sent{Chat: req.Chat, ID: req.MessageID}
	}
	if !is(e) {
		return nil
	}
	_, err := b.changeEnquiry(ctx, e.ID, func(e *kiez.Enquiry) error {
		if is(*e) {
			e.Draft.Written, e.Draft.Translated = req.Text, ""
		}
		return nil
	})
	if errors.Is(err, kiez.ErrNotFound) {
		return nil
	}
	return err
}

// draftAt gives the enquiry and the draft that a button is about: "<enquiry>:<draft>"; nil: there is none any more.
func (b *bot) draftAt(ctx context.Context, arg string) (kiez.Enquiry, *kiez.AnswerDraft, error) {
	id, draft, _ := strings.Cut(arg, ":")
	e, err := b.enquiryAsked(ctx, id)
	if err != nil || e.Draft == nil || e.Draft.ID != draft {
		return e, nil, err
	}
	return e, e.Draft, nil
}

// offerDraft shows a translation of what staff wrote, which they may send or change: "desk:offer:<enquiry>:<draft>".
func (b *bot) offerDraft(ctx context.Context, req Request, arg string) (kiez.Reply, error) {
	e, draft, err := b.draftAt(ctx, arg)
	if err != nil || draft == nil || b.Translator == nil {
		return tooOld(), err
	}
	text, err := b.Translator.Translate(ctx, draft.Written, kiez.German, e.Lang)
	if err != nil {
		//nolint:nilerr // whoever translates has noted why
		return kiez.Reply{Notice: kiez.Say("desk.gloss_failed", nil), Alert: true}, nil
	}
	e, err = b.changeEnquiry(ctx, e.ID, func(e *kiez.Enquiry) error {
		if e.Draft != nil && e.Draft.ID == draft.ID {
			e.Draft.Translated = text
		}
		return nil
	})
	if errors.Is(err, kiez.ErrNotFound) {
		return tooOld(), nil
	}
	if err != nil {
		return kiez.Reply{}, err
	}
	how := kiez.Message{
		Edit: true, Enquiry: e.ID, Paragraphs: []kiez.Text{kiez.Say("desk.draft", kiez.Data{"Language": e.Lang})},
	}
	shown := kiez.Message{
		Enquiry: e.ID, Lang: e.Lang, Paragraphs: []kiez.Text{kiez.Show(text)},
		Rows: [][]kiez.Button{{{Label: kiez.Say("button.send", nil).In(req.Lang), Data: "desk:sendoffer:" + arg}}},
	}
	return kiez.Reply{Messages: []kiez.Message{how, shown}}, nil
}

// sendDraft sends the translation to the resident, as a reply to the answer as it was written:
// "desk:sendoffer:<enquiry>:<draft>".
func (b *bot) sendDraft(ctx context.Context, req Request, arg string) (kiez.Reply, error) {
	e, draft, err := b.draftAt(ctx, arg)
	if err != nil || draft == nil || draft.Translated == "" {
		return tooOld(), err
	}
	thread, err := b.Threads.Thread(ctx, draft.At)
	if err != nil && !errors.Is(err, kiez.ErrNotFound) {
		return kiez.Reply{}, fmt.Errorf("what was sent in German: %w", err)
	}
	if e, err = b.answered(ctx, req, e.ID, nil); err != nil {
		return kiez.Reply{}, err
	}
	text := kiez.Show(draft.Translated)
	m := answerMessage(e, kiez.Say("ask.answer_translated", nil), text)
	m.ReplyTo = e.Asked()
	for _, sent := range thread.Copies {
		if sent.Chat == e.Chat {
			m.ReplyTo = sent.ID
		}
	}
	return kiez.Reply{
		Notice:   kiez.Say("desk.sent_answer", nil),
		Messages: []kiez.Message{{Edit: true, Enquiry: e.ID, Lang: e.Lang, Paragraphs: []kiez.Text{text}}, m},
	}, nil
}
