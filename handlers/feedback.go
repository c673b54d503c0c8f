package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// Feedback keeps a question, without the person who asked it, until somebody says whether its answer helped.
type Feedback interface {
	// Hold gives the token that names the question on a button: 8 letters and digits.
	Hold(ctx context.Context, text string, lang kiez.Lang, candidates []kiez.Intent, answered kiez.Intent) (
		token string, err error)
	// Held gives the question, or kiez.ErrNotFound where it was judged already or its time has run out.
	Held(ctx context.Context, token string) (kiez.Question, error)
	// Helpful forgets the question; Unhelpful puts it on the staff's list. They report false where nothing is left to do.
	Helpful(ctx context.Context, token string) (done bool, err error)
	Unhelpful(ctx context.Context, token string) (done bool, err error)
}

// Tally counts what helped, and lists what the bot could not answer, without the person who asked.
type Tally interface {
	Helped(ctx context.Context, intent kiez.Intent, lang kiez.Lang, yes bool, at time.Time) error
	Unanswered(ctx context.Context, text string, lang kiez.Lang, candidates []kiez.Intent) error
}

// hold keeps the question of req, to which intent is the answer; empty: candidates are offered.
func (b *bot) hold(ctx context.Context, req Request, u kiez.Understanding, intent kiez.Intent) (string, error) {
	token, err := b.Feedback.Hold(ctx, req.Text, req.Lang, intents(u.Candidates), intent)
	if err != nil {
		return "", fmt.Errorf("hold question: %w", err)
	}
	return token, nil
}

// feedbackRow asks below an answer whether it helped.
func feedbackRow(token string) []kiez.Button {
	return []kiez.Button{button("button.helped", "helped:"+token), button("button.unhelpful", "unhelpful:"+token)}
}

// helped thanks for "that helped".
func (b *bot) helped(ctx context.Context, req Request) (kiez.Reply, error) {
	q, err := b.judge(ctx, req, true)
	if err != nil {
		return kiez.Reply{}, err
	}
	return kiez.Reply{Notice: kiez.Say("feedback.thanks", nil).In(q.Lang)}, nil
}

// unhelpful leads on to what else the question may have meant, and to a human. The answer stays where it is.
func (b *bot) unhelpful(ctx context.Context, req Request) (kiez.Reply, error) {
	q, err := b.judge(ctx, req, false)
	if err != nil {
		return kiez.Reply{}, err
	}
	others := slices.DeleteFunc(q.Candidates, func(i kiez.Intent) bool { return i == q.Answered })
	reply := kiez.Answer(kiez.Say("feedback.sorry", nil))
	if titles := b.titles(others, foreign(q.Lang, req.Lang)); len(titles) > 0 {
		reply = kiez.Answer(kiez.Say("feedback.sorry", nil), kiez.Say("answer.offer", nil))
		reply.Messages[0].Rows = titles
	}
	m := &reply.Messages[0]
	m.Paragraphs, m.Lang = append(m.Paragraphs, kiez.Say("answer.unknown_human", nil)), q.Lang
	human, err := b.toHuman(ctx, req, q)
	return reply.With(human).With(menuButton()), err
}

// none takes "none of these": "none:<token>".
func (b *bot) none(ctx context.Context, req Request) (kiez.Reply, error) {
	q, err := b.judge(ctx, req, false)
	if err != nil {
		return kiez.Reply{}, err
	}
	human, err := b.toHuman(ctx, req, q)
	reply := unknown(human).Editing()
	reply.Messages[0].Lang = q.Lang
	return reply, err
}

// judge settles the question of the token in req.Arg. Only the first judgement counts; of a question that is not held
// any more the zero Question is given.
func (b *bot) judge(ctx context.Context, req Request, yes bool) (kiez.Question, error) {
	q, err := b.Feedback.Held(ctx, req.Arg)
	if errors.Is(err, kiez.ErrNotFound) {
		return kiez.Question{}, nil
	}
	if err != nil {
		return kiez.Question{}, fmt.Errorf("judge answer: %w", err)
	}
	settle := b.Feedback.Unhelpful
	if yes {
		settle = b.Feedback.Helpful
	}
	first, err := settle(ctx, req.Arg)
	if err != nil {
		return kiez.Question{}, fmt.Errorf("judge answer: %w", err)
	}
	if !first || q.Answered == "" { // candidates were offered: nothing was answered yet
		return q, nil
	}
	if err := b.Tally.Helped(ctx, q.Answered, q.Lang, yes, req.Now); err != nil {
		return kiez.Question{}, fmt.Errorf("judge answer: %w", err)
	}
	return q, nil
}

// unanswered says that the bot does not know, and puts the question on the staff's list. The name of a street is none.
func (b *bot) unanswered(ctx context.Context, req Request, u kiez.Understanding) (kiez.Reply, error) {
	if found, rest := b.Localities.Localities(req.Text); len(found) > 0 && rest <= len(found) {
		return b.placed(req, found), nil
	}
	if err := b.Tally.Unanswered(ctx, req.Text, req.Lang, intents(u.Candidates)); err != nil {
		return kiez.Reply{}, fmt.Errorf("list unanswered question: %w", err)
	}
	token, err := b.hold(ctx, req, u, humanIntent)
	reply := unknown(humanButton(token, req.MessageID))
	reply.Action = kiez.ActionHandoff // whatever it was taken for
	return reply, err
}

// Questions knows which message asked what another one answers.
type Questions interface {
	// Question gives the id of the message in the chat that an answer is to; 0: it is not known (any more).
	Question(ctx context.Context, chat kiez.ChatID, answer int) (int, error)
}

// toHuman leads to a human with a question that was judged, below the message whose button was pressed.
func (b *bot) toHuman(ctx context.Context, req Request, q kiez.Question) (kiez.Button, error) {
	if q.Text == "" {
		return humanButton("", 0), nil
	}
	token, err := b.Feedback.Hold(ctx, q.Text, q.Lang, q.Candidates, humanIntent)
	if err != nil {
		return kiez.Button{}, fmt.Errorf("hold question for a human: %w", err)
	}
	message, err := b.Questions.Question(ctx, req.Chat, req.MessageID)
	if err != nil {
		return kiez.Button{}, fmt.Errorf("message of a question: %w", err)
	}
	return humanButton(token, message), nil
}

func intents(candidates []kiez.Candidate) []kiez.Intent {
	list := make([]kiez.Intent, len(candidates))
	for i, c := range candidates {
		list[i] = c.Intent
	}
	return list
}
