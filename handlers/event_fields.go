package handlers

import (
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

const (
	unknownEnd = "-" // stands for an end that staff do not know
	noText     = "-" // takes a text away
	// wholeDays is the field of a form that says of an event that it fills whole days: a day is enough then.
	wholeDays = "days"
)

// eventField reads one field of an event. The value it gives is stored in the form.
type eventField func(form eventForm, value string, now time.Time) (string, error)

// eventFields are all fields that staff may write, by name; title.<language> is read like title, and so is
// description.
func (b *bot) eventFields() map[string]eventField {
	return map[string]eventField{
		"title": readTitle, "start": b.readStart, "end": b.readEnd, "place": readPlain, "access": readPlain,
		"area": readEventArea, "topic": readEventTopic, "repeat": b.readRepeat, "until": b.readDay, "break": b.readBreaks,
		"session": b.readDay, "description": readDescription,
	}
}

// readEventField reads one "key: value" line of /event.
func (b *bot) readEventField(form eventForm, key, value string, now time.Time) (known bool, err error) {
	name, code, translated := strings.Cut(key, ".")
	lang, ok := kiez.ParseLang(code)
	switch {
	case translated && (name != "title" && name != "description" || !ok || string(lang) != code):
		return false, nil
	case translated && lang == kiez.German:
		key = name
	}
	read, ok := b.eventFields()[name]
	if !ok {
		return false, nil
	}
	form[key], err = read(form, value, now)
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

// readDescription keeps the lines as they are.
func readDescription(_ eventForm, value string, _ time.Time) (string, error) {
	switch n := len([]rune(value)); {
	case n == 0:
		return "", kiez.Refuse("staff.value_missing", nil)
	case n > kiez.LongestDescription:
		return "", kiez.Refuse("staff.text_too_long", kiez.Data{"Length": n, "Limit": kiez.LongestDescription})
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

// readStart reads a moment, and the end that may stand behind it; of a closing date the day, which counts until its
// last second. What fills whole days begins with its day, or has a time of day from now on.
func (b *bot) readStart(form eventForm, value string, now time.Time) (string, error) {
	at, end, hasTime, err := b.Start(value, now)
	if err != nil {
		return "", err
	}
	switch {
	case form.kind() == kiez.Deadline:
		at = lastSecond(at)
	case hasTime:
		delete(form, wholeDays)
	case form[wholeDays] == "":
		return "", kiez.Refuse("date.time_missing", kiez.Data{"Given": value})
	}
	if !at.After(now) {
		return "", kiez.Refuse("date.past", kiez.Data{"Moment": kiez.Moment(at)})
	}
	if !end.IsZero() && form.kind() != kiez.Deadline {
		form["end"] = end.Format(time.RFC3339)
	}
	return at.Format(time.RFC3339), nil
}

func lastSecond(day time.Time) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, 23, 59, 59, 0, day.Location())
}

// readEnd reads a moment, or a time of day on the day of the start.
func (b *bot) readEnd(form eventForm, value string, now time.Time) (string, error) {
	if value == unknownEnd {
		return unknownEnd, nil
	}
	start, startErr := time.Parse(time.RFC3339, form["start"])
	if startErr == nil {
		now = start.In(now.Location())
	}
	at, hasTime, err := b.Moment(value, now)
	if form[wholeDays] != "" {
		at, hasTime = lastSecond(at).Add(time.Second), true
	}
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

// readDay reads a day; it may be past.
func (b *bot) readDay(_ eventForm, value string, now time.Time) (string, error) {
	at, _, err := b.Moment(value, now)
	return at.Format(time.DateOnly), err
}

func (b *bot) readRepeat(_ eventForm, value string, _ time.Time) (string, error) {
	return b.Recurrence.Rule(value)
}

// readBreaks reads breaks, one a line: "1.7.2027 - 31.8.2027 Sommerpause".
func (b *bot) readBreaks(_ eventForm, value string, now time.Time) (string, error) {
	var lines []string
	for line := range strings.Lines(value) {
		pause, err := b.readBreak(strings.TrimSpace(line), now)
		if err != nil {
			return "", err
		}
		lines = append(lines, writeBreak(pause))
	}
	return strings.Join(lines, "\n"), nil
}

// readBreak reads two days and a reason: "1.7. bis 31.8. Sommerpause". The reason is German and may be left out.
func (b *bot) readBreak(line string, now time.Time) (kiez.Break, error) {
	first, rest, ok := cutDays(line)
	last, reason, _ := strings.Cut(strings.TrimSpace(rest), " ")
	if !ok || last == "" {
		return kiez.Break{}, kiez.Refuse("event.break_unreadable", kiez.Data{"Given": line})
	}
	from, _, err := b.Moment(first, now)
	if err != nil {
		return kiez.Break{}, err
	}
	to, _, err := b.Moment(last, from)
	if err != nil {
		return kiez.Break{}, err
	}
	if to.Before(from) {
		return kiez.Break{}, kiez.Refuse("date.ends_before_start", nil)
	}
	pause := kiez.Break{From: from, To: to}
	if reason = strings.TrimSpace(reason); reason != "" {
		pause.Reason = kiez.Titles{kiez.German: reason}
	}
	return pause, nil
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
