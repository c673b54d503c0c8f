package redisstore

import (
	"context"
	"fmt"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

const (
	inboxGroup = "bot"
	// seenLife is how long an update is known again; Telegram delivers none that is older than 24 hours.
	seenLife = 48 * time.Hour
	// maxWaiting bounds the memory of the queue, about 100 MB. When it is full, updates stay with Telegram.
	maxWaiting = 100_000
	// MaxTries is how often an update is tried before it should be buried.
	MaxTries = 5
	// maxBlock is the longest wait in the server: a blocking read cannot be cancelled.
	maxBlock = time.Second
	// readSlack is how much longer than that its answer may take to come.
	readSlack = 2 * time.Second
)

var (
	inboxPutScript  = script("inbox_put")
	inboxDoneScript = script("inbox_done")
)

// InboxItem is one update taken from the queue.
type InboxItem struct {
	Key string // of the entry, for Begin, Done and Bury
	Raw kiez.RawUpdate
}

// Inbox is the durable queue between Telegram and the handlers. What was put is delivered until it is done.
type Inbox struct {
	s    *Store
	lost atomic.Bool // the group was missing: see Lost
}

// NewInbox makes the queue of incoming updates.
func NewInbox(s *Store) *Inbox { return &Inbox{s: s} }

// Put stores a batch in one step, without those that came in within the last 48 hours, and reports how many were new.
// After an error nothing may be acknowledged to Telegram; the same batch can be put again.
func (i *Inbox) Put(ctx context.Context, batch []kiez.RawUpdate) (fresh int, err error) {
	if len(batch) == 0 {
		return 0, nil
	}
	args := make([]any, 0, 2+2*len(batch))
	args = append(args, seenLife.Milliseconds(), maxWaiting)
	for _, u := range batch {
		args = append(args, u.ID, u.JSON)
	}
	k := i.s.keys
	fresh, err = i.s.runReplicated(ctx, call{
		script: inboxPutScript, keys: []string{k.inbox(), k.seenUpdates()}, args: args,
	}).Int()
	if err != nil {
		return 0, failure(err, "put %d updates", len(batch))
	}
	if fresh < 0 {
		return 0, fmt.Errorf("put %d updates: %d are waiting to be handled: %w", len(batch), maxWaiting, kiez.ErrStore)
	}
	return fresh, nil
}

// Read takes up to n updates that nobody took yet, oldest first, and waits up to block (at most 1 s) for the first. The
// consumer is the name of the process, and of no other.
func (i *Inbox) Read(ctx context.Context, consumer string, n int, block time.Duration) ([]InboxItem, error) {
	ctx, cancel := context.WithTimeout(ctx, maxBlock+readSlack) // go-redis would wait 10 s longer than the server
	defer cancel()
	args := &redis.XReadGroupArgs{
		Group: inboxGroup, Consumer: consumer, Streams: []string{i.s.keys.inbox(), ">"},
		Count: int64(n), Block: -1, // -1: do not wait
	}
	if block >= time.Millisecond {
		args.Block = min(block, maxBlock)
	}
	var streams []redis.XStream
	err := i.withGroup(ctx, func() (err error) {
		streams, err = found(i.s.write.XReadGroup(ctx, args).Result())
		return err
	})
	if err != nil {
		return nil, failure(err, "read inbox")
	}
	var items []InboxItem
	for _, stream := range streams {
		for _, message := range stream.Messages {
			items = append(items, toItem(message))
		}
	}
	return items, nil
}

// Done takes handled updates out of the queue.
func (i *Inbox) Done(ctx context.Context, keys ...string) error {
	if len(keys) == 0 {
		return nil
	}
	args := make([]any, 0, 1+len(keys))
	args = append(args, inboxGroup)
	for _, key := range keys {
		args = append(args, key)
	}
	err := i.s.run(ctx, call{script: inboxDoneScript, keys: []string{i.s.keys.inbox()}, args: args}).Err()
	return failure(err, "done with %d updates", len(keys))
}

// Waiting counts the updates that are not done yet.
func (i *Inbox) Waiting(ctx context.Context) (int, error) {
	n, err := i.s.read.XLen(ctx, i.s.keys.inbox()).Result()
	return int(n), failure(err, "count waiting updates")
}

// withGroup runs a command on the group of readers, and once more if the group was missing: at the very beginning and
// after the server lost its data. The group starts with the oldest entry, so nothing is skipped.
func (i *Inbox) withGroup(ctx context.Context, command func() error) error {
	err := command()
	if !redis.HasErrorPrefix(err, "NOGROUP") {
		return err
	}
	if err := i.Prepare(ctx); err != nil {
		return err
	}
	i.lost.Store(true)
	return command()
}

// Prepare makes the group of readers, unless there is one.
func (i *Inbox) Prepare(ctx context.Context) error {
	err := i.s.write.XGroupCreateMkStream(ctx, i.s.keys.inbox(), inboxGroup, "0").Err()
	if redis.HasErrorPrefix(err, "BUSYGROUP") { // another replica was faster
		return nil
	}
	return failure(err, "create inbox group")
}

// Lost reports once that the server has lost its data since Prepare: what it had then is gone.
func (i *Inbox) Lost() bool { return i.lost.CompareAndSwap(true, false) }

// toItem reads an entry of the stream. Only inbox_put.lua writes them, so the fields are there.
func toItem(m redis.XMessage) InboxItem {
	id, _ := strconv.ParseInt(fmt.Sprint(m.Values["id"]), 10, 64)
	return InboxItem{Key: m.ID, Raw: kiez.RawUpdate{ID: id, JSON: []byte(fmt.Sprint(m.Values["json"]))}}
}
