package redisstore

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

var seriesPutScript = script("series_put")

// Known tells which of the ids have a stored event, whenever it starts.
func (e *Events) Known(ctx context.Context, ids []string) (map[string]bool, error) {
	pipe := e.s.read.Pipeline()
	answers := make([]*redis.IntCmd, len(ids))
	for i, id := range ids {
		answers[i] = pipe.Exists(ctx, e.s.keys.event(id))
	}
	if len(ids) > 0 {
		_, _ = pipe.Exec(ctx) // every answer carries its own error
	}
	known := map[string]bool{}
	for i, answer := range answers {
		n, err := answer.Result()
		if err != nil {
			return nil, failure(err, "look for event %s", ids[i])
		}
		if n > 0 {
			known[ids[i]] = true
		}
	}
	return known, nil
}

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
		script: seriesPutScript, keys: []string{e.s.keys.series()}, args: []any{s.ID, s.Sequence, text},
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
	return failure(e.s.write.HDel(ctx, e.s.keys.series(), id).Err(), "remove series %s", id)
}

// Series gives all stored series, by id.
func (e *Events) Series(ctx context.Context) ([]kiez.Series, error) {
	texts, err := e.s.read.HGetAll(ctx, e.s.keys.series()).Result()
	if err != nil {
		return nil, failure(err, "series")
	}
	var all []kiez.Series
	for id, text := range texts {
		var s kiez.Series
		if err := json.Unmarshal([]byte(text), &s); err != nil {
			return nil, fmt.Errorf("read stored series %s: %w", id, err)
		}
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b kiez.Series) int { return cmp.Compare(a.ID, b.ID) })
	return all, nil
}
