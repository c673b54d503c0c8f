package handlers

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// EventBook stores the events and series that staff enter. Their Sequence has been raised by one; kiez.ErrConflict says
// that somebody else raised it first.
type EventBook interface {
	Put(ctx context.Context, e kiez.Event) error
	PutSeries(ctx context.Context, s kiez.Series) error
}

// manageEvents is /event: with fields below the command a new event, without any the list of what is entered.
func (b *bot) manageEvents(ctx context.Context, req Request) (kiez.Reply, error) {
	fields, err := parseFields(req.Rich())
	if err != nil {
		return kiez.Reply{}, err
	}
	if len(fields) == 0 {
		return b.eventMenu(ctx, req)
	}
	if slices.ContainsFunc(fields, func(f field) bool { return f.key == "import" }) {
		return b.importFields(ctx, req, fields)
	}
	form := b.newForm()
	if err := b.readForm(form, fields, req.Now); err != nil {
		return kiez.Reply{}, err
	}
	if form["end"] == "" { // not given: an event may have no known end
		form["end"] = unknownEnd
	} else if form["start"] == "" { // a time of day means nothing without its day: ask for it after the start
		form["end"] = ""
	}
	return b.startForm(ctx, req, form)
}

// readForm reads fields into a form. All that is wrong is named at once, each with its line.
func (b *bot) readForm(form eventForm, fields []field, now time.Time) error {
	inQuestionOrder(fields)
	names := strings.Join(slices.Sorted(maps.Keys(b.eventFields())), ", ") + ", title.en, description.en, …"
	return readFields(fields, names, func(f field) (bool, error) {
		return b.readEventField(form, f.key, f.value.Text, now)
	})
}

func (b *bot) newForm() eventForm { return eventForm{dialogueID: b.NewID()} }

func (b *bot) startForm(ctx context.Context, req Request, form eventForm) (kiez.Reply, error) {
	reply, step, err := b.askNext(ctx, req, form)
	if err != nil {
		return kiez.Reply{}, err
	}
	if step == "fill" && req.InGroup() {
		return kiez.Answer(kiez.Say("staff.in_private", nil)), nil
	}
	return reply, b.flows.start(ctx, req, "event", step, form)
}

// staffAhead is how far ahead staff see dates.
const staffAhead = 400 * 24 * time.Hour

// eventMenu lists the coming events with a button each, the series, and what should be looked at.
func (b *bot) eventMenu(ctx context.Context, req Request) (kiez.Reply, error) {
	const most = 25
	events, err := b.Agenda.Between(ctx, req.Now, req.Now.Add(staffAhead))
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("list events: %w", err)
	}
	series, err := b.Agenda.Series(ctx)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("list series: %w", err)
	}
	warnings, err := b.Recurrence.Doubts(ctx, req.Now)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("check dates: %w", err)
	}
	paragraphs := append([]kiez.Text{kiez.Say("event.menu", nil)}, doubtLines(warnings[:min(most, len(warnings))])...)
	reply := kiez.Answer(paragraphs...).Editing().With(button("button.event_new", "evs:new")).
		With(button("button.event_import", "evs:import"))
	for _, s := range series {
		reply = reply.With(kiez.Button{Label: seriesLine(s), Data: "evs:series:" + s.ID})
	}
	shown := 0
	for e := range events {
		if e.Cancelled {
			continue
		}
		if shown++; shown > most {
			break
		}
		reply = reply.With(kiez.Button{Label: eventLine(e), Data: "evs:show:" + e.ID})
	}
	return reply, nil
}

// seriesLine names a series: the areas have series of the same title.
func seriesLine(s kiez.Series) kiez.Text {
	if s.Area == "" {
		return kiez.Say("button.event_series", kiez.Data{"Title": s.Title})
	}
	return kiez.Say("button.event_series_area", kiez.Data{"Title": s.Title, "Area": s.Area})
}

// eventButton does what a button of the staff's event list asks for: "evs:<verb>:<id>".
func (b *bot) eventButton(ctx context.Context, req Request) (kiez.Reply, error) {
	verb, id, _ := strings.Cut(req.Arg, ":")
	switch verb {
	case "new":
		return b.startForm(ctx, req, b.newForm())
	case "menu":
		return b.eventMenu(ctx, req)
	case "import":
		return b.askImport(ctx, req)
	}
	if handle, ok := b.seriesButtons()[verb]; ok {
		return handle(ctx, req, id)
	}
	id, day, _ := strings.Cut(id, ":")
	e, err := b.Agenda.Event(ctx, id)
	if errors.Is(err, kiez.ErrNotFound) {
		return kiez.Reply{Notice: kiez.Say("event.gone", nil), Alert: true}, nil
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("load event %s: %w", id, err)
	}
	if e.Cancelled || verb == "show" { // what is cancelled cannot be changed any more
		return b.showForStaff(ctx, e, req)
	}
	return b.changeEvent(ctx, req, e, verb, day)
}

