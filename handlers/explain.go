package handlers

import (
	"context"

	"kiezbot/internal/kiez"
)

// explain gives the answer to a subject, with German within reach, and asks whether it helped where it is the answer to
// a question.
func (b *bot) explain(ctx context.Context, req Request, v view) (kiez.Reply, error) {
	content := func(ctx context.Context, req Request) (kiez.Reply, error) { return b.content(ctx, req, v) }
	if v.Kind.SmallTalk() {
		return content(ctx, req)
	}
	reply, err := withGerman(ctx, req, "t:"+v.arg(), content)
	if err != nil {
		return reply, err
	}
	m := &reply.Messages[0]
	if req.Lang == kiez.PlainGerman {
		m.Paragraphs = append(m.Paragraphs, tested(v.Tested))
	}
	if v.token == "" {
		return reply, nil
	}
	m.Rows = append(m.Rows, feedbackRow(v.token))
	return reply, nil
}

// tested says who has read a text in Leichte Sprache before it went out, or that nobody has.
func tested(t kiez.Tested) kiez.Text {
	if t.On.IsZero() {
		return kiez.Say("easy.untested", nil)
	}
	return kiez.Say("easy.tested", kiez.Data{"By": t.By, "Day": kiez.Day(t.On)})
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
		return b.explainHours(req, v), nil
	case kiez.SubjectEvents:
		return b.explainEvents(ctx, req, v)
	default: // a standing text, with or without lines below it
		if v.area == "" && v.AskArea && !req.InGroup() && req.Person.Area != "" {
			v.area = string(req.Person.Area)
		}
		switch {
		case v.area == askForArea, v.area == "" && v.AskArea:
			return b.askArea(v), nil
		case v.area != "":
			return b.explainArea(ctx, req, v)
		}
		return b.compose(v, b.computed(req, v.Subject)...), nil
	}
}

// askArea gives the standing part of the answer and asks for the area in the same message.
func (b *bot) askArea(v view) kiez.Reply {
	reply := kiez.Answer(title(v.Subject), body(v.Subject), kiez.Say("answer.ask_area", nil))
	for _, a := range kiez.Areas() {
		reply = reply.With(v.in(string(a)).show(kiez.Show(a)))
	}
	reply = reply.With(findAreaButton(), v.in("all").show(kiez.Say("button.area_unknown", nil)))
	if v.family {
		m := &reply.Messages[0]
		m.Rows = append(m.Rows, b.onward(v)...)
	}
	return reply
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

// explainEvents puts the next events that belong to a subject below its standing text; under "events" people look for
// everything but closing dates. Where there are more, a button leads to all of them.
func (b *bot) explainEvents(ctx context.Context, req Request, v view) (kiez.Reply, error) {
	events, err := b.coming(ctx, req.Now, func(e kiez.Event) bool {
		wanted := v.Subscribe == "" || v.Subscribe == kiez.Events || v.Subscribe == e.Topic
		return wanted && e.Kind != kiez.Deadline
	})
	if err != nil {
		return kiez.Reply{}, err
	}
	if len(events) == 0 {
		return b.compose(v, kiez.Say("events.none", nil)), nil
	}
	events, again := onceEach(events)
	list := b.showEvents(eventChoice{}, events[:min(eventsAtOnce, len(events))], again, req)
	reply := b.compose(v, list.paragraphs...)
	m := &reply.Messages[0]
	if len(events) > eventsAtOnce {
		list.rows = append(list.rows, []kiez.Button{button("button.events", "events")})
	}
	m.Rows = append(list.rows, m.Rows...)
	return reply, nil
}

// explainHours begins with what people want to know: whether the office is open now.
func (b *bot) explainHours(req Request, v view) kiez.Reply {
	reply := b.hoursCard(req, body(v.Subject))
	rows := b.onward(v)
	if v.Subscribe != "" {
		rows = append(rows, []kiez.Button{remindButton(v.Subscribe)})
	}
	m := &reply.Messages[0]
	m.Rows = append(rows, m.Rows...)
	return reply
}

// computed are the lines of an answer that depend on the moment.
func (b *bot) computed(req Request, s kiez.Subject) []kiez.Text {
	office := b.Office.Office()
	switch s.Kind {
	case kiez.SubjectContact, kiez.SubjectHuman:
		return append([]kiez.Text{contactText(office)}, hoursNow(b.Office.Hours(req.Now))...)
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
	standing := body(v.Subject)
	standing.Lead = v.family && v.About
	paragraphs := append([]kiez.Text{title(v.Subject), standing}, computed...)
	paragraphs = append(paragraphs, asOf(v.Provenance, v.Confirm))
	if standing.Lead {
		paragraphs = append(paragraphs, kiez.Say("answer.choose", nil))
	}
	reply := kiez.Answer(paragraphs...)
	reply.Messages[0].Rows = b.onward(v)
	if v.AskArea {
		reply = reply.With(v.in(askForArea).show(kiez.Say("button.other_area", nil)))
	}
	if b.Office.Office().ByAppointment && (v.Kind == kiez.SubjectAddress || v.Intent == appointmentIntent) {
		reply = reply.With(appointmentButton())
	}
	if v.Intent == opinionIntent {
		reply = reply.With(button("button.feedback", "opinion"))
	}
	if v.Kind == kiez.SubjectAddress {
		reply = reply.With(mapButton(b.Office.Office().Address))
	}
	if v.Subscribe != "" {
		reply = reply.With(remindButton(v.Subscribe))
	}
	return reply.With(menuButton())
}

func title(s kiez.Subject) kiez.Text {
	return kiez.Say("answer.title", kiez.Data{"Title": kiez.Say("topic."+string(s.Intent)+".title", nil)})
}

func body(s kiez.Subject) kiez.Text { return kiez.Say("topic."+string(s.Intent)+".answer", nil) }
