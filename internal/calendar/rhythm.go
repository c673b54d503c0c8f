package calendar

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// The working day before an event, as staff write it. "jede", "eine", "the" and the like may stand before the event.
var beforeEvent = regexp.MustCompile(`^(?:immer )?(?:am|einen|on)? ?(?:the|one)? ?(?:letzte[rn]|last)? ?` +
	`(?:werktag|arbeitstag|working day|workday|business day) (?:vor|before) ` +
	`(?:(?:jede|eine|de)[rmns]? |(?:a|an|the|every|each) )?(?:nächsten |next )?` +
	`(?:(?P<session>(?:der )?(?:bürger|buerger)?(?:jury)?[ -]?sitzung(?:en)?|(?:jury )?(?:session|meeting)s?)|` +
	`(?P<deadline>(?:abgabe|antrags|kiezfonds-)?frist(?:ende?)?|(?:einsende|annahme|antrags|kiezfonds-)schluss|stichtag|` +
	`deadlines?|closing dates?))$`)

// ParseRhythm reads when something is to happen again and again, in German or English: a rule as ParseRule reads it, or
// "am Werktag vor einer Jurysitzung", "the working day before a closing date", each with a time of day behind it:
// "jeden Montag um 9 Uhr", "2nd wednesday 18:00". Intervals of a rule are counted from now's day, and days are those of
// now's location. Errors are *kiez.UserError, see the package comment.
func ParseRhythm(text string, now time.Time) (kiez.Rhythm, error) {
	text = tidy(text)
	days, clock, timed := cutClock(text)
	rhythm := kiez.Rhythm{Before: eventBefore(days)}
	if rhythm.Before == "" {
		rule, err := ParseRule(days)
		if user, ok := errors.AsType[*kiez.UserError](err); ok && user.Text.Key == keyRuleUnreadable {
			return kiez.Rhythm{}, kiez.Refuse(keyRhythmUnreadable, kiez.Data{"Given": shorten(text)})
		}
		if err != nil {
			return kiez.Rhythm{}, err
		}
		rhythm.Rule, rhythm.From = rule.String(), midnight(now)
	}
	switch {
	case !timed:
		return kiez.Rhythm{}, kiez.Refuse(keyTimeMissing, kiez.Data{"Given": shorten(text)})
	case clock.time/time.Hour == noSendHour:
		return kiez.Rhythm{}, kiez.Refuse(keyRhythmAtNight, kiez.Data{"Given": clock.given})
	}
	rhythm.Clock = clock.time
	return rhythm, nil
}

// cutClock takes the time of day from the end of a text.
func cutClock(text string) (rest string, clock clockTime, ok bool) {
	for at, letter := range text {
		if letter != ' ' {
			continue
		}
		r, err := read(text[at:])
		if err == nil && r.clock != nil && r.date == nil && r.days == nil && r.weekday == nil {
			rest = strings.TrimSuffix(strings.TrimRight(text[:at], separators), " at")
			return strings.TrimRight(rest, separators), *r.clock, true
		}
	}
	return text, clockTime{}, false
}

func eventBefore(text string) kiez.EventKind {
	found := beforeEvent.FindStringSubmatch(strings.ToLower(text))
	switch {
	case found == nil:
		return ""
	case found[beforeEvent.SubexpIndex("session")] != "":
		return kiez.Session
	default:
		return kiez.Deadline
	}
}

// RhythmText puts a rhythm of a rule or of events into words, as keys: rhythm.at (Days, a Text; Clock), where Days is
// what RuleText gives, rhythm.before_session or rhythm.before_deadline. The clock is one in loc.
func RhythmText(r kiez.Rhythm, loc *time.Location) kiez.Text {
	days := kiez.Say("rhythm.before_"+string(r.Before), nil)
	if r.Before == "" {
		days = kiez.Show(kiez.Isolated(r.Rule))
		if rule, err := ParseRule(r.Rule); err == nil {
			days = RuleText(rule)
		}
	}
	// Any day will do on which the clocks are not changed.
	clock := onClock(time.Date(2027, time.January, 1, 0, 0, 0, 0, loc), r.Clock)
	return kiez.Say("rhythm.at", kiez.Data{"Days": days, "Clock": kiez.Clock(clock)})
}

// Runs gives the moments after from, up to and including to, at which a clock shows the time of day on a day of the
// rule, which is counted from the day of first. They are in first's location.
func (r Rule) Runs(first time.Time, clock time.Duration, from, to time.Time) []time.Time {
	var runs []time.Time
	for _, day := range r.Days(first, midnight(from.In(first.Location())), to.Add(time.Second)) {
		if at := onClock(day, clock); at.After(from) && !at.After(to) {
			runs = append(runs, at)
		}
	}
	return runs
}

// RunsBefore gives the moments after from, up to and including to, at which a clock shows the time of day on the last
// working day before one of the events. Events before whose day there is no working day for weeks have none.
func (h *Hours) RunsBefore(events []kiez.Event, clock time.Duration, from, to time.Time) []time.Time {
	var runs []time.Time
	for _, e := range events {
		day, ok := h.workdayBefore(e.Start)
		if at := onClock(day, clock); ok && at.After(from) && !at.After(to) {
			runs = append(runs, at)
		}
	}
	slices.SortFunc(runs, time.Time.Compare)
	return slices.CompactFunc(runs, time.Time.Equal)
}

// RunsAhead is how long before its event, at most, a moment of RunsBefore is.
const RunsAhead = (lookAhead + 1) * wholeDay

// workdayBefore finds the last working day before the day of at: Monday to Friday, no holiday, and the office not
// closed by an entry of its own.
func (h *Hours) workdayBefore(at time.Time) (day time.Time, ok bool) {
	date := midnight(at.In(h.loc))
	for n := 1; n <= lookAhead; n++ {
		day := h.On(date.AddDate(0, 0, -n))
		weekday := day.Date.Weekday()
		_, holiday := h.holidays.On(day.Date)
		closed := day.Why.Cause == OnSpecialDay && len(day.Spans) == 0
		if weekday != time.Saturday && weekday != time.Sunday && !holiday && !closed {
			return day.Date, true
		}
	}
	return time.Time{}, false
}
