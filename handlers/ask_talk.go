package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// Threads knows which messages belong to an enquiry.
type Threads interface {
	// Thread gives the enquiry of a message, or kiez.ErrNotFound.
	Thread(ctx context.Context, m kiez.Sent) (kiez.Thread, error)
}

// changeEnquiry changes an enquiry and stores it. Where somebody was faster, it changes what they left. One that is
// gone is kiez.ErrNotFound.
func (b *bot) changeEnquiry(
	ctx context.Context, id string, change func(e *kiez.Enquiry) error,
) (e kiez.Enquiry, err error) {
	const tries = 5
	for range tries {
		if e, err = b.Enquiries.Enquiry(ctx, id); err != nil {
			return e, fmt.Errorf("change enquiry: %w", err)
		}
		if e.Gone != nil {
			return e, fmt.Errorf("change enquiry %s: %w", id, kiez.ErrNotFound)
		}
		if err = change(&e); err != nil {
			return e, err
		}
		if err = b.Enquiries.Save(ctx, e); !errors.Is(err, kiez.ErrConflict) {
			break
		}
	}
	if err != nil {
		return e, fmt.Errorf("change enquiry: %w", err)
	}
	e.Rev++
	return e, nil
}

// replied passes on what a resident writes as a reply to a message of the conversation with the office. It reports
// false where it is none.
func (b *bot) replied(ctx context.Context, req Request) (reply kiez.Reply, done bool, err error) {
	if req.InGroup() || req.ReplyTo == 0 || !req.Conveys() {
		return kiez.Reply{}, false, nil
	}
	all, err := b.Enquiries.Of(ctx, req.Chat)
	if err != nil || len(all) == 0 {
		return kiez.Reply{}, false, err
	}
	thread, err := b.Threads.Thread(ctx, kiez.Sent{Chat: req.Chat, ID: req.ReplyTo})
	if err != nil && !errors.Is(err, kiez.ErrNotFound) {
		return kiez.Reply{}, false, fmt.Errorf("what the reply is to: %w", err)
	}
	for _, e := range slices.Backward(all) {
		if e.ID == thread.Enquiry || e.Part(req.ReplyTo) != nil {
			reply, err := b.passOn(ctx, req, e, thread)
			return reply, true, err
		}
	}
	return kiez.Reply{}, false, nil
}

// talks passes on what a resident writes while talking to the office. It reports false where nobody does.
func (b *bot) talks(ctx context.Context, req Request) (reply kiez.Reply, done bool, err error) {
	if req.InGroup() || !req.Conveys() || b.bare.toBot(foldWord(req.Text)) {
		return kiez.Reply{}, false, nil
	}
	all, err := b.talkedTo(ctx, req)
	if err != nil || len(all) == 0 {
		return kiez.Reply{}, false, err
	}
	latest := slices.MaxFunc(all, func(a, b kiez.Enquiry) int { return a.Talk.Compare(b.Talk) })
	reply, err = b.passOn(ctx, req, latest, kiez.Thread{})
	return reply, true, err
}

// passOn gives the office one more message of a resident's. What comes before the card was shown is part of the
// question; later it is shown below the card.
func (b *bot) passOn(ctx context.Context, req Request, e kiez.Enquiry, to kiez.Thread) (kiez.Reply, error) {
	e, err := b.changeEnquiry(ctx, e.ID, func(e *kiez.Enquiry) error {
		if !e.Waits() {
			e.Since, e.Due, e.Added = req.Now, b.promised(req.Now), 0
		}
		if e.Added++; e.Added > mostAdded {
			return kiez.Refuse("ask.too_much", kiez.Data{"Limit": mostAdded})
		}
		e.Closed, e.Lost, e.Last, e.Talk = time.Time{}, false, req.Now, req.Now.Add(talkAsked)
		if len(e.Cards) == 0 && e.Part(req.MessageID) == nil {
			e.Parts, e.Gloss = append(e.Parts, partOf(req)), kiez.Gloss{}
		}
		return nil
	})
	if err != nil {
		return kiez.Reply{}, err
	}
	if err := b.glossAnew(ctx, e); err != nil {
		return kiez.Reply{}, err
	}
	said := append([]kiez.Text{kiez.Say("desk.addition", nil), shown(req.Rich())}, b.glossed(ctx, req)...)
	reply, err := b.passedOn(ctx, req, e)
	if err != nil {
		return kiez.Reply{}, err
	}
	for _, card := range b.cardsFor(e) {
		m := kiez.Message{
			Chat: card.Chat, Thread: card.Thread, ReplyTo: replyAt(to, card), Enquiry: e.ID, Copy: copyOf(req),
			Paragraphs:  said,
			Unreachable: b.deskAway().In(e.Lang),
		}
		reply.Messages = append(reply.Messages, m)
	}
	return reply, nil
}

