package calendar

import (
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// Warning is something about a date that may be a mistake. Staff decide: nothing is refused for it.
type Warning struct {
	Event  string // ID
	Series string // ID of the event's series; empty: none
	Text   kiez.Text
}

// Linter looks for dates that may be mistakes. The keys of its warnings are lint.holiday, lint.weekend,
// lint.after_session, lint.no_session, lint.off_rhythm, lint.in_break, lint.disagree, lint.past_review and
// lint.begin_off_rule.
type Linter struct {
	Holidays Holidays
	Series   []kiez.Series
	Loc      *time.Location // of days and times of day
}

// Lint checks the events that have not begun at now against the calendar, their series and each other. The warnings are
// ordered by the start of their events; what was cancelled has none.
func (l Linter) Lint(events []kiez.Event, now time.Time) []Warning {
	var all []Warning
	ahead := slices.DeleteFunc(slices.Clone(events), func(e kiez.Event) bool { return e.Cancelled || e.Start.Before(now) })
	slices.SortFunc(ahead, kiez.ByStart)
	for i, e := range ahead {
		texts := l.day(e)
		texts = append(texts, l.ofSeries(e)...)
		texts = append(texts, l.order(e, events)...)
		texts = append(texts, l.twins(e, ahead[:i])...)
		if !e.ReviewBy.IsZero() && now.After(e.ReviewBy) {
			texts = append(texts, kiez.Say("lint.past_review", kiez.Data{"Title": e.Title, "Day": kiez.Day(e.ReviewBy)}))
		}
		for _, text := range texts {
			all = append(all, Warning{Event: e.ID, Series: e.Series, Text: text})
		}
	}
	return all
}

// day doubts holidays, and for what offices and juries do also weekends.
func (l Linter) day(e kiez.Event) (texts []kiez.Text) {
	start := e.Start.In(l.Loc)
	data := kiez.Data{"Title": e.Title, "Day": kiez.Day(start)}
	if name, ok := l.Holidays.On(start); ok {
		data["Holiday"] = kiez.Say(name, nil)
		return []kiez.Text{kiez.Say("lint.holiday", data)}
	}
	weekend := start.Weekday() == time.Saturday || start.Weekday() == time.Sunday
	if weekend && e.Kind != kiez.Gathering {
		texts = append(texts, kiez.Say("lint.weekend", data))
	}
	return texts
}

// ofSeries doubts a date inside a break of its series, and an entered one off its rhythm. What staff moved is not where
// the rule has it on purpose.
func (l Linter) ofSeries(e kiez.Event) (texts []kiez.Text) {
	i := slices.IndexFunc(l.Series, func(s kiez.Series) bool { return s.ID == e.Series })
	if e.Series == "" || i < 0 {
		return nil
	}
	s, start := l.Series[i], e.Start.In(l.Loc)
	if pause, ok := breakOn(s, midnight(start)); ok {
		texts = append(texts, kiez.Say("lint.in_break", kiez.Data{
			"Title": e.Title, "Day": kiez.Day(start), "Reason": pause.Reason,
			"From": kiez.Day(pause.From.In(l.Loc)), "To": kiez.Day(pause.To.In(l.Loc)),
		}))
	}
	rule, err := ParseRule(s.Rule)
	if err == nil && e.Original.IsZero() && !rule.Fits(s.Start.In(l.Loc), start) {
		texts = append(texts, kiez.Say("lint.off_rhythm", kiez.Data{
			"Title": e.Title, "Day": kiez.Day(start), "Rule": RuleText(rule),
		}))
	}
	return texts
}

// Begin doubts the first day of a series that its own rule does not have, and that is not among the events otherwise:
// people who enter it expect it to count.
func (l Linter) Begin(s kiez.Series, events []kiez.Event, now time.Time) []kiez.Text {
	rule, err := ParseRule(s.Rule)
	start := s.Start.In(l.Loc)
	ended := !s.Until.IsZero() && s.Until.Before(start)
	if err != nil || s.Entered || ended || start.Before(now) || rule.Fits(start, start) {
		return nil
	}
	entered := func(e kiez.Event) bool { return e.Series == s.ID && sameDate(e.Start.In(l.Loc), start) }
	if slices.ContainsFunc(events, entered) {
		return nil
	}
	return []kiez.Text{kiez.Say("lint.begin_off_rule", kiez.Data{
		"Title": s.Title, "Day": kiez.Day(start), "Rule": RuleText(rule),
	})}
}

// order doubts a closing date whose session does not come after its day, or does not take place.
func (l Linter) order(e kiez.Event, events []kiez.Event) []kiez.Text {
	if e.Kind != kiez.Deadline || e.Session == "" {
		return nil
	}
	session := session(events, e.Session)
	data := kiez.Data{"Title": e.Title, "Day": kiez.Day(e.Start)}
	switch {
	case session == nil:
		return []kiez.Text{kiez.Say("lint.no_session", data)}
	case !session.Start.After(e.Start):
		data["Session"] = kiez.Moment(session.Start)
		return []kiez.Text{kiez.Say("lint.after_session", data)}
	}
	return nil
}

// twins doubts an entry that says about the same thing on the same day something else than an earlier one, or the same
// again.
func (l Linter) twins(e kiez.Event, earlier []kiez.Event) []kiez.Text {
	for _, other := range slices.Backward(earlier) {
		if !sameDate(other.Start.In(l.Loc), e.Start.In(l.Loc)) {
			return nil
		}
		if other.Kind == e.Kind && other.Topic == e.Topic && other.Area == e.Area &&
			(e.Kind != kiez.Gathering || other.Title[kiez.German] == e.Title[kiez.German]) {
			return []kiez.Text{kiez.Say("lint.disagree", kiez.Data{"Title": e.Title, "Day": kiez.Day(e.Start)})}
		}
	}
	return nil
}
