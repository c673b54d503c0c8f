package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// WishVersion names the text of "want.consent" that people agree to; it changes whenever that text does.
const WishVersion = "2026-11"

// Wishes keeps who wants to be reminded of single events.
type Wishes interface {
	// Want stores the wish to be reminded of an event that begins at at.
	Want(
		ctx context.Context, chat kiez.ChatID, event string, at time.Time, consent kiez.Consent,
	) (kiez.Person, error)
	Unwant(ctx context.Context, chat kiez.ChatID, event string) (kiez.Person, error)
}

// want shows the consent and one button that asks for the reminder. Where there is nothing to ask for, it shows the
// event, which says why.
func (b *bot) want(ctx context.Context, req Request) (kiez.Reply, error) {
	return b.withWantable(ctx, req, func(e kiez.Event, ref eventRef) (kiez.Reply, error) {
		reply := kiez.Answer(eventCard(e, req.Lang), kiez.Say("want.consent", nil)).Editing()
		return reply.With(button("button.want", "wanton:"+ref.arg())).
			With(button("button.back", "ev:"+ref.arg())), nil
	})
}

// wantOn is the act of consent: its time and the version of the text are stored with the wish.
func (b *bot) wantOn(ctx context.Context, req Request) (kiez.Reply, error) {
	return b.withWantable(ctx, req, func(e kiez.Event, ref eventRef) (reply kiez.Reply, err error) {
		if err := b.rememberLang(ctx, req); err != nil {
			return reply, err
		}
		consent := kiez.Consent{At: req.Now, Version: WishVersion}
		if req.Person, err = b.Wishes.Want(ctx, req.Chat, e.ID, e.Start, consent); err != nil {
			return reply, fmt.Errorf("want event %s: %w", e.ID, err)
		}
		reply, err = b.eventView(ctx, req, e, ref)
		reply.Notice = kiez.Say("want.done", nil)
		return reply, err
	})
}

// wantOff ends the wish.
func (b *bot) wantOff(ctx context.Context, req Request) (reply kiez.Reply, err error) {
	if req.Person, err = b.Wishes.Unwant(ctx, req.Chat, eventRefOf(req.Arg).id); err != nil {
		return reply, fmt.Errorf("no longer want event %s: %w", req.Arg, err)
	}
	reply, err = b.event(ctx, req)
	reply.Notice = kiez.Say("want.ended", nil)
	return reply, err
}

// withWantable goes on with the event of the request if a reminder of it can be asked for; else it shows the event.
func (b *bot) withWantable(
	ctx context.Context, req Request, next func(kiez.Event, eventRef) (kiez.Reply, error),
) (kiez.Reply, error) {
	ref := eventRefOf(req.Arg)
	e, err := b.Agenda.Event(ctx, ref.id)
	if err != nil || !wantable(e, req.Now) || wished(req.Person, e) || covered(req.Person, e) {
		return b.event(ctx, req)
	}
	return next(e, ref)
}

// reminding says below an event whether the person is reminded of it, and has the buttons that change that.
func (b *bot) reminding(
	e kiez.Event, ref eventRef, p kiez.Person, now time.Time,
) (said []kiez.Text, rows [][]kiez.Button) {
	topic := []kiez.Button{{
		Label: kiez.Say("button.subscribe_topic", kiez.Data{"Topic": e.Topic}), Data: "subt:" + string(e.Topic),
	}}
	if _, subscribed := p.Topics[e.Topic]; subscribed {
		topic[0].Label = kiez.Say("button.subscriptions", nil)
	}
	switch {
	case e.Cancelled:
		return nil, nil
	case !wantable(e, now):
		return nil, [][]kiez.Button{topic}
	case wished(p, e):
		said = []kiez.Text{b.wishText(e, p, now)}
		rows = [][]kiez.Button{{button("button.unwant", "wantoff:"+ref.arg())}, topic}
	case covered(p, e):
		said = []kiez.Text{kiez.Say("want.subscribed", kiez.Data{"Topic": e.Topic})}
		rows = [][]kiez.Button{topic}
	default:
		return nil, [][]kiez.Button{{button("button.want", "want:"+ref.arg())}, topic}
	}
	if !p.Settings.Paused.IsZero() {
		said = append(said, pausedUntil(p))
		rows = append(rows, []kiez.Button{resumeButton()})
	}
	return said, rows
}

// wishText says when the reminders that are still to come will come. What is due in quiet hours comes after them,
// unless the event has begun by then.
func (b *bot) wishText(e kiez.Event, p kiez.Person, now time.Time) kiez.Text {
	var times []time.Time
	for _, lead := range b.leadsFor(p, e.ID) {
		at := b.RemindAt(e, lead)
		if p.Settings.Quiet != kiez.QuietOff {
			at = b.Awake(at)
		}
		if at.After(now) && at.Before(e.Start) {
			times = append(times, at)
		}
	}
	if len(times) == 0 {
		return kiez.Say("want.late", nil)
	}
	slices.SortFunc(times, time.Time.Compare)
	var lines kiez.Lines
	for _, at := range slices.CompactFunc(times, time.Time.Equal) {
		lines = append(lines, kiez.Show(kiez.Moment(at)))
	}
	return kiez.Say("want.active", kiez.Data{"Times": lines})
}

// wishedEvents has a button for each of the next events the person asked to be reminded of, by start.
func (b *bot) wishedEvents(ctx context.Context, req Request, p kiez.Person) ([][]kiez.Button, error) {
	const most = 20 // what a list can hold
	var events []kiez.Event
	for id := range p.Wanted {
		e, err := b.Agenda.Event(ctx, id)
		switch {
		case errors.Is(err, kiez.ErrNotFound):
			continue
		case err != nil:
			return nil, fmt.Errorf("event %s to be reminded of: %w", id, err)
		case wantable(e, req.Now):
			events = append(events, e)
		}
	}
	slices.SortFunc(events, kiez.ByStart)
	var rows [][]kiez.Button
	for _, e := range events[:min(len(events), most)] {
		rows = append(rows, []kiez.Button{{Label: checked(eventLine(e), true), Data: "ev:" + e.ID}})
	}
	return rows, nil
}

// wantable reports whether a reminder can still be asked for.
func wantable(e kiez.Event, now time.Time) bool { return !e.Cancelled && now.Before(e.Start) }

// wished reports whether the person asked to be reminded of the event.
func wished(p kiez.Person, e kiez.Event) bool {
	_, asked := p.Wanted[e.ID]
	return asked
}

// covered reports whether the person is reminded of the event by a subscription.
func covered(p kiez.Person, e kiez.Event) bool {
	areas, subscribed := p.Topics[e.Topic]
	concerned := e.Area == "" || len(areas) == 0 || slices.Contains(areas, e.Area)
	none := p.Settings.Leads != nil && len(p.Settings.Leads) == 0
	return subscribed && concerned && !none && p.Settings.Pace != kiez.Weekly
}
