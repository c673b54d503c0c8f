package handlers

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
)

// importChange is one thing that an import would store: a series, or an event.
type importChange struct {
	verb   string // key of its line
	series *kiez.Series
	event  *kiez.Event
}

func (c importChange) store(ctx context.Context, book EventBook) error {
	if c.series != nil {
		return book.PutSeries(ctx, *c.series)
	}
	return book.Put(ctx, *c.event)
}

// importDiff is what an import would change, and what it leaves.
type importDiff struct {
	bot       *bot
	changes   []importChange
	refused   kiez.Lines
	unchanged int
	past      int
	told      int // messages to people who were told otherwise
}

// compare holds entries, with the topic and area of the form, against what is stored.
func (b *bot) compare(
	ctx context.Context, req Request, form eventForm, found []kiez.Imported,
) (*importDiff, error) {
	d := &importDiff{bot: b}
	series, err := b.Agenda.Series(ctx)
	if err != nil {
		return nil, fmt.Errorf("compare with series: %w", err)
	}
	known := map[string]kiez.Series{}
	for _, s := range series {
		known[s.ID] = s
	}
	for _, got := range found {
		stored, ok := known[got.Series.ID]
		switch {
		case got.Refused.Key != "":
			d.refuse(got.Series.Event, got.Refused)
			continue
		case got.Series.Rule == "":
			err = d.single(ctx, belonging(got.Series.Event, form, req.Now), req.Now)
		default:
			err = d.repeated(ctx, stored, ok, got, form, req.Now)
		}
		if err != nil {
			return nil, err
		}
	}
	return d, nil
}

// belonging adds to an event what no file says. A closing date has neither end nor place, and counts until its last
// second if it is a whole day.
func belonging(e kiez.Event, form eventForm, now time.Time) kiez.Event {
	e.Topic, e.Kind, e.Area = kiez.Topic(form["topic"]), form.kind(), ""
	if area := kiez.Area(form["area"]); area.Known() {
		e.Area = area
	}
	e.Start = e.Start.In(now.Location())
	if !e.End.IsZero() {
		e.End = e.End.In(now.Location())
	}
	if e.Kind == kiez.Deadline {
		e.End, e.Place = time.Time{}, kiez.Place{}
		if e.AllDay {
			e.Start, e.AllDay = lastSecond(e.Start), false
		}
	}
	e.Provenance = kiez.Provenance{AsOf: now.Format(time.DateOnly), Source: "staff", Owner: "Stadtteilkoordination"}
	return e
}

// single compares one event, or one date of a series.
func (d *importDiff) single(ctx context.Context, got kiez.Event, now time.Time) error {
	stored, err := d.bot.Agenda.Event(ctx, got.ID)
	known := err == nil
	if err != nil && !errors.Is(err, kiez.ErrNotFound) {
		return fmt.Errorf("compare %s: %w", got.ID, err)
	}
	switch {
	case over(got, now) && (!known || over(stored, now)):
		d.past++
		return nil
	case known && sameEvent(stored, d.merged(stored, got)):
		d.unchanged++
		return nil
	case !known && got.Cancelled && got.Series == "":
		d.refuse(got, kiez.Say("import.cancelled_unknown", nil))
		return nil
	case known:
		got = d.merged(stored, got)
		if err := d.count(ctx, stored, got); err != nil {
			return err
		}
	}
	got.Sequence++
	takesPlace := known && !stored.Cancelled || !known && got.Series != ""
	verb := verbOf(takesPlace, known, got.Cancelled)
	d.changes = append(d.changes, importChange{verb: verb, event: &got})
	return nil
}

// repeated compares a series and the dates that the file has besides its rule.
func (d *importDiff) repeated(
	ctx context.Context, stored kiez.Series, known bool, got kiez.Imported, form eventForm, now time.Time,
) error {
	s := got.Series
	s.Event = belonging(s.Event, form, now)
	if !s.Until.IsZero() {
		s.Until = s.Until.In(now.Location())
	}
	switch {
	case len(d.bot.Recurrence.Next(s, now, 1)) == 0 && !known:
		d.past++
		return nil
	case known:
		merge := stored.Clone()
		merge.Event, merge.Rule, merge.Until = d.merged(stored.Event, s.Event), s.Rule, s.Until
		s = merge
	}
	if known && sameEvent(stored.Event, s.Event) && stored.Rule == s.Rule && stored.Until.Equal(s.Until) {
		d.unchanged++
	} else {
		told, err := d.bot.datesTold(ctx, s, now)
		if err != nil {
			return err
		}
		d.told += told
		s.Sequence++
		verb := verbOf(known && !stored.Cancelled, known, s.Cancelled)
		d.changes = append(d.changes, importChange{verb: verb, series: &s})
	}
	for _, e := range got.Dates {
		e = belonging(e, form, now)
		e.Series = s.ID
		if err := d.single(ctx, e, now); err != nil {
			return err
		}
	}
	return nil
}

// count adds the people who were told of an event as it is now, if that does not hold any more.
func (d *importDiff) count(ctx context.Context, now, then kiez.Event) error {
	if now.Tells(0, "").Knows(then) {
		return nil
	}
	told, err := d.bot.countTold(ctx, now.ID)
	d.told += told
	return err
}

// verbOf names what happens to an entry, by the key of its line.
func verbOf(tookPlace, known, cancelled bool) string {
	switch {
	case tookPlace && cancelled:
		return "import.cancelled"
	case known:
		return "import.changed"
	default:
		return "import.new"
	}
}

func (d *importDiff) refuse(e kiez.Event, why kiez.Text) {
	title := kiez.Isolated(e.Title[kiez.German])
	if title == "" {
		title = "–"
	}
	d.refused = append(d.refused, kiez.Say("import.refused", kiez.Data{"Title": title, "Why": why}))
}

// merged is a stored event with what a file says about it: titles in other languages and what else staff added stay.
func (d *importDiff) merged(stored, got kiez.Event) kiez.Event {
	e := stored.Clone()
	e.Title = e.Title.Own(d.bot.Titles(e.Kind))
	if e.Title == nil {
		e.Title = kiez.Titles{}
	}
	e.Title[kiez.German] = got.Title[kiez.German]
	if text := got.Description[kiez.German]; text != "" && text != e.Description[kiez.German] {
		e.Description = got.Description // the translations are of another text
	}
	e.Start, e.End, e.AllDay = got.Start, got.End, got.AllDay
	e.Cancelled, e.Planned = got.Cancelled, got.Planned
	e.Kind, e.Topic, e.Area, e.Provenance = got.Kind, got.Topic, got.Area, got.Provenance
	if e.Place.Name != got.Place.Name || e.Place.Address != got.Place.Address {
		e.Place = got.Place
	}
	return e
}

// sameEvent compares what a file can say.
func sameEvent(x, y kiez.Event) bool {
	return x.Title[kiez.German] == y.Title[kiez.German] && x.Start.Equal(y.Start) && x.End.Equal(y.End) &&
		x.AllDay == y.AllDay && x.Description[kiez.German] == y.Description[kiez.German] &&
		x.Cancelled == y.Cancelled && x.Planned == y.Planned && x.Kind == y.Kind && x.Topic == y.Topic && x.Area == y.Area &&
		x.Place.Name == y.Place.Name && x.Place.Address == y.Place.Address
}
