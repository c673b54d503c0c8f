package redisstore

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

var seriesPutScript = script("series_put")

// PutSeries stores a version of a series. Its Sequence must be one more than that of the stored version, otherwise
// somebody else changed it first: kiez.ErrConflict. A series that is not stored yet may have any Sequence. The same
// version twice is stored once.
func (e *Events) PutSeries(ctx context.Context, s kiez.Series) error {
	if s.ID == "" {
		return fmt.Errorf("put series: it has no id: %w", kiez.ErrNotFound)
	}
	text, err := seriesText(s)
	if err != nil {
		return err
	}
	stored, err := e.s.run(ctx, call{
		script: seriesPutScript, keys: []string{e.s.keys.series(), e.s.keys.eventsVersion()},
		args: []any{s.ID, s.Sequence, text},
	}).Bool()
	if err != nil {
		return failure(err, "put series %s", s.ID)
	}
	if !stored {
		return fmt.Errorf("put series %s: %w", s.ID, kiez.ErrConflict)
	}
	return nil
}

// seriesText is the stored form of a series.
func seriesText(s kiez.Series) ([]byte, error) {
	s = s.Clone()
	s.Start, s.End, s.ReviewBy, s.Until = s.Start.UTC(), s.End.UTC(), s.ReviewBy.UTC(), s.Until.UTC()
	for i := range s.Breaks {
		s.Breaks[i].From, s.Breaks[i].To = s.Breaks[i].From.UTC(), s.Breaks[i].To.UTC()
	}
	text, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("put series %s: %w", s.ID, err)
	}
	return text, nil
}

// RemoveSeries removes a series; what was entered about single occurrences stays. One that is not there is no error.
func (e *Events) RemoveSeries(ctx context.Context, id string) error {
	_, err := e.s.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.HDel(ctx, e.s.keys.series(), id)
		p.Incr(ctx, e.s.keys.eventsVersion())
		return nil
	})
	return failure(err, "remove series %s", id)
}
