// Package broadcast brings one message to many people, to each of them once: it claims recipients from a ledger, has
// the message sent, and settles what became of each. Any number of engines may share one ledger. It renders no text,
// knows no Telegram and no Redis, and keeps no pace: that is the business of whoever sends.
package broadcast

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"kiezbot/internal/kiez"
)

// Options are what an Engine needs. Zero numbers and durations get the value named beside them.
type Options struct {
	Store Store
	// Send sends one message and waits for its turn. Its error decides the outcome: nil, ErrLeft, ErrSkipped, ErrExpired,
	// kiez.ErrGone, kiez.ErrUnsure and *kiez.RetryError mean what their names say, an error of the context that
	// nothing was sent, and every other error a failure for good.
	Send func(context.Context, kiez.Delivery) error
	// Gone is told of every chat that cannot be reached any more, unless it looks like an outage. May be nil.
	Gone func(context.Context, kiez.ChatID)
	// Progress is told how far a broadcast is: while it runs, when it is paused, and at least once after its end. May
	// be nil.
	Progress func(context.Context, kiez.Broadcast, kiez.Sheet)
	// Halted is told of a broadcast that was paused because too many count as blocked: an outage, or a token for another
	// bot. It goes on when its state is set to running again. May be nil.
	Halted func(context.Context, kiez.Broadcast, kiez.Sheet)
	// Settled is told of n recipients who have an outcome now. May be nil.
	Settled func(b kiez.Broadcast, o kiez.Outcome, n int)
	// Quiet gives the choices of quiet hours that are on at now, and until when. May be nil: none ever is.
	Quiet func(now time.Time) (choices []kiez.Quiet, until time.Time)
	// Now is the clock of the plan: At, ValidUntil and the quiet hours. Waiting and leases run on real time.
	Now func() time.Time
	Log *slog.Logger

	Senders       int           // messages in flight at a time; 8
	Batch         int           // recipients claimed at a time; 50
	Attempts      int           // how often a message is tried before it has failed; 4
	Poll          time.Duration // how often states are read; 500ms
	ProgressEvery time.Duration // the least time between two calls of Progress for a broadcast; 1s
	Renew         time.Duration // how often leases are extended, well below the store's lease; 5s
	Grace         time.Duration // how long what is in hand may take after Run was told to end; 8s
}

// Engine works on all broadcasts that are due.
type Engine struct {
	o     Options
	wake  chan struct{}
	gate  gate
	holds holds
	runs  sync.Map // ids of the broadcasts this engine is at
}

// New makes an engine; Run starts it.
func New(o Options) *Engine {
	orElse(&o.Senders, 8)
	orElse(&o.Batch, 50)
	orElse(&o.Attempts, 4)
	orElse(&o.Poll, 500*time.Millisecond)
	orElse(&o.ProgressEvery, time.Second)
	orElse(&o.Renew, 5*time.Second)
	orElse(&o.Grace, 8*time.Second)
	if o.Gone == nil {
		o.Gone = func(context.Context, kiez.ChatID) {}
	}
	if o.Progress == nil {
		o.Progress = func(context.Context, kiez.Broadcast, kiez.Sheet) {}
	}
	if o.Halted == nil {
		o.Halted = func(context.Context, kiez.Broadcast, kiez.Sheet) {}
	}
	if o.Settled == nil {
		o.Settled = func(kiez.Broadcast, kiez.Outcome, int) {}
	}
	if o.Quiet == nil {
		o.Quiet = func(now time.Time) ([]kiez.Quiet, time.Time) { return nil, now }
	}
	return &Engine{o: o, wake: make(chan struct{}, 1)}
}

func orElse[T int | time.Duration](value *T, standard T) {
	if *value == 0 {
		*value = standard
	}
}

// Wake makes the engine look for work at once, after a release or a change of state.
func (e *Engine) Wake() {
	select {
	case e.wake <- struct{}{}:
	default: // it is about to look anyway
	}
}

// Run works until ctx ends, then finishes the deliveries in hand for at most Grace. It returns nil: trouble with the
// store is logged and tried again.
func (e *Engine) Run(ctx context.Context) error {
	whole, cancel := outlive(ctx, e.o.Grace)
	defer cancel()
	renewing, renewed := context.WithCancel(whole)
	defer renewed()
	go e.renew(renewing)

	jobs := make(chan job) // unbuffered: what no sender has taken is only claimed
	var senders, runs sync.WaitGroup
	for range e.o.Senders {
		senders.Go(func() {
			for j := range jobs {
				e.deliver(whole, j)
			}
		})
	}
	for ctx.Err() == nil {
		due, err := e.o.Store.Due(ctx, e.o.Now())
		if err != nil && ctx.Err() == nil {
			e.o.Log.ErrorContext(ctx, "look for broadcasts", "err", err)
		}
		for _, b := range due {
			if _, busy := e.runs.LoadOrStore(b.ID, true); busy {
				continue
			}
			runs.Go(func() {
				defer e.runs.Delete(b.ID)
				e.work(ctx, b, jobs)
			})
		}
		select {
		case <-ctx.Done():
		case <-e.wake:
		case <-time.After(e.o.Poll):
		}
	}
	runs.Wait()
	close(jobs)
	senders.Wait()
	return nil
}

// work does what the state of b asks for. What fails is taken up again when the engine looks the next time.
func (e *Engine) work(ctx context.Context, b kiez.Broadcast, jobs chan<- job) {
	r := &run{engine: e, broadcast: b, jobs: jobs, held: map[int]bool{}}
	var err error
	switch b.State {
	case kiez.Scheduled:
		var started bool
		if started, err = r.prepare(ctx); started {
			err = r.deliver(ctx)
		}
	case kiez.Running:
		err = r.deliver(ctx)
	case kiez.Aborted:
		err = r.abort(ctx)
	case kiez.Done:
		err = e.retire(ctx, b)
	default: // a draft, or paused: nothing to do
	}
	if err != nil && ctx.Err() == nil {
		e.o.Log.ErrorContext(ctx, "broadcast", "broadcast", b.ID, "state", b.State, "err", err)
	}
}
