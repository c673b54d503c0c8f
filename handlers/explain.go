package handlers

import (
	"context"

	"kiezbot/internal/kiez"
)

// explain gives the answer to a subject: in German as well, or with a button for that, and, where it is the answer to a
// question, with the question whether it helped.
func (b *bot) explain(ctx context.Context, req Request, v view) (kiez.Reply, error) {
	reply, err := b.content(ctx, req, v)
	if err != nil {
		return kiez.Reply{}, err
	}
	m := &reply.Messages[0]
	switch {
	case v.german:
		reply.Messages = reply.Messages[:1] // what came behind it is there already
		below, err := b.inGerman(ctx, req, v)
		if err != nil {
			return kiez.Reply{}, err
		}
		m.Paragraphs = append(m.Paragraphs, below...)
	case v.translatable(req.Lang):
		m.Rows = append(m.Rows, []kiez.Button{v.germanButton()})
	}
	if v.token != "" {
		m.Rows = append(m.Rows, feedbackRow(v.token))
	}
	return reply, nil
}

// inGerman is what stands below an answer in another language, so that it can be shown to people who read German.
func (b *bot) inGerman(ctx context.Context, req Request, v view) ([]kiez.Text, error) {
	req.Lang = kiez.German
	reply, err := b.content(ctx, req, v)
	if err != nil {
		return nil, err
	}
	below := []kiez.Text{kiez.Say("answer.title", kiez.Data{"Title": kiez.Show(kiez.German)})}
	for _, paragraph := range reply.Messages[0].Paragraphs {
		below = append(below, paragraph.In(kiez.German))
	}
	return below, nil
}

// content is what is known about a subject: its standing text, what is computed at this moment, how old it is, and what
// people ask next. Where the answer depends on the area, it asks for the area first.
func (b *bot) content(ctx context.Context, req Request, v view) (kiez.Reply, error) {
	v.Confirm = v.Confirm || stale(v.Provenance, req.Now)
	switch v.Kind {
	case kiez.SubjectGreeting:
		reply := kiez.Answer(body(v.Subject))
		reply.Messages[0].Rows = menuRows()
		return reply, nil
	case kiez.SubjectThanks:
		return kiez.Answer(body(v.Subject)).With(menuButton()), nil
	case kiez.SubjectHours:
		return b.hours(ctx, req)
	case kiez.SubjectEvents:
		return b.explainEvents(ctx, req, v)
	default: // a standing text, with or without lines below it
		if v.area == "" && v.AskArea && !req.InGroup() && req.Person.Area != "" {
			v.area = string(req.Person.Area)
		}
		switch {
		case v.area == askForArea, v.area == "" && v.AskArea:
			return askArea(v), nil
		case v.area != "":
			return b.explainArea(ctx, req, v)
		}
		return b.compose(v, b.computed(req, v.Subject)...), nil
	}
}

// askArea gives the standing part of the answer and asks for the area in the same message.
func askArea(v view) kiez.Reply {
	reply := kiez.Answer(title(v.Subject), body(v.Subject), kiez.Say("answer.ask_area", nil))
	for _, a := range kiez.Areas() {
		reply = reply.With(v.in(string(a)).show(kiez.Show(a)))
	}
	return reply.With(v.in("all").show(kiez.Say("button.area_unknown", nil)))
}

// explainArea answers a subject for the area of the view; "all" stands for all three.
func (b *bot) explainArea(ctx context.Context, req Request, v view) (kiez.Reply, error) {
	areas := kiez.Areas()
	if area := kiez.Area(v.area); area.Known() {
		areas = []kiez.Area{area}
		if err := b.rememberArea(ctx, req, area); err != nil {
			return kiez.Reply{}, err
		}
	}
	if v.Kind != kiez.SubjectDeadlines && v.Kind != kiez.SubjectSessions {
		return b.compose(v, kiez.Say("answer.area", kiez.Data{"Areas": areaNames(areas)})), nil
	}
	lines, from, err := b.inAreas(ctx, req, v.Kind, areas)
	if err != nil {
		return kiez.Reply{}, err
	}
	if from.AsOf != "" { // the dates are younger than the standing text, and they are what was asked for
		v.Provenance, v.Confirm = from, stale(from, req.Now)
	}
	return b.compose(v, lines...), nil
}

// explainEvents puts the events that belong to a subject below its standing text.
func (b *bot) explainEvents(ctx context.Context, req Request, v view) (kiez.Reply, error) {
	list, err := b.eventList(ctx, req, v.Subscribe)
	if err != nil {
		return kiez.Reply{}, err
	}
	reply := b.compose(v, list.paragraphs...)
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
func (b *bot) compose(v view, computed ...kiez.Text) kiez.Reply {
	paragraphs := append([]kiez.Text{title(v.Subject), body(v.Subject)}, computed...)
	reply := kiez.Answer(append(paragraphs, asOf(v.Provenance, v.Confirm))...)
	for _, next := range v.Next {
		reply = reply.With(titleButton(next, v.lang))
	}
	if v.AskArea {
		reply = reply.With(v.in(askForArea).show(kiez.Say("button.other_area", nil)))
	}
	if v.Kind == kiez.SubjectAddress {
		reply = reply.With(mapButton(b.office.Office().Address))
	}
	if v.Subscribe != "" {
		reply = reply.With(kiez.Button{Label: kiez.Say("button.remind", nil), Data: "subt:" + string(v.Subscribe)})
	}
	return reply.With(menuButton())
}

func title(s kiez.Subject) kiez.Text {
	return kiez.Say("answer.title", kiez.Data{"Title": kiez.Say("topic."+string(s.Intent)+".title", nil)})
}

func body(s kiez.Subject) kiez.Text { return kiez.Say("topic."+string(s.Intent)+".answer", nil) }
