package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// Letter is a staff broadcast as readers of lang get it: its text in that language or in German, the link, and the way
// to end the subscription.
func Letter(bc kiez.Broadcast, lang kiez.Lang) kiez.Message {
	text := bc.Texts[lang]
	if text == "" {
		text = bc.Texts[kiez.German]
	}
	m := kiez.Message{Lang: lang, Paragraphs: []kiez.Text{kiez.Show(text)}}
	if bc.Link != nil {
		m.Rows = append(m.Rows, []kiez.Button{{Label: kiez.Show(bc.Link.Label), URL: bc.Link.URL}})
	}
	m.Rows = append(m.Rows, []kiez.Button{button("button.subscriptions", "sub")})
	return m
}

// Deliver makes the message of one delivery. Where there is nothing to send, it says why: the outcome is then not
// empty. It is asked right before sending, so that who left meanwhile and what moved meanwhile is respected.
func (h *Handlers) Deliver(
	ctx context.Context, d kiez.Delivery, person kiez.Person, now time.Time,
) (m kiez.Message, instead kiez.Outcome, err error) {
	bc := d.Broadcast
	lang := person.Lang
	if lang == "" {
		lang = h.bot.fallback
	}
	switch {
	case !person.Settings.Paused.IsZero(), !wants(person, bc.Audience):
		return m, kiez.OutcomeLeft, nil
	case !bc.ValidUntil.IsZero() && !now.Before(bc.ValidUntil):
		return m, kiez.OutcomeExpired, nil
	case bc.Kind == kiez.Reminder:
		return h.bot.deliverReminder(ctx, bc, lang, now)
	case bc.Texts[lang] == "" && bc.Missing == kiez.SkipPeople:
		return m, kiez.OutcomeSkipped, nil
	default:
		return Letter(bc, lang), "", nil
	}
}

// deliverReminder reads the event anew: one that was moved or cancelled since is not announced for its old date.
func (b *bot) deliverReminder(
	ctx context.Context, bc kiez.Broadcast, lang kiez.Lang, now time.Time,
) (m kiez.Message, instead kiez.Outcome, err error) {
	e, err := b.agenda.Event(ctx, bc.EventID)
	if errors.Is(err, kiez.ErrNotFound) {
		return m, kiez.OutcomeExpired, nil
	}
	if err != nil {
		return m, "", fmt.Errorf("event of reminder %s: %w", bc.ID, err)
	}
	if e.Cancelled || !e.Start.Equal(bc.EventStart) || !now.Before(e.Start) {
		return m, kiez.OutcomeExpired, nil
	}
	return b.reminder(e, lang, now), "", nil
}

// wants reports whether the person is still subscribed to what the audience is made of, or still asks for its event.
func wants(p kiez.Person, a kiez.Audience) bool {
	if _, asked := p.Wanted[a.Event]; asked {
		return true
	}
	return slices.ContainsFunc(a.Topics, func(t kiez.Topic) bool {
		areas, on := p.Topics[t]
		return on && (len(areas) == 0 || len(a.Areas) == 0 ||
			slices.ContainsFunc(a.Areas, func(area kiez.Area) bool { return slices.Contains(areas, area) }))
	})
}
