package handlers

import (
	"context"
	"fmt"
	"iter"
	"time"

	"kiezbot/internal/kiez"
)

// Agenda knows the dates that were entered.
type Agenda interface {
	// Between gives the events that begin in [from, to), in order; cancelled ones too. What they refer to is shared.
	Between(ctx context.Context, from, to time.Time) (iter.Seq[kiez.Event], error)
	// Event gives one event, or kiez.ErrNotFound.
	Event(ctx context.Context, id string) (kiez.Event, error)
	// Series gives all that comes again by a rule, by ID.
	Series(ctx context.Context) ([]kiez.Series, error)
	// Reachable plans the way of an application handed in at now; ok is false where no closing date is entered.
	Reachable(ctx context.Context, area kiez.Area, now time.Time) (plan Plan, ok bool, err error)
}

// Plan is the way of an application: which closing date it can still meet, and who decides when.
type Plan struct {
	Missed    *kiez.Event // a closing date that has just passed; nil: none
	Deadline  kiez.Event
	Session   *kiez.Event  // that decides; nil: not entered
	Following *kiez.Event  // without Session: the next one of the area; nobody said that it decides; nil: none
	Later     []kiez.Event // the closing dates after it
	Open      bool         // what comes after Later is not known
	Gap       bool         // there are closing dates before Deadline that nobody entered
}

// deadline plans an application: "I have an idea today". It asks for the area once and remembers it.
func (b *bot) deadline(ctx context.Context, req Request) (kiez.Reply, error) {
	which := askForArea
	switch area := kiez.Area(req.Arg); {
	case area.Known():
		which = req.Arg
		if err := b.rememberArea(ctx, req, area); err != nil {
			return kiez.Reply{}, err
		}
	case req.Arg == "all":
		which = req.Arg
	case req.Person.Area != "" && req.Arg != askForArea && !req.InGroup():
		which = string(req.Person.Area)
	}
	return withGerman(ctx, req, "deadline:"+which, func(ctx context.Context, req Request) (kiez.Reply, error) {
		if which == askForArea {
			return askDeadlineArea(), nil
		}
		return b.plan(ctx, req, which)
	})
}

// plan says what an application can still reach in an area, or in all of them.
func (b *bot) plan(ctx context.Context, req Request, which string) (kiez.Reply, error) {
	areas := kiez.Areas()
	if area := kiez.Area(which); area.Known() {
		areas = []kiez.Area{area}
	}
	paragraphs, from, err := b.inAreas(ctx, req, kiez.SubjectDeadlines, areas)
	if err != nil {
		return kiez.Reply{}, err
	}
	paragraphs = append([]kiez.Text{kiez.Say("deadline.title", nil)}, paragraphs...)
	if from.AsOf != "" {
		paragraphs = append(paragraphs, asOf(from, stale(from, req.Now)))
	}
	return kiez.Answer(paragraphs...).
		With(button("button.other_area", "deadline:ask")).
		With(remindButton(kiez.KiezfondsDeadlines)).
		With(titleButton("kiezfonds.apply", "")).With(menuButton()), nil
}

// rememberArea keeps the area for the next question; a group has none of its own.
func (b *bot) rememberArea(ctx context.Context, req Request, area kiez.Area) error {
	if req.InGroup() || area == req.Person.Area {
		return nil
	}
	if err := b.Preferences.SetArea(ctx, req.Chat, area); err != nil {
		return fmt.Errorf("remember area: %w", err)
	}
	return nil
}

func askDeadlineArea() kiez.Reply {
	reply := kiez.Answer(kiez.Say("deadline.title", nil), kiez.Say("answer.ask_area", nil))
	for _, a := range kiez.Areas() {
		reply = reply.With(kiez.Button{Label: kiez.Show(a), Data: "deadline:" + string(a)})
	}
	return reply.With(findAreaButton(), button("button.area_unknown", "deadline:all"))
}

// inAreas collects what is known area by area, and where the dates come from: the zero Provenance where none is
// entered.
func (b *bot) inAreas(
	ctx context.Context, req Request, kind kiez.SubjectKind, areas []kiez.Area,
) (lines []kiez.Text, from kiez.Provenance, err error) {
	say := b.deadlineIn
	if kind == kiez.SubjectSessions {
		say = b.sessionIn
	}
	for _, area := range areas {
		line, source, err := say(ctx, req, area)
		if err != nil {
			return nil, from, err
		}
		if from.AsOf == "" || source.AsOf != "" && source.ReviewBy.Before(from.ReviewBy) { // the one to doubt first
			from = source
		}
		lines = append(lines, line)
	}
	return lines, from, nil
}

