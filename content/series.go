package content

import (
	"regexp"
	"slices"

	"kiezbot/internal/kiez"
)

// seriesEntry is an event that comes again: an event whose date is the first one, and when it comes again.
type seriesEntry struct {
	Event  eventEntry `yaml:",inline"`
	Rule   string     `yaml:"rule"`
	Last   string     `yaml:"last"`
	Dates  string     `yaml:"dates"`
	Breaks any        `yaml:"breaks"` // decoded one by one
}

type breakEntry struct {
	From   string            `yaml:"from"`
	To     string            `yaml:"to"`
	Reason map[string]string `yaml:"reason"`
}

// rulePattern is what a rule may be made of. Whether a calendar has such days is not checked here.
var rulePattern = regexp.MustCompile(`^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)` +
	`(;(INTERVAL=\d{1,2}|BYMONTH=\d{1,2}|BYMONTHDAY=-?\d{1,2}|BYDAY=` + someDay + `(,` + someDay + `)*))*$`)

const someDay = `(-?\d)?(MO|TU|WE|TH|FR|SA|SU)`

// maxSeriesID leaves room for the day in the id of an occurrence.
const maxSeriesID = maxEventID - len("-20060102")

// series reads one series.
func (l *loader) series(n node, named map[string]kiez.Titles, prov kiez.Provenance) {
	var e seriesEntry
	if !n.decode(&e) {
		return
	}
	event := l.asEvent(n, e.Event, named)
	event.Provenance = prov
	s := kiez.Series{Event: event, Rule: e.Rule}
	if len(e.Event.ID) > maxSeriesID {
		n.at("id").problem("the id of a series has %d characters at most", maxSeriesID)
	}
	if !rulePattern.MatchString(e.Rule) {
		n.at("rule").problem("rule must be a recurrence rule such as FREQ=MONTHLY;BYDAY=2WE")
	}
	if s.Entered = e.Dates == "entered"; !s.Entered && e.Dates != "rule" {
		n.at("dates").problem("dates must be rule (they follow from it and are planned) or entered (only entered ones exist)")
	}
	if e.Last != "" {
		if s.Until = l.date(n, "last", e.Last); s.Until.Before(s.Start) {
			n.at("last").problem("the last day lies before the first")
		}
	}
	for _, b := range n.at("breaks").items() {
		var pause breakEntry
		if !b.decode(&pause) {
			continue
		}
		from, to := l.date(b, "from", pause.From), l.date(b, "to", pause.To)
		if to.Before(from) {
			b.problem("the break ends before it begins")
		}
		s.Breaks = append(s.Breaks, kiez.Break{From: from, To: to, Reason: titles(b.at("reason"), pause.Reason)})
	}
	if slices.ContainsFunc(l.content.Series, func(other kiez.Series) bool { return other.ID == s.ID }) {
		n.at("id").problem("the id %q stands here twice", s.ID)
	}
	l.content.Series = append(l.content.Series, s)
}

// checkSeries reports an event that belongs to no series, or to one of another kind.
func (l *loader) checkSeries(e eventNode) {
	if e.event.Series == "" {
		return
	}
	i := slices.IndexFunc(l.content.Series, func(s kiez.Series) bool { return s.ID == e.event.Series })
	switch n := e.at.at("series"); {
	case i < 0:
		n.problem("there is no series %q", e.event.Series)
	case l.content.Series[i].Kind != e.event.Kind || l.content.Series[i].Area != e.event.Area:
		n.problem("the series %q is of another kind or area", e.event.Series)
	}
}