// passedOn says that the office got a message, with a way back to the bot for a text that was meant for it.
func (b *bot) passedOn(ctx context.Context, req Request, e kiez.Enquiry) (kiez.Reply, error) {
	if first, err := b.first(ctx, req); err != nil || !first {
		return kiez.Reply{}, err
	}
	reply := inLang(kiez.Answer(kiez.Say("ask.passed_on", nil)), e.Lang)
	reply.Messages[0].Enquiry = e.ID
	if req.Text == "" {
		return reply, nil
	}
	token, err := b.Feedback.Hold(ctx, req.Text, req.Lang, nil, humanIntent)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("hold what was passed on: %w", err)
	}
	return reply.With(button("button.ask_bot", "askbot:"+e.ID+":"+token)), nil
}

// partOf is what somebody wrote or sent as a part of a question.
func partOf(req Request) kiez.Part {
	return kiez.Part{Message: req.MessageID, Text: strings.TrimSpace(req.Text), Media: req.Media}
}

// copyOf is the message itself where it holds more than text.
func copyOf(req Request) *kiez.Sent {
	if req.Media == "" {
		return nil
	}
	return &kiez.Sent{Chat: req.Chat, ID: req.MessageID}
}

// cardsFor are the cards that more is shown below: in private chats of staff only that of who took it. Where the office
// has moved to another chat meanwhile, it is shown there.
func (b *bot) cardsFor(e kiez.Enquiry) (cards []kiez.Sent) {
	for _, chat := range b.Staff.Desk() {
		at := slices.IndexFunc(e.Cards, func(c kiez.Sent) bool { return c.Chat == chat })
		switch {
		case at < 0:
		case chat == kiez.ChatID(e.Taken):
			return e.Cards[at : at+1]
		default:
			cards = append(cards, e.Cards[at])
		}
	}
	if len(cards) > 0 || len(e.Cards) == 0 {
		return cards
	}
	for _, chat := range b.Staff.Desk() {
		cards = append(cards, kiez.Sent{Chat: chat})
	}
	return cards
}

// replyAt is the message beside a card that a reply stands below: what it replies to, as far as that is there.
func replyAt(to kiez.Thread, card kiez.Sent) int {
	if to.Original.Chat == card.Chat {
		return to.Original.ID
	}
	for _, c := range to.Copies {
		if c.Chat == card.Chat {
			return c.ID
		}
	}
	return card.ID
}

// deskAway is said where the office's chat cannot be reached.
func (b *bot) deskAway() kiez.Text {
	return kiez.Say("ask.unreachable", kiez.Data{"Phone": kiez.Isolated(b.Office.Office().Phone)})
}

