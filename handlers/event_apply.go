package handlers

import (
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// apply writes the fields of the form into an event or a series; what the form does not have stays. Days are those of
// loc.
func (f eventForm) apply(s *kiez.Series, loc *time.Location) error {
	if err := f.applyTime(s, loc); err != nil {
		return err
	}
	f.applyWords(&s.Event)
	if topic := f["topic"]; topic != "" {
		s.Topic, s.Kind = kiez.Topic(topic), f.kind()
	}
	switch area := kiez.Area(f["area"]); {
	case area.Known():
		s.Area = area
	case area != "":
		s.Area = ""
	}
	return f.applyRule(s, loc)
}

// applyTime sets beginning and end. A new beginning alone keeps the length, and is no plan but a date somebody set.
func (f eventForm) applyTime(s *kiez.Series, loc *time.Location) error {
	if f["start"] != "" {
		start, err := time.Parse(time.RFC3339, f["start"])
		if err != nil {
			return kiez.Refuse("flow.lost", nil)
		}
		if s.AllDay && f[wholeDays] == "" { // from now on it has a time of day, and no known end
			s.AllDay, s.End = false, time.Time{}
		}
		s.Event = s.Shifted(start.In(loc))
		s.Planned = false
	}
	switch end, err := time.Parse(time.RFC3339, f["end"]); {
	case f.kind() == kiez.Deadline && f["topic"] != "":
		if s.AllDay {
			s.Start, s.AllDay = lastSecond(s.Start.In(loc)), false
		}
		s.End = time.Time{}
	case f["end"] == unknownEnd && s.AllDay:
		s.End = s.Start.In(loc).AddDate(0, 0, 1)
	case f["end"] == unknownEnd:
		s.End = time.Time{}
	case err == nil && !end.After(s.Start):
		return kiez.Refuse("date.ends_before_start", nil)
	case err == nil:
		s.End = end.In(loc)
	}
	return nil
}

func (f eventForm) applyWords(e *kiez.Event) {
	for _, lang := range kiez.Langs() {
		if title := f["title."+string(lang)]; title != "" {
			e.Title[lang] = title
		}
	}
	if f["title"] != "" {
		e.Title[kiez.German] = f["title"]
	}
	f.applyDescription(e)
	if f["place"] != "" {
		name, address, _ := strings.Cut(f["place"], ",")
		e.Place = kiez.Place{Name: strings.TrimSpace(name), Address: strings.TrimSpace(address)}
	}
	if f["access"] != "" {
		e.Place.Access = kiez.Titles{kiez.German: f["access"]}
	}
}

// applyDescription takes over what was written about the event; noText takes it away, the German one with its
// translations.
func (f eventForm) applyDescription(e *kiez.Event) {
	for _, lang := range kiez.Langs() {
		text := f["description."+string(lang)]
		if lang == kiez.German {
			text = f["description"]
		}
		switch {
		case text == noText && lang == kiez.German:
			e.Description = nil
		case text == noText:
			delete(e.Description, lang)
		case text != "" && e.Description == nil:
			e.Description = kiez.Titles{lang: text}
		case text != "":
			e.Description[lang] = text
		}
	}
}

// applyRule sets what makes a series of an event.
func (f eventForm) applyRule(s *kiez.Series, loc *time.Location) error {
	if f["repeat"] != "" {
		s.Rule = f["repeat"]
	}
	if f["until"] != "" {
		until, err := dayIn(f["until"], loc)
		if err != nil {
			return err
		}
		s.Until = until
	}
	for line := range strings.Lines(f["break"]) {
		pause, err := parseBreak(strings.TrimSpace(line), loc)
		if err != nil {
			return err
		}
		s.Breaks = append(s.Breaks, pause)
	}
	switch {
	case f["id"] != "" && (s.Rule != "" || f["until"] != "" || f["break"] != ""):
		return kiez.Refuse("event.rule_single", nil)
	case s.Rule == "" && (f["until"] != "" || f["break"] != ""):
		return kiez.Refuse("event.rule_missing", nil)
	}
	return nil
}

// writeBreak is how a break stands in a form: "2027-07-01 2027-08-31 Sommerpause".
func writeBreak(b kiez.Break) string {
	return b.From.Format(time.DateOnly) + " " + b.To.Format(time.DateOnly) + " " + b.Reason[kiez.German]
}

// parseBreak reads what writeBreak wrote.
func parseBreak(line string, loc *time.Location) (kiez.Break, error) {
	const parts = 3
	part := append(strings.SplitN(line, " ", parts), make([]string, parts)...)
	from, err := dayIn(part[0], loc)
	if err != nil {
		return kiez.Break{}, err
	}
	to, err := dayIn(part[1], loc)
	if err != nil {
		return kiez.Break{}, err
	}
	pause := kiez.Break{From: from, To: to}
	if part[2] != "" {
		pause.Reason = kiez.Titles{kiez.German: part[2]}
	}
	return pause, nil
}

func dayIn(value string, loc *time.Location) (time.Time, error) {
	day, err := time.ParseInLocation(time.DateOnly, value, loc)
	if err != nil {
		return day, kiez.Refuse("flow.lost", nil)
	}
	return day, nil
}
