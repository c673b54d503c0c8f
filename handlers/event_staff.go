package handlers

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// EventBook stores the events that staff enter.
type EventBook interface {
	// Put stores an event whose Sequence has been raised by one, or returns kiez.ErrConflict where somebody else raised
	// it first.
	Put(ctx context.Context, e kiez.Event) error
}

// manageEvents is /event: with fields below the command a new event, without any the list of what is entered.
func (b *bot) manageEvents(ctx context.Context, req Request) (kiez.Reply, error) {
	fields, err := parseFields(req.Text)
	if err != nil {
		return kiez.Reply{}, err
	}
	if len(fields) == 0 {
		return b.eventMenu(ctx, req)
	}
	form := b.newForm()
	b.inQuestionOrder(fields)
	err = readFields(fields, func(key, value string) (bool, error) { return b.readEventField(form, key, value, req.Now) })
	switch {
	case err != nil:
		return kiez.Reply{}, err
	case form["end"] == "": // not given: an event may have no known end
		form["end"] = unknownEnd
	case form["start"] == "": // a time of day means nothing without its day: ask for it after the start
		form["end"] = ""
	}
	return b.startForm(ctx, req, form)
}

// inQuestionOrder puts the start before the end, in whatever order they were typed.
func (b *bot) inQuestionOrder(fields []field) {
	place := func(f field) int {
		return slices.IndexFunc(b.eventQuestions(), func(q question) bool { return q.field == f.key })
	}
	slices.SortStableFunc(fields, func(x, y field) int { return cmp.Compare(place(x), place(y)) })
}

func (b *bot) newForm() eventForm { return eventForm{dialogueID: b.newID()} }

func (b *bot) startForm(ctx context.Context, req Request, form eventForm) (kiez.Reply, error) {
	reply, step, err := b.askNext(ctx, req, form)
	if err != nil {
		return kiez.Reply{}, err
	}
	if step == "fill" && req.InGroup() {
		return kiez.Answer(kiez.Say("staff.in_private", nil)), nil
	}
	return reply, b.flows.start(ctx, req.Chat, "event", step, form)
}

// eventMenu lists the coming events with a button each, and one for a new event.
func (b *bot) eventMenu(ctx context.Context, req Request) (kiez.Reply, error) {
	const (
		ahead = 400 * 24 * time.Hour
		most  = 30
	)
	events, err := b.agenda.Between(ctx, req.Now, req.Now.Add(ahead))
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("list events: %w", err)
	}
	reply := kiez.Answer(kiez.Say("event.menu", nil)).Editing().With(button("button.event_new", "evs:new"))
	for _, e := range events[:min(most, len(events))] {
		if !e.Cancelled {
			reply = reply.With(kiez.Button{Label: eventLine(e), Data: "evs:show:" + e.ID})
		}
	}
	return reply, nil
}

// eventButton does what a button of the staff's event list asks for: "evs:<verb>:<id>".
func (b *bot) eventButton(ctx context.Context, req Request) (kiez.Reply, error) {
	verb, id, _ := strings.Cut(req.Arg, ":")
	if verb == "new" {
		return b.startForm(ctx, req, b.newForm())
	}
	if verb == "menu" {
		return b.eventMenu(ctx, req)
	}
	e, err := b.agenda.Event(ctx, id)
	if errors.Is(err, kiez.ErrNotFound) {
		return kiez.Reply{Notice: kiez.Say("event.gone", nil), Alert: true}, nil
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("load event %s: %w", id, err)
	}
	if e.Cancelled || verb == "show" { // what is cancelled cannot be changed any more
		return b.showForStaff(e, req), nil
	}
	title, _ := e.Title.In(req.Lang)
	switch verb {
	case "move":
		if req.InGroup() {
			return kiez.Answer(kiez.Say("staff.in_private", nil)), nil
		}
		ask := kiez.Say("event.ask_new_start", kiez.Data{"Title": title})
		form := b.newForm()
		form["id"], form[askedFor] = id, "start"
		return kiez.Answer(ask).With(form.button("button.cancel", "cancel")),
			b.flows.start(ctx, req.Chat, "move", "start", form)
	case "cancel":
		ask := kiez.Say("event.cancel_ask", kiez.Data{"Title": title, "Moment": kiez.Moment(e.Start)})
		return kiez.Answer(ask).Editing().
			With(button("button.event_cancel_yes", "evs:cancelyes:"+id)).With(button("button.back", "evs:show:"+id)), nil
	case "cancelyes":
		e.Cancelled, e.AsOf = true, req.Now.Format(time.DateOnly)
		return b.change(ctx, req, e, "event.cancel_done")
	}
	return tooOld(), nil
}

