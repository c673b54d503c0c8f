package redisstore

import (
	"context"
	"errors"
	"fmt"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// enquiryLine is an enquiry with its cards and messages, as they are stored.
type enquiryLine struct {
	Kind     string            `json:"kind"`
	Enquiry  kiez.Enquiry      `json:"enquiry"`
	Cards    []kiez.Sent       `json:"cards,omitempty"`
	Messages map[string]string `json:"messages,omitempty"`
	Until    untilDay          `json:"until,omitempty"` // of one that is closed
}

// enquiryState carries what residents and the office wrote to each other: who replies to it later opens it again.
func enquiryState(s *Store) StateKind {
	enquiries := NewEnquiries(s)
	return stateKind("enquiry", []string{
		"{enquiries}:enquiry:<id>", "{enquiries}:open", "{enquiries}:work", "{enquiries}:of:<chat>",
		"{enquiries}:messages:<id>", "{enquiries}:message:<chat>:<message>",
	}, enquiries.export, enquiries.add)
}

// export emits all enquiries, the oldest first.
func (r *Enquiries) export(ctx context.Context, emit func(enquiryLine) error) error {
	ids, err := r.s.rest(ctx, r.s.keys.enquiry(""))
	if err != nil {
		return err
	}
	all, err := r.enquiries(ctx, ids)
	if err != nil {
		return err
	}
	for _, e := range all {
		pipe := r.s.read.Pipeline()
		messages, end := pipe.HGetAll(ctx, r.s.keys.enquiryMessages(e.ID)), pipe.PExpireTime(ctx, r.s.keys.enquiry(e.ID))
		if _, err := pipe.Exec(ctx); err != nil {
			return failure(err, "messages of enquiry %s", e.ID)
		}
		line := enquiryLine{
			Kind: "enquiry", Enquiry: e, Cards: e.Cards, Messages: messages.Val(), Until: toUntil(end.Val()),
		}
		if err := emit(line); err != nil {
			return err
		}
	}
	return nil
}

// check reports whether the bot could have written the enquiry.
func (l enquiryLine) check() error {
	e := l.Enquiry
	switch {
	case !isID(e.ID):
		return fmt.Errorf("%q is no id of an enquiry", e.ID)
	case e.Chat == 0:
		return errors.New("the chat is missing")
	case len(e.Parts) == 0:
		return errors.New(`"parts" is missing`)
	case e.At.IsZero():
		return errors.New(`"at" is missing`)
	case e.Open() && l.Until != "":
		return errors.New(`one that is open has no "until"`)
	}
	for message, copies := range l.Messages {
		_, wrong := toSent(message)
		_, wrongCopies := toThread(e.ID, copies)
		if err := errors.Join(wrong, wrongCopies); err != nil {
			return err
		}
	}
	return errors.Join(checkLangs([]kiez.Lang{e.Lang}), l.Until.check())
}

// add stores enquiries that are not there yet and have not had their time. Their cards are looked at once more.
func (r *Enquiries) add(ctx context.Context, lines []enquiryLine) error {
	now, err := r.s.serverTime(ctx)
	if err != nil {
		return err
	}
	for _, l := range lines {
		life := l.Until.life(now, r.s.retention)
		if !l.Enquiry.Open() && life <= 0 {
			continue
		}
		// One that is known here stays as it is; an import that broke off may have stored it without its messages.
		err := r.Save(ctx, l.Enquiry)
		if err != nil && !errors.Is(err, kiez.ErrConflict) {
			return err
		}
		if err == nil && !l.Enquiry.Open() {
			err = r.s.write.PExpire(ctx, r.s.keys.enquiry(l.Enquiry.ID), life).Err()
			if err != nil {
				return failure(err, "add enquiry %s", l.Enquiry.ID)
			}
		}
		if err := r.addMessages(ctx, l); err != nil {
			return failure(err, "add messages of enquiry %s", l.Enquiry.ID)
		}
	}
	return nil
}

// addMessages stores the cards and messages of an enquiry that are not there yet. They live as long as it does.
func (r *Enquiries) addMessages(ctx context.Context, l enquiryLine) error {
	k := r.s.keys
	own := []string{k.enquiryMessages(l.Enquiry.ID)}
	pipe := r.s.write.Pipeline()
	for _, card := range l.Cards {
		pipe.HSetNX(ctx, k.enquiry(l.Enquiry.ID), fmt.Sprintf("card:%d", card.Chat), cardField(card))
	}
	for message, copies := range l.Messages {
		pipe.HSetNX(ctx, own[0], message, copies)
		pipe.SetNX(ctx, k.enquiryMessage()+message, l.Enquiry.ID, 0)
		own = append(own, k.enquiryMessage()+message)
	}
	life := pipe.PTTL(ctx, k.enquiry(l.Enquiry.ID))
	if _, err := pipe.Exec(ctx); err != nil || life.Val() < 0 { // it is open
		return err //nolint:wrapcheck // the caller does
	}
	_, err := r.s.write.Pipelined(ctx, func(p redis.Pipeliner) error {
		for _, key := range own {
			p.PExpire(ctx, key, life.Val())
		}
		return nil
	})
	return err //nolint:wrapcheck // the caller does
}