// correctsAsk passes on a changed message of a resident's to where the office sees it. What is part of the question is
// changed on its card.
func (b *bot) correctsAsk(ctx context.Context, req Request) (reply kiez.Reply, err error) {
	if req.InGroup() || req.Text == "" {
		return kiez.Reply{}, nil
	}
	all, err := b.Enquiries.Of(ctx, req.Chat)
	if err != nil || len(all) == 0 {
		return kiez.Reply{}, err
	}
	for _, e := range slices.Backward(all) {
		if e.Part(req.MessageID) == nil {
			continue
		}
		e, err := b.changeEnquiry(ctx, e.ID, func(e *kiez.Enquiry) error {
			if part := e.Part(req.MessageID); part != nil {
				part.Text, e.Gloss = clipped(req.Text, longestAsk), kiez.Gloss{}
			}
			return nil
		})
		if err != nil {
			return kiez.Reply{}, err
		}
		return kiez.Reply{}, b.glossAnew(ctx, e)
	}
	thread, err := b.Threads.Thread(ctx, kiez.Sent{Chat: req.Chat, ID: req.MessageID})
	if err != nil && !errors.Is(err, kiez.ErrNotFound) {
		return kiez.Reply{}, fmt.Errorf("copies of a changed message: %w", err)
	}
	if len(thread.Copies) == 0 {
		return kiez.Reply{}, nil
	}
	said := append([]kiez.Text{kiez.Say("desk.addition_changed", nil), shown(req.Rich())}, b.glossed(ctx, req)...)
	for _, c := range thread.Copies {
		reply.Messages = append(reply.Messages, kiez.Message{
			Chat: c.Chat, Replaces: c.ID, Enquiry: thread.Enquiry, Copy: copyOf(req), Paragraphs: said,
		})
	}
	return reply, nil
}

// ownEnquiry gives the enquiry of a button if it is the person's own; ok false: there is none (any more).
func (b *bot) ownEnquiry(ctx context.Context, req Request) (e kiez.Enquiry, rest string, ok bool, err error) {
	id, rest, _ := strings.Cut(req.Arg, ":")
	e, err = b.Enquiries.Enquiry(ctx, id)
	if err != nil && !errors.Is(err, kiez.ErrNotFound) {
		return e, rest, false, fmt.Errorf("own enquiry: %w", err)
	}
	return e, rest, err == nil && e.Gone == nil && e.Chat == req.Chat, nil
}

// backToBot ends the talk with the office, and answers what was written last: "askbot:<enquiry>:<token>".
func (b *bot) backToBot(ctx context.Context, req Request) (kiez.Reply, error) {
	e, token, ok, err := b.ownEnquiry(ctx, req)
	if err != nil || !ok {
		return tooOld(), err
	}
	if _, err := b.changeEnquiry(ctx, e.ID, endsTalk); err != nil {
		return kiez.Reply{}, err
	}
	q, err := b.Feedback.Held(ctx, token)
	if errors.Is(err, kiez.ErrNotFound) {
		return inLang(kiez.Answer(kiez.Say("ask.bot_listens", nil)).With(menuButton()), e.Lang), nil
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("back to the bot: %w", err)
	}
	return b.askBot(ctx, req, kiez.Part{Text: q.Text})
}

// answerHelped closes an enquiry whose answer helped: "askyes:<enquiry>".
func (b *bot) answerHelped(ctx context.Context, req Request) (kiez.Reply, error) {
	e, _, ok, err := b.ownEnquiry(ctx, req)
	if err != nil || !ok {
		return tooOld(), err
	}
	_, err = b.changeEnquiry(ctx, e.ID, func(e *kiez.Enquiry) error {
		e.Helped, e.Since, e.Talk = kiez.Helpful, time.Time{}, time.Time{}
		if e.Open() {
			e.Closed = req.Now
		}
		return nil
	})
	return kiez.Reply{Notice: kiez.Say("ask.thanks", nil).In(e.Lang)}, err
}

// answerFellShort asks what is missing: "askno:<enquiry>". What is written next goes to the office.
func (b *bot) answerFellShort(ctx context.Context, req Request) (kiez.Reply, error) {
	e, _, ok, err := b.ownEnquiry(ctx, req)
	if err != nil || !ok {
		return tooOld(), err
	}
	_, err = b.changeEnquiry(ctx, e.ID, func(e *kiez.Enquiry) error {
		e.Helped, e.Closed, e.Talk = kiez.Unhelpful, time.Time{}, req.Now.Add(talkAsked)
		return nil
	})
	reply := inLang(kiez.Answer(kiez.Say("ask.what_else", nil)), e.Lang)
	reply.Messages[0].Enquiry = e.ID
	return reply, err
}
