package handlers

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// runsShown is how many runs ahead staff see.
const runsShown = 3

// missedShown is how long staff are told of a run that was missed.
const missedShown = 14 * 24 * time.Hour

// scheduleList shows every schedule with its buttons, and a way to a new one.
func (b *bot) scheduleList(ctx context.Context, req Request) (kiez.Reply, error) {
	all, err := b.Schedules.List(ctx)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("list schedules: %w", err)
	}
	reply := kiez.Answer(kiez.Say("schedule.none", nil))
	if len(all) > 0 {
		reply = kiez.Reply{}
	}
	for _, schedule := range all {
		card, err := b.scheduleCard(ctx, req, schedule)
		if err != nil {
			return kiez.Reply{}, err
		}
		reply.Messages = append(reply.Messages, card)
	}
	return reply.With(button("button.schedule_new", "sch:new")), nil
}

// scheduleCard says what a schedule sends to whom, when it runs next, and what became of the last run.
func (b *bot) scheduleCard(ctx context.Context, req Request, s kiez.Schedule) (kiez.Message, error) {
	paragraphs := []kiez.Text{b.scheduleSummary(s.Pattern), contents(s.Pattern)}
	steer := scheduleButton("button.pause", "pause", s.ID)
	if s.Paused {
		paragraphs = append(paragraphs, kiez.Say("schedule.paused", nil))
		steer = scheduleButton("button.resume", "resume", s.ID)
	} else {
		next, err := b.nextRuns(ctx, s.Pattern.Rhythm, req)
		if err != nil {
			return kiez.Message{}, err
		}
		paragraphs = append(paragraphs, next)
	}
	last, err := b.lastRun(ctx, s)
	if err != nil {
		return kiez.Message{}, err
	}
	paragraphs = append(paragraphs, last...)
	if req.Now.Sub(s.Missed) < missedShown {
		paragraphs = append(paragraphs, kiez.Say("schedule.missed", kiez.Data{"Moment": kiez.Moment(s.Missed)}))
	}
	rows := [][]kiez.Button{
		{steer, scheduleButton("button.broadcast_edit", "edit", s.ID)},
		{scheduleButton("button.schedule_remove", "ask", s.ID)},
	}
	if len(last) > 0 {
		rows = append([][]kiez.Button{{bcButton("button.schedule_last", "open", s.Last)}}, rows...)
	}
	return kiez.Message{Paragraphs: paragraphs, Rows: rows}, nil
}

// scheduleSummary says what stands at the head of a schedule, or of a draft of one.
func (b *bot) scheduleSummary(bc kiez.Broadcast) kiez.Text {
	head := summary(bc)
	head.Key = "schedule.card"
	delete(head.Data, "ID")
	head.Data["Name"] = scheduleName(bc)
	head.Data["When"] = kiez.Say("schedule.undated", nil)
	if bc.Rhythm.Set() {
		head.Data["When"] = b.Rhythms.Text(bc.Rhythm)
	}
	return head
}

// scheduleName is how staff know a schedule: by its name, by its template, or by how its text begins.
func scheduleName(bc kiez.Broadcast) kiez.Text {
	switch {
	case bc.Name != "":
		return kiez.Show(bc.Name)
	case bc.Template != kiez.NoTemplate:
		return templateName(bc.Template)
	}
	if first := firstWords(bc.Texts[kiez.German]); first != "" {
		return kiez.Show(first)
	}
	return kiez.Say("broadcast.unnamed", nil)
}

// firstWords is what a text begins with, enough to know it again.
func firstWords(text string) string {
	const longest = 40 // letters
	first, _, _ := strings.Cut(text, "\n")
	if letters := []rune(first); len(letters) > longest {
		first = string(letters[:longest]) + "…"
	}
	return first
}

func templateName(t kiez.Template) kiez.Text { return kiez.Say("template."+string(t), nil) }

// contents is what a broadcast says: its German text, or what its template is about.
func contents(bc kiez.Broadcast) kiez.Text {
	if bc.Template != kiez.NoTemplate {
		return kiez.Say("template.about_"+string(bc.Template), nil)
	}
	return shown(bc.Text(kiez.German))
}

// nextRuns lists when a rhythm is due next.
func (b *bot) nextRuns(ctx context.Context, r kiez.Rhythm, req Request) (kiez.Text, error) {
	runs, err := b.Rhythms.Next(ctx, r, req.Now, runsShown)
	if err != nil {
		return kiez.Text{}, fmt.Errorf("next runs: %w", err)
	}
	if len(runs) == 0 {
		return kiez.Say("schedule.next_none", nil), nil
	}
	var lines kiez.Lines
	for _, at := range runs {
		lines = append(lines, kiez.Show(kiez.Moment(at)))
	}
	return kiez.Say("schedule.next", kiez.Data{"Moments": lines}), nil
}

// lastRun says what became of the last run, as long as its result is kept.
func (b *bot) lastRun(ctx context.Context, s kiez.Schedule) ([]kiez.Text, error) {
	if s.Last == "" {
		return nil, nil
	}
	run, err := b.Broadcasts.Get(ctx, s.Last)
	if errors.Is(err, kiez.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("last run of %s: %w", s.ID, err)
	}
	sheet, err := b.Results.Sheet(ctx, s.Last)
	if err != nil {
		return nil, fmt.Errorf("sheet of %s: %w", s.Last, err)
	}
	result := BroadcastProgress(run, sheet, 0, run.At).Paragraphs[1:] // without its summary
	return append([]kiez.Text{kiez.Say("schedule.last", kiez.Data{"Moment": kiez.Moment(run.At)})}, result...), nil
}

func scheduleButton(key, verb, id string) kiez.Button { return button(key, "sch:"+verb+":"+id) }
