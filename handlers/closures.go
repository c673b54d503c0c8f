package handlers

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// Closures are the closed and changed days of the office that staff entered.
type Closures interface {
	// Closures lists the entries by their first day, past ones too.
	Closures(ctx context.Context) ([]kiez.Closure, error)
	// Close stores an entry; from now on the office's hours follow it.
	Close(ctx context.Context, entry kiez.Closure) error
	// Reopen takes an entry back; one that is not there is no error.
	Reopen(ctx context.Context, id string) error
}

// closureForm is an entry while it is being written: days and hours as they are written in a field, read and checked.
type closureForm map[string]string

func (f closureForm) button(key, arg string) kiez.Button { return button(key, flowData(f, arg)) }

// closedAllDay stands in the form for no hours.
const closedAllDay = "-"

// closures is /closures: with fields below the command a new entry, without any the list.
func (b *bot) closures(ctx context.Context, req Request) (kiez.Reply, error) {
	fields, err := parseFields(req.Rich())
	if err != nil {
		return kiez.Reply{}, err
	}
	if len(fields) == 0 {
		return b.closureList(ctx, req)
	}
	form := closureForm{dialogueID: b.NewID(), "hours": closedAllDay, "reason": closedAllDay}
	read := func(f field) (bool, error) { return b.readClosureField(form, f.key, f.value.Text, req.Now) }
	if err := readFields(fields, "date, from, to, hours, reason, reason.en, …", read); err != nil {
		return kiez.Reply{}, err
	}
	return b.startClosure(ctx, req, form)
}

// readClosureField reads one "key: value" line of /closures.
func (b *bot) readClosureField(form closureForm, key, value string, now time.Time) (known bool, err error) {
	if code, ok := strings.CutPrefix(key, "reason."); ok {
		lang, ok := kiez.ParseLang(code)
		if !ok || string(lang) != code {
			return false, nil
		}
		form[key], err = readPlain(nil, value, now)
		return true, err
	}
	switch key {
	case "date":
		err = b.readDays(form, value, now)
	case "from", "to":
		form[key], err = b.readDay(nil, value, now)
	case "hours":
		form[key], err = b.readHours(value)
	case "reason":
		form[key], err = readPlain(nil, value, now)
	default:
		return false, nil
	}
	return true, err
}

// readHours checks opening hours; none mean closed.
func (b *bot) readHours(value string) (string, error) {
	if value = strings.TrimSpace(value); value == "" || value == closedAllDay {
		return closedAllDay, nil
	}
	_, err := b.Hours(value)
	return value, err
}

// readDays reads one day, or two with a word between: "24.12.2027 bis 1.1.2028".
func (b *bot) readDays(form closureForm, value string, now time.Time) error {
	first, last, ok := cutDays(value)
	from, _, err := b.Moment(first, now)
	if err != nil {
		return err
	}
	to := from
	if ok {
		if to, _, err = b.Moment(last, from); err != nil {
			return err
		}
	}
	form["from"], form["to"] = from.Format(time.DateOnly), to.Format(time.DateOnly)
	return nil
}

// entry makes the entry of a form whose fields are all there.
func (b *bot) entry(form closureForm, now time.Time) (kiez.Closure, error) {
	entry := kiez.Closure{ID: form[dialogueID], At: now}
	var err error
	if entry.From, err = dayIn(form["from"], now.Location()); err != nil {
		return entry, err
	}
	entry.To = entry.From
	if form["to"] != "" {
		if entry.To, err = dayIn(form["to"], now.Location()); err != nil {
			return entry, err
		}
	}
	switch {
	case entry.To.Before(entry.From):
		return entry, kiez.Refuse("date.ends_before_start", nil)
	case entry.To.AddDate(0, 0, 1).Before(now):
		return entry, kiez.Refuse("closures.past", kiez.Data{"Day": kiez.Day(entry.To)})
	}
	if form["hours"] != closedAllDay {
		if entry.Blocks, err = b.Hours(form["hours"]); err != nil {
			return entry, err
		}
	}
	entry.Reason = kiez.Titles{}
	for _, lang := range kiez.Langs() {
		if text := form["reason."+string(lang)]; text != "" {
			entry.Reason[lang] = text
		}
	}
	if form["reason"] != closedAllDay {
		entry.Reason[kiez.German] = form["reason"]
	}
	return entry, nil
}

