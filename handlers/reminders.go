package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// deliverReminder reads the event anew: one that was moved or cancelled since is not announced for its old date.
func (b *bot) deliverReminder(
	ctx context.Context, bc kiez.Broadcast, person kiez.Person, lang kiez.Lang, now time.Time,
) (m kiez.Message, instead kiez.Outcome, err error) {
	e, err := b.Agenda.Event(ctx, bc.EventID)
	if errors.Is(err, kiez.ErrNotFound) {
		return m, kiez.OutcomeExpired, nil
	}
	if err != nil {
		return m, "", fmt.Errorf("event of reminder %s: %w", bc.ID, err)
	}
	moved := e.Cancelled || !e.Start.Equal(bc.EventStart)
	if moved || !now.Before(e.Start) || b.overtaken(e, bc.Lead, b.leadsFor(person, e.ID), now) {
		return m, kiez.OutcomeExpired, nil
	}
	return b.reminder(e, lang, now), "", nil
}

// leadsFor are the lead times with which the person is reminded of an event: the own ones, or those the office has set.
// These also hold for an event that somebody asked for who wants no reminders otherwise.
func (b *bot) leadsFor(p kiez.Person, event string) []time.Duration {
	leads := b.leadsOf(p.Settings)
	if _, asked := p.Wanted[event]; asked && len(leads) == 0 {
		return b.Leads
	}
	return leads
}

// overtaken reports whether the time of another lead has come since that of this one: after a standstill or a night
// only the nearest reminder is of use.
func (b *bot) overtaken(e kiez.Event, lead time.Duration, leads []time.Duration, now time.Time) bool {
	at := b.RemindAt(e, lead)
	return slices.ContainsFunc(leads, func(other time.Duration) bool {
		due := b.RemindAt(e, other)
		return !now.Before(due) && (due.After(at) || due.Equal(at) && other < lead)
	})
}
