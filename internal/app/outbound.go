package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/broadcast"
	"kiezbot/internal/kiez"
	"kiezbot/internal/metrics"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/telegram"
)

// outbound carries out the deliveries of broadcasts and reminders.
type outbound struct {
	handlers *handlers.Handlers
	people   *redisstore.People
	told     *redisstore.Told
	talk     *conversation
	quiet    quiet
	now      func() time.Time
	log      *slog.Logger
}

// newEngine makes the engine that has out send and bars show how far it is.
func newEngine(
	o Options, store *redisstore.Broadcasts, out *outbound, bars *progress, seen *metrics.Metrics,
) *broadcast.Engine {
	return broadcast.New(broadcast.Options{
		Store: store, Send: out.send, Gone: out.gone, Progress: bars.show, Halted: out.halted, Quiet: out.quiet.choices,
		Settled: func(b kiez.Broadcast, outcome kiez.Outcome, n int) { seen.Settled(b.Kind, outcome, n) },
		Now:     o.Clock.Now, Log: o.Log, Senders: senders(o.SendRate),
	})
}

// senders is how many messages of broadcasts may be in flight at a time: at a high rate those of a thirtieth of a
// second, about as long as an answer of Telegram takes. Each can be in doubt after a crash, and messages that are held
// up come together later, which must not make a second much busier than SEND_RATE.
func senders(rate int) int {
	const least, unlimited = 8, 64
	if rate == 0 {
		return unlimited
	}
	return max(least, rate/30)
}

// send sends one delivery, once: whether it is tried again is the engine's decision.
func (o *outbound) send(ctx context.Context, d kiez.Delivery) (err error) {
	defer func() {
		if r := recover(); r != nil { // an error of this one delivery
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	m, instead, err := o.handlers.Deliver(ctx, d, d.Person, o.now())
	if err != nil {
		return &kiez.RetryError{After: time.Second, Err: err}
	}
	switch instead {
	case kiez.OutcomeLeft:
		return broadcast.ErrLeft
	case kiez.OutcomeSkipped:
		return broadcast.ErrSkipped
	case kiez.OutcomeExpired:
		return broadcast.ErrExpired
	default: // there is something to send
	}
	m.Lang = cmp.Or(m.Lang, o.talk.langOf(d.Person, ""))
	out := o.talk.render(m, m.Lang)
	out.Chat, out.Bulk, out.Silent = d.Chat, true, o.quiet.on(d.Person, o.now())
	sent, err := o.post(ctx, d.Broadcast, out)
	if len(sent) > 0 {
		o.remember(ctx, d.Chat, m, sent[0])
	}
	return err
}

// remember writes down what a message has told, or nobody could correct it. The message is out, so there is no other
// chance: while the store is away it is tried again.
func (o *outbound) remember(ctx context.Context, chat kiez.ChatID, m kiez.Message, id int) {
	const longest = time.Second
	for _, e := range m.Tells {
		err := o.told.Tell(ctx, chat, e, id, m.Lang)
		for wait := 50 * time.Millisecond; errors.Is(err, kiez.ErrStore) && ctx.Err() == nil; wait = min(2*wait, longest) {
			pause(ctx, wait)
			err = o.told.Tell(ctx, chat, e, id, m.Lang)
		}
		if err != nil {
			o.log.ErrorContext(ctx, "remember what was told", "event", e.ID, "err", err)
		}
	}
}

// tokenPause is how long everybody waits after Telegram has refused the token.
const tokenPause = 30 * time.Second

// post sends a message as long as it is worth sending: the wait for its turn may outlast that. It gives the ids of the
// messages it became. A refused token says nothing about the person.
func (o *outbound) post(ctx context.Context, bc kiez.Broadcast, out kiez.Outgoing) (sent []int, err error) {
	worth := ctx
	if !bc.ValidUntil.IsZero() {
		var cancel context.CancelFunc
		worth, cancel = context.WithTimeout(ctx, bc.ValidUntil.Sub(o.now()))
		defer cancel()
	}
	sent, err = o.talk.telegram.Send(worth, out)
	switch {
	case err == nil:
		return sent, nil
	case errors.Is(err, telegram.ErrToken):
		o.log.ErrorContext(ctx, "broadcasts wait: get a new token from @BotFather and restart", "err", err)
		return sent, &kiez.RetryError{After: tokenPause, All: true, Err: err}
	case worth.Err() != nil && ctx.Err() == nil && !errors.Is(err, kiez.ErrUnsure):
		return sent, broadcast.ErrExpired
	default:
		return sent, fmt.Errorf("deliver %s: %w", bc.ID, err)
	}
}

// pauseOver tells a person that messages come again. An error means that it can be tried again.
func (o *outbound) pauseOver(ctx context.Context, person kiez.Person) error {
	out := o.talk.render(handlers.PauseOver(), o.talk.langOf(person, ""))
	out.Chat, out.Bulk = person.Chat, true
	_, err := o.talk.telegram.Send(ctx, out)
	_, again := errors.AsType[*kiez.RetryError](err)
	switch {
	case err == nil, errors.Is(err, kiez.ErrUnsure): // rather once too few than twice
		return nil
	case errors.Is(err, kiez.ErrGone):
		o.gone(ctx, person.Chat)
		return nil
	case again, ctx.Err() != nil, errors.Is(err, telegram.ErrToken):
		return fmt.Errorf("tell the end of the pause: %w", err)
	default: // Telegram refuses this message for good
		o.log.ErrorContext(ctx, "end of a pause refused", "err", err)
		return nil
	}
}

// gone takes a person who cannot be reached out of every audience.
func (o *outbound) gone(ctx context.Context, chat kiez.ChatID) {
	if err := o.people.Suppress(ctx, chat, o.now()); err != nil {
		o.log.ErrorContext(ctx, "suppress", "err", err)
	}
}

// halted tells staff of a broadcast that looks like an outage. Who never wrote to the bot cannot be told.
func (o *outbound) halted(ctx context.Context, bc kiez.Broadcast, sheet kiez.Sheet) {
	for _, chat := range o.talk.staff.Releasers(0) {
		err := o.talk.tell(ctx, chat, handlers.BroadcastHalted(bc, sheet))
		if err != nil {
			o.log.ErrorContext(ctx, "tell of a halted broadcast", "broadcast", bc.ID, "err", err)
		}
	}
}

func newOutbound(o Options, talk *conversation, told *redisstore.Told) *outbound {
	return &outbound{
		handlers: talk.handlers, people: talk.people, told: told, talk: talk, now: talk.now, log: o.Log,
		quiet: talk.quiet,
	}
}
