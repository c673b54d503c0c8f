package redisstore

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// peopleAtOnce is how many records one pipeline reads.
const peopleAtOnce = 500

// subscriberState carries everybody of whom something is stored.
func subscriberState(s *Store) StateKind {
	people := NewPeople(s)
	return stateKind("subscriber",
		[]string{
			"{s<shard>}:person:<chat>", "{s<shard>}:audience:<topic>:<area>", "{s<shard>}:wanted:<event>",
			"{s<shard>}:wishes", "{paused}:until", "{shards}:used",
		},
		people.export, people.add)
}

// export emits everybody by shard, in it by chat id. It keeps 8 bytes a person in memory.
func (p *People) export(ctx context.Context, emit func(subscriberLine) error) error {
	chats, err := p.all(ctx)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(chats, peopleAtOnce) {
		pipe := p.s.read.Pipeline()
		records, ends := make([]*redis.MapStringStringCmd, len(some)), make([]*redis.DurationCmd, len(some))
		for i, chat := range some {
			records[i], ends[i] = pipe.HGetAll(ctx, p.s.keys.person(chat)), pipe.PExpireTime(ctx, p.s.keys.person(chat))
		}
		if _, err := pipe.Exec(ctx); err != nil {
			return failure(err, "read %d people", len(some))
		}
		for i, chat := range some {
			fields := records[i].Val()
			if len(fields) == 0 { // gone since it was found
				continue
			}
			line, err := toSubscriberLine(chat, fields)
			if err != nil {
				return err
			}
			line.Until = toUntil(ends[i].Val())
			if err := emit(line); err != nil {
				return err
			}
		}
	}
	return nil
}

// all lists everybody of whom there is a record, by shard and chat id. No index names those who subscribed to nothing,
// so the server goes through its keys.
func (p *People) all(ctx context.Context) ([]kiez.ChatID, error) {
	var chats []kiez.ChatID
	err := p.s.scan(ctx, p.s.keys.prefix+":{s????}:person:*", func(key string) error {
		chat, err := strconv.ParseInt(key[strings.LastIndexByte(key, ':')+1:], 10, 64)
		if err != nil {
			return fmt.Errorf("key %s: %w", key, err)
		}
		chats = append(chats, kiez.ChatID(chat))
		return nil
	})
	slices.SortFunc(chats, func(a, b kiez.ChatID) int {
		return cmp.Or(cmp.Compare(ShardOf(a), ShardOf(b)), cmp.Compare(a, b))
	})
	return slices.Compact(chats), err
}

// add stores people. Of somebody who is known already it adds what is not known yet.
func (p *People) add(ctx context.Context, lines []subscriberLine) error {
	now, err := p.s.serverTime(ctx)
	if err != nil {
		return err
	}
	var calls []call
	before := p.s.write.Pipeline() // what lies in other slots comes first, see enterShard and Pause
	for _, l := range lines {
		usual := preferenceLife
		if !l.Suppressed.IsZero() {
			usual = p.s.retention
		}
		life, record := l.Until.life(now, usual), l.toRecord()
		if life <= 0 || len(record) == 0 { // over, or nothing is known
			continue
		}
		person, err := toPerson(l.Chat, record)
		if err != nil {
			return err
		}
		if until := person.Settings.Paused; !until.IsZero() {
			before.ZAddLT(ctx, p.s.keys.pauses(), redis.Z{Score: float64(until.UnixMilli()), Member: int64(l.Chat)})
		}
		before.SetBit(ctx, p.s.keys.usedShards(), int64(ShardOf(l.Chat)), 1)
		calls = append(calls, p.call(l.Chat, "add", life, pairs(record)...))
	}
	if len(calls) == 0 {
		return nil
	}
	if _, err := before.Exec(ctx); err != nil {
		return failure(err, "prepare for %d people", len(calls))
	}
	_, err = p.s.runAll(ctx, calls)
	return failure(err, "add %d people", len(calls))
}

// pairs lists the fields of a record as a script takes them: field, value, field, value, in no order.
func pairs(fields map[string]string) []any {
	list := make([]any, 0, 2*len(fields))
	for field, value := range fields {
		list = append(list, field, value)
	}
	return list
}
