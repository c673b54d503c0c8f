package redisstore

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

var (
	enquiryLinkScript  = script("enquiry_link")
	enquiryClaimScript = script("enquiry_claim")
	enquiryShownScript = script("enquiry_shown")
)

// cardLease is how long somebody may take to show a card; after that somebody else does.
const cardLease = 2 * time.Minute

// Claim hands out an enquiry whose cards are to be looked at by now, or kiez.ErrNotFound. Without Shown or Remove it is
// handed out again after two minutes: a card may then be posted twice, but none is lost.
func (r *Enquiries) Claim(ctx context.Context, now time.Time) (kiez.Enquiry, error) {
	for {
		id, err := found(r.s.run(ctx, call{
			script: enquiryClaimScript, keys: []string{r.s.keys.enquiriesWork()},
			args: []any{now.UnixMilli(), now.Add(cardLease).UnixMilli()},
		}).Text())
		if err != nil {
			return kiez.Enquiry{}, failure(err, "claim enquiry")
		}
		if id == "" {
			return kiez.Enquiry{}, fmt.Errorf("claim enquiry: %w", kiez.ErrNotFound)
		}
		e, err := r.Enquiry(ctx, id)
		if !errors.Is(err, kiez.ErrNotFound) {
			return e, err
		}
		if err := r.Remove(ctx, id); err != nil { // its time has run out
			return kiez.Enquiry{}, err
		}
	}
}

// Shown notes that cards show the enquiry as it is in e. It is handed out again at again, zero: when it changes; and at
// once if it was changed since e was read. It gives kiez.ErrNotFound if the enquiry is gone.
func (r *Enquiries) Shown(ctx context.Context, e kiez.Enquiry, cards []kiez.Sent, again time.Time) error {
	next := ""
	if !again.IsZero() {
		next = strconv.FormatInt(again.UnixMilli(), 10)
	}
	args := []any{e.ID, e.Rev, next}
	for _, card := range cards {
		args = append(args, int64(card.Chat), cardField(card))
	}
	there, err := r.s.run(ctx, call{
		script: enquiryShownScript, keys: []string{r.s.keys.enquiry(e.ID), r.s.keys.enquiriesWork()}, args: args,
	}).Bool()
	if err != nil {
		return failure(err, "note cards of enquiry %s", e.ID)
	}
	if !there {
		return fmt.Errorf("note cards of enquiry %s: %w", e.ID, kiez.ErrNotFound)
	}
	return nil
}

// closedTopic stands behind the topic of a card where that was closed.
const closedTopic = ":closed"

// cardField is how a card is written beside its chat: the message, and the topic it stands in if there is one.
func cardField(card kiez.Sent) string {
	if card.Thread == 0 {
		return strconv.Itoa(card.ID)
	}
	field := strconv.Itoa(card.ID) + ":" + strconv.Itoa(card.Thread)
	if card.Closed {
		field += closedTopic
	}
	return field
}

// toCard reads what cardField wrote.
func toCard(chat, field string) (card kiez.Sent, err error) {
	field, closed := strings.CutSuffix(field, closedTopic)
	message, thread, _ := strings.Cut(field, ":")
	at, err := toSent(chat + ":" + message)
	if err != nil || len(at) != 1 {
		return kiez.Sent{}, fmt.Errorf("card %q in %q: %w", field, chat, err)
	}
	card = at[0]
	card.Thread, _ = strconv.Atoi(thread) // absent: in no topic
	card.Closed = closed
	return card, nil
}

// Remove deletes what is left of an enquiry whose resident had everything deleted.
func (r *Enquiries) Remove(ctx context.Context, id string) error {
	pipe := r.s.write.TxPipeline()
	pipe.Del(ctx, r.s.keys.enquiry(id))
	pipe.ZRem(ctx, r.s.keys.enquiriesWork(), id)
	_, err := pipe.Exec(ctx)
	return failure(err, "remove enquiry %s", id)
}

// Belong notes that messages belong to an enquiry: whoever replies to one speaks to it.
func (r *Enquiries) Belong(ctx context.Context, id string, messages ...kiez.Sent) error {
	return r.link(ctx, id, "", messages)
}

// Copied notes that messages belong to an enquiry, and are copies of the original: its edits go through to them.
func (r *Enquiries) Copied(ctx context.Context, id string, original kiez.Sent, copies ...kiez.Sent) error {
	return r.link(ctx, id, "copies", append([]kiez.Sent{original}, copies...))
}

func (r *Enquiries) link(ctx context.Context, id, kind string, messages []kiez.Sent) error {
	k := r.s.keys
	c := call{script: enquiryLinkScript, keys: []string{k.enquiry(id), k.enquiryMessages(id)}, args: []any{id, kind}}
	for _, m := range messages {
		c.keys = append(c.keys, k.enquiryMessage()+sentField(m))
		c.args = append(c.args, sentField(m))
	}
	return failure(r.s.run(ctx, c).Err(), "link messages of enquiry %s", id)
}

// Thread says which enquiry a message belongs to, or kiez.ErrNotFound.
func (r *Enquiries) Thread(ctx context.Context, m kiez.Sent) (kiez.Thread, error) {
	id, err := found(r.s.read.Get(ctx, r.s.keys.enquiryMessage()+sentField(m)).Result())
	if err != nil {
		return kiez.Thread{}, failure(err, "enquiry of message %d in %d", m.ID, m.Chat)
	}
	if id == "" {
		return kiez.Thread{}, fmt.Errorf("enquiry of message %d in %d: %w", m.ID, m.Chat, kiez.ErrNotFound)
	}
	list, err := found(r.s.read.HGet(ctx, r.s.keys.enquiryMessages(id), sentField(m)).Result())
	if err != nil {
		return kiez.Thread{}, failure(err, "copies of message %d in %d", m.ID, m.Chat)
	}
	return toThread(id, list)
}

// toThread reads what is stored beside a message.
func toThread(id, list string) (kiez.Thread, error) {
	original, isCopy := strings.CutPrefix(list, "<")
	messages, err := toSent(original)
	if err != nil {
		return kiez.Thread{}, err
	}
	if isCopy && len(messages) > 0 {
		return kiez.Thread{Enquiry: id, Original: messages[0]}, nil
	}
	return kiez.Thread{Enquiry: id, Copies: messages}, nil
}