// deadlineIn says the next reachable closing date of an area, with what was missed, who decides, and what comes later.
func (b *bot) deadlineIn(ctx context.Context, req Request, area kiez.Area) (kiez.Text, kiez.Provenance, error) {
	plan, ok, err := b.Agenda.Reachable(ctx, area, req.Now)
	if err != nil {
		return kiez.Text{}, kiez.Provenance{}, fmt.Errorf("plan deadline of %s: %w", area, err)
	}
	if !ok {
		none := kiez.Data{"Area": area, "Phone": kiez.Isolated(b.Office.Office().Phone)}
		return kiez.Show(append(kiez.Lines{kiez.Say("deadline.none", none)}, missed(plan)...)), kiez.Provenance{}, nil
	}
	next := kiez.Data{"Area": area, "Deadline": kiez.Day(plan.Deadline.Start)}
	lines := kiez.Lines{kiez.Say("deadline.next", next)}
	if plan.Gap {
		next["Phone"] = kiez.Isolated(b.Office.Office().Phone)
		lines = kiez.Lines{kiez.Say("deadline.after_gap", next)}
	}
	lines = append(append(lines, planned(plan.Deadline)...), missed(plan)...)
	lines = append(lines, b.decision(plan)...)
	if len(plan.Later) > 0 {
		lines = append(lines, kiez.Say("deadline.later", kiez.Data{"Dates": dayList(plan.Later)}))
	}
	if plan.Open {
		lines = append(lines, kiez.Say("deadline.later_open", nil))
	}
	return kiez.Show(lines), plan.Deadline.Provenance, nil
}

// decision says when a decision can be known at the earliest.
func (b *bot) decision(plan Plan) kiez.Lines {
	switch {
	case plan.Session != nil:
		known := kiez.Data{
			"Moment": beginning(plan.Session.Start, plan.Session.AllDay), "Place": placeLine(plan.Session.Place),
		}
		return append(kiez.Lines{kiez.Say("deadline.session", known)}, planned(*plan.Session)...)
	case plan.Following != nil:
		next := kiez.Data{
			"Moment": beginning(plan.Following.Start, plan.Following.AllDay), "Phone": kiez.Isolated(b.Office.Office().Phone),
		}
		return append(kiez.Lines{kiez.Say("deadline.session_following", next)}, planned(*plan.Following)...)
	default:
		return kiez.Lines{kiez.Say("deadline.session_open", nil)}
	}
}

// planned is the mark of a date that nobody confirmed.
func planned(e kiez.Event) kiez.Lines {
	if !e.Planned {
		return nil
	}
	return kiez.Lines{kiez.Say("event.planned", nil)}
}

// dayList lists the days of events; those that nobody confirmed are marked.
func dayList(events []kiez.Event) kiez.List {
	days := make(kiez.List, len(events))
	for i, e := range events {
		days[i] = kiez.Show(kiez.Day(e.Start))
		if e.Planned {
			days[i] = kiez.Say("event.day_planned", kiez.Data{"Day": kiez.Day(e.Start)})
		}
	}
	return days
}

func missed(plan Plan) kiez.Lines {
	if plan.Missed == nil {
		return nil
	}
	return kiez.Lines{kiez.Say("deadline.missed", kiez.Data{"Deadline": kiez.Day(plan.Missed.Start)})}
}

// sessionIn says the next session of an area's jury.
func (b *bot) sessionIn(ctx context.Context, req Request, area kiez.Area) (kiez.Text, kiez.Provenance, error) {
	const ahead = 400 * 24 * time.Hour
	events, err := b.Agenda.Between(ctx, req.Now, req.Now.Add(ahead))
	if err != nil {
		return kiez.Text{}, kiez.Provenance{}, fmt.Errorf("sessions of %s: %w", area, err)
	}
	for e := range events {
		if e.Kind == kiez.Session && e.Area == area && !e.Cancelled {
			next := kiez.Data{"Area": area, "Moment": beginning(e.Start, e.AllDay), "Place": placeLine(e.Place)}
			return kiez.Show(append(kiez.Lines{kiez.Say("session.next", next)}, planned(e)...)), e.Provenance, nil
		}
	}
	none := kiez.Data{"Area": area, "Phone": kiez.Isolated(b.Office.Office().Phone)}
	return kiez.Say("session.none", none), kiez.Provenance{}, nil
}

// stale reports whether somebody should have looked at a date again by now.
func stale(p kiez.Provenance, now time.Time) bool {
	return !p.ReviewBy.IsZero() && now.After(p.ReviewBy)
}
