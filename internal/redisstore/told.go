package redisstore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// toldLife is how long it is remembered after an event who was told of it.
const toldLife = 24 * time.Hour

var (
	toldScript      = script("told")
	toldEventScript = script("told_event")
)

// Told remembers who was told what of which event, so that exactly these people are corrected when it changes.
type Told struct {
	s        *Store
	tellings batcher[telling, error]
}

// NewTold makes the repository of what people were told.
func NewTold(s *Store) *Told {
	t := &Told{s: s}
	t.tellings.answer = t.tell
	return t
}

// Told gives what a chat was last told of an event, or kiez.ErrNotFound.
func (t *Told) Told(ctx context.Context, event string, chat kiez.ChatID) (kiez.Told, error) {
	field := strconv.FormatInt(int64(chat), 10)
	stored, err := found(t.s.read.HGet(ctx, t.s.keys.told(ShardOf(chat), event), field).Result())
	if err != nil {
		return kiez.Told{}, failure(err, "what %d was told of %s", chat, event)
	}
	if stored == "" {
		return kiez.Told{}, fmt.Errorf("what %d was told of %s: %w", chat, event, kiez.ErrNotFound)
	}
	return toTold(stored)
}

// Announcements gives the events people were told of, each as it was last announced, until a day after it.
func (t *Told) Announcements(ctx context.Context) ([]kiez.Announcement, error) {
	ids, err := t.events(ctx)
	if err != nil {
		return nil, err
	}
	pipe := t.s.read.Pipeline()
	answers := make([]*redis.MapStringStringCmd, len(ids))
	for i, id := range ids {
		answers[i] = pipe.HGetAll(ctx, t.s.keys.toldEvent(id))
	}
	if len(ids) > 0 {
		_, _ = pipe.Exec(ctx) // every answer carries its own error
	}
	var all []kiez.Announcement
	for i, answer := range answers {
		fields, err := answer.Result()
		if err != nil {
			return nil, failure(err, "announcement of %s", ids[i])
		}
		if len(fields) == 0 {
			continue // its time has run out
		}
		a, err := toAnnouncement(fields)
		if err != nil {
			return nil, fmt.Errorf("announcement of %s: %w", ids[i], err)
		}
		all = append(all, a)
	}
	return all, nil
}

// Announcement gives an event as it was last announced to those who were told of it, or kiez.ErrNotFound.
func (t *Told) Announcement(ctx context.Context, event string) (kiez.Announcement, error) {
	fields, err := t.s.read.HGetAll(ctx, t.s.keys.toldEvent(event)).Result()
	if err != nil {
		return kiez.Announcement{}, failure(err, "announcement of %s", event)
	}
	if len(fields) == 0 {
		return kiez.Announcement{}, fmt.Errorf("announcement of %s: %w", event, kiez.ErrNotFound)
	}
	return toAnnouncement(fields)
}

// Announce stores an event as everybody who was told of it is going to be told, from At on. Its Sequence must be one
// more than that of the stored announcement; false: somebody else has announced something first.
func (t *Told) Announce(ctx context.Context, a kiez.Announcement) (first bool, err error) {
	shards, err := NewPeople(t.s).Shards(ctx)
	if err != nil {
		return false, err
	}
	calls := make([]call, len(shards))
	for i, shard := range shards {
		calls[i] = t.keep(shard, a.Event.ID, endOf(a.Event))
	}
	if _, err := t.s.runAll(ctx, calls); err != nil { // it may end later now
		return false, failure(err, "announce %s", a.Event.ID)
	}
	return t.event(ctx, a.Event, "announce", startsField(a.Event.Start), endOf(a.Event),
		a.Sequence-1, a.At.UnixMilli())
}

// keep is the call of told.lua that keeps what a shard knows of an event long enough, and may add an entry.
func (t *Told) keep(shard int, event string, until time.Time, entry ...any) call {
	return call{
		script: toldScript,
		keys:   []string{t.s.keys.told(shard, event), t.s.keys.people(shard)},
		args:   append([]any{until.UnixMilli(), toldLife.Milliseconds()}, entry...),
	}
}

// endOf is when an event ends, as far as that is known.
func endOf(e kiez.Event) time.Time {
	if e.End.After(e.Start) {
		return e.End
	}
	return e.Start
}

// event runs a change of told_event.lua: somebody was told these starts, and end is when it is over.
func (t *Told) event(
	ctx context.Context, e kiez.Event, change, starts string, end time.Time, args ...any,
) (done bool, err error) {
	text, err := json.Marshal(e)
	if err != nil {
		return false, fmt.Errorf("%s of %s: %w", change, e.ID, err)
	}
	done, err = t.s.run(ctx, call{
		script: toldEventScript,
		keys:   []string{t.s.keys.toldEvent(e.ID), t.s.keys.toldEvents()},
		args: append([]any{
			e.ID, change, text, stateField(e.Tells(0, "")), starts, end.UnixMilli(), toldLife.Milliseconds(),
		}, args...),
	}).Bool()
	return done, failure(err, "%s of %s", change, e.ID)
}

// events lists the ids of the events somebody was told of.
func (t *Told) events(ctx context.Context) ([]string, error) {
	ids, err := t.s.read.ZRange(ctx, t.s.keys.toldEvents(), 0, -1).Result()
	return ids, failure(err, "events people were told of")
}

// of gives what a chat was told of each event.
func (t *Told) of(ctx context.Context, chat kiez.ChatID) (map[string]kiez.Told, error) {
	ids, err := t.events(ctx)
	if err != nil {
		return nil, err
	}
	all := map[string]kiez.Told{}
	for _, id := range ids {
		told, err := t.Told(ctx, id, chat)
		if errors.Is(err, kiez.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		all[id] = told
	}
	return all, nil
}

// forget deletes what a chat was told.
func (t *Told) forget(ctx context.Context, chat kiez.ChatID) error {
	ids, err := t.events(ctx)
	if err != nil {
		return err
	}
	pipe := t.s.write.Pipeline()
	for _, id := range ids {
		pipe.HDel(ctx, t.s.keys.told(ShardOf(chat), id), strconv.FormatInt(int64(chat), 10))
	}
	if len(ids) == 0 {
		return nil
	}
	_, err = pipe.Exec(ctx)
	return failure(err, "forget what %d was told", chat)
}
