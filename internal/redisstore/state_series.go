package redisstore

import (
	"context"
	"errors"

	"kiezbot/internal/kiez"
)

// seriesLine is a series of events the staff entered, in the form in which it is stored.
type seriesLine struct {
	Kind   string      `json:"kind"`
	Series kiez.Series `json:"series"`
}

// seriesState carries the staff's series. What they changed about one occurrence is an event of its own.
func seriesState(s *Store) StateKind {
	events := NewEvents(s)
	return stateKind("series", []string{"{events}:series"}, events.exportSeries, events.addSeries)
}

// exportSeries emits all series by id.
func (e *Events) exportSeries(ctx context.Context, emit func(seriesLine) error) error {
	all, err := e.Series(ctx)
	if err != nil {
		return err
	}
	for _, s := range all {
		if err := emit(seriesLine{Kind: "series", Series: s}); err != nil {
			return err
		}
	}
	return nil
}

// check reports whether the bot could have written the series.
func (l seriesLine) check() error {
	if l.Series.Rule == "" {
		return errors.New("the rule is missing")
	}
	if _, err := seriesText(l.Series); err != nil {
		return err
	}
	return checkEvent(l.Series.Event)
}

// addSeries stores series that are not there yet.
func (e *Events) addSeries(ctx context.Context, lines []seriesLine) error {
	pipe := e.s.write.Pipeline()
	for _, l := range lines {
		text, err := seriesText(l.Series)
		if err != nil {
			return err
		}
		pipe.HSetNX(ctx, e.s.keys.series(), l.Series.ID, text)
	}
	pipe.Incr(ctx, e.s.keys.eventsVersion())
	_, err := pipe.Exec(ctx)
	return failure(err, "add %d series", len(lines))
}
