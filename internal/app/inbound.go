package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/metrics"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/telegram"
)

const (
	readAtOnce  = 256
	inOneLane   = 1000            // what one chat may have waiting here; the rest waits in the store
	tryAgain    = time.Minute     // after a failure, or when a lane was full
	lastAnswers = 8 * time.Second // how long what is in hand may take after the bot was told to stop
	comfortFor  = 5 * time.Second // how long it may take to say that the bot is back soon
	aFlood      = 10              // so many waiting messages of one person are worth a word
	// longestOutage is how often an update that waits for the store, or for a good token, is tried.
	longestOutage = 5 * time.Second
)

// inbound brings updates from Telegram to the handler: received, stored durably, acknowledged, handled in the lane of
// their chat, taken out of the store. What was not done when the process died is handled by another, or after the
// restart.
type inbound struct {
	telegram *telegram.Client
	inbox    *redisstore.Inbox
	handle   func(context.Context, kiez.Update) error
	flooded  func(context.Context, kiez.Update) // somebody writes faster than answers may go out
	failed   func(context.Context, kiez.Update) // an update was tried too often
	backSoon *backSoon
	seen     *metrics.Metrics
	username string
	consumer string
	log      *slog.Logger

	lanes   *lanes
	words   *lanes   // what is said beside the lanes
	taken   sync.Map // keys in hand here
	turn    *turn    // to poll
	notices *notices
	later   waiting
	watched suspects
}

func newInbound(
	talk *conversation, store *redisstore.Store, inbox *redisstore.Inbox, username string, ear *hearing,
	notices *notices,
) *inbound {
	me := consumerName()
	return &inbound{
		telegram: talk.telegram, inbox: inbox, handle: talk.handle, flooded: talk.flooded, failed: talk.givenUp,
		backSoon: newBackSoon(talk), seen: talk.seen, username: username, consumer: me, log: talk.log,
		lanes: newLanes(inOneLane), words: newLanes(1), turn: newTurn(store, me, ear, talk.log),
		notices: notices,
	}
}

// store keeps what came from Telegram, so that it may be acknowledged. Whoever wrote while that cannot be hears of it.
func (in *inbound) store(ctx context.Context, batch []kiez.RawUpdate) error {
	_, err := in.inbox.Put(ctx, batch)
	if err == nil {
		return nil
	}
	if errors.Is(err, kiez.ErrStore) {
		for _, raw := range batch {
			if update, err := telegram.Decode(raw, in.username); err == nil {
				in.comfort(ctx, update)
			}
		}
	}
	return fmt.Errorf("store updates: %w", err)
}

// comfort says beside the lanes that the bot is back soon.
func (in *inbound) comfort(ctx context.Context, u kiez.Update) {
	ctx = context.WithoutCancel(ctx) // whoever delivered the update does not wait for this
	in.words.put(u.Chat, func() {
		ctx, cancel := context.WithTimeout(ctx, comfortFor)
		defer cancel()
		in.backSoon.say(ctx, u)
	})
}

// poll stores what Telegram has for us until ctx ends. Telegram is told only of what is stored.
func (in *inbound) poll(ctx context.Context) error {
	ctx, giveWay := context.WithCancel(ctx)
	defer giveWay()
	err := in.telegram.Poll(ctx, in.store, func(ctx context.Context, err error, inARow int) {
		switch {
		case telegram.WebhookSet(err):
			in.notices.tell("webhook", kiez.Say("watch.webhook", nil))
		case telegram.OtherPoller(err) && in.turn.unsure.Load(): // it may be the replica that has the turn now
			in.log.WarnContext(ctx, "somebody else polls and the store is away, standing by")
			giveWay()
		case telegram.OtherPoller(err) && inARow > 1:
			in.notices.tell("other-poller", kiez.Say("watch.other_poller", nil))
		}
	})
	if err != nil {
		return fmt.Errorf("receive updates: %w", err)
	}
	return nil
}

// dispatch hands stored updates to the lanes until ctx ends, then waits for what is in hand and gives back the rest.
func (in *inbound) dispatch(ctx context.Context) error {
	whole, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	defer context.AfterFunc(ctx, func() { in.finish(whole, cancel) })()
	defer in.leave(whole)
	defer in.words.wait()
	defer in.lanes.wait()
	for ctx.Err() == nil {
		items, err := in.inbox.Read(ctx, in.consumer, readAtOnce, time.Second)
		if err == nil {
			var more []redisstore.InboxItem
			more, err = in.more(ctx)
			items = append(more, items...)
		}
		for _, item := range items {
			in.take(ctx, whole, item)
		}
		if err != nil && ctx.Err() == nil {
			in.log.ErrorContext(ctx, "read stored updates", "err", err)
			pause(ctx, time.Second)
		}
	}
	return nil
}