// closureLine says an entry in one line.
func closureLine(entry kiez.Closure) kiez.Text {
	days := kiez.Show(kiez.Day(entry.From))
	if entry.To.After(entry.From) {
		days = kiez.Say("closures.days", kiez.Data{"From": kiez.Day(entry.From), "To": kiez.Day(entry.To)})
	}
	if len(entry.Blocks) == 0 {
		return kiez.Say("closures.closed", kiez.Data{"Days": days, "Reason": entry.Reason})
	}
	var spans kiez.List
	for _, block := range entry.Blocks {
		spans = append(spans, kiez.Say("format.span", kiez.Data{"From": dayTime(block.From), "To": dayTime(block.To)}))
	}
	return kiez.Say("closures.hours", kiez.Data{"Days": days, "Hours": spans, "Reason": entry.Reason})
}

// closuresAhead lists the entries that are not over.
func (b *bot) closuresAhead(ctx context.Context, now time.Time) ([]kiez.Closure, error) {
	all, err := b.Closures.Closures(ctx)
	if err != nil {
		return nil, fmt.Errorf("list closures: %w", err)
	}
	for i := range all {
		all[i].From, all[i].To = all[i].From.In(now.Location()), all[i].To.In(now.Location())
	}
	return slices.DeleteFunc(all, func(c kiez.Closure) bool { return !c.To.AddDate(0, 0, 1).After(now) }), nil
}

func (b *bot) closureList(ctx context.Context, req Request) (kiez.Reply, error) {
	entries, err := b.closuresAhead(ctx, req.Now)
	if err != nil {
		return kiez.Reply{}, err
	}
	paragraphs := []kiez.Text{kiez.Say("closures.menu", nil)}
	if len(entries) == 0 {
		paragraphs = append(paragraphs, kiez.Say("closures.none", nil))
	}
	reply := kiez.Answer(paragraphs...).Editing().With(button("button.closure_new", "clo:new"))
	for _, entry := range entries {
		reply.Messages[0].Paragraphs = append(reply.Messages[0].Paragraphs, closureLine(entry))
		label := kiez.Say("button.closure_remove", kiez.Data{"Day": kiez.ShortDay(entry.From)})
		reply = reply.With(kiez.Button{Label: label, Data: "clo:ask:" + entry.ID})
	}
	return reply, nil
}

// closureButton does what a button of the list asks for: "clo:<verb>:<id>".
func (b *bot) closureButton(ctx context.Context, req Request) (kiez.Reply, error) {
	verb, id, _ := strings.Cut(req.Arg, ":")
	switch verb {
	case "new":
		return b.startClosure(ctx, req, closureForm{dialogueID: b.NewID()})
	case "list":
		return b.closureList(ctx, req)
	case "remove":
		if err := b.Closures.Reopen(ctx, id); err != nil {
			return kiez.Reply{}, fmt.Errorf("remove closure %s: %w", id, err)
		}
		if err := b.note(ctx, req, kiez.ClosureRemoved, id); err != nil {
			return kiez.Reply{}, err
		}
		reply, err := b.closureList(ctx, req)
		reply.Notice = kiez.Say("closures.removed", nil)
		return reply, err
	case "ask":
		entries, err := b.closuresAhead(ctx, req.Now)
		if err != nil {
			return kiez.Reply{}, err
		}
		for _, entry := range entries {
			if entry.ID == id {
				return kiez.Answer(kiez.Say("closures.remove_ask", nil), closureLine(entry)).Editing().
					With(button("button.closure_remove_yes", "clo:remove:"+id)).With(button("button.back", "clo:list")), nil
			}
		}
		return b.closureList(ctx, req)
	}
	return tooOld(), nil
}
