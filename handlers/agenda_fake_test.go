package handlers_test

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
)

// agenda is the Agenda, the EventBook and the Recurrence of a world: the real calendar over events in memory.
type agenda struct {
	world  *world
	series map[string]kiez.Series
}

func (a agenda) calendar() calendar.Agenda {
	return calendar.Agenda{Staff: shelf(a), Loc: berlin, Titles: fixedTitles()}
}

func (a agenda) Between(ctx context.Context, from, to time.Time) (iter.Seq[kiez.Event], error) {
	return a.calendar().All(ctx, from, to)
}

func (a agenda) Event(ctx context.Context, id string) (kiez.Event, error) {
	return a.calendar().Event(ctx, id)
}

func (a agenda) Series(ctx context.Context) ([]kiez.Series, error) { return a.calendar().Series(ctx) }

func (a agenda) Reachable(ctx context.Context, area kiez.Area, now time.Time) (handlers.Plan, bool, error) {
	events, err := a.calendar().Between(ctx, now.AddDate(0, -1, 0), now.AddDate(1, 0, 0), calendar.Filter{})
	plan, ok := calendar.Reachable(events, area, now)
	return handlers.Plan{
		Missed: plan.Missed, Deadline: plan.Deadline, Session: plan.Session, Following: plan.Following,
		Later: plan.Later, Open: plan.Open, Gap: plan.Gap,
	}, ok, err
}

// Put stores an event, unless somebody else is faster.
func (a agenda) Put(_ context.Context, e kiez.Event) error {
	w := a.world
	other, known := w.events[e.ID]
	if known && w.hurried == e.ID {
		w.hurried = ""
		other = other.Clone()
		other.Title[kiez.German] = "Von jemand anders geändert"
		other.Sequence++
		w.events[e.ID] = other
	}
	if known && e.Sequence != w.events[e.ID].Sequence+1 {
		return kiez.ErrConflict
	}
	w.events[e.ID] = e.Clone()
	return w.store()
}

func (a agenda) PutSeries(_ context.Context, s kiez.Series) error {
	w := a.world
	other, known := a.series[s.ID]
	if known && w.hurried == s.ID {
		w.hurried = ""
		other.Sequence++
		a.series[s.ID] = other
	}
	if known && s.Sequence != a.series[s.ID].Sequence+1 {
		return kiez.ErrConflict
	}
	a.series[s.ID] = s.Clone()
	return w.store()
}

func (agenda) Rule(text string) (string, error) {
	rule, err := calendar.ParseRule(text)
	return rule.String(), err
}

func (agenda) Text(rule string) kiez.Text {
	r, err := calendar.ParseRule(rule)
	if err != nil {
		panic(err)
	}
	return calendar.RuleText(r)
}

func (agenda) Next(s kiez.Series, from time.Time, n int) []kiez.Event {
	dates := calendar.Occurrences(s, from, from.AddDate(1, 0, 0), berlin)
	return dates[:min(n, len(dates))]
}

// Doubts are those of the linter.
func (a agenda) Doubts(ctx context.Context, now time.Time, drafts ...kiez.Series) ([]kiez.Text, error) {
	events, err := a.calendar().Between(ctx, now, now.AddDate(1, 0, 0), calendar.Filter{Cancelled: true})
	about := map[string]bool{}
	for _, draft := range drafts {
		dates := []kiez.Event{draft.Event}
		if draft.Rule != "" {
			dates = a.Next(draft, now, 53)
		}
		for _, e := range dates {
			about[e.ID] = true
			events = slices.DeleteFunc(events, func(other kiez.Event) bool { return other.ID == e.ID })
		}
		events = append(events, dates...)
	}
	linter := calendar.Linter{Holidays: calendar.NewHolidays(nil), Loc: berlin}
	var texts []kiez.Text
	for _, draft := range drafts {
		texts = append(texts, linter.Begin(draft, events, now)...)
	}
	for _, w := range linter.Lint(events, now) {
		if len(drafts) == 0 || about[w.Event] {
			texts = append(texts, w.Text)
		}
	}
	return texts, err
}

// File is the calendar file of an event, as far as a chat can show it.
func (a agenda) File(e kiez.Event, lang kiez.Lang, _ time.Time) ([]byte, error) {
	return fmt.Appendf(nil, "%s at %s in %s", e.ID, e.Start.Format(time.DateTime), lang), a.world.store()
}

func (a agenda) Page(id string, lang kiez.Lang) string {
	if !a.world.pages {
		return ""
	}
	return "https://bot.example.org/events/" + id + "?lang=" + string(lang)
}

// FromChat reads the calendar file of that name in testdata.
func (agenda) FromChat(_ context.Context, file kiez.SentFile) ([]kiez.Imported, error) {
	data, err := os.ReadFile(filepath.Join("testdata/calendars", file.ID+".ics"))
	if err != nil {
		return nil, kiez.Refuse("import.file_gone", nil)
	}
	return calendar.ReadICS(data, berlin)
}

// FromWeb reads the same files, from a site that has them.
func (a agenda) FromWeb(ctx context.Context, address string) ([]kiez.Imported, error) {
	name, ok := strings.CutPrefix(address, "https://example.org/")
	if !ok {
		return nil, kiez.Refuse("import.bad_address", kiez.Data{"Given": address})
	}
	return a.FromChat(ctx, kiez.SentFile{ID: strings.TrimSuffix(name, ".ics")})
}

// shelf is what the calendar reads.
type shelf agenda

func (s shelf) Between(_ context.Context, from, to time.Time) ([]kiez.Event, error) {
	events := slices.SortedFunc(maps.Values(s.world.events), kiez.ByStart)
	return slices.DeleteFunc(events, func(e kiez.Event) bool {
		return e.Start.Before(from) || !e.Start.Before(to)
	}), s.world.store()
}

func (s shelf) Event(_ context.Context, id string) (kiez.Event, error) {
	e, ok := s.world.events[id]
	if !ok {
		return e, cmp.Or(s.world.store(), fmt.Errorf("event %s: %w", id, kiez.ErrNotFound))
	}
	return e.Clone(), s.world.store()
}

func (s shelf) Known(_ context.Context, ids []string) (map[string]bool, error) {
	known := map[string]bool{}
	for _, id := range ids {
		_, known[id] = s.world.events[id]
	}
	return known, s.world.store()
}

func (s shelf) Series(context.Context) ([]kiez.Series, error) {
	var all []kiez.Series
	for _, one := range s.series {
		all = append(all, one.Clone())
	}
	return all, s.world.store()
}
