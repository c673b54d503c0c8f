package handlers

import (
	"context"
	"errors"
	"fmt"

	"kiezbot/internal/kiez"
)

// askBroadcast asks for one thing of a draft by message. In a group people would talk over it, so it is asked in
// private only.
func (b *bot) askBroadcast(
	ctx context.Context, req Request, draft kiez.Broadcast, what string, lang kiez.Lang, question kiez.Text,
) (kiez.Reply, error) {
	if req.InGroup() {
		return kiez.Answer(kiez.Say("staff.in_private", nil)), nil
	}
	data := map[string]string{"id": draft.ID, "lang": string(lang), textSeen: fingerprint(draft.Text(lang))}
	if err := b.flows.start(ctx, req, "broadcast", what, data); err != nil {
		return kiez.Reply{}, err
	}
	return kiez.Answer(question).With(bcButton("button.cancel", "card", draft.ID)), nil
}

// takeInto changes the draft of a running dialogue and asks for what is still missing. What the person mistyped is said
// and asked again.
func (b *bot) takeInto(
	ctx context.Context, req Request, data map[string]string, step string, change func(*kiez.Broadcast) error,
) (kiez.Reply, string, error) {
	saved, err := b.changeDraft(ctx, req, data["id"], change)
	switch {
	case errors.Is(err, kiez.ErrNotFound):
		return kiez.Answer(kiez.Say("staff.gone", nil)), "", nil
	case err != nil:
		return kiez.Reply{}, step, err
	case saved.State != kiez.Draft:
		reply, err := b.broadcastCard(ctx, req, saved)
		reply.Messages = append([]kiez.Message{{Paragraphs: []kiez.Text{kiez.Say("broadcast.released_meanwhile", nil)}}},
			reply.Messages...)
		return reply, "", err
	case (step == "text" || step == "photo") && saved.Texts[kiez.Lang(data["lang"])] == "":
		return afterPhoto(saved), "text", nil
	case undated(saved):
		return b.whenQuestion(saved, req.Now), "when", nil
	}
	reply, err := b.draftScreen(ctx, req, saved)
	return reply, "", err
}

// changeDraft makes one change to a draft and gives it as it was stored. Where a colleague saves another change at the
// same moment, this one is made to what the colleague has saved: neither is lost. What is no draft any more is given as
// it stands.
func (b *bot) changeDraft(
	ctx context.Context, req Request, id string, change func(*kiez.Broadcast) error,
) (kiez.Broadcast, error) {
	const tries = 5
	for try := 1; ; try++ {
		draft, err := b.Broadcasts.Get(ctx, id)
		if err != nil {
			return draft, fmt.Errorf("load draft: %w", err)
		}
		if draft.State != kiez.Draft {
			return draft, nil
		}
		if draft.Texts == nil {
			draft.Texts = kiez.Titles{}
		}
		if err := change(&draft); err != nil {
			return draft, err
		}
		draft.Editor, draft.Changed = req.From, req.Now
		saved, err := b.Broadcasts.Save(ctx, draft)
		if err == nil {
			return saved, b.noteBroadcast(ctx, req, kiez.BroadcastEdited, saved)
		}
		if !errors.Is(err, kiez.ErrConflict) || try == tries {
			return draft, fmt.Errorf("save draft %s: %w", id, err)
		}
	}
}
