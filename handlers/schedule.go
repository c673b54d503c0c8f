package handlers

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// Schedules keeps what is sent again and again.
type Schedules interface {
	// List gives all, the oldest first.
	List(ctx context.Context) ([]kiez.Schedule, error)
	// Get gives one, or kiez.ErrNotFound.
	Get(ctx context.Context, id string) (kiez.Schedule, error)
	// Save stores a new one, or a change, and gives it with its new revision. kiez.ErrConflict: somebody else saved one
	// since it was read; kiez.ErrNotFound: somebody removed it.
	Save(ctx context.Context, s kiez.Schedule) (kiez.Schedule, error)
	// Remove removes one; one that is not there is no error.
	Remove(ctx context.Context, id string) error
}

// schedule is /schedule: with fields below the command a new draft, without any the list.
func (b *bot) schedule(ctx context.Context, req Request) (kiez.Reply, error) {
	fields, err := parseFields(req.Rich())
	if err != nil {
		return kiez.Reply{}, err
	}
	if len(fields) == 0 {
		return b.scheduleList(ctx, req)
	}
	draft := b.newDraft(req)
	draft.Schedule = draft.ID
	err = readFields(fields, "name, template, "+broadcastFields, func(f field) (bool, error) {
		return b.readSchedule(&draft, f, req.Now)
	})
	if err != nil {
		return kiez.Reply{}, err
	}
	if draft.Template != kiez.NoTemplate && (len(draft.Texts) > 0 || draft.Photo != "") {
		return kiez.Reply{}, kiez.Refuse("schedule.text_or_template", nil)
	}
	return b.createSchedule(ctx, req, draft)
}

// readSchedule reads one field of a draft that is to be a schedule.
func (b *bot) readSchedule(draft *kiez.Broadcast, f field, now time.Time) (known bool, err error) {
	switch f.key {
	case "name":
		draft.Name, err = readPlain(nil, f.value.Text, now)
	case "template":
		draft.Template = kiez.Template(strings.ToLower(f.value.Text))
		if draft.Template != kiez.WeekAhead {
			err = kiez.Refuse("schedule.template_unknown", kiez.Data{"Known": kiez.Isolated(kiez.WeekAhead)})
		}
	default:
		return b.readBroadcast(draft, f, now)
	}
	return true, err
}

// createSchedule stores the draft and asks for what it still needs: what to send, when, and to whom.
func (b *bot) createSchedule(ctx context.Context, req Request, draft kiez.Broadcast) (kiez.Reply, error) {
	if req.InGroup() && (!draft.Written() || undated(draft)) {
		return kiez.Answer(kiez.Say("staff.in_private", nil)), nil
	}
	draft, err := b.createDraft(ctx, req, draft)
	if err != nil {
		return kiez.Reply{}, err
	}
	switch {
	case !draft.Written():
		reply, err := b.askBroadcast(ctx, req, draft, "text", kiez.German, kiez.Say("schedule.ask_text", nil))
		if err != nil || len(reply.Messages) == 0 {
			return reply, err
		}
		data := "bc:template:" + draft.ID + ":" + string(kiez.WeekAhead)
		week := kiez.Button{Label: templateName(kiez.WeekAhead), Data: data}
		reply.Messages[0].Rows = append([][]kiez.Button{{week}}, reply.Messages[0].Rows...)
		return reply, nil
	case undated(draft):
		return b.askWhen(ctx, req, draft)
	default:
		return b.draftScreen(ctx, req, draft)
	}
}

// chooseTemplate takes a template in place of a text.
func (b *bot) chooseTemplate(
	ctx context.Context, req Request, bc kiez.Broadcast, template kiez.Template,
) (kiez.Reply, error) {
	if template != kiez.WeekAhead || bc.Schedule == "" || len(bc.Texts) > 0 {
		return tooOld(), nil
	}
	if err := b.flows.endAbout(ctx, req.Chat, bc.ID); err != nil {
		return kiez.Reply{}, err
	}
	bc.Template, bc.Photo, bc.Editor = template, "", req.From
	reply, err := b.saveDraft(ctx, req, bc, topicsFirst(bc))
	if err != nil || reply.Alert || !undated(bc) {
		return reply, err
	}
	return b.askWhen(ctx, req, bc)
}

// startSchedule makes a schedule of a released draft, or changes the one it was made of. The draft ends with it; if the
// process dies in between, the next release finds the schedule that is there.
func (b *bot) startSchedule(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	schedule, err := b.scheduleOf(ctx, bc)
	if errors.Is(err, kiez.ErrNotFound) {
		return kiez.Reply{Notice: kiez.Say("schedule.gone", nil), Alert: true}, nil
	}
	if err != nil {
		return kiez.Reply{}, err
	}
	bc.Releaser = req.From
	schedule.Since, schedule.Pattern = req.Now, bc
	saved, err := b.Schedules.Save(ctx, schedule)
	switch {
	case errors.Is(err, kiez.ErrConflict) && schedule.Rev == 0: // it was released before
		saved, err = b.Schedules.Get(ctx, schedule.ID)
	case errors.Is(err, kiez.ErrConflict):
		return b.afterConflict(ctx, req, bc.ID)
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("start schedule %s: %w", schedule.ID, err)
	}
	if err := b.noteBroadcast(ctx, req, kiez.ScheduleStarted, saved.Pattern); err != nil {
		return kiez.Reply{}, err
	}
	bc.State = kiez.Aborted
	if _, err := b.Broadcasts.Save(ctx, bc); err != nil && !errors.Is(err, kiez.ErrConflict) {
		return kiez.Reply{}, fmt.Errorf("end draft %s: %w", bc.ID, err)
	}
	card, err := b.scheduleCard(ctx, req, saved)
	if err != nil {
		return kiez.Reply{}, err
	}
	reply := kiez.Reply{Messages: []kiez.Message{card}, Notice: kiez.Say("schedule.started", nil)}.Editing()
	if author := kiez.ChatID(bc.Author); author != kiez.ChatID(req.From) {
		reply.Messages = append(reply.Messages, kiez.Message{Chat: author, Paragraphs: card.Paragraphs})
	}
	return reply, nil
}

// scheduleOf is the schedule that a draft becomes, or the one it changes; kiez.ErrNotFound: that was removed.
func (b *bot) scheduleOf(ctx context.Context, bc kiez.Broadcast) (kiez.Schedule, error) {
	id := cmp.Or(bc.Schedule, bc.ID)
	if id == bc.ID {
		return kiez.Schedule{ID: id}, nil
	}
	schedule, err := b.Schedules.Get(ctx, id)
	if err != nil {
		return schedule, fmt.Errorf("load schedule %s: %w", id, err)
	}
	return schedule, nil
}

// scheduleInstead shows the schedule that a draft has become; a draft that was dropped is gone.
func (b *bot) scheduleInstead(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	schedule, err := b.Schedules.Get(ctx, cmp.Or(bc.Schedule, bc.ID))
	if errors.Is(err, kiez.ErrNotFound) || err == nil && schedule.Pattern.ID != bc.ID {
		return kiez.Reply{Notice: kiez.Say("staff.gone", nil), Alert: true}, nil
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("load schedule of %s: %w", bc.ID, err)
	}
	card, err := b.scheduleCard(ctx, req, schedule)
	return kiez.Reply{Messages: []kiez.Message{card}}.Editing(), err
}