// take puts one update into its lane. An update whose turn comes only after ctx has ended is left to another process;
// one that is being answered is answered under whole. What does not fit into the lane stays in the store and comes back
// later.
func (in *inbound) take(ctx, whole context.Context, item redisstore.InboxItem) {
	if _, ours := in.taken.LoadOrStore(item.Key, true); ours {
		return
	}
	update, err := telegram.Decode(item.Raw, in.username)
	update.Received = item.Stored()
	place := in.lanes.put(update.Chat, func() {
		defer in.taken.Delete(item.Key)
		ctx, whole := withRequest(ctx, item.Raw.ID), withRequest(whole, item.Raw.ID)
		switch {
		case ctx.Err() != nil:
		case err != nil:
			in.setAside(whole, item, err)
		default:
			in.process(ctx, whole, item, update)
		}
	})
	switch {
	case place == 0:
		in.taken.Delete(item.Key)
		in.later.put(time.Now().Add(tryAgain), item.Key)
	case place == aFlood && err == nil && update.ChatKind == kiez.Private:
		in.words.put(update.Chat, func() { in.flooded(whole, update) })
	}
}

// process handles one update and marks it done. An update that could not be handled stays in the store and is tried
// again, until it has been tried too often: one that brings the process down must not do so for ever. While the store
// is away it waits in its lane, which is no try.
func (in *inbound) process(ctx, whole context.Context, item redisstore.InboxItem, update kiez.Update) {
	try := 0
	comfort := func() { in.comfort(whole, update) }
	err := in.outlast(ctx, comfort, func() (err error) {
		try, err = in.inbox.Begin(whole, in.consumer, item)
		return err
	})
	switch {
	case err != nil:
		in.failure(ctx, item, fmt.Errorf("begin: %w", err))
		return
	case try == 0: // done, or somebody else's
		return
	case try > redisstore.MaxTries:
		in.bury(whole, item, update)
		return
	case try == 1:
		in.seen.Received(update.Kind)
	}
	if err := in.outlast(ctx, comfort, func() error { return in.guarded(whole, update) }); err != nil {
		in.failure(ctx, item, fmt.Errorf("handle: %w", err))
		return
	}
	in.seen.Processed(metrics.Handled)
	in.log.DebugContext(whole, "update handled", "kind", update.Kind, "took", time.Since(update.Received))
	err = in.outlast(ctx, func() {}, func() error { return in.inbox.Done(whole, item.Key) })
	if err != nil { // then it is answered again
		in.failure(ctx, item, fmt.Errorf("mark done: %w", err))
	}
}

// failure has an update tried again, unless the end of ctx was the cause.
func (in *inbound) failure(ctx context.Context, item redisstore.InboxItem, err error) {
	if ctx.Err() != nil {
		return
	}
	in.log.ErrorContext(ctx, "update failed, trying it again in a while", "update", item.Raw.ID, "err", err)
	in.seen.Processed(metrics.Failed)
	in.later.put(time.Now().Add(tryAgain), item.Key)
}

// outlast does something again and again while the store is away or the token is refused, for which no update can be
// blamed, and until ctx ends. Meanwhile it calls comfort.
func (in *inbound) outlast(ctx context.Context, comfort func(), do func() error) error {
	for wait := time.Second; ; wait = min(2*wait, longestOutage) {
		err := do()
		away := errors.Is(err, kiez.ErrStore)
		if !away && !errors.Is(err, telegram.ErrToken) || ctx.Err() != nil {
			return err
		}
		if away {
			comfort()
		}
		pause(ctx, wait)
	}
}

// bury takes an update that was tried too often out of the queue, keeps it for the operator, and says sorry.
func (in *inbound) bury(ctx context.Context, item redisstore.InboxItem, update kiez.Update) {
	in.log.ErrorContext(ctx, "update failed too often, set aside", "update", update.ID)
	if err := in.inbox.Bury(ctx, item); err != nil {
		in.failure(ctx, item, err)
		return
	}
	in.seen.Processed(metrics.Buried)
	in.failed(ctx, update)
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
	in.seen.Processed(metrics.Unreadable)
	if err := in.inbox.Quarantine(ctx, item.Raw.JSON, "undecodable"); err != nil {
		in.failure(ctx, item, err)
		return
	}
	if err := in.inbox.Done(ctx, item.Key); err != nil {
		in.failure(ctx, item, err)
	}
}

// pause waits for d or until ctx ends.
func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
