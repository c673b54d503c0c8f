package broadcast

import (
	"context"
	"errors"
	"time"

	"kiezbot/internal/kiez"
)

// job is one delivery on its way through a sender.
type job struct {
	over     <-chan struct{} // closed when the broadcast is paused or aborted, or the engine ends
	run      *run
	hold     *hold
	delivery kiez.Delivery
	quiet    bool // claimed in quiet hours: who is to be left alone then is held back already
}

// verdict is what becomes of a delivery: an outcome, or, if that is empty, another try after a while.
type verdict struct {
	outcome kiez.Outcome
	after   time.Duration
	all     bool // until then nobody may send
}

// deliver takes one delivery from claimed to settled. It drops it where it stands when the broadcast is not wanted any
// more; the next holder of the lease goes on from there.
func (e *Engine) deliver(whole context.Context, j job) {
	d, lease := j.delivery, j.hold.lease
	settled := false
	defer func() { e.drop(whole, j, settled) }()
	for e.gate.pass(j.over) {
		if e.late(d.Broadcast) {
			settled = e.settle(whole, j, kiez.OutcomeExpired)
			return
		}
		if quiet, _ := e.quiet(d.Broadcast); len(quiet) > 0 && !j.quiet {
			return // the quiet hours began while it waited: the next claim holds back whom they concern
		}
		person, attempt, err := e.mark(whole, j)
		if attempt == 0 {
			return
		}
		if err == nil {
			d.Person = person
			err = e.o.Send(whole, d)
		}
		v := e.judge(whole, d, attempt, err)
		if v.outcome != "" {
			settled = e.settle(whole, j, v.outcome)
			return
		}
		stays := time.Duration(0)
		if v.all {
			e.gate.shut(v.after)
		} else {
			stays = v.after
		}
		err = e.persist(whole.Done(), "back", func() error {
			return e.o.Store.Back(context.WithoutCancel(whole), d, lease, stays)
		})
		if err != nil {
			e.o.Log.ErrorContext(whole, "take mark back", "broadcast", d.Broadcast.ID, "err", err)
			return
		}
		if stays > 0 {
			return
		}
	}
}

// mark writes down that a message may be in flight from now on. Attempt 0: it must not be sent.
func (e *Engine) mark(whole context.Context, j job) (person kiez.Person, attempt int, err error) {
	err = e.persist(j.over, "mark", func() (err error) {
		person, attempt, err = e.o.Store.Mark(whole, j.delivery, j.hold.lease)
		return err
	})
	if attempt == 0 && !errors.Is(err, kiez.ErrConflict) {
		e.o.Log.ErrorContext(whole, "mark sending", "broadcast", j.delivery.Broadcast.ID, "err", err)
	}
	return person, attempt, err
}

// judge decides by the error of Send what becomes of the delivery. Errors without an outcome of their own are logged.
func (e *Engine) judge(ctx context.Context, d kiez.Delivery, attempt int, err error) verdict {
	again, retry := errors.AsType[*kiez.RetryError](err)
	switch {
	case err == nil:
		return verdict{outcome: kiez.OutcomeSent}
	case errors.Is(err, ErrLeft):
		return verdict{outcome: kiez.OutcomeLeft}
	case errors.Is(err, ErrSkipped):
		return verdict{outcome: kiez.OutcomeSkipped}
	case errors.Is(err, ErrExpired):
		return verdict{outcome: kiez.OutcomeExpired}
	case errors.Is(err, kiez.ErrGone):
		return verdict{outcome: kiez.OutcomeBlocked}
	case errors.Is(err, kiez.ErrUnsure):
		return verdict{outcome: kiez.OutcomeUnknown}
	case retry && again.All:
		return verdict{after: again.After, all: true}
	case retry && attempt < e.o.Attempts:
		return verdict{after: max(again.After, time.Second) << (attempt - 1)}
	case errors.Is(err, context.Canceled) && ctx.Err() != nil: // the time of grace is over and nothing was sent
		return verdict{}
	}
	e.o.Log.WarnContext(ctx, "delivery failed", "broadcast", d.Broadcast.ID, "attempt", attempt, "err", err)
	return verdict{outcome: kiez.OutcomeFailed}
}

// settle writes the outcome down, however long the store is away, and reports whether the shard is settled with it.
func (e *Engine) settle(whole context.Context, j job, o kiez.Outcome) (settled bool) {
	d := j.delivery
	open := 0
	err := e.persist(whole.Done(), "settle", func() (err error) {
		open, err = e.o.Store.Settle(context.WithoutCancel(whole), d, j.hold.lease, o)
		return err
	})
	if err != nil {
		e.o.Log.ErrorContext(whole, "settle", "broadcast", d.Broadcast.ID, "outcome", o, "err", err)
		return false
	}
	e.o.Settled(d.Broadcast, o, 1)
	j.run.note(whole, d, o)
	return open == 0
}

// drop ends the way of a job, sent or not.
func (e *Engine) drop(whole context.Context, j job, settled bool) {
	if settled {
		j.run.settled.Store(j.hold.shard, true)
	}
	e.leave(whole, j.hold, settled)
	j.run.inHand.Done()
}
