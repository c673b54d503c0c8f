package handlers

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
)

// Told remembers what people were told of events.
type Told interface {
	// Told gives what a chat was last told of an event, or kiez.ErrNotFound.
	Told(ctx context.Context, event string, chat kiez.ChatID) (kiez.Told, error)
	// Announcement gives an event as it was last announced to all who were told of it, or kiez.ErrNotFound.
	Announcement(ctx context.Context, event string) (kiez.Announcement, error)
	// Announcements gives all of them.
	Announcements(ctx context.Context) ([]kiez.Announcement, error)
}

// deliverCorrection says what has changed since the person was told of the event, whatever the correction was made for.
// Who knows the event as it is now, from a later reminder for example, gets nothing.
func (b *bot) deliverCorrection(
	ctx context.Context, d kiez.Delivery, now time.Time,
) (m kiez.Message, instead kiez.Outcome, err error) {
	told, err := b.Told.Told(ctx, d.Broadcast.EventID, d.Chat)
	if errors.Is(err, kiez.ErrNotFound) { // forgotten meanwhile
		return m, kiez.OutcomeLeft, nil
	}
	if err != nil {
		return m, "", fmt.Errorf("correction %s: %w", d.Broadcast.ID, err)
	}
	e, err := b.Agenda.Event(ctx, d.Broadcast.EventID)
	if errors.Is(err, kiez.ErrNotFound) {
		e, err = b.lastAnnounced(ctx, d.Broadcast.EventID)
	}
	if err != nil {
		return m, "", fmt.Errorf("event of correction %s: %w", d.Broadcast.ID, err)
	}
	if told.Knows(e) {
		return m, kiez.OutcomeSkipped, nil
	}
	return b.correction(told, e, now), "", nil
}

// lastAnnounced gives an event that is entered no more.
func (b *bot) lastAnnounced(ctx context.Context, id string) (kiez.Event, error) {
	a, err := b.Told.Announcement(ctx, id)
	if err != nil {
		return kiez.Event{}, fmt.Errorf("last announcement: %w", err)
	}
	a.Event.Cancelled = true
	return a.Event, nil
}

// correction is what somebody reads who was told something of an event that does not hold any more: in the language of
// that message and as a reply to it.
func (b *bot) correction(told kiez.Told, e kiez.Event, now time.Time) kiez.Message {
	m := kiez.Message{Lang: told.Lang, ReplyTo: told.Message, Tells: []kiez.Event{e}}
	if e.Cancelled {
		m.Paragraphs = []kiez.Text{cancellation(told, e), asOf(e.Provenance, stale(e.Provenance, now))}
	} else {
		m.Paragraphs = append(changes(told, e), b.eventDetails(e, told.Lang, now)...)
		if e.Place.Address != "" {
			m.Rows = append(m.Rows, []kiez.Button{mapButton(e.Place.Address)})
		}
	}
	m.Rows = append(m.Rows, []kiez.Button{button("button.subscriptions", "sub")})
	return m
}

// cancellation names the event by the date that the person knows.
func cancellation(told kiez.Told, e kiez.Event) kiez.Text {
	e.Planned = false
	title := titleLines(e, told.Lang)
	if e.Kind == kiez.Deadline {
		return kiez.Say("correction.deadline_dropped", kiez.Data{"Title": title, "When": kiez.Day(told.Start)})
	}
	return kiez.Say("correction.cancelled", kiez.Data{"Title": title, "When": beginning(told.Start, told.AllDay)})
}

