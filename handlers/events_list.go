package handlers

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// events lists what is coming up, closing dates and jury sessions too, with buttons that choose from it in place.
func (b *bot) events(ctx context.Context, req Request) (kiez.Reply, error) {
	c, read := eventChoiceOf(req.Arg), true
	if req.Command != "" {
		c, read = b.typedChoice(req)
	}
	if c.area == askForArea {
		return askEventsArea(c), nil
	}
	if area := kiez.Area(c.area); area.Known() {
		if err := b.rememberArea(ctx, req, area); err != nil {
			return kiez.Reply{}, err
		}
		req.Person.Area = area
	}
	return withGerman(ctx, req, c.data(), func(ctx context.Context, req Request) (kiez.Reply, error) {
		reply, err := b.chosenEvents(ctx, req, c)
		if err == nil && !read {
			m := &reply.Messages[0]
			unread := kiez.Say("events.unread", kiez.Data{"Given": kiez.Isolated(beginningOf(req.Arg))})
			m.Paragraphs = append([]kiez.Text{unread}, m.Paragraphs...)
		}
		return reply, err
	})
}

// chosenEvents lists what is chosen, with buttons that choose something else.
func (b *bot) chosenEvents(ctx context.Context, req Request, c eventChoice) (kiez.Reply, error) {
	from, to := c.within(req.Now)
	events, err := b.coming(ctx, from, c.wants)
	if err != nil {
		return kiez.Reply{}, err
	}
	within := slices.IndexFunc(events, func(e kiez.Event) bool { return !e.Start.Before(to) })
	if within < 0 {
		within = len(events)
	}
	chosen, after := events[:within], events[within:]
	again := map[string][]kiez.Event{}
	if c.span == "" {
		chosen, again = onceEach(chosen)
	}

	title := append(kiez.Lines{kiez.Say("events.title", nil)}, c.days(req.Now)...)
	if c.area != "" {
		title = append(title, kiez.Say("event.area", kiez.Data{"Area": kiez.Area(c.area)}))
	}
	reply := kiez.Answer(kiez.Show(title))
	m := &reply.Messages[0]
	if len(chosen) == 0 {
		said, rows := nothingOn(c, after)
		m.Paragraphs, m.Rows = append(m.Paragraphs, said...), rows
	} else {
		list := b.eventPage(&c, chosen, again, req)
		m.Paragraphs, m.Rows = append(m.Paragraphs, list.paragraphs...), list.rows
	}
	c.page = 0
	m.Rows = append(m.Rows, c.choices(req)...)
	return reply.With(remindButton(cmp.Or(c.topic, kiez.Events))).With(menuButton()), nil
}

// onceEach keeps the first date of each series: what comes every week must not bury the rest. The dates after it are
// in again, by series.
func onceEach(events []kiez.Event) (once []kiez.Event, again map[string][]kiez.Event) {
	again = map[string][]kiez.Event{}
	for _, e := range events {
		if dates, known := again[e.Series]; known {
			again[e.Series] = append(dates, e)
			continue
		}
		if e.Series != "" {
			again[e.Series] = nil
		}
		once = append(once, e)
	}
	return once, again
}

// eventPage is one page of the events, with a row that leads to its neighbours. A page that is gone is the last one.
func (b *bot) eventPage(
	c *eventChoice, events []kiez.Event, again map[string][]kiez.Event, req Request,
) shownEvents {
	pages := (len(events) + eventsAtOnce - 1) / eventsAtOnce
	c.page = min(c.page, pages-1)
	first := c.page * eventsAtOnce
	list := b.showEvents(*c, events[first:min(first+eventsAtOnce, len(events))], again, req)
	if pages == 1 {
		return list
	}
	count := kiez.Data{"Page": c.page + 1, "Pages": pages}
	list.paragraphs = append(list.paragraphs, kiez.Say("events.page", count))
	var row []kiez.Button
	earlier, later := *c, *c
	earlier.page, later.page = c.page-1, c.page+1
	if earlier.page >= 0 {
		row = append(row, earlier.show(kiez.Say("button.events_earlier", nil)))
	}
	if later.page < pages {
		row = append(row, later.show(kiez.Say("button.events_later", nil)))
	}
	list.rows = append(list.rows, row)
	return list
}

