package content

import (
	"slices"
	"strconv"
	"time"

	"kiezbot/internal/kiez"
)

const eventsFile = "events.yaml"

const maxEventID = 40 // fits into callback data and deep links with a prefix

type eventList struct {
	Series any    `yaml:"series"` // decoded one by one
	Events any    `yaml:"events"` // decoded one by one
	Origin origin `yaml:",inline"`
}

type eventEntry struct {
	ID        string `yaml:"id"`
	Kind      string `yaml:"kind"`
	Topic     string `yaml:"topic"`
	Area      string `yaml:"area"`
	Title     string `yaml:"title"`
	Date      string `yaml:"date"`
	Time      string `yaml:"time"`
	Until     string `yaml:"until"`
	Place     string `yaml:"place"`
	Session   string `yaml:"session"`
	Series    string `yaml:"series"`
	GapBefore bool   `yaml:"gap_before"`
	Cancelled bool   `yaml:"cancelled"`
}

// eventNode keeps an event together with its place in the file until all are known.
type eventNode struct {
	event kiez.Event
	at    node
}

// loadEvents needs the places.
func (l *loader) loadEvents() {
	root, ok := l.open(eventsFile)
	if !ok {
		return
	}
	root.only("titles", "lists")
	named := namedTitles(root.at("titles"))
	for _, kind := range []kiez.EventKind{kiez.Session, kiez.Deadline} {
		if t, ok := named[string(kind)]; ok {
			l.content.Titles[kind] = t
		}
	}
	byID := make(map[string]eventNode)
	for i, list := range root.at("lists").items() {
		var e eventList
		if !list.decode(&e) {
			continue
		}
		prov := l.provenance(list, strconv.Itoa(i+1), nil, e.Origin)
		for _, n := range list.at("series").items() {
			l.series(n, named, prov)
		}
		for _, n := range list.at("events").items() {
			event, ok := l.event(n, named)
			if !ok {
				continue
			}
			event.Provenance = prov
			if _, twice := byID[event.ID]; twice {
				n.at("id").problem("the id %q stands here twice", event.ID)
			}
			byID[event.ID] = eventNode{event: event, at: n}
			l.content.Events = append(l.content.Events, event)
		}
	}
	for _, e := range byID {
		checkSession(e, byID)
		l.checkSeries(e)
	}
	slices.SortFunc(l.content.Events, kiez.ByStart)
}

// namedTitles reads the titles that events use by name. They stand in all ten languages.
func namedTitles(n node) map[string]kiez.Titles {
	named := make(map[string]kiez.Titles)
	for _, f := range n.fields() {
		var texts map[string]string
		if !f.decode(&texts) {
			continue
		}
		t := titles(f, texts)
		for _, lang := range kiez.Langs() {
			if t[lang] == "" && lang != kiez.German { // titles has asked for German
				f.problem("the title has no text in %s", lang)
			}
		}
		named[f.key] = t
	}
	return named
}

func (l *loader) event(n node, named map[string]kiez.Titles) (kiez.Event, bool) {
	var e eventEntry
	if !n.decode(&e) {
		return kiez.Event{}, false
	}
	return l.asEvent(n, e, named), true
}

// asEvent checks what is said about an event.
func (l *loader) asEvent(n node, e eventEntry, named map[string]kiez.Titles) kiez.Event {
	event := kiez.Event{
		ID:        e.ID,
		Kind:      kiez.EventKind(e.Kind),
		Topic:     kiez.Topic(e.Topic),
		Area:      kiez.Area(e.Area),
		Session:   e.Session,
		Series:    e.Series,
		GapBefore: e.GapBefore,
		Cancelled: e.Cancelled,
	}
	if !slugPattern.MatchString(e.ID) || len(e.ID) > maxEventID {
		n.at("id").problem("id must be lower-case letters, digits and dashes, %d at most", maxEventID)
	}
	if !slices.Contains([]kiez.EventKind{kiez.Gathering, kiez.Session, kiez.Deadline}, event.Kind) {
		n.at("kind").problem("kind must be event, session or deadline")
	}
	if !event.Topic.Known() {
		n.at("topic").problem("unknown topic of subscription %q", e.Topic)
	}
	if e.Area != "" && !event.Area.Known() {
		n.at("area").problem("unknown area %q", e.Area)
	}
	var ok bool
	if event.Title, ok = named[e.Title]; !ok {
		n.at("title").problem("there is no title %q above", e.Title)
	}
	if event.Place, ok = l.content.Places[e.Place]; !ok && (e.Place != "" || event.Kind != kiez.Deadline) {
		n.at("place").problem("there is no place %q in %s", e.Place, placesFile)
	}
	event.Start, event.End = l.span(n, event.Kind, e)
	return event
}

// span gives beginning and end of an event. A deadline begins at the last second of its day and has no end.
func (l *loader) span(n node, kind kiez.EventKind, e eventEntry) (start, end time.Time) {
	day := l.date(n, "date", e.Date)
	if kind == kiez.Deadline {
		if e.Time != "" || e.Until != "" {
			n.problem("a deadline is a date without a time")
		}
		return time.Date(day.Year(), day.Month(), day.Day(), 23, 59, 59, 0, l.berlin), time.Time{}
	}
	start = l.moment(n, "time", day, e.Time)
	if e.Until == "" {
		return start, time.Time{}
	}
	end = l.moment(n, "until", day, e.Until)
	if !end.After(start) {
		n.at("until").problem("the event ends before it begins")
	}
	return start, end
}

// moment puts a time of day on a day, by the clock in Berlin.
func (l *loader) moment(n node, field string, day time.Time, value string) time.Time {
	t, ok := parseTimeOfDay(value)
	if !ok {
		n.at(field).problem("%s must be a time such as \"18:00\"", field)
	}
	return time.Date(day.Year(), day.Month(), day.Day(), 0, int(t/time.Minute), 0, 0, l.berlin)
}

// checkSession reports a deadline whose session does not exist, is none, is elsewhere or lies before it.
func checkSession(e eventNode, byID map[string]eventNode) {
	if e.event.Session == "" {
		return
	}
	n := e.at.at("session")
	session, ok := byID[e.event.Session]
	switch {
	case e.event.Kind != kiez.Deadline:
		n.problem("only a deadline names a session")
	case !ok:
		n.problem("there is no session %q", e.event.Session)
	case session.event.Kind != kiez.Session:
		n.problem("%q is no session", e.event.Session)
	case session.event.Area != e.event.Area:
		n.problem("the session %q belongs to another area", e.event.Session)
	case !session.event.Start.After(e.event.Start):
		n.problem("the session %q lies before the deadline", e.event.Session)
	}
}
