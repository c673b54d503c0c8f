package handlers_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
)

// The messages of the office's conversations have ids from here on.
const firstSent, firstCard = 100, 500

// enquiries keeps what residents ask the office. Its cards are there as soon as they are to be.
type enquiries struct {
	world   *world
	all     map[string]kiez.Enquiry
	threads map[kiez.Sent]kiez.Thread
	sent    int
	hurried bool // somebody else changes the next one first, once
}

func newEnquiries(w *world) *enquiries {
	return &enquiries{world: w, all: map[string]kiez.Enquiry{}, threads: map[kiez.Sent]kiez.Thread{}, sent: firstSent}
}

func (f *enquiries) Save(_ context.Context, e kiez.Enquiry) error {
	if f.hurried && e.Rev > 0 {
		f.hurried = false
		other := f.all[e.ID]
		other.Rev++
		f.all[e.ID] = other
	}
	if f.all[e.ID].Rev != e.Rev {
		return fmt.Errorf("save enquiry %s: %w", e.ID, kiez.ErrConflict)
	}
	e.Rev++
	e.Parts = slices.Clone(e.Parts)
	if len(e.Cards) == 0 {
		for _, chat := range f.world.staff.Desk() {
			card := kiez.Sent{Chat: chat, ID: firstCard + len(f.all)}
			e.Cards = append(e.Cards, card)
			f.threads[card] = kiez.Thread{Enquiry: e.ID}
		}
	}
	f.all[e.ID] = e
	return f.world.store()
}

func (f *enquiries) Enquiry(_ context.Context, id string) (kiez.Enquiry, error) {
	e, ok := f.all[id]
	if !ok {
		return e, fmt.Errorf("enquiry %s: %w", id, kiez.ErrNotFound)
	}
	e.Parts = slices.Clone(e.Parts)
	return e, f.world.store()
}

func (f *enquiries) Unfinished(context.Context) ([]kiez.Enquiry, error) {
	return f.those(func(e kiez.Enquiry) bool { return e.Open() })
}

func (f *enquiries) Of(_ context.Context, chat kiez.ChatID) ([]kiez.Enquiry, error) {
	return f.those(func(e kiez.Enquiry) bool { return e.Chat == chat })
}

func (f *enquiries) those(wanted func(kiez.Enquiry) bool) (list []kiez.Enquiry, err error) {
	for _, e := range f.all {
		if e.Gone == nil && wanted(e) {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b kiez.Enquiry) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	return list, f.world.store()
}

func (f *enquiries) Thread(_ context.Context, m kiez.Sent) (kiez.Thread, error) {
	thread, ok := f.threads[m]
	if !ok {
		return thread, fmt.Errorf("thread of %v: %w", m, kiez.ErrNotFound)
	}
	return thread, f.world.store()
}

// Question knows that the message of the chat is the question to every answer.
func (f *enquiries) Question(context.Context, kiez.ChatID, int) (int, error) {
	return 7, f.world.store()
}

// forget leaves the cards.
func (f *enquiries) forget(chat kiez.ChatID) {
	for id, e := range f.all {
		if e.Chat == chat {
			f.all[id] = kiez.Enquiry{ID: id, Rev: e.Rev + 1, Cards: e.Cards, Gone: new(kiez.Leftover)}
		}
	}
}

// post gives the messages of a reply ids and notes those that belong to an enquiry, as whoever sends them does.
func (f *enquiries) post(req handlers.Request, reply kiez.Reply) {
	for _, m := range reply.Messages {
		if m.Enquiry == "" || m.Replaces != 0 {
			continue
		}
		f.sent++
		at := kiez.Sent{Chat: cmp.Or(m.Chat, req.Chat), ID: f.sent}
		thread := kiez.Thread{Enquiry: m.Enquiry}
		if at.Chat != req.Chat && req.Kind != kiez.KindButton {
			thread.Original = kiez.Sent{Chat: req.Chat, ID: req.MessageID}
			original := f.threads[thread.Original]
			original.Enquiry, original.Copies = m.Enquiry, append(original.Copies, at)
			f.threads[thread.Original] = original
		}
		f.threads[at] = thread
	}
}
