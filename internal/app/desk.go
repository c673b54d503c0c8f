package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// deskEvery is how often somebody looks for cards that another replica left, or whose time has come.
const deskEvery = time.Second

// deskPatience is how long a card that could not be shown in one of several chats waits for the next try.
const deskPatience = time.Minute

// desk shows the office what residents ask: one card an enquiry in each of the office's chats, brought up to date after
// every change. What is to be shown is in the store before, so a restart loses no question.
type desk struct {
	enquiries *redisstore.Enquiries
	talk      *conversation
	staff     *staff
	changed   chan struct{}
	log       *slog.Logger
}

func newDesk(enquiries *redisstore.Enquiries, log *slog.Logger) *desk {
	return &desk{enquiries: enquiries, changed: make(chan struct{}, 1), log: log}
}

// serve completes a desk with those it speaks to and through.
func (d *desk) serve(talk *conversation, team *staff) { d.talk, d.staff = talk, team }

// Save stores an enquiry and has its cards brought up to date at once.
func (d *desk) Save(ctx context.Context, e kiez.Enquiry) error {
	err := d.enquiries.Save(ctx, e)
	select {
	case d.changed <- struct{}{}:
	default: // it is going to be looked at anyway
	}
	return err
}

// Enquiry gives one enquiry, or kiez.ErrNotFound.
func (d *desk) Enquiry(ctx context.Context, id string) (kiez.Enquiry, error) {
	return d.enquiries.Enquiry(ctx, id)
}

// Unfinished gives the enquiries that are not closed.
func (d *desk) Unfinished(ctx context.Context) ([]kiez.Enquiry, error) {
	return d.enquiries.Unfinished(ctx)
}

// Of gives the enquiries of a resident.
func (d *desk) Of(ctx context.Context, chat kiez.ChatID) ([]kiez.Enquiry, error) {
	return d.enquiries.Of(ctx, chat)
}

// run brings cards up to date until ctx ends.
func (d *desk) run(ctx context.Context) error {
	for ctx.Err() == nil {
		if err := d.work(ctx); err != nil && ctx.Err() == nil {
			d.log.ErrorContext(ctx, "show enquiries", "err", err)
		}
		select {
		case <-ctx.Done():
		case <-d.changed:
		case <-time.After(deskEvery):
		}
	}
	return nil
}

// work shows what there is to show. An enquiry that cannot be shown is handed out again later and holds up no other.
func (d *desk) work(ctx context.Context) error {
	var failed error
	for ctx.Err() == nil {
		e, err := d.enquiries.Claim(ctx, d.talk.now())
		if errors.Is(err, kiez.ErrNotFound) {
			return failed
		}
		if err != nil {
			return errors.Join(failed, err)
		}
		if e.Gone != nil {
			err = d.takeOut(ctx, e)
		} else {
			err = d.show(ctx, e)
		}
		if err != nil {
			failed = errors.Join(failed, fmt.Errorf("enquiry %s: %w", e.ID, err))
		}
	}
	return failed
}

// show posts the cards of an enquiry that are not there yet, and brings the others up to date.
func (d *desk) show(ctx context.Context, e kiez.Enquiry) error {
	place := map[kiez.ChatID]kiez.Sent{}
	for _, card := range e.Cards {
		place[card.Chat] = card
	}
	var cards []kiez.Sent
	var failed error
	for _, chat := range d.staff.Desk() {
		if chat == e.Chat { // a member of staff who asked as a resident
			continue
		}
		card, isNew := place[chat], place[chat].ID == 0
		if isNew {
			card = kiez.Sent{Chat: chat, Thread: d.topic(ctx, chat, e)}
		}
		sent, err := d.post(ctx, card, e)
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		if len(sent) == 0 {
			continue
		}
		card.ID = sent[0].ID
		card = d.turn(ctx, card, e)
		cards = append(cards, card)
		if err := d.enquiries.Belong(context.WithoutCancel(ctx), e.ID, sent...); err != nil {
			return err
		}
		if err := d.attach(ctx, e, card); err != nil {
			failed = errors.Join(failed, err)
		}
	}
	if len(cards) == 0 {
		return errors.Join(failed, errors.New("nobody of the office can be reached"))
	}
	var again time.Time
	if failed != nil {
		d.log.WarnContext(ctx, "card not shown to everybody", "enquiry", e.ID, "err", failed)
		again = d.talk.now().Add(deskPatience)
	}
	err := d.enquiries.Shown(context.WithoutCancel(ctx), e, cards, again)
	if !errors.Is(err, kiez.ErrNotFound) {
		return err
	}
	// Another replica has just taken it out; what was shown now must not stand there.
	return d.takeOut(ctx, kiez.Enquiry{ID: e.ID, Cards: cards, Gone: new(kiez.Leftover)})
}

