package handlers

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// fillEvent is the step that reads one field after the other.
func (b *bot) fillEvent(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	if req.Arg == "cancel" {
		return kiez.Answer(kiez.Say("cancel.event", nil)), "", nil
	}
	form := eventForm(data)
	q, open := b.nextQuestion(form)
	if open && q.field == "title" && b.Titles(kindOf(kiez.Topic(req.Arg))) != nil { // a button of askTitle
		q.field = "topic"
	}
	if open {
		value, err := b.eventFields()[q.field](form, given(req), req.Now)
		if err != nil {
			return kiez.Reply{}, "fill", err
		}
		form[q.field] = value
	}
	return b.askNext(ctx, req, form)
}

// confirmEvent is the step that waits for "save".
func (b *bot) confirmEvent(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	form := eventForm(data)
	switch req.Arg {
	case "save":
		s, err := b.draft(ctx, form, req.Now)
		if errors.Is(err, kiez.ErrNotFound) {
			return kiez.Answer(kiez.Say("event.gone", nil)), "", nil
		}
		if err != nil {
			return kiez.Reply{}, "confirm", err
		}
		if form["start"] != "" && !s.Start.After(req.Now) {
			return kiez.Reply{}, "confirm", kiez.Refuse("date.past", kiez.Data{"Moment": kiez.Moment(s.Start)})
		}
		reply, err := b.save(ctx, req, s, form)
		return reply, "", err
	case "cancel":
		return kiez.Answer(kiez.Say("cancel.event", nil)).Editing(), "", nil
	default:
		if form.edits() { // another try at the fields
			return b.editEvent(ctx, req, data)
		}
		return b.askNext(ctx, req, form)
	}
}

// save stores a draft as what it is: a single event, or a series.
func (b *bot) save(ctx context.Context, req Request, s kiez.Series, form eventForm) (kiez.Reply, error) {
	switch {
	case form["series"] != "":
		return b.changeSeries(ctx, req, s, "event.changed")
	case s.Rule != "":
		return b.changeSeries(ctx, req, s, "event.series_saved")
	case form.edits():
		return b.change(ctx, req, s.Event, "event.changed")
	default:
		return b.change(ctx, req, s.Event, "event.saved")
	}
}

// askEdit shows what is entered as fields to copy, and starts the dialogue that reads the changed ones.
func (b *bot) askEdit(ctx context.Context, req Request, form eventForm, s kiez.Series) (kiez.Reply, error) {
	if req.InGroup() {
		return kiez.Answer(kiez.Say("staff.in_private", nil)), nil
	}
	form[askedFor] = "edit"
	if s.AllDay {
		form[wholeDays] = on
	}
	s.Title = s.Title.Own(b.Titles(s.Kind))
	ask := kiez.Say("event.ask_edit", kiez.Data{"Fields": enteredFields(s, req.Now.Location())})
	return kiez.Answer(ask).With(form.button("button.cancel", "cancel")),
		b.flows.start(ctx, req, "event", "edit", form)
}

// enteredFields writes what is entered as the lines staff would type.
func enteredFields(s kiez.Series, loc *time.Location) kiez.Lines {
	var lines kiez.Lines
	add := func(key, value string) {
		if value != "" {
			lines = append(lines, kiez.Show(kiez.Isolated(key+": "+value)))
		}
	}
	add("title", s.Title[kiez.German])
	for _, lang := range kiez.Langs() {
		if lang != kiez.German {
			add("title."+string(lang), s.Title[lang])
		}
	}
	const moment = "2006-01-02 15:04"
	switch {
	case s.AllDay:
		add("start", s.Start.In(loc).Format(time.DateOnly))
		add("end", s.LastDay().In(loc).Format(time.DateOnly))
	case s.Kind == kiez.Deadline:
		add("start", s.Start.In(loc).Format(time.DateOnly))
	default:
		add("start", s.Start.In(loc).Format(moment))
		if !s.End.IsZero() {
			add("end", s.End.In(loc).Format(moment))
		}
	}
	add("place", strings.Trim(s.Place.Name+", "+s.Place.Address, ", "))
	add("access", s.Place.Access[kiez.German])
	for _, lang := range kiez.Langs() {
		key := strings.TrimSuffix("description."+string(lang), "."+string(kiez.German))
		add(key, strings.ReplaceAll(s.Description[lang], "\n", "\n  "))
	}
	add("area", string(s.Area))
	add("repeat", s.Rule)
	if !s.Until.IsZero() {
		add("until", s.Until.In(loc).Format(time.DateOnly))
	}
	return lines
}

// editEvent is the step that reads the changed fields.
func (b *bot) editEvent(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	if req.Arg == "cancel" {
		return kiez.Answer(kiez.Say("cancel.event", nil)), "", nil
	}
	form := eventForm(data)
	fields, err := parseLines(req.Rich().Lines())
	if err != nil {
		return kiez.Reply{}, "edit", err
	}
	if len(fields) == 0 {
		return kiez.Reply{}, "edit", kiez.Refuse("staff.value_missing", nil)
	}
	if err := b.readForm(form, fields, req.Now); err != nil {
		return kiez.Reply{}, "edit", err
	}
	return b.askNext(ctx, req, form)
}

// moveEvent is the step that reads the new beginning; the event keeps its length.
func (b *bot) moveEvent(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	if req.Arg == "cancel" {
		return kiez.Answer(kiez.Say("cancel.move", nil)), "", nil
	}
	form := eventForm(data)
	value, err := b.readStart(form, given(req), req.Now)
	if err != nil {
		return kiez.Reply{}, "start", err
	}
	start, err := time.Parse(time.RFC3339, value)
	if err != nil {
		return kiez.Reply{}, "start", fmt.Errorf("new start %q: %w", value, err)
	}
	told, err := b.toldNote(ctx, form["id"])
	if err != nil {
		return kiez.Reply{}, "start", err
	}
	form["start"], form[askedFor] = value, "confirm"
	ask := kiez.Say("event.move_confirm", kiez.Data{
		"Moment": beginning(start.In(req.Now.Location()), form[wholeDays] != ""),
	})
	reply := kiez.Answer(append([]kiez.Text{ask}, told...)...).
		With(form.button("button.save", "save"), form.button("button.cancel", "cancel"))
	return reply, "confirm", nil
}

// confirmMove is the step that waits for "save".
func (b *bot) confirmMove(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	switch req.Arg {
	case "save":
	case "cancel":
		return kiez.Answer(kiez.Say("cancel.move", nil)).Editing(), "", nil
	default:
		return b.moveEvent(ctx, req, data)
	}
	form := eventForm(data)
	s, err := b.draft(ctx, form, req.Now)
	if errors.Is(err, kiez.ErrNotFound) {
		return kiez.Answer(kiez.Say("event.gone", nil)), "", nil
	}
	if err != nil {
		return kiez.Reply{}, "confirm", err
	}
	reply, err := b.change(ctx, req, s.Event, "event.moved")
	return reply, "", err
}

// given is what the person answered: by text, or by a button of the dialogue.
func given(req Request) string {
	if req.Kind == kiez.KindButton {
		return req.Arg
	}
	return strings.TrimSpace(req.Text)
}
