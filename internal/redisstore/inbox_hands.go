package redisstore

import (
	"context"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

var (
	inboxBeginScript    = script("inbox_begin")
	inboxTakeOverScript = script("inbox_take_over")
)

// nobody is the consumer that has what processes left behind when they ended in good order.
const nobody = "nobody"

// Begin says that a try of an update begins, and gives which it is, from 1. It gives 0 if the update is done, or was
// taken over by somebody else. What only this consumer knows, because the server has lost its data, may be tried.
func (i *Inbox) Begin(ctx context.Context, consumer string, item InboxItem) (try int, err error) {
	k := i.s.keys
	err = i.withGroup(ctx, func() (err error) {
		try, err = i.s.run(ctx, call{
			script: inboxBeginScript,
			keys:   []string{k.inbox(), k.seenUpdates() + strconv.FormatInt(item.Raw.ID, 10)},
			args:   []any{inboxGroup, consumer, item.Key},
		}).Int()
		return err //nolint:wrapcheck // named below
	})
	return try, failure(err, "begin update %d", item.Raw.ID)
}

// Alive says that a consumer lives: Redis 7.0 notes that only when an update is read, or one's own are asked for again,
// so it asks for those behind the last there can be.
func (i *Inbox) Alive(ctx context.Context, consumer string) error {
	const last = "18446744073709551615-0"
	err := i.withGroup(ctx, func() error {
		_, err := found(i.s.write.XReadGroup(ctx, &redis.XReadGroupArgs{
			Group: inboxGroup, Consumer: consumer, Streams: []string{i.s.keys.inbox(), last}, Block: -1,
		}).Result())
		return err
	})
	return failure(err, "say that %s lives", consumer)
}

// Quiet lists the consumers that were not heard of for a while. They may have died, or may not reach the server; after
// it was away itself, all look like that.
func (i *Inbox) Quiet(ctx context.Context, while time.Duration) (consumers []string, err error) {
	err = i.withGroup(ctx, func() error {
		all, err := i.s.read.XInfoConsumers(ctx, i.s.keys.inbox(), inboxGroup).Result()
		for _, c := range all {
			if c.Idle >= while && c.Name != nobody {
				consumers = append(consumers, c.Name)
			}
		}
		return err //nolint:wrapcheck // named below
	})
	return consumers, failure(err, "look for quiet consumers")
}

// TakeOver gives up to n unfinished updates of another consumer to this one, oldest first. When all are taken, the
// other consumer is removed.
func (i *Inbox) TakeOver(ctx context.Context, consumer, from string, n int) ([]InboxItem, error) {
	var parts []string
	err := i.withGroup(ctx, func() (err error) {
		parts, err = found(i.s.run(ctx, call{
			script: inboxTakeOverScript, keys: []string{i.s.keys.inbox()}, args: []any{inboxGroup, consumer, from, n},
		}).StringSlice())
		return err
	})
	if err != nil {
		return nil, failure(err, "take over updates")
	}
	var items []InboxItem
	for ; len(parts) >= 3; parts = parts[3:] {
		id, _ := strconv.ParseInt(parts[1], 10, 64) // inbox_put.lua wrote it
		items = append(items, InboxItem{Key: parts[0], Raw: kiez.RawUpdate{ID: id, JSON: []byte(parts[2])}})
	}
	return items, nil
}

// LeftBehind takes up to n updates that processes which ended in good order had not finished.
func (i *Inbox) LeftBehind(ctx context.Context, consumer string, n int) ([]InboxItem, error) {
	return i.TakeOver(ctx, consumer, nobody, n)
}

// Leave gives back what the consumer has not finished, for anybody to take at once, and removes the consumer.
func (i *Inbox) Leave(ctx context.Context, consumer string) error {
	_, err := i.TakeOver(ctx, nobody, consumer, maxWaiting)
	return err
}

// mostInHand bounds how many updates in hand are looked at.
const mostInHand = 5000

// Unfinished gives the keys of the updates that a consumer took, or last tried, at least idle ago, oldest first. Among
// them are those of which it does not know: the answer to its Read was lost.
func (i *Inbox) Unfinished(ctx context.Context, consumer string, idle time.Duration) (keys []string, err error) {
	err = i.withGroup(ctx, func() error {
		pending, err := i.s.read.XPendingExt(ctx, &redis.XPendingExtArgs{
			Stream: i.s.keys.inbox(), Group: inboxGroup, Consumer: consumer, Idle: idle,
			Start: "-", End: "+", Count: mostInHand,
		}).Result()
		for _, p := range pending {
			keys = append(keys, p.ID)
		}
		return err //nolint:wrapcheck // named below
	})
	return keys, failure(err, "look for unfinished updates")
}

// Find gives those of the updates that are in the queue, in the order of the keys.
func (i *Inbox) Find(ctx context.Context, keys ...string) ([]InboxItem, error) {
	var items []InboxItem
	for _, key := range keys {
		messages, err := i.s.read.XRange(ctx, i.s.keys.inbox(), key, key).Result()
		if err != nil {
			return nil, failure(err, "find update %s", key)
		}
		for _, m := range messages {
			items = append(items, toItem(m))
		}
	}
	return items, nil
}
