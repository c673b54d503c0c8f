package redisstore

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// entered is all that staff have entered, as it was at one version. Nobody changes it: whoever asks for events wants
// many of them, so they are read from Redis only when they have changed.
type entered struct {
	version int64
	events  []kiez.Event // by start
	known   map[string]bool
	series  []kiez.Series // by id
}

// Between gives the events that start from from until before to, by start; cancelled ones too. They are shared: nobody
// may change them.
func (e *Events) Between(ctx context.Context, from, to time.Time) ([]kiez.Event, error) {
	all, err := e.current(ctx)
	if err != nil {
		return nil, err
	}
	first, end := firstFrom(all.events, from), firstFrom(all.events, to)
	return all.events[first:end:end], nil
}

// firstFrom gives the index of the first event that starts at at or later.
func firstFrom(events []kiez.Event, at time.Time) int {
	first, _ := slices.BinarySearchFunc(events, at, func(e kiez.Event, at time.Time) int {
		if e.Start.Before(at) {
			return -1
		}
		return 1
	})
	return first
}

// Known tells which of the ids have a stored event, whenever it starts.
func (e *Events) Known(ctx context.Context, ids []string) (map[string]bool, error) {
	all, err := e.current(ctx)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, id := range ids {
		if all.known[id] {
			known[id] = true
		}
	}
	return known, nil
}

// Series gives all stored series, by id. They are the caller's to change.
func (e *Events) Series(ctx context.Context) ([]kiez.Series, error) {
	all, err := e.current(ctx)
	if err != nil {
		return nil, err
	}
	series := make([]kiez.Series, len(all.series))
	for i, s := range all.series {
		series[i] = s.Clone()
	}
	return series, nil
}

// current gives what is entered now.
func (e *Events) current(ctx context.Context) (*entered, error) {
	version, err := e.s.version(ctx, e.s.keys.eventsVersion())
	if err != nil {
		return nil, err
	}
	if last := e.last.Load(); last != nil && last.version == version {
		return last, nil
	}
	now, err := e.load(ctx, version)
	if err != nil {
		return nil, err
	}
	e.last.Store(now)
	return now, nil
}

// load reads everything; what is changed meanwhile has another version, so it is read again.
func (e *Events) load(ctx context.Context, version int64) (*entered, error) {
	ids, err := e.s.read.ZRange(ctx, e.s.keys.eventsByStart(), 0, -1).Result()
	if err != nil {
		return nil, failure(err, "list events")
	}
	all := &entered{version: version, events: make([]kiez.Event, 0, len(ids)), known: make(map[string]bool, len(ids))}
	for some := range slices.Chunk(ids, mostGathered) {
		pipe := e.s.read.Pipeline()
		texts := make([]*redis.StringCmd, len(some))
		for i, id := range some {
			texts[i] = pipe.HGet(ctx, e.s.keys.event(id), "json")
		}
		_, _ = pipe.Exec(ctx) // every answer carries its own error
		for i, answer := range texts {
			text, err := found(answer.Result())
			if err != nil {
				return nil, failure(err, "event %s", some[i])
			}
			if text == "" {
				continue // its time has run out
			}
			event, err := toEvent(text)
			if err != nil {
				return nil, err
			}
			all.events = append(all.events, event)
			all.known[event.ID] = true
		}
	}
	slices.SortFunc(all.events, kiez.ByStart)
	all.series, err = e.loadSeries(ctx)
	return all, err
}

func (e *Events) loadSeries(ctx context.Context) ([]kiez.Series, error) {
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
