package app

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/telegram"
)

const (
	readAtOnce   = 256
	inOneLane    = 1000        // what one chat may have waiting here; the rest waits in the store
	takeOverIdle = time.Minute // an update that nobody finished in this time was somebody's who died
	takeOverEach = 15 * time.Second
	aFlood       = 10              // so many waiting messages of one person are worth a word
	lastAnswers  = 8 * time.Second // how long what is in hand may take after the bot was told to stop
)

// inbound brings updates from Telegram to the handler: polled, stored durably, acknowledged, handled in the lane of
// their chat, taken out of the store. What was not done when the process died is handled after the restart.
type inbound struct {
	telegram *telegram.Client
	inbox    *redisstore.Inbox
	handle   func(context.Context, kiez.Update) error
	flooded  func(context.Context, kiez.Update) // somebody writes faster than answers may go out
	username string
	consumer string
	log      *slog.Logger

	lanes *lanes
	words *lanes   // what is said beside the lanes
	taken sync.Map // keys in hand here, so that a take-over does not take our own
}

func newInbound(talk *conversation, inbox *redisstore.Inbox, username string) *inbound {
	return &inbound{
		telegram: talk.telegram, inbox: inbox, handle: talk.handle, flooded: talk.flooded, username: username,
		consumer: consumerName(), log: talk.log, lanes: newLanes(inOneLane), words: newLanes(1),
	}
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
	defer in.words.wait()
	defer in.lanes.wait()
	items, err := in.inbox.Unfinished(ctx, in.consumer, readAtOnce) // by the process before this one
	for next := time.Now(); ctx.Err() == nil; {
		if err != nil {
			in.log.ErrorContext(ctx, "read stored updates", "err", err)
			pause(ctx, time.Second)
		}
		for _, item := range items {
			in.take(ctx, whole, item)
		}
		if time.Now().After(next) {
			items, err = in.inbox.TakeOver(ctx, in.consumer, takeOverIdle, readAtOnce, in.inHand)
			next = time.Now().Add(takeOverEach)
			continue
		}
		items, err = in.inbox.Read(ctx, in.consumer, readAtOnce, time.Second)
		if ctx.Err() != nil {
			err = nil // told to stop while waiting
		}
	}
	return nil
}

// take puts one update into its lane. An update whose turn comes only after ctx has ended is left to the next process;
// one that is being answered is answered under whole. What does not fit into the lane stays in the store and comes back
// by a take-over.
func (in *inbound) take(ctx, whole context.Context, item redisstore.InboxItem) {
	if _, ours := in.taken.LoadOrStore(item.Key, true); ours {
		return
	}
	update, err := telegram.Decode(item.Raw, in.username)
	place := in.lanes.put(update.Chat, func() {
		defer in.taken.Delete(item.Key)
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			in.setAside(whole, item, err)
			return
		}
		in.process(whole, item, update)
	})
	switch {
	case place == 0:
		in.taken.Delete(item.Key)
	case place == aFlood && err == nil && update.ChatKind == kiez.Private:
		in.words.put(update.Chat, func() { in.flooded(whole, update) })
	}
}

func (in *inbound) inHand(key string) bool {
	_, ours := in.taken.Load(key)
	return ours
}

// stillWaits reports whether an update that was taken over is not done: its lane here may have finished it between the
// take-over and now.
func (in *inbound) stillWaits(ctx context.Context, item redisstore.InboxItem) bool {
	if item.Deliveries <= 1 {
		return true
	}
	waits, err := in.inbox.Waits(ctx, item.Key)
	if err != nil {
		in.log.ErrorContext(ctx, "look after update", "update", item.Raw.ID, "err", err)
	}
	return waits
}

// process handles one update and marks it done. An update that could not be handled stays in the store and is tried
// again, until it has been tried too often: one that brings the process down must not do so for ever.
func (in *inbound) process(ctx context.Context, item redisstore.InboxItem, update kiez.Update) {
	if !in.stillWaits(ctx, item) {
		return
	}
	if item.Deliveries > redisstore.MaxDeliveries {
		in.log.ErrorContext(ctx, "update failed too often, set aside", "update", update.ID)
		if err := in.inbox.Bury(ctx, item); err != nil {
			in.log.ErrorContext(ctx, "bury update", "update", update.ID, "err", err)
		}
		return
	}
	if err := in.guarded(ctx, update); err != nil {
		in.log.ErrorContext(ctx, "handle update", "update", update.ID, "delivery", item.Deliveries, "err", err)
		return
	}
	if err := in.inbox.Done(context.WithoutCancel(ctx), item.Key); err != nil { // or it is answered again
		in.log.ErrorContext(ctx, "mark update done", "update", update.ID, "err", err)
	}
}

// guarded makes a panic an error of the one update that caused it.
func (in *inbound) guarded(ctx context.Context, update kiez.Update) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	return in.handle(ctx, update)
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
