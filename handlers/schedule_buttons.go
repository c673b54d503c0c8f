package handlers

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kiezbot/internal/kiez"
)

// scheduleButtons does what a button under a schedule asks for: "sch:<verb>:<id>".
func (b *bot) scheduleButtons(ctx context.Context, req Request) (kiez.Reply, error) {
	verb, id, _ := strings.Cut(req.Arg, ":")
	if verb == "new" {
		draft := b.newDraft(req)
		draft.Schedule = draft.ID
		return b.createSchedule(ctx, req, draft)
	}
	schedule, err := b.Schedules.Get(ctx, id)
	if errors.Is(err, kiez.ErrNotFound) {
		return kiez.Reply{Notice: kiez.Say("schedule.gone", nil), Alert: true}, nil
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("load schedule: %w", err)
	}
	switch verb {
	case "card":
		return b.showSchedule(ctx, req, schedule)
	case "pause", "resume":
		return b.pauseSchedule(ctx, req, schedule, verb == "pause")
	case "edit":
		return b.editSchedule(ctx, req, schedule)
	case "ask":
		question := kiez.Say("schedule.remove_ask", kiez.Data{"Name": scheduleName(schedule.Pattern)})
		return kiez.Answer(question).Editing().
			With(scheduleButton("button.schedule_remove_yes", "remove", id), scheduleButton("button.back", "card", id)), nil
	case "remove":
		if err := b.Schedules.Remove(ctx, id); err != nil {
			return kiez.Reply{}, fmt.Errorf("remove schedule: %w", err)
		}
		if err := b.noteBroadcast(ctx, req, kiez.ScheduleRemoved, schedule.Pattern); err != nil {
			return kiez.Reply{}, err
		}
		return kiez.Answer(kiez.Say("schedule.removed", kiez.Data{"Name": scheduleName(schedule.Pattern)})).Editing(), nil
	}
	return tooOld(), nil
}

func (b *bot) showSchedule(ctx context.Context, req Request, s kiez.Schedule) (kiez.Reply, error) {
	card, err := b.scheduleCard(ctx, req, s)
	return kiez.Reply{Messages: []kiez.Message{card}}.Editing(), err
}

// pauseSchedule stops a schedule or lets it go on. What was due meanwhile is not made up for. Going on is a release.
func (b *bot) pauseSchedule(ctx context.Context, req Request, s kiez.Schedule, pause bool) (kiez.Reply, error) {
	if !pause && !req.Role.MayRelease() {
		return kiez.Reply{Notice: kiez.Say("broadcast.may_not", nil), Alert: true}, nil
	}
	if s.Paused == pause {
		return b.showSchedule(ctx, req, s)
	}
	s.Paused, s.Since = pause, req.Now
	saved, err := b.Schedules.Save(ctx, s)
	switch {
	case errors.Is(err, kiez.ErrNotFound):
		return kiez.Reply{Notice: kiez.Say("schedule.gone", nil), Alert: true}, nil
	case errors.Is(err, kiez.ErrConflict):
		if s, err = b.Schedules.Get(ctx, s.ID); err != nil {
			return kiez.Reply{}, fmt.Errorf("reload schedule: %w", err)
		}
		reply, err := b.showSchedule(ctx, req, s)
		reply.Notice, reply.Alert = kiez.Say("staff.conflict", nil), true
		return reply, err
	case err != nil:
		return kiez.Reply{}, fmt.Errorf("save schedule %s: %w", s.ID, err)
	}
	kind := kiez.ScheduleResumed
	if pause {
		kind = kiez.SchedulePaused
	}
	if err := b.noteBroadcast(ctx, req, kind, saved.Pattern); err != nil {
		return kiez.Reply{}, err
	}
	return b.showSchedule(ctx, req, saved)
}

// editSchedule makes a draft of a schedule. Until it is released, the schedule goes on as it is.
func (b *bot) editSchedule(ctx context.Context, req Request, s kiez.Schedule) (kiez.Reply, error) {
	draft, fresh := s.Pattern, b.newDraft(req)
	draft.ID, draft.State, draft.Created, draft.Changed = fresh.ID, kiez.Draft, fresh.Created, req.Now
	draft.Author, draft.Editor, draft.Releaser = req.From, req.From, 0
	draft.Schedule, draft.Rev = s.ID, 0
	if draft.Texts == nil {
		draft.Texts = kiez.Titles{}
	}
	draft, err := b.createDraft(ctx, req, draft)
	if err != nil {
		return kiez.Reply{}, err
	}
	reply, err := b.broadcastCard(ctx, req, draft)
	if err == nil {
		reply.Messages[0].Edit = false
	}
	return reply, err
}