// nothingOn says kindly that there is nothing to choose from, what comes first after that, and how to hear of news.
func nothingOn(c eventChoice, after []kiez.Event) (said []kiez.Text, rows [][]kiez.Button) {
	said = []kiez.Text{kiez.Say("events.none", nil)}
	if c != (eventChoice{}) {
		said = []kiez.Text{kiez.Say("events.none_chosen", nil)}
	}
	if len(after) > 0 {
		said = append(said, kiez.Say("events.next", kiez.Data{"Day": kiez.Day(after[0].Start)}))
		rows = append(rows, []kiez.Button{c.details(after[0])})
	}
	return append(said, kiez.Say("events.subscribe", nil)), rows
}

// choices are the two rows that choose: when, and for whom. A check marks what is chosen; a second tap takes it back.
func (c eventChoice) choices(req Request) [][]kiez.Button {
	var when, who []kiez.Button
	for _, span := range []struct{ name, key string }{
		{thisWeek, "button.this_week"}, {thisMonth, "button.this_month"}, {"", "button.all_coming"},
	} {
		to := c
		to.span = span.name
		when = append(when, to.show(checked(kiez.Say(span.key, nil), c.span == span.name)))
	}
	mine := c
	switch {
	case c.area != "":
		mine.area = ""
	case req.Person.Area == "" || req.InGroup():
		mine.area = askForArea
	default:
		mine.area = string(req.Person.Area)
	}
	who = append(who, mine.show(checked(kiez.Say("button.my_area", nil), c.area != "")))
	for _, topic := range []kiez.Topic{kiez.Families, kiez.Seniors} {
		to := c
		to.topic = topic
		if c.topic == topic {
			to.topic = ""
		}
		who = append(who, to.show(checked(kiez.Show(topic), c.topic == topic)))
	}
	rows := [][]kiez.Button{when, who}
	if c.area != "" {
		ask := c
		ask.area = askForArea
		rows = append(rows, []kiez.Button{ask.show(kiez.Say("button.other_area", nil))})
	}
	return rows
}

// askEventsArea asks which area is meant, and goes on with the rest of the choice.
func askEventsArea(c eventChoice) kiez.Reply {
	reply := kiez.Answer(kiez.Say("events.title", nil), kiez.Say("answer.ask_area", nil)).Editing()
	for _, area := range kiez.Areas() {
		c.area = string(area)
		reply = reply.With(c.show(kiez.Show(area)))
	}
	c.area = ""
	return reply.With(c.show(kiez.Say("button.all_areas", nil)))
}

const (
	eventsAhead  = 400 * 24 * time.Hour
	eventsAtOnce = 6                  // what people still read to the end
	longestEvent = 7 * 24 * time.Hour // what began longer ago is over
	mostEvents   = 300                // fifty pages: whoever wants to see later ones chooses
)

// coming gives the wanted events that are on at the moment from or lie ahead of it, by start, without what was
// cancelled: the first of them, if there are very many.
func (b *bot) coming(ctx context.Context, from time.Time, wants func(kiez.Event) bool) ([]kiez.Event, error) {
	events, err := b.Agenda.Between(ctx, from.Add(-longestEvent), from.Add(eventsAhead))
	if err != nil {
		return nil, fmt.Errorf("list events: %w", err)
	}
	var wanted []kiez.Event
	for e := range events {
		if len(wanted) == mostEvents {
			break
		}
		if !e.Cancelled && !over(e, from) && wants(e) {
			wanted = append(wanted, e)
		}
	}
	return wanted, nil
}

// over reports whether an event has ended; one without a known end has when it began.
func over(e kiez.Event, now time.Time) bool {
	return e.Start.Before(now) && !e.End.After(now)
}

// shownEvents are events as paragraphs, each with a button for its details.
type shownEvents struct {
	paragraphs []kiez.Text
	rows       [][]kiez.Button
}

// showEvents shows events, each with the next dates of its series among those in again. Their details lead back to the
// choice.
func (b *bot) showEvents(
	from eventChoice, events []kiez.Event, again map[string][]kiez.Event, req Request,
) (list shownEvents) {
	const most = 3
	for _, e := range events {
		details := kiez.Lines(b.eventDetails(e, req.Lang, req.Now))
		if later := again[e.Series]; len(later) > 0 {
			dates := kiez.Data{"Dates": dayList(later[:min(most, len(later))])}
			details = append(details, kiez.Say("events.again", dates))
		}
		list.paragraphs = append(list.paragraphs, kiez.Show(details))
		list.rows = append(list.rows, []kiez.Button{from.details(e)})
	}
	return list
}