// changes are what is new about an event that takes place.
func changes(told kiez.Told, e kiez.Event) []kiez.Text {
	deadline := e.Kind == kiez.Deadline
	switch {
	case told.Cancelled && deadline:
		return []kiez.Text{kiez.Say("correction.deadline_restored", nil)}
	case told.Cancelled:
		return []kiez.Text{kiez.Say("correction.restored", nil)}
	}
	var news []kiez.Text
	switch now := e.Tells(0, ""); {
	case told.Start.Equal(now.Start) && told.AllDay == now.AllDay:
	case deadline:
		dates := kiez.Data{"Old": kiez.Day(told.Start), "New": kiez.Day(e.Start)}
		news = append(news, kiez.Say("correction.deadline_moved", dates))
	default:
		dates := kiez.Data{"Old": beginning(told.Start, told.AllDay), "New": beginning(e.Start, e.AllDay)}
		news = append(news, kiez.Say("correction.moved", dates))
	}
	if told.Place != e.Place.Sum() && !deadline {
		news = append(news, kiez.Say("correction.place", kiez.Data{"Place": placeLine(e.Place)}))
	}
	return news
}

// toldNote says how many people were told of an event that is about to change: they get a message.
func (b *bot) toldNote(ctx context.Context, event string) ([]kiez.Text, error) {
	n, err := b.countTold(ctx, event)
	if err != nil || n == 0 {
		return nil, err
	}
	return []kiez.Text{kiez.Say("event.told", kiez.Data{"Count": n})}, nil
}

// editNote says how many people get a message because of what the form changes about an event or a series.
func (b *bot) editNote(ctx context.Context, form eventForm, s kiez.Series, now time.Time) ([]kiez.Text, error) {
	if form["series"] != "" {
		return b.datesNote(ctx, s, now)
	}
	if form["id"] == "" {
		return nil, nil
	}
	current, err := b.Agenda.Event(ctx, form["id"])
	if err != nil {
		return nil, fmt.Errorf("load event %s: %w", form["id"], err)
	}
	if current.Tells(0, "").Knows(s.Event) {
		return nil, nil
	}
	return b.toldNote(ctx, s.ID)
}

// datesNote says how many messages go out if a series becomes as it is in s.
func (b *bot) datesNote(ctx context.Context, s kiez.Series, now time.Time) ([]kiez.Text, error) {
	messages, err := b.datesTold(ctx, s, now)
	if err != nil || messages == 0 {
		return nil, err
	}
	return []kiez.Text{kiez.Say("event.told_dates", kiez.Data{"Count": messages})}, nil
}

// datesTold is how many people would get a correction if a series becomes as it is in s: who was told of a date that
// it has no more, or at another time or place. A date that staff entered themselves stays.
func (b *bot) datesTold(ctx context.Context, s kiez.Series, now time.Time) (messages int, err error) {
	const ahead = 366
	announced, err := b.Told.Announcements(ctx)
	if err != nil {
		return 0, fmt.Errorf("dates people were told of: %w", err)
	}
	dates := b.Recurrence.Next(s, now, ahead)
	for _, a := range announced {
		if a.Event.Series != s.ID || !now.Before(a.Event.Start) {
			continue
		}
		e, err := b.Agenda.Event(ctx, a.Event.ID)
		if errors.Is(err, kiez.ErrNotFound) || err == nil && (!e.Planned || staysAmong(dates, e)) {
			continue
		}
		if err != nil {
			return 0, fmt.Errorf("date %s: %w", a.Event.ID, err)
		}
		n, err := b.countTold(ctx, e.ID)
		if err != nil {
			return 0, err
		}
		messages += n
	}
	return messages, nil
}

// staysAmong reports whether what people know of e holds for one of the dates.
func staysAmong(dates []kiez.Event, e kiez.Event) bool {
	for _, date := range dates {
		if date.ID == e.ID {
			return e.Tells(0, "").Knows(date)
		}
	}
	return false
}

// countTold is how many people would get a correction of an event.
func (b *bot) countTold(ctx context.Context, event string) (n int, err error) {
	count, err := b.Broadcasts.Count(ctx, kiez.ToldOf(event))
	if err != nil {
		return 0, fmt.Errorf("count who was told of %s: %w", event, err)
	}
	return inAll(count), nil
}
