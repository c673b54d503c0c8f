package handlers

import (
	"context"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
)

func (b *bot) startClosure(ctx context.Context, req Request, form closureForm) (kiez.Reply, error) {
	reply, step, err := b.askClosure(ctx, req, form)
	if err != nil {
		return kiez.Reply{}, err
	}
	if step != "confirm" && req.InGroup() {
		return kiez.Answer(kiez.Say("staff.in_private", nil)), nil
	}
	return reply, b.flows.start(ctx, req, "closure", step, form)
}

// askClosure asks for the next empty field, or shows the whole for confirmation.
func (b *bot) askClosure(ctx context.Context, req Request, form closureForm) (kiez.Reply, string, error) {
	for _, q := range []struct{ field, key, skip string }{
		{"from", "closures.ask_days", ""},
		{"hours", "closures.ask_hours", "button.closure_all_day"},
		{"reason", "closures.ask_reason", "button.closure_no_reason"},
	} {
		if form[q.field] != "" {
			continue
		}
		form[askedFor] = q.field
		reply := kiez.Answer(kiez.Say(q.key, nil))
		if q.skip != "" {
			reply = reply.With(form.button(q.skip, closedAllDay))
		}
		return reply.With(form.button("button.cancel", "cancel")), q.field, nil
	}
	entry, err := b.entry(form, req.Now)
	if err != nil {
		return kiez.Reply{}, "", err
	}
	form[askedFor] = "confirm"
	paragraphs := []kiez.Text{kiez.Say("event.confirm", nil), closureLine(entry)}
	if missing := entry.Reason.Missing(); entry.Reason[kiez.German] != "" && len(missing) > 0 {
		paragraphs = append(paragraphs, kiez.Say("closures.missing_reasons", kiez.Data{"Languages": namesOf(missing)}))
	}
	others, err := b.closuresAhead(ctx, req.Now)
	if err != nil {
		return kiez.Reply{}, "", err
	}
	for _, other := range others {
		if !other.To.Before(entry.From) && !entry.To.Before(other.From) {
			paragraphs = append(paragraphs, kiez.Say("closures.overlap", kiez.Data{"Entry": closureLine(other)}))
		}
	}
	return kiez.Answer(paragraphs...).
		With(form.button("button.save", "save"), form.button("button.cancel", "cancel")), "confirm", nil
}

// takeClosure is the step that reads the days, the hours or the reason.
func (b *bot) takeClosure(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	if req.Arg == "cancel" {
		return kiez.Answer(kiez.Say("cancel.closure", nil)).Editing(), "", nil
	}
	form, field := closureForm(data), data[askedFor]
	var err error
	switch value := given(req); field {
	case "from":
		err = b.readDays(form, value, req.Now)
	case "hours":
		form[field], err = b.readHours(value)
	default:
		form[field], err = readPlain(nil, value, req.Now)
	}
	if err != nil {
		return kiez.Reply{}, field, err
	}
	return b.askClosure(ctx, req, form)
}

// confirmClosure is the step that waits for "save".
func (b *bot) confirmClosure(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	form := closureForm(data)
	switch req.Arg {
	case "cancel":
		return kiez.Answer(kiez.Say("cancel.closure", nil)).Editing(), "", nil
	case "save":
	default:
		return b.askClosure(ctx, req, form)
	}
	entry, err := b.entry(form, req.Now)
	if err != nil {
		return kiez.Reply{}, "confirm", err
	}
	entry.By = req.From
	if err := b.Closures.Close(ctx, entry); err != nil {
		return kiez.Reply{}, "confirm", fmt.Errorf("store closure %s: %w", entry.ID, err)
	}
	days := entry.ID + " " + entry.From.Format(time.DateOnly)
	if entry.To.After(entry.From) {
		days += " – " + entry.To.Format(time.DateOnly)
	}
	if err := b.note(ctx, req, kiez.ClosureEntered, days); err != nil {
		return kiez.Reply{}, "confirm", err
	}
	reply, err := b.closureList(ctx, req)
	if err != nil {
		return kiez.Reply{}, "confirm", err
	}
	reply.Messages[0].Paragraphs = append([]kiez.Text{kiez.Say("closures.saved", nil)}, reply.Messages[0].Paragraphs...)
	return reply, "", nil
}
