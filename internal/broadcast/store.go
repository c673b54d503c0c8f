package broadcast

import (
	"context"
	"time"

	"kiezbot/internal/kiez"
)

// Store is all that an engine remembers; nothing of it lives in the engine alone.
type Store interface {
	Board
	Shelf
	Outages
	Books
	Ledger
	Leases
}

// Board knows which broadcasts there are and where they stand.
type Board interface {
	// Due lists the broadcasts the engine has to look at: scheduled ones whose audience is not frozen or whose time
	// has come, running ones, and ended ones that are not retired.
	Due(ctx context.Context, now time.Time) ([]kiez.Broadcast, error)
	State(ctx context.Context, id string) (kiez.BroadcastState, error)
	// SetState is refused with kiez.ErrConflict unless the broadcast stands in one of from.
	SetState(ctx context.Context, id string, to kiez.BroadcastState, from ...kiez.BroadcastState) error
}

// Shelf takes broadcasts off the board.
type Shelf interface {
	// Rest lets a running broadcast be due again at until, or as soon as anything about it changes. kiez.ErrConflict: it
	// was changed since b was read.
	Rest(ctx context.Context, b kiez.Broadcast, until time.Time) error
	// Retire ends the life of an ended broadcast: it is never due again and is kept for the time of retention only.
	// kiez.ErrConflict: its audience is still being frozen, by an engine that has not seen the abort.
	Retire(ctx context.Context, id string) error
}

// Outages keep a broadcast from going on while Telegram says of too many that they blocked the bot.
type Outages interface {
	// Halt pauses a running broadcast and marks it as halted. kiez.ErrConflict: it does not run any more.
	Halt(ctx context.Context, id string) error
	// Reopen hands everybody who counts as blocked out once more, and only once: who counts as blocked after that is.
	Reopen(ctx context.Context, id string) error
}

// Books hold the frozen audiences, shard by shard, and add them up.
type Books interface {
	// Freeze writes down who is in the audience now and gives their number. Cut short and repeated, it completes what is
	// missing. kiez.ErrConflict: somebody else is at it, or the broadcast is not scheduled any more.
	Freeze(ctx context.Context, id string, a kiez.Audience) (total int, err error)
	// Shards lists the shards that have recipients.
	Shards(ctx context.Context, id string) ([]int, error)
	Sheet(ctx context.Context, id string) (kiez.Sheet, error)
	// CloseShard gives everybody of a shard who has no outcome this one, except who was in flight: unknown. A shard under
	// somebody's lease is left alone. It gives the number of recipients still without an outcome, and how many got which.
	CloseShard(ctx context.Context, b kiez.Broadcast, shard int, o kiez.Outcome) (
		open int, closed map[kiez.Outcome]int, err error)
}

// Ledger hands out the recipients of one shard under a numbered lease: a new holder gets a higher number, and what
// comes with a lower one is refused.
type Ledger interface {
	// Claim hands out up to n recipients. With lease 0 it takes the lease first and gives its number; the recipients
	// that a former holder had claimed are handed out again, and so are those it had in flight, once; whatever comes of
	// that, they count as unknown. A correction reaches nobody twice: of it they are settled at once. Who made one of
	// the choices in quiet is held back, until a claim without it.
	// kiez.ErrConflict: somebody else holds the lease; kiez.ErrNotFound: nobody is left without an outcome;
	// kiez.ErrHeld: all who are left are held back.
	Claim(
		ctx context.Context, b kiez.Broadcast, shard int, lease int64, n int, quiet ...kiez.Quiet,
	) ([]kiez.Delivery, int64, error)
	// Mark writes down, before the call, that the message may be in flight from now on, and gives the person as they are
	// now and the number of the attempt, from 1. kiez.ErrConflict: the recipient is not ours any more. With any other
	// error the number is 0 unless the recipient is marked all the same, and nothing can be read of the person.
	Mark(ctx context.Context, d kiez.Delivery, lease int64) (person kiez.Person, attempt int, err error)
	// Settle writes down the outcome and gives the number of recipients of the shard without one. After the lease was lost
	// it corrects the outcome of who counts as unknown, and keeps the message from being sent once more.
	Settle(ctx context.Context, d kiez.Delivery, lease int64, o kiez.Outcome) (open int, err error)
	// Back takes a mark back: with after 0 the recipient stays claimed and the attempt does not count, else it is
	// handed out again after that time.
	Back(ctx context.Context, d kiez.Delivery, lease int64, after time.Duration) error
}

// Leases keep a shard with one engine at a time. A lease that is not extended ends by itself.
type Leases interface {
	Extend(ctx context.Context, id string, shard int, lease int64) error
	Release(ctx context.Context, id string, shard int, lease int64) error
}
