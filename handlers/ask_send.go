package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// confirmAsk is the step that waits for "send". What is written instead belongs to the question.
func (b *bot) confirmAsk(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	switch answer := b.yesOrNo(req); {
	case answer == answerYes:
		req.Arg = "send"
	case answer == answerNo: // shown once more
	case req.Kind != kiez.KindButton:
		return b.takeQuestion(ctx, req, data)
	}
	parts, err := partsOf(data)
	if err != nil {
		return kiez.Reply{}, "confirm", err
	}
	if len(parts) == 0 {
		return tooOld(), "question", nil
	}
	lang := kiez.Lang(data[askLang])
	switch req.Arg {
	case "cancel":
		return inLang(kiez.Answer(kiez.Say("cancel.ask", nil)).Editing(), lang), "", nil
	case "bot":
		reply, err := b.askBot(ctx, req, kiez.Part{Message: parts[0].Message, Text: kiez.Enquiry{Parts: parts}.Text()})
		return reply, "", err
	case "send", "name":
	default:
		return b.askConfirm(req, data, parts), "confirm", nil
	}
	full, err := b.askedEnough(ctx, req)
	if err != nil {
		return kiez.Reply{}, "confirm", err
	}
	if full != nil {
		return kiez.Reply{}, "confirm", full
	}
	e := b.newEnquiry(req, data[dialogueID], lang, parts)
	e.Times = data[askTimes]
	if data[askNoted] != "" { // what comes next is for the bot again
		e.Feedback, e.Due, e.Talk, e.Candidates = true, time.Time{}, time.Time{}, nil
	}
	if req.Arg == "name" {
		e.Name = req.Name
	}
	e.Gloss = b.glossOf(ctx, e)
	// One that is stored already was sent by this tap before, which the bot did not live to say.
	if err := b.Enquiries.Save(ctx, e); err != nil && !errors.Is(err, kiez.ErrConflict) {
		return kiez.Reply{}, "confirm", fmt.Errorf("question to the office: %w", err)
	}
	return b.askReceipt(e), "", nil
}

// newEnquiry is a question as the office gets it. Its answers reply to the message that shows it.
func (b *bot) newEnquiry(req Request, id string, lang kiez.Lang, parts []kiez.Part) kiez.Enquiry {
	if len(parts) > 0 && parts[0].Message == 0 {
		parts[0].Message = req.MessageID
	}
	e := kiez.Enquiry{
		ID: id, Chat: req.Chat, Lang: lang, Parts: parts, Area: req.Person.Area,
		At: req.Now, Since: req.Now, Last: req.Now, Due: b.promised(req.Now), Talk: req.Now.Add(talkAsked),
	}
	e.Candidates = intents(b.Understander.Ask(e.Text(), lang).Candidates)
	return e
}

// promised is by when the office answers what it is asked now: before it closes the next time it has opened. Zero: that
// is not known.
func (b *bot) promised(now time.Time) time.Time { return b.Office.Hours(now).NextUntil }

// askReceipt says that a question is on its way, when an answer can be expected, and how to add to it.
func (b *bot) askReceipt(e kiez.Enquiry) kiez.Reply {
	sent := []kiez.Text{kiez.Say("ask.sent", nil), kiez.Show(e.Text()), expected(e.Due), kiez.Say("ask.add", nil)}
	switch {
	case e.Feedback:
		sent = []kiez.Text{kiez.Say("feedback.sent", nil), kiez.Show(e.Text())}
	case e.Times != "":
		sent = slices.Insert(sent[1:], 0, kiez.Say("appointment.sent", nil), timesLine(e.Times))
	}
	reply := kiez.Answer(sent...).Editing().With(menuButton())
	reply.Messages[0].Enquiry = e.ID
	return inLang(reply, e.Lang)
}

func expected(due time.Time) kiez.Text {
	if due.IsZero() {
		return kiez.Say("hours.next_unknown", nil)
	}
	return kiez.Say("ask.expect", kiez.Data{"Moment": kiez.Moment(due)})
}

// askBot answers a text as a question to the bot after all.
func (b *bot) askBot(ctx context.Context, req Request, text kiez.Part) (kiez.Reply, error) {
	req.Kind, req.Text, req.MessageID, req.Button, req.Arg = kiez.KindMessage, text.Text, text.Message, "", ""
	return b.free(ctx, req)
}

// inLang has the whole reply said in one language.
func inLang(reply kiez.Reply, lang kiez.Lang) kiez.Reply {
	for i := range reply.Messages {
		reply.Messages[i].Lang = lang
	}
	return reply
}

// clipped cuts a text to so many letters.
func clipped(text string, most int) string {
	letters := []rune(text)
	return string(letters[:min(len(letters), most)])
}
