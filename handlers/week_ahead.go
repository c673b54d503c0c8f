package handlers

import (
	"context"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
)

// weekAhead says what is on from now until the end of the day in a week, of what the person subscribed to or asked to
// be reminded of. It reports false where that is nothing.
func (b *bot) weekAhead(
	ctx context.Context, p kiez.Person, lang kiez.Lang, now time.Time,
) (m kiez.Message, some bool, err error) {
	year, month, day := now.Date()
	events, err := b.Agenda.Between(ctx, now, time.Date(year, month, day+8, 0, 0, 0, 0, now.Location()))
	if err != nil {
		return m, false, fmt.Errorf("week ahead: %w", err)
	}
	m = kiez.Message{Lang: lang, Paragraphs: []kiez.Text{kiez.Say("week.title", nil)}}
	for e := range events {
		about := kiez.Audience{Topics: []kiez.Topic{e.Topic}, Event: e.ID}
		if e.Area != "" {
			about.Areas = []kiez.Area{e.Area}
		}
		if !e.Cancelled && b.wants(p, about) {
			m.Paragraphs = append(m.Paragraphs, kiez.Show(kiez.Lines(b.eventDetails(e, lang, now))))
			m.Tells = append(m.Tells, e)
		}
	}
	m.Rows = [][]kiez.Button{{button("button.events", "events")}, {button("button.subscriptions", "sub")}}
	return m, len(m.Tells) > 0, nil
}

// deliverWeek is the week ahead of one person; who has nothing ahead gets nothing.
func (b *bot) deliverWeek(
	ctx context.Context, p kiez.Person, lang kiez.Lang, now time.Time,
) (m kiez.Message, instead kiez.Outcome, err error) {
	m, some, err := b.weekAhead(ctx, p, lang, now)
	if err != nil || some {
		return m, "", err
	}
	return kiez.Message{}, kiez.OutcomeSkipped, nil
}
