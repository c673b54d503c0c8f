package app

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/telegram"
)

const (
	inHand       = 256         // updates taken from the queue and not done
	takeOverIdle = time.Minute // an update that nobody finished in this time was somebody's who died
	takeOverEach = 15 * time.Second
	lastAnswers  = 8 * time.Second // how long what is in hand may take after the bot was told to stop
)

// inbound brings updates from Telegram to the handler: polled, stored durably, acknowledged, handled in the lane of
// their chat, taken out of the store. What was not done when the process died is handled after the restart.
type inbound struct {
	telegram *telegram.Client
	inbox    *redisstore.Inbox
	handle   func(context.Context, kiez.Update) error
	username string
	consumer string
	log      *slog.Logger

	lanes *lanes
	slots chan struct{} // one for each update in hand
	taken sync.Map      // keys in hand here, so that a take-over does not take our own
}

// poll stores what Telegram has for us until ctx ends. Telegram is told only of what is stored.
func (in *inbound) poll(ctx context.Context) error {
	err := in.telegram.Poll(ctx, func(ctx context.Context, batch []kiez.RawUpdate) error {
		_, err := in.inbox.Put(ctx, batch)
		if err != nil {
			return fmt.Errorf("store updates: %w", err)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("receive updates: %w", err)
	}
	return nil
}

// dispatch hands stored updates to the lanes until ctx ends, then waits for what is in hand.
func (in *inbound) dispatch(ctx context.Context) error {
	whole, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	defer context.AfterFunc(ctx, func() { time.AfterFunc(lastAnswers, cancel) })()
	defer in.lanes.wait()
	idle := time.Duration(0) // at the start whatever is unfinished is ours: only one process polls
	next := time.Time{}
	for ctx.Err() == nil {
		var items []redisstore.InboxItem
		var err error
		if time.Now().After(next) {
			items, err = in.inbox.TakeOver(ctx, in.consumer, idle, inHand)
			idle, next = takeOverIdle, time.Now().Add(takeOverEach)
		}
		if err == nil && len(items) == 0 {
			items, err = in.inbox.Read(ctx, in.consumer, inHand, time.Second)
		}
		if err != nil && ctx.Err() == nil {
			in.log.ErrorContext(ctx, "read stored updates", "err", err)
			pause(ctx, time.Second)
		}
		for _, item := range items {
			in.take(ctx, whole, item)
		}
	}
	return nil
}

// take puts one update into its lane; it waits while too many are in hand. An update whose turn comes only after ctx
// has ended is left to the next process; one that is being answered is answered under whole.
func (in *inbound) take(ctx, whole context.Context, item redisstore.InboxItem) {
	if _, ours := in.taken.LoadOrStore(item.Key, true); ours {
		return
	}
	select {
	case in.slots <- struct{}{}:
	case <-ctx.Done():
		in.taken.Delete(item.Key)
		return
	}
	update, err := telegram.Decode(item.Raw, in.username)
	in.lanes.put(update.Chat, func() {
		defer func() { <-in.slots }()
		defer in.taken.Delete(item.Key)
		switch {
		case ctx.Err() != nil:
		case err != nil:
			in.setAside(whole, item, err)
		default:
			in.process(whole, item, update)
		}
	})
}

// process handles one update and marks it done. An update that could not be handled stays in the store and is tried
// again, until it has been tried too often.
func (in *inbound) process(ctx context.Context, item redisstore.InboxItem, update kiez.Update) {
	if err := in.handle(ctx, update); err != nil {
		in.log.ErrorContext(ctx, "handle update", "update", update.ID, "delivery", item.Deliveries, "err", err)
		if item.Deliveries >= redisstore.MaxDeliveries {
			if err := in.inbox.Bury(ctx, item); err != nil {
				in.log.ErrorContext(ctx, "bury update", "update", update.ID, "err", err)
			}
		}
		return
	}
	if err := in.inbox.Done(context.WithoutCancel(ctx), item.Key); err != nil { // or it is answered again
		in.log.ErrorContext(ctx, "mark update done", "update", update.ID, "err", err)
	}
}

// setAside keeps what cannot be decoded for the operator and goes on.
func (in *inbound) setAside(ctx context.Context, item redisstore.InboxItem, cause error) {
	in.log.WarnContext(ctx, "update cannot be read, set aside", "update", item.Raw.ID, "err", cause)
	if err := in.inbox.Quarantine(ctx, item.Raw.JSON, "undecodable"); err != nil {
		in.log.ErrorContext(ctx, "quarantine update", "update", item.Raw.ID, "err", err)
		return
	}
	if err := in.inbox.Done(ctx, item.Key); err != nil {
		in.log.ErrorContext(ctx, "mark update done", "update", item.Raw.ID, "err", err)
	}
}

// pause waits for d or until ctx ends.
func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
