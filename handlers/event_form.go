package handlers

import (
	"context"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// eventForm is an event while it is being written: what was typed, by field, and checked.
type eventForm map[string]string

// button makes a button that answers the running dialogue with arg.
func (f eventForm) button(key, arg string) kiez.Button { return button(key, flowData(f, arg)) }

// question is one field of the form: how it is asked for, and how an answer is read. The value it gives is stored.
type question struct {
	field string
	ask   func(form eventForm) kiez.Reply
	read  func(form eventForm, value string, now time.Time) (string, error)
}

// unknownEnd stands for an end that staff do not know.
const unknownEnd = "-"

// eventQuestions are asked in this order; a field that is filled is not asked for.
func (b *bot) eventQuestions() []question {
	ask := func(key string) func(eventForm) kiez.Reply {
		return func(form eventForm) kiez.Reply {
			return kiez.Answer(kiez.Say(key, nil)).With(form.button("button.cancel", "cancel"))
		}
	}
	return []question{
		{"title", ask("event.ask_title"), readTitle},
		{"start", ask("event.ask_start"), b.readStart},
		{"end", func(form eventForm) kiez.Reply {
			return kiez.Answer(kiez.Say("event.ask_end", nil)).
				With(form.button("button.unknown_end", unknownEnd)).With(form.button("button.cancel", "cancel"))
		}, b.readEnd},
		{"place", ask("event.ask_place"), readPlain},
		{"area", askEventArea, readEventArea},
		{"topic", askEventTopic, readEventTopic},
	}
}

func (b *bot) eventQuestion(field string) (question, bool) {
	for _, q := range b.eventQuestions() {
		if q.field == field {
			return q, true
		}
	}
	return question{}, false
}

// nextQuestion is the first field that is still empty.
func (b *bot) nextQuestion(form eventForm) (question, bool) {
	for _, q := range b.eventQuestions() {
		if form[q.field] == "" {
			return q, true
		}
	}
	return question{}, false
}

// readEventField reads one "key: value" line of /event.
func (b *bot) readEventField(form eventForm, key, value string, now time.Time) (known bool, err error) {
	if key == "title.de" {
		key = "title"
	}
	if code, ok := strings.CutPrefix(key, "title."); ok {
		lang, known := kiez.ParseLang(code)
		if !known || string(lang) != code {
			return false, nil
		}
		form[key], err = readTitle(form, value, now)
		return true, err
	}
	switch key {
	case "repeat":
		return true, kiez.Refuse("event.repeat_not_yet", nil)
	case "access":
		form[key], err = readPlain(form, value, now)
		return true, err
	}
	q, ok := b.eventQuestion(key)
	if !ok {
		return false, nil
	}
	form[key], err = q.read(form, value, now)
	return true, err
}

func readTitle(_ eventForm, value string, _ time.Time) (string, error) {
	const longest = 200 // more does not fit a button or a reminder's first line
	value = strings.Join(strings.Fields(value), " ")
	switch n := len([]rune(value)); {
	case n == 0:
		return "", kiez.Refuse("event.title_missing", nil)
	case n > longest:
		return "", kiez.Refuse("staff.text_too_long", kiez.Data{"Length": n, "Limit": longest})
	}
	return value, nil
}

func readPlain(_ eventForm, value string, _ time.Time) (string, error) {
	const longest = 300
	value = strings.Join(strings.Fields(value), " ")
	if n := len([]rune(value)); n > longest {
		return "", kiez.Refuse("staff.text_too_long", kiez.Data{"Length": n, "Limit": longest})
	}
	if value == "" {
		return "", kiez.Refuse("staff.value_missing", nil)
	}
	return value, nil
}

func (b *bot) readStart(_ eventForm, value string, now time.Time) (string, error) {
	at, err := b.readMoment(value, now)
	return at.Format(time.RFC3339), err
}

// readEnd reads a moment, or a time of day on the day of the start.
func (b *bot) readEnd(form eventForm, value string, now time.Time) (string, error) {
	if value == unknownEnd {
		return unknownEnd, nil
	}
	start, startErr := time.Parse(time.RFC3339, form["start"])
	if startErr == nil {
		now = start
	}
	at, hasTime, err := b.moment(value, now)
	switch {
	case err != nil:
		return "", err
	case !hasTime:
		return "", kiez.Refuse("date.time_missing", kiez.Data{"Given": value})
	case startErr == nil && !at.After(start):
		return "", kiez.Refuse("date.ends_before_start", nil)
	}
	return at.Format(time.RFC3339), nil
}

func askEventArea(form eventForm) kiez.Reply {
	reply := kiez.Answer(kiez.Say("event.ask_area", nil))
	for _, a := range kiez.Areas() {
		reply = reply.With(kiez.Button{Label: kiez.Show(a), Data: flowData(form, string(a))})
	}
	return reply.With(form.button("button.all_areas", "all")).With(form.button("button.cancel", "cancel"))
}

func readEventArea(_ eventForm, value string, _ time.Time) (string, error) {
	areas, err := readAreas(value)
	switch {
	case err != nil:
		return "", err
	case len(areas) == 1:
		return string(areas[0]), nil
	case len(areas) > 1:
		return "", kiez.Refuse("event.one_area", nil)
	}
	return "all", nil
}

func askEventTopic(form eventForm) kiez.Reply {
	reply := kiez.Answer(kiez.Say("event.ask_topic", nil))
	for _, t := range kiez.Topics() {
		reply = reply.With(kiez.Button{Label: kiez.Show(t), Data: flowData(form, string(t))})
	}
	return reply.With(form.button("button.cancel", "cancel"))
}

func readEventTopic(_ eventForm, value string, _ time.Time) (string, error) {
	topics, err := readTopics(value)
	switch {
	case err != nil:
		return "", err
	case len(topics) != 1:
		return "", kiez.Refuse("event.one_topic", nil)
	}
	return string(topics[0]), nil
}

// event makes the event of a form whose fields are all there.
func (f eventForm) event(id string, now time.Time) (kiez.Event, error) {
	start, err := time.Parse(time.RFC3339, f["start"])
	if err != nil {
		return kiez.Event{}, kiez.Refuse("flow.lost", nil)
	}
	e := kiez.Event{
		ID: id, Kind: kiez.Gathering, Topic: kiez.Topic(f["topic"]), Start: start,
		Title:      kiez.Titles{kiez.German: f["title"]},
		Provenance: kiez.Provenance{AsOf: now.Format("2006-01-02"), Source: "staff", Owner: "Stadtteilkoordination"},
	}
	if area := kiez.Area(f["area"]); area.Known() {
		e.Area = area
	}
	if end, err := time.Parse(time.RFC3339, f["end"]); err == nil {
		if !end.After(start) {
			return e, kiez.Refuse("date.ends_before_start", nil)
		}
		e.End = end
	}
	e.Place.Name, e.Place.Address, _ = strings.Cut(f["place"], ",")
	e.Place.Address = strings.TrimSpace(e.Place.Address)
	if f["access"] != "" {
		e.Place.Access = kiez.Titles{kiez.German: f["access"]}
	}
	for _, lang := range kiez.Langs() {
		if title := f["title."+string(lang)]; title != "" {
			e.Title[lang] = title
		}
	}
	return e, nil
}

// askNext asks for the next empty field, or shows the whole for confirmation.
func (b *bot) askNext(_ context.Context, req Request, form eventForm) (reply kiez.Reply, step string, err error) {
	if q, open := b.nextQuestion(form); open {
		form[askedFor] = q.field
		return q.ask(form), "fill", nil
	}
	form[askedFor] = "confirm"
	e, err := form.event("new", req.Now)
	if err != nil {
		return kiez.Reply{}, "", err
	}
	paragraphs := append([]kiez.Text{kiez.Say("event.confirm", nil)}, b.eventDetails(e, req.Lang, req.Now)...)
	paragraphs = append(paragraphs, kiez.Say("event.topic_line", kiez.Data{"Topic": e.Topic}))
	if missing := e.Title.Missing(); len(missing) > 0 {
		paragraphs = append(paragraphs, kiez.Say("event.missing_titles", kiez.Data{"Languages": namesOf(missing)}))
	}
	return kiez.Answer(paragraphs...).
		With(form.button("button.save", "save"), form.button("button.cancel", "cancel")), "confirm", nil
}