// changeEvent does what a button under an event asks for.
func (b *bot) changeEvent(ctx context.Context, req Request, e kiez.Event, verb, day string) (kiez.Reply, error) {
	title, _ := e.Title.In(req.Lang)
	switch verb {
	case "confirm":
		e.Planned, e.AsOf = false, req.Now.Format(time.DateOnly)
		return b.change(ctx, req, e, "event.confirmed")
	case "edit":
		form := b.newForm()
		form["id"], form["topic"] = e.ID, string(e.Topic)
		return b.askEdit(ctx, req, form, kiez.Series{Event: e})
	case "move":
		if req.InGroup() {
			return kiez.Answer(kiez.Say("staff.in_private", nil)), nil
		}
		ask := kiez.Say("event.ask_new_start", kiez.Data{"Title": title})
		form := b.newForm()
		form["id"], form["topic"], form[askedFor] = e.ID, string(e.Topic), "start"
		if e.AllDay {
			form[wholeDays] = on
		}
		return kiez.Answer(ask).With(form.button("button.cancel", "cancel")),
			b.flows.start(ctx, req, "move", "start", form)
	case "decide":
		decides, err := b.sessionOn(ctx, e.Area, day, req.Now.Location())
		if err != nil {
			return kiez.Reply{}, err
		}
		e.Session, e.AsOf = decides.ID, req.Now.Format(time.DateOnly)
		return b.change(ctx, req, e, "event.changed")
	case "cancel":
		told, err := b.toldNote(ctx, e.ID)
		if err != nil {
			return kiez.Reply{}, err
		}
		ask := kiez.Say("event.cancel_ask", kiez.Data{"Title": title, "Moment": beginning(e.Start, e.AllDay)})
		return kiez.Answer(append([]kiez.Text{ask}, told...)...).Editing().
			With(button("button.event_cancel_yes", "evs:cancelyes:"+e.ID)).With(button("button.back", "evs:show:"+e.ID)), nil
	case "cancelyes":
		e.Cancelled, e.Planned, e.AsOf = true, false, req.Now.Format(time.DateOnly)
		return b.change(ctx, req, e, "event.cancel_done")
	}
	return tooOld(), nil
}

// showForStaff shows an event with what staff can do about it.
func (b *bot) showForStaff(ctx context.Context, e kiez.Event, req Request) (kiez.Reply, error) {
	paragraphs := b.wholeEvent(e, req.Lang, req.Now)
	if e.Source != "staff" {
		paragraphs = append(paragraphs, kiez.Say("event.from_content", nil))
	}
	if e.Cancelled {
		return kiez.Answer(paragraphs...).Editing().With(button("button.back", "evs:menu")), nil
	}
	warnings, err := b.doubts(ctx, kiez.Series{Event: e}, req.Now)
	if err != nil {
		return kiez.Reply{}, err
	}
	reply := kiez.Answer(append(paragraphs, warnings...)...).Editing()
	if e.Planned {
		reply = reply.With(button("button.event_confirm", "evs:confirm:"+e.ID))
	}
	reply = reply.With(button("button.event_move", "evs:move:"+e.ID), button("button.event_cancel", "evs:cancel:"+e.ID)).
		With(button("button.event_edit", "evs:edit:"+e.ID))
	if reply, err = b.withSessions(ctx, reply, e); err != nil {
		return kiez.Reply{}, err
	}
	if e.Series != "" {
		reply = reply.With(button("button.event_whole_series", "evs:series:"+e.Series))
	}
	return reply.With(button("button.back", "evs:menu")), nil
}

// withSessions offers, under a closing date, the next sessions of its area: one of them decides.
func (b *bot) withSessions(ctx context.Context, reply kiez.Reply, e kiez.Event) (kiez.Reply, error) {
	const (
		ahead = 60 * 24 * time.Hour
		most  = 3
	)
	if e.Kind != kiez.Deadline {
		return reply, nil
	}
	events, err := b.Agenda.Between(ctx, e.Start, e.Start.Add(ahead))
	if err != nil {
		return reply, fmt.Errorf("sessions after %s: %w", e.ID, err)
	}
	var row []kiez.Button
	for s := range events {
		if s.Kind == kiez.Session && s.Area == e.Area && !s.Cancelled && len(row) < most {
			label := kiez.Say("button.event_decides", kiez.Data{"Day": kiez.ShortDay(s.Start)})
			row = append(row, kiez.Button{
				Label: checked(label, s.ID == e.Session), Data: "evs:decide:" + e.ID + ":" + s.Start.Format(time.DateOnly),
			})
		}
	}
	return reply.With(row...), nil
}

// eventName is what an event is called where it is kept who changed it.
func eventName(e kiez.Event, loc *time.Location) string {
	return e.Title[kiez.German] + " " + e.Start.In(loc).Format("2006-01-02 15:04")
}

// change stores an event; where a colleague was faster, the new state is shown and nothing is overwritten.
func (b *bot) change(ctx context.Context, req Request, e kiez.Event, done string) (kiez.Reply, error) {
	e.Sequence++
	err := b.EventBook.Put(ctx, e)
	if errors.Is(err, kiez.ErrConflict) {
		current, err := b.Agenda.Event(ctx, e.ID)
		if err != nil {
			return kiez.Reply{}, fmt.Errorf("reload event %s: %w", e.ID, err)
		}
		reply, err := b.showForStaff(ctx, current, req)
		reply.Notice, reply.Alert = kiez.Say("staff.conflict", nil), true
		return reply, err
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("store event %s: %w", e.ID, err)
	}
	kind := kiez.EventChanged
	if e.Cancelled {
		kind = kiez.EventCancelled
	}
	if err := b.note(ctx, req, kind, eventName(e, req.Now.Location())); err != nil {
		return kiez.Reply{}, err
	}
	reply, err := b.showForStaff(ctx, e, req)
	if err != nil {
		return kiez.Reply{}, err
	}
	reply.Messages[0].Paragraphs = append([]kiez.Text{kiez.Say(done, nil)}, reply.Messages[0].Paragraphs...)
	return reply, nil
}
