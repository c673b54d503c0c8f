package handlers

import (
	"context"

	"kiezbot/internal/kiez"
)

// opinionIntent is the subject of people who have praise, criticism or a complaint.
const opinionIntent = kiez.Intent("feedback")

// opinion takes what somebody wants to tell the office about the bot, the office or the neighbourhood. It goes the way
// of a question, but no answer is promised.
func (b *bot) opinion(ctx context.Context, req Request) (kiez.Reply, error) {
	full, err := b.askedEnough(ctx, req)
	if err != nil {
		return kiez.Reply{}, err
	}
	if full != nil {
		return kiez.Reply{}, full
	}
	data := map[string]string{
		dialogueID: b.NewID(), askedFor: "question", askLang: string(req.Lang), askNoted: "feedback",
	}
	if req.Arg == "" {
		return kiez.Answer(kiez.Say("feedback.ask", nil)), b.flows.start(ctx, req, "ask", "question", data)
	}
	return b.takeAtOnce(ctx, req, data)
}
