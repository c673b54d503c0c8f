package handlers

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
)

// event shows one event with everything people need to come.
func (b *bot) event(ctx context.Context, req Request) (kiez.Reply, error) {
	ref := eventRefOf(req.Arg)
	e, err := b.Agenda.Event(ctx, ref.id)
	if errors.Is(err, kiez.ErrNotFound) {
		return kiez.Answer(kiez.Say("event.gone", nil)).With(ref.back()), nil
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("show event %s: %w", req.Arg, err)
	}
	return b.eventView(ctx, req, e, ref)
}

func (b *bot) eventView(ctx context.Context, req Request, e kiez.Event, ref eventRef) (kiez.Reply, error) {
	return withGerman(ctx, req, "ev:"+ref.arg(), func(_ context.Context, req Request) (kiez.Reply, error) {
		reply := kiez.Answer(b.wholeEvent(e, req.Lang, req.Now)...)
		if e.Place.Address != "" {
			reply = reply.With(mapButton(e.Place.Address))
		}
		if !e.Cancelled {
			reply = reply.With(b.outside(e, req.Lang)...)
		}
		said, rows := b.reminding(e, ref, personIn(req), req.Now)
		m := &reply.Messages[0]
		m.Paragraphs, m.Rows = append(m.Paragraphs, said...), append(m.Rows, rows...)
		return reply.With(ref.back(), menuButton()), nil
	})
}

// personIn is the person as far as the others in the chat may know: in a group nobody.
func personIn(req Request) kiez.Person {
	if req.InGroup() {
		return kiez.Person{}
	}
	return req.Person
}

// eventDetails are the paragraphs of an event: title, date, time, place, area, accessibility, as-of.
func (b *bot) eventDetails(e kiez.Event, lang kiez.Lang, now time.Time) []kiez.Text {
	var paragraphs []kiez.Text
	if e.Cancelled {
		paragraphs = append(paragraphs, kiez.Say("event.cancelled", nil))
	}
	more := kiez.Lines{kiez.Say("event.area", kiez.Data{"Area": e.Area})}
	if e.Kind != kiez.Deadline {
		more = append(more, access(e, b.Office.Office(), lang))
	}
	return append(paragraphs, eventCard(e, lang), kiez.Show(more), asOf(e.Provenance, stale(e.Provenance, now)))
}

// wholeEvent are the details of an event with its description.
func (b *bot) wholeEvent(e kiez.Event, lang kiez.Lang, now time.Time) []kiez.Text {
	details := b.eventDetails(e, lang, now)
	if more := description(e, lang); more != nil {
		last := len(details) - 1 // as-of
		details = append(details[:last], kiez.Show(more), details[last])
	}
	return details
}

// description is what else there is to say about an event, with a note where only the title is in the reader's
// language.
func description(e kiez.Event, lang kiez.Lang) kiez.Lines {
	text, german := e.Description.In(lang)
	if text == "" {
		return nil
	}
	lines := kiez.Lines{kiez.Show(text)}
	if _, noted := e.Title.In(lang); german && !noted {
		lines = append(lines, kiez.Say("event.german_description", nil))
	}
	return lines
}

// reminder is what a subscriber reads before an event or a closing date.
func (b *bot) reminder(e kiez.Event, lang kiez.Lang, now time.Time) kiez.Message {
	head := kiez.Say("reminder.event", nil)
	if e.Kind == kiez.Deadline {
		head = kiez.Say("reminder.deadline", nil)
	}
	m := kiez.Message{
		Lang: lang, Paragraphs: append([]kiez.Text{head}, b.eventDetails(e, lang, now)...), Tells: []kiez.Event{e},
	}
	if e.Place.Address != "" {
		m.Rows = append(m.Rows, []kiez.Button{mapButton(e.Place.Address)})
	}
	m.Rows = append(m.Rows, []kiez.Button{button("button.subscriptions", "sub")})
	return m
}

// eventLine names an event on a button, by day and title.
func eventLine(e kiez.Event) kiez.Text {
	key := "button.event_line"
	if e.Planned {
		key = "button.event_line_planned"
	}
	return kiez.Say(key, kiez.Data{"Day": kiez.ShortDay(e.Start), "Title": e.Title})
}

func eventCard(e kiez.Event, lang kiez.Lang) kiez.Text {
	title := titleLines(e, lang)
	if e.Kind == kiez.Deadline {
		return kiez.Say("event.deadline_card", kiez.Data{"Title": title, "When": kiez.Day(e.Start)})
	}
	return kiez.Say("event.card", kiez.Data{"Title": title, "When": eventTime(e), "Place": placeLine(e.Place)})
}

// titleLines are the title and what readers have to know of it.
func titleLines(e kiez.Event, lang kiez.Lang) kiez.Lines {
	title, fallback := e.Title.In(lang)
	lines := kiez.Lines{kiez.Show(title)}
	if fallback {
		lines = append(lines, kiez.Say("event.german_title", nil))
	}
	return append(lines, planned(e)...)
}

func eventTime(e kiez.Event) kiez.Text {
	switch {
	case e.AllDay && e.Days() > 1:
		return kiez.Say("event.until", kiez.Data{"Start": kiez.Day(e.Start), "End": kiez.Day(e.LastDay())})
	case e.AllDay, e.End.IsZero():
		return kiez.Show(beginning(e.Start, e.AllDay))
	case e.End.Sub(e.Start) < 24*time.Hour:
		return kiez.Say("event.until", kiez.Data{"Start": kiez.Moment(e.Start), "End": kiez.Clock(e.End)})
	default:
		return kiez.Say("event.until", kiez.Data{"Start": kiez.Moment(e.Start), "End": kiez.Moment(e.End)})
	}
}

// beginning is when something begins, as a value of kiez.Data: a day, or a moment.
func beginning(start time.Time, allDay bool) any {
	if allDay {
		return kiez.Day(start)
	}
	return kiez.Moment(start)
}

func placeLine(p kiez.Place) kiez.Text {
	switch {
	case p.Name == "" && p.Address == "":
		return kiez.Say("event.place_unknown", nil)
	case p.Name == "":
		return kiez.Show(kiez.Isolated(p.Address))
	case p.Address == "":
		return kiez.Show(kiez.Isolated(p.Name))
	default:
		return kiez.Show(kiez.Isolated(p.Name + ", " + p.Address))
	}
}

func access(e kiez.Event, office kiez.Office, lang kiez.Lang) kiez.Text {
	if note, _ := e.Place.Access.In(lang); note != "" {
		return kiez.Say("event.access", kiez.Data{"Access": note})
	}
	return kiez.Say("event.access_unknown", kiez.Data{"Phone": kiez.Isolated(office.Phone)})
}