func (b *bot) showForStaff(e kiez.Event, req Request) kiez.Reply {
	reply := kiez.Answer(b.eventDetails(e, req.Lang, req.Now)...).Editing()
	if !e.Cancelled {
		reply = reply.With(button("button.event_move", "evs:move:"+e.ID), button("button.event_cancel", "evs:cancel:"+e.ID))
	}
	if e.Source != "staff" {
		reply.Messages[0].Paragraphs = append(reply.Messages[0].Paragraphs, kiez.Say("event.from_content", nil))
	}
	return reply.With(button("button.back", "evs:menu"))
}

// change stores an event; where a colleague was faster, the new state is shown and nothing is overwritten.
func (b *bot) change(ctx context.Context, req Request, e kiez.Event, done string) (kiez.Reply, error) {
	e.Sequence++
	err := b.eventBook.Put(ctx, e)
	if errors.Is(err, kiez.ErrConflict) {
		current, err := b.agenda.Event(ctx, e.ID)
		if err != nil {
			return kiez.Reply{}, fmt.Errorf("reload event %s: %w", e.ID, err)
		}
		reply := b.showForStaff(current, req)
		reply.Notice, reply.Alert = kiez.Say("staff.conflict", nil), true
		return reply, nil
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("store event %s: %w", e.ID, err)
	}
	paragraphs := append([]kiez.Text{kiez.Say(done, nil)}, b.eventDetails(e, req.Lang, req.Now)...)
	return kiez.Answer(paragraphs...).Editing().With(button("button.back", "evs:menu")), nil
}

// fillEvent is the step that reads one field after the other.
func (b *bot) fillEvent(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	if req.Arg == "cancel" {
		return kiez.Answer(kiez.Say("cancel.event", nil)), "", nil
	}
	form := eventForm(data)
	q, open := b.nextQuestion(form)
	if open {
		value, err := q.read(form, given(req), req.Now)
		if err != nil {
			return kiez.Reply{}, "fill", err
		}
		form[q.field] = value
	}
	return b.askNext(ctx, req, form)
}

// confirmEvent is the step that waits for "save".
func (b *bot) confirmEvent(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	switch req.Arg {
	case "save":
		e, err := eventForm(data).event(data[dialogueID], req.Now) // saved twice it is still one event
		if err != nil {
			return kiez.Reply{}, "confirm", err
		}
		if !e.Start.After(req.Now) {
			return kiez.Reply{}, "confirm", kiez.Refuse("date.past", kiez.Data{"Moment": kiez.Moment(e.Start)})
		}
		reply, err := b.change(ctx, req, e, "event.saved")
		return reply, "", err
	case "cancel":
		return kiez.Answer(kiez.Say("cancel.event", nil)).Editing(), "", nil
	default:
		return b.askNext(ctx, req, data)
	}
}

// moveEvent is the step that reads the new beginning; the event keeps its length.
func (b *bot) moveEvent(_ context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	if req.Arg == "cancel" {
		return kiez.Answer(kiez.Say("cancel.move", nil)), "", nil
	}
	start, err := b.readMoment(given(req), req.Now)
	if err != nil {
		return kiez.Reply{}, "start", err
	}
	data["start"], data[askedFor] = start.Format(time.RFC3339), "confirm"
	return kiez.Answer(kiez.Say("event.move_confirm", kiez.Data{"Moment": kiez.Moment(start)})).
		With(eventForm(data).button("button.save", "save"), eventForm(data).button("button.cancel", "cancel")), "confirm", nil
}

// confirmMove is the step that waits for "save".
func (b *bot) confirmMove(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	if req.Arg != "save" {
		if req.Arg == "cancel" {
			return kiez.Answer(kiez.Say("cancel.move", nil)).Editing(), "", nil
		}
		return b.moveEvent(ctx, req, data)
	}
	e, err := b.agenda.Event(ctx, data["id"])
	if errors.Is(err, kiez.ErrNotFound) {
		return kiez.Answer(kiez.Say("event.gone", nil)), "", nil
	}
	if err != nil {
		return kiez.Reply{}, "confirm", fmt.Errorf("load event %s: %w", data["id"], err)
	}
	start, err := time.Parse(time.RFC3339, data["start"])
	if err != nil {
		return kiez.Reply{}, "confirm", fmt.Errorf("new start of event %s: %w", e.ID, err)
	}
	if !e.End.IsZero() {
		e.End = start.Add(e.End.Sub(e.Start))
	}
	e.Start, e.AsOf = start, req.Now.Format(time.DateOnly)
	reply, err := b.change(ctx, req, e, "event.moved")
	return reply, "", err
}

// given is what the person answered: by text, or by a button of the dialogue.
func given(req Request) string {
	if req.Kind == kiez.KindButton {
		return req.Arg
	}
	return strings.TrimSpace(req.Text)
}