// post sends the card of an enquiry, or replaces it, and gives the messages that speak for it. A chat that cannot be
// reached gets none.
func (d *desk) post(ctx context.Context, card kiez.Sent, e kiez.Enquiry) (messages []kiez.Sent, err error) {
	reader, err := d.talk.people.Person(ctx, card.Chat)
	if err != nil {
		return nil, fmt.Errorf("load reader: %w", err)
	}
	out := d.talk.render(d.talk.handlers.EnquiryCard(e), d.talk.langOf(reader, ""))
	out.Chat, out.Edit, out.Thread = card.Chat, card.ID, card.Thread
	sent, err := d.talk.telegram.Send(ctx, out)
	if err != nil && !errors.Is(err, kiez.ErrGone) {
		return nil, fmt.Errorf("card: %w", err)
	}
	for _, id := range sent {
		messages = append(messages, kiez.Sent{Chat: card.Chat, ID: id})
	}
	if len(messages) > 0 && card.Thread != 0 {
		messages = append(messages, kiez.Sent{Chat: card.Chat, ID: card.Thread}) // whoever writes in the topic, too
	}
	return messages, nil
}

// attach copies below a card what was sent along with the question, as far as it is not there yet: some of it may have
// come while the card was being posted. What cannot be copied for good is only logged: the question itself is there.
func (d *desk) attach(ctx context.Context, e kiez.Enquiry, card kiez.Sent) (later error) {
	for _, part := range e.Attached() {
		original := kiez.Sent{Chat: e.Chat, ID: part.Message}
		thread, err := d.enquiries.Thread(ctx, original)
		if err != nil && !errors.Is(err, kiez.ErrNotFound) {
			return fmt.Errorf("what is attached: %w", err)
		}
		if slices.ContainsFunc(thread.Copies, func(c kiez.Sent) bool { return c.Chat == card.Chat }) {
			continue
		}
		sent, err := d.talk.telegram.Send(ctx, kiez.Outgoing{
			Chat: card.Chat, Thread: card.Thread, ReplyTo: card.ID, Copy: &original,
		})
		if err == nil && len(sent) > 0 {
			copied := kiez.Sent{Chat: card.Chat, ID: sent[0]}
			err = d.enquiries.Copied(context.WithoutCancel(ctx), e.ID, original, copied)
		}
		if _, again := errors.AsType[*kiez.RetryError](err); again {
			later = errors.Join(later, fmt.Errorf("attach to card: %w", err))
		} else if err != nil {
			d.log.WarnContext(ctx, "attach to card", "enquiry", e.ID, "err", err)
		}
	}
	return later
}

// takeOut removes from the office's chats what a resident wrote who had everything deleted.
func (d *desk) takeOut(ctx context.Context, e kiez.Enquiry) error {
	for _, m := range e.Gone.Copies {
		if err := d.talk.telegram.Delete(ctx, m.Chat, m.ID); err != nil && !errors.Is(err, kiez.ErrGone) {
			return fmt.Errorf("take out: %w", err)
		}
	}
	for _, card := range e.Cards {
		if _, err := d.post(ctx, card, e); err != nil {
			return err
		}
	}
	return d.enquiries.Remove(context.WithoutCancel(ctx), e.ID)
}

// link notes which enquiry the messages belong to that m became, so that replies to them and edits of what they copy
// find their way. The message is out: that it could not be noted is no reason to send it again.
func (d *desk) link(ctx context.Context, req handlers.Request, m kiez.Message, chat kiez.ChatID, sent []int) {
	if m.Enquiry == "" || len(sent) == 0 {
		return
	}
	messages := make([]kiez.Sent, len(sent))
	for i, id := range sent {
		messages[i] = kiez.Sent{Chat: chat, ID: id}
	}
	ctx = context.WithoutCancel(ctx)
	err := d.enquiries.Belong(ctx, m.Enquiry, messages...)
	if req.Kind != kiez.KindButton && chat != req.Chat {
		original := kiez.Sent{Chat: req.Chat, ID: req.MessageID}
		err = errors.Join(err, d.enquiries.Copied(ctx, m.Enquiry, original, messages[0]))
	}
	if err != nil {
		d.log.WarnContext(ctx, "link message", "enquiry", m.Enquiry, "err", err)
	}
}

// lost notes that a resident cannot be reached any more.
func (d *desk) lost(ctx context.Context, m kiez.Message) error {
	if err := d.talk.people.Suppress(ctx, m.Chat, d.talk.now()); err != nil {
		return fmt.Errorf("suppress resident: %w", err)
	}
	if err := d.talk.handlers.EnquiryLost(ctx, m.Enquiry, m.Chat); err != nil {
		return fmt.Errorf("note lost answer: %w", err)
	}
	return nil
}
