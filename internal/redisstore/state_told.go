package redisstore

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"kiezbot/internal/kiez"
)

// announcementLine is an event people were told of, as it was last announced to them.
type announcementLine struct {
	Kind     string      `json:"kind"`
	Event    kiez.Event  `json:"event"`
	Starts   []time.Time `json:"starts"`
	Sequence int         `json:"sequence,omitempty"`
	At       time.Time   `json:"at,omitzero"`
	Before   string      `json:"before,omitempty"` // as stateField writes it
}

// toldLine is what one chat was told of an event.
type toldLine struct {
	Kind  string      `json:"kind"`
	Event string      `json:"event"`
	Chat  kiez.ChatID `json:"chat"`
	Told  string      `json:"told"` // as toldField writes it
	Until time.Time   `json:"until"`
}

// announcementState carries the events people were told of. Where one was corrected, all are looked at once more in the
// new place, for a correction on its way does not move.
func announcementState(s *Store) StateKind {
	told := NewTold(s)
	return stateKind("announcement", []string{"{told}:event:<id>", "{told}:events"}, told.exportEvents, told.addEvents)
}

// toldState carries what people were told of these events.
func toldState(s *Store) StateKind {
	told := NewTold(s)
	return stateKind("told", []string{"{s<shard>}:told:<event>"}, told.export, told.add)
}

// exportEvents emits all announcements by when they are forgotten.
func (t *Told) exportEvents(ctx context.Context, emit func(announcementLine) error) error {
	all, err := t.Announcements(ctx)
	if err != nil {
		return err
	}
	for _, a := range all {
		line := announcementLine{Kind: "announcement", Event: a.Event, Starts: a.Starts, Sequence: a.Sequence, At: a.At}
		if a.Before != (kiez.Told{}) {
			line.Before = stateField(a.Before)
		}
		if err := emit(line); err != nil {
			return err
		}
	}
	return nil
}

// check reports whether the bot could have written the announcement.
func (l announcementLine) check() error {
	switch {
	case len(l.Starts) == 0:
		return errors.New(`"starts" is missing`)
	case l.Sequence < 0:
		return errors.New("the sequence is below 0")
	case (l.Sequence == 0) != l.At.IsZero():
		return errors.New(`"at" is missing, or "sequence"`)
	}
	if l.Before != "" {
		if _, err := toState(l.Before); err != nil {
			return err
		}
	}
	return checkEvent(l.Event)
}

// addEvents stores announcements that are not there yet.
func (t *Told) addEvents(ctx context.Context, lines []announcementLine) error {
	for _, l := range lines {
		at := ""
		if !l.At.IsZero() {
			at = strconv.FormatInt(l.At.UnixMilli(), 10)
		}
		starts, end := startsField(l.Starts...), until(l.Event, l.Starts)
		if _, err := t.event(ctx, l.Event, "new", starts, end, l.Sequence, at, l.Before); err != nil {
			return err
		}
	}
	return nil
}

// export emits what people were told, by event, shard and chat.
func (t *Told) export(ctx context.Context, emit func(toldLine) error) error {
	all, err := t.Announcements(ctx)
	if err != nil {
		return err
	}
	shards, err := NewPeople(t.s).Shards(ctx)
	if err != nil {
		return err
	}
	for _, a := range all {
		for _, shard := range shards {
			line := toldLine{Kind: "told", Event: a.Event.ID, Until: until(a.Event, a.Starts)}
			if err := t.exportShard(ctx, shard, line, emit); err != nil {
				return err
			}
		}
	}
	return nil
}

// until is when an event is over, wherever anybody believes it to be.
func until(e kiez.Event, starts []time.Time) time.Time {
	return slices.MaxFunc(append([]time.Time{endOf(e)}, starts...), time.Time.Compare)
}

// exportShard emits a line for everybody in a shard who was told of its event.
func (t *Told) exportShard(ctx context.Context, shard int, line toldLine, emit func(toldLine) error) error {
	fields, err := t.s.read.HGetAll(ctx, t.s.keys.told(shard, line.Event)).Result()
	if err != nil {
		return failure(err, "who was told of %s in shard %d", line.Event, shard)
	}
	var chats []kiez.ChatID
	for field := range fields {
		chat, err := strconv.ParseInt(field, 10, 64)
		if err != nil {
			return fmt.Errorf("who was told of %s: %w", line.Event, err)
		}
		chats = append(chats, kiez.ChatID(chat))
	}
	slices.Sort(chats)
	for _, chat := range chats {
		line.Chat, line.Told = chat, fields[strconv.FormatInt(int64(chat), 10)]
		if err := emit(line); err != nil {
			return err
		}
	}
	return nil
}

// check reports whether the bot could have written the line.
func (l toldLine) check() error {
	switch {
	case !isID(l.Event):
		return fmt.Errorf("%q is no id of an event", l.Event)
	case l.Chat == 0:
		return errors.New("the chat is missing")
	case l.Until.IsZero():
		return errors.New(`"until" is missing`)
	}
	told, err := toTold(l.Told)
	if err != nil {
		return err
	}
	return checkLangs([]kiez.Lang{told.Lang})
}

// add stores what people were told, unless something is known of them here.
func (t *Told) add(ctx context.Context, lines []toldLine) error {
	calls := make([]call, len(lines))
	for i, l := range lines {
		calls[i] = t.keep(ShardOf(l.Chat), l.Event, l.Until, int64(l.Chat), l.Told, "new")
	}
	_, err := t.s.runAll(ctx, calls)
	return failure(err, "add what %d people were told", len(lines))
}
