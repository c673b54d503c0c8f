package handlers

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
)

// CalendarFiles shows events outside the chat.
type CalendarFiles interface {
	// File writes an event as an iCalendar file in a language.
	File(e kiez.Event, lang kiez.Lang, now time.Time) ([]byte, error)
	// Page is the address of the event's web page in a language; empty: there is none that people can reach.
	Page(id string, lang kiez.Lang) string
}

// Sheet is an event as calendar applications and web pages show it. A closing date has no place.
type Sheet struct {
	Title kiez.Text // says whether it is cancelled or only planned
	When  kiez.Text
	Place kiez.Text
	Notes []kiez.Text // area, accessibility, as-of, and what else people should know
}

// SheetOf describes an event to readers of lang.
func SheetOf(e kiez.Event, office kiez.Office, lang kiez.Lang, now time.Time) Sheet {
	title, german := e.Title.In(lang)
	s := Sheet{Title: kiez.Show(title), When: eventTime(e)}
	switch {
	case e.Cancelled:
		s.Title = kiez.Say("event.title_cancelled", kiez.Data{"Title": title})
	case e.Planned:
		s.Title = kiez.Say("event.title_planned", kiez.Data{"Title": title})
	}
	if german {
		s.Notes = append(s.Notes, kiez.Say("event.german_title", nil))
	}
	s.Notes = append(s.Notes, planned(e)...)
	s.Notes = append(s.Notes, description(e, lang)...)
	s.Notes = append(s.Notes, kiez.Say("event.area", kiez.Data{"Area": e.Area}))
	if e.Kind == kiez.Deadline {
		s.When = kiez.Say("event.closing", kiez.Data{"When": kiez.Day(e.Start)})
	} else {
		s.Place = kiez.Say("event.place", kiez.Data{"Place": placeLine(e.Place)})
		s.Notes = append(s.Notes, access(e, office, lang))
	}
	s.Notes = append(s.Notes, asOf(e.Provenance, stale(e.Provenance, now)))
	return s
}

// calendarFile sends an event as a file that calendar applications open.
func (b *bot) calendarFile(ctx context.Context, req Request) (kiez.Reply, error) {
	e, err := b.Agenda.Event(ctx, req.Arg)
	if errors.Is(err, kiez.ErrNotFound) {
		return kiez.Answer(kiez.Say("event.gone", nil)).With(button("button.events", "events")), nil
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("calendar file of %s: %w", req.Arg, err)
	}
	data, err := b.CalendarFiles.File(e, req.Lang, req.Now)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("calendar file of %s: %w", e.ID, err)
	}
	reply := kiez.Answer(kiez.Say("event.calendar_file", nil))
	reply.Messages[0].File = &kiez.File{Name: e.ID + ".ics", Data: data}
	return reply, nil
}

// outside are the buttons that lead from an event out of the chat.
func (b *bot) outside(e kiez.Event, lang kiez.Lang) []kiez.Button {
	row := []kiez.Button{button("button.add_to_calendar", "ics:"+e.ID)}
	if page := b.CalendarFiles.Page(e.ID, lang); page != "" {
		row = append(row, kiez.Button{Label: kiez.Say("button.event_page", nil), URL: page})
	}
	return row
}
