package redisstore

import (
	"context"
	"errors"
	"fmt"

	"kiezbot/internal/kiez"
)

// enquiryLine is an open enquiry with its cards and messages, as they are stored.
type enquiryLine struct {
	Kind     string            `json:"kind"`
	Enquiry  kiez.Enquiry      `json:"enquiry"`
	Cards    []kiez.Sent       `json:"cards,omitempty"`
	Messages map[string]string `json:"messages,omitempty"`
}

// enquiryState carries what residents wait for. What is closed is not moved: it would be deleted soon.
func enquiryState(s *Store) StateKind {
	enquiries := NewEnquiries(s)
	return stateKind("enquiry", []string{
		"{enquiries}:enquiry:<id>", "{enquiries}:open", "{enquiries}:work", "{enquiries}:of:<chat>",
		"{enquiries}:messages:<id>", "{enquiries}:message:<chat>:<message>",
	}, enquiries.export, enquiries.add)
}

// export emits the open enquiries, the oldest first.
func (r *Enquiries) export(ctx context.Context, emit func(enquiryLine) error) error {
	all, err := r.Unfinished(ctx)
	if err != nil {
		return err
	}
	for _, e := range all {
		messages, err := r.s.read.HGetAll(ctx, r.s.keys.enquiryMessages(e.ID)).Result()
		if err != nil {
			return failure(err, "messages of enquiry %s", e.ID)
		}
		if err := emit(enquiryLine{Kind: "enquiry", Enquiry: e, Cards: e.Cards, Messages: messages}); err != nil {
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
	case !e.Open():
		return errors.New("it is closed")
	}
	for message, copies := range l.Messages {
		_, wrong := toSent(message)
		_, wrongCopies := toThread(e.ID, copies)
		if err := errors.Join(wrong, wrongCopies); err != nil {
			return err
		}
	}
	return checkLangs([]kiez.Lang{e.Lang})
}

// add stores enquiries that are not there yet. Their cards are looked at once more.
func (r *Enquiries) add(ctx context.Context, lines []enquiryLine) error {
	for _, l := range lines {
		// One that is known here stays as it is; an import that broke off may have stored it without its messages.
		if err := r.Save(ctx, l.Enquiry); err != nil && !errors.Is(err, kiez.ErrConflict) {
			return err
		}
		pipe := r.s.write.Pipeline()
		for _, card := range l.Cards {
			pipe.HSetNX(ctx, r.s.keys.enquiry(l.Enquiry.ID), fmt.Sprintf("card:%d", card.Chat), cardField(card))
		}
		for message, copies := range l.Messages {
			pipe.HSetNX(ctx, r.s.keys.enquiryMessages(l.Enquiry.ID), message, copies)
			pipe.SetNX(ctx, r.s.keys.enquiryMessage()+message, l.Enquiry.ID, 0)
		}
		if _, err := pipe.Exec(ctx); err != nil {
			return failure(err, "add enquiry %s", l.Enquiry.ID)
		}
	}
	return nil
}
