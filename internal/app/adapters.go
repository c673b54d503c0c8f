package app

import (
	"context"
	"fmt"
	"iter"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
)

// describe puts the calendar's view of the office into the handlers' words.
func describe(st calendar.Status, weekly []calendar.Line) handlers.Hours {
	h := handlers.Hours{Open: st.Open, Until: st.Until, Next: st.Next, NextUntil: st.NextUntil}
	switch st.Why.Cause {
	case calendar.OnHoliday:
		h.Reason = kiez.Say("hours.holiday", kiez.Data{"Holiday": kiez.Say(st.Why.Holiday, nil)})
	case calendar.OnSpecialDay:
		if len(st.Why.Titles) > 0 {
			h.Reason = kiez.Show(st.Why.Titles)
		}
	default: // an ordinary day needs no reason
	}
	for _, line := range weekly {
		week := handlers.WeekLine{From: line.First, To: line.Last}
		for _, s := range line.Spans {
			week.Spans = append(week.Spans, handlers.Span{From: dayTime(s.From), To: dayTime(s.To)})
		}
		h.Weekly = append(h.Weekly, week)
	}
	return h
}

func dayTime(t time.Time) time.Duration {
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute
}

// agenda answers questions about dates, from the content and from what staff entered.
type agenda struct {
	library *library
	staff   calendar.Store
}

func (a agenda) calendar() calendar.Agenda {
	return calendar.Agenda{
		Fixed: a.library.fixed(), FixedSeries: a.library.fixedSeries(), Staff: a.staff, Loc: a.library.loc,
		Titles: a.library.titles(),
	}
}

// Event gives one event, or kiez.ErrNotFound.
func (a agenda) Event(ctx context.Context, id string) (kiez.Event, error) {
	return a.calendar().Event(ctx, id)
}

// Series gives all that comes again by a rule, by ID.
func (a agenda) Series(ctx context.Context) ([]kiez.Series, error) {
	all, err := a.calendar().Series(ctx)
	if err != nil {
		return nil, fmt.Errorf("agenda: %w", err)
	}
	return all, nil
}

// planAhead is how far ahead closing dates are looked for, and how far back for one that was just missed.
const (
	planAhead = 400 * 24 * time.Hour
	planBack  = 30 * 24 * time.Hour
)

// Between gives all events that begin in [from, to), cancelled ones too.
func (a agenda) Between(ctx context.Context, from, to time.Time) (iter.Seq[kiez.Event], error) {
	events, err := a.calendar().All(ctx, from, to)
	if err != nil {
		return nil, fmt.Errorf("agenda: %w", err)
	}
	return events, nil
}

// Reachable plans the way of an application handed in at now.
func (a agenda) Reachable(ctx context.Context, area kiez.Area, now time.Time) (handlers.Plan, bool, error) {
	steps := calendar.Filter{Kinds: []kiez.EventKind{kiez.Deadline, kiez.Session}}
	events, err := a.calendar().Between(ctx, now.Add(-planBack), now.Add(planAhead), steps)
	if err != nil {
		return handlers.Plan{}, false, fmt.Errorf("agenda: %w", err)
	}
	plan, ok := calendar.Reachable(events, area, now)
	return handlers.Plan{
		Missed: plan.Missed, Deadline: plan.Deadline, Session: plan.Session, Following: plan.Following,
		Later: plan.Later, Open: plan.Open, Gap: plan.Gap,
	}, ok, nil
}
