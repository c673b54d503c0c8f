package handlers

import (
	"context"
	"fmt"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// eventForm is an event or a series while it is being written: what was typed, by field, read and checked.
type eventForm map[string]string

// button makes a button that answers the running dialogue with arg.
func (f eventForm) button(key, arg string) kiez.Button { return button(key, flowData(f, arg)) }

func (f eventForm) kind() kiez.EventKind { return kindOf(kiez.Topic(f["topic"])) }

// kindOf is what events of a topic are: who subscribed to closing dates or jury sessions is told of those.
func kindOf(topic kiez.Topic) kiez.EventKind {
	switch topic {
	case kiez.KiezfondsDeadlines:
		return kiez.Deadline
	case kiez.Jury:
		return kiez.Session
	default:
		return kiez.Gathering
	}
}

// edits reports whether the form changes what is entered already.
func (f eventForm) edits() bool { return f["id"] != "" || f["series"] != "" }

// question is one field that is asked for, where it was not given.
type question struct {
	field string
	ask   func(form eventForm) kiez.Reply
}

// eventQuestions are asked in this order. A closing date has neither end nor place, and what everybody calls the same
// needs no title.
func (b *bot) eventQuestions(form eventForm) []question {
	ask := func(key string) func(eventForm) kiez.Reply {
		return func(form eventForm) kiez.Reply {
			return kiez.Answer(kiez.Say(key, nil)).With(form.button("button.cancel", "cancel"))
		}
	}
	topic, area := question{"topic", askEventTopic}, question{"area", askEventArea}
	questions := []question{{"title", b.askTitle}, topic}
	if b.Titles(form.kind()) != nil {
		questions = []question{topic}
	}
	if form.kind() == kiez.Deadline {
		return append(questions, question{"start", ask("event.ask_closing")}, area)
	}
	return append(questions, []question{
		{"start", ask("event.ask_start")},
		{"end", func(form eventForm) kiez.Reply {
			return kiez.Answer(kiez.Say("event.ask_end", nil)).
				With(form.button("button.unknown_end", unknownEnd)).With(form.button("button.cancel", "cancel"))
		}},
		{"place", ask("event.ask_place")},
		area,
	}...)
}

// nextQuestion is the first field that is still empty.
func (b *bot) nextQuestion(form eventForm) (question, bool) {
	for _, q := range b.eventQuestions(form) {
		if form[q.field] == "" {
			return q, true
		}
	}
	return question{}, false
}

// askTitle also offers what has a title already.
func (b *bot) askTitle(form eventForm) kiez.Reply {
	reply := kiez.Answer(kiez.Say("event.ask_title", nil))
	for _, topic := range []kiez.Topic{kiez.Jury, kiez.KiezfondsDeadlines} {
		if titles := b.Titles(kindOf(topic)); titles != nil {
			reply = reply.With(kiez.Button{Label: kiez.Show(titles), Data: flowData(form, string(topic))})
		}
	}
	return reply.With(form.button("button.cancel", "cancel"))
}

func askEventArea(form eventForm) kiez.Reply {
	reply := kiez.Answer(kiez.Say("event.ask_area", nil))
	for _, a := range kiez.Areas() {
		reply = reply.With(kiez.Button{Label: kiez.Show(a), Data: flowData(form, string(a))})
	}
	return reply.With(form.button("button.all_areas", "all")).With(form.button("button.cancel", "cancel"))
}

func askEventTopic(form eventForm) kiez.Reply {
	reply := kiez.Answer(kiez.Say("event.ask_topic", nil))
	for _, t := range kiez.Topics() {
		reply = reply.With(kiez.Button{Label: kiez.Show(t), Data: flowData(form, string(t))})
	}
	return reply.With(form.button("button.cancel", "cancel"))
}

// askNext asks for the next empty field, or shows the whole for confirmation.
func (b *bot) askNext(ctx context.Context, req Request, form eventForm) (reply kiez.Reply, step string, err error) {
	if q, open := b.nextQuestion(form); open && !form.edits() {
		form[askedFor] = q.field
		return q.ask(form), "fill", nil
	}
	form[askedFor] = "confirm"
	s, err := b.draft(ctx, form, req.Now)
	if err != nil {
		return kiez.Reply{}, "", err
	}
	paragraphs := append([]kiez.Text{kiez.Say("event.confirm", nil)}, b.draftDetails(s, req)...)
	paragraphs = append(paragraphs, kiez.Say("event.topic_line", kiez.Data{"Topic": s.Topic}))
	if missing := s.Title.Missing(); len(missing) > 0 {
		paragraphs = append(paragraphs, kiez.Say("event.missing_titles", kiez.Data{"Languages": namesOf(missing)}))
	}
	doubts, err := b.doubts(ctx, s, req.Now)
	if err != nil {
		return kiez.Reply{}, "", err
	}
	told, err := b.editNote(ctx, form, s, req.Now)
	if err != nil {
		return kiez.Reply{}, "", err
	}
	return kiez.Answer(slices.Concat(paragraphs, doubts, told)...).
		With(form.button("button.save", "save"), form.button("button.cancel", "cancel")), "confirm", nil
}

// draft is what the form makes: a series, or with an empty rule a single event. What is being edited is loaded anew, so
// that only the fields of the form change.
func (b *bot) draft(ctx context.Context, form eventForm, now time.Time) (kiez.Series, error) {
	var s kiez.Series
	switch {
	case form["series"] != "":
		known, err := b.seriesWith(ctx, form["series"])
		if err != nil {
			return s, err
		}
		s = known
	case form["id"] != "":
		e, err := b.Agenda.Event(ctx, form["id"])
		if err != nil {
			return s, fmt.Errorf("load event %s: %w", form["id"], err)
		}
		s.Event = e
	default:
		s.Event = kiez.Event{
			ID: form[dialogueID], Title: kiez.Titles{}, // saved twice it is still one event
			Provenance: kiez.Provenance{Source: "staff", Owner: "Stadtteilkoordination"},
		}
	}
	s.AsOf = now.Format(time.DateOnly)
	s.Title = s.Title.Own(b.Titles(s.Kind))
	if err := form.apply(&s, now.Location()); err != nil {
		return s, err
	}
	s.Title = b.named(s.Event)
	if form["session"] == "" {
		return s, nil
	}
	decides, err := b.sessionOn(ctx, s.Area, form["session"], now.Location())
	s.Session = decides.ID
	return s, err
}

// named is the title of an event: the built-in one where it has none or only the German one of it.
func (b *bot) named(e kiez.Event) kiez.Titles {
	titles := b.Titles(e.Kind)
	if e.Title[kiez.German] == "" && titles != nil {
		e.Title[kiez.German] = titles[kiez.German]
	}
	return e.Title.Completed(titles)
}

// sessionOn finds the session of an area's jury on a day, for the closing date that it decides.
func (b *bot) sessionOn(ctx context.Context, area kiez.Area, day string, loc *time.Location) (kiez.Event, error) {
	from, err := dayIn(day, loc)
	if err != nil {
		return kiez.Event{}, err
	}
	events, err := b.Agenda.Between(ctx, from, from.AddDate(0, 0, 1))
	if err != nil {
		return kiez.Event{}, fmt.Errorf("sessions on %s: %w", day, err)
	}
	for e := range events {
		if e.Kind == kiez.Session && e.Area == area && !e.Cancelled {
			return e, nil
		}
	}
	return kiez.Event{}, kiez.Refuse("event.session_unknown", kiez.Data{"Day": kiez.Day(from), "Area": area})
}

// draftDetails shows a draft, a series with its next dates.
func (b *bot) draftDetails(s kiez.Series, req Request) []kiez.Text {
	if s.Rule == "" {
		return b.wholeEvent(s.Event, req.Lang, req.Now)
	}
	const shown = 3
	paragraphs := append(b.wholeEvent(s.Event, req.Lang, req.Now), b.seriesLines(s))
	var dates kiez.List
	for _, e := range b.Recurrence.Next(s, req.Now, shown) {
		dates = append(dates, kiez.Show(kiez.Day(e.Start)))
	}
	if len(dates) == 0 {
		return append(paragraphs, kiez.Say("event.series_no_dates", nil))
	}
	return append(paragraphs, kiez.Say("event.series_next", kiez.Data{"Dates": dates}))
}

// doubts are the warnings about a draft; staff decide.
func (b *bot) doubts(ctx context.Context, s kiez.Series, now time.Time) ([]kiez.Text, error) {
	warnings, err := b.Recurrence.Doubts(ctx, now, s)
	if err != nil {
		return nil, fmt.Errorf("check dates of %s: %w", s.ID, err)
	}
	return doubtLines(warnings), nil
}

func doubtLines(warnings []kiez.Text) []kiez.Text {
	if len(warnings) == 0 {
		return nil
	}
	return []kiez.Text{kiez.Say("event.doubts", kiez.Data{"Warnings": kiez.Lines(warnings)})}
}

// inQuestionOrder puts the fields that others depend on first, in whatever order they were typed.
func inQuestionOrder(fields []field) {
	order := []string{"topic", "start", "end"}
	place := func(f field) int {
		if i := slices.Index(order, f.key); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortStableFunc(fields, func(x, y field) int { return place(x) - place(y) })
}
