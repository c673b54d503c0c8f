package handlers

import (
	"context"

	"kiezbot/internal/kiez"
)

// explain gives the answer to a subject: its standing text, what is computed at this moment, how old it is, and what
// people ask next. Where the answer depends on the area, it asks for the area first.
func (b *bot) explain(ctx context.Context, req Request, s kiez.Subject) (kiez.Reply, error) {
	switch s.Kind {
	case kiez.SubjectGreeting:
		reply := kiez.Answer(body(s))
		reply.Messages[0].Rows = menuRows()
		return reply, nil
	case kiez.SubjectThanks:
		return kiez.Answer(body(s)).With(menuButton()), nil
	case kiez.SubjectHours:
		return b.hours(ctx, req)
	case kiez.SubjectEvents:
		return b.explainEvents(ctx, req, s)
	default: // a standing text, with or without lines below it
		if s.AskArea && !req.InGroup() && req.Person.Area != "" {
			req.Arg = string(req.Person.Area)
			return b.explainArea(ctx, req, s)
		}
		if s.AskArea {
			return b.askArea(s), nil
		}
		return b.compose(s, b.computed(req, s)...), nil
	}
}

// askArea gives the standing part of the answer and asks for the area in the same message.
func (b *bot) askArea(s kiez.Subject) kiez.Reply {
	reply := kiez.Answer(title(s), body(s), kiez.Say("answer.ask_area", nil))
	for _, a := range kiez.Areas() {
		reply = reply.With(kiez.Button{Label: kiez.Show(a), Data: "t:" + string(s.Intent) + ":" + string(a)})
	}
	return reply.With(button("button.area_unknown", "t:"+string(s.Intent)+":all"))
}

// explainArea answers a subject for the area in req.Arg; "all" stands for all three.
func (b *bot) explainArea(ctx context.Context, req Request, s kiez.Subject) (kiez.Reply, error) {
	areas := kiez.Areas()
	if area := kiez.Area(req.Arg); area.Known() {
		areas = []kiez.Area{area}
		if err := b.rememberArea(ctx, req, area); err != nil {
			return kiez.Reply{}, err
		}
	}
	if s.Kind != kiez.SubjectDeadlines && s.Kind != kiez.SubjectSessions {
		return b.compose(s, kiez.Say("answer.area", kiez.Data{"Areas": areaNames(areas)})), nil
	}
	lines, from, err := b.inAreas(ctx, req, s.Kind, areas)
	if err != nil {
		return kiez.Reply{}, err
	}
	if from.AsOf != "" { // the dates are younger than the standing text, and they are what was asked for
		s.Provenance, s.Confirm = from, stale(from, req.Now)
	}
	return b.compose(s, lines...), nil
}

// explainEvents puts the events that belong to a subject below its standing text.
func (b *bot) explainEvents(ctx context.Context, req Request, s kiez.Subject) (kiez.Reply, error) {
	list, err := b.eventList(ctx, req, s.Subscribe)
	if err != nil {
		return kiez.Reply{}, err
	}
	reply := b.compose(s, list.paragraphs...)
	m := &reply.Messages[0]
	m.Rows = append(list.rows, m.Rows...)
	return reply, nil
}

// computed are the lines of an answer that depend on the moment.
func (b *bot) computed(req Request, s kiez.Subject) []kiez.Text {
	office := b.office.Office()
	switch s.Kind {
	case kiez.SubjectContact, kiez.SubjectHuman:
		return append([]kiez.Text{contactText(office)}, hoursNow(b.office.Hours(req.Now))...)
	case kiez.SubjectAddress:
		if !office.Confirmed {
			return []kiez.Text{contactText(office), kiez.Say("hours.call_first", nil)}
		}
		return []kiez.Text{contactText(office)}
	default:
		return nil
	}
}

// compose puts an answer together and adds where to go from there.
func (b *bot) compose(s kiez.Subject, computed ...kiez.Text) kiez.Reply {
	paragraphs := append([]kiez.Text{title(s), body(s)}, computed...)
	reply := kiez.Answer(append(paragraphs, asOf(s.Provenance, s.Confirm))...)
	for _, next := range s.Next {
		reply = reply.With(titleButton(next))
	}
	if s.AskArea {
		reply = reply.With(button("button.other_area", "t:"+string(s.Intent)+":ask"))
	}
	if s.Kind == kiez.SubjectAddress {
		reply = reply.With(mapButton(b.office.Office().Address))
	}
	if s.Subscribe != "" {
		reply = reply.With(kiez.Button{Label: kiez.Say("button.remind", nil), Data: "subt:" + string(s.Subscribe)})
	}
	return reply.With(menuButton())
}

func title(s kiez.Subject) kiez.Text {
	return kiez.Say("answer.title", kiez.Data{"Title": kiez.Say("topic."+string(s.Intent)+".title", nil)})
}

func body(s kiez.Subject) kiez.Text { return kiez.Say("topic."+string(s.Intent)+".answer", nil) }
