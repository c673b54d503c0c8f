package broadcast

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"kiezbot/internal/kiez"
)

// Where nobody among the first ten recipients can be reached, or more than half of the last hundred cannot (once there
// are thirty), the trouble is Telegram's or ours, not theirs. Who really blocks the bot is mostly known by then:
// Telegram says so at once.
const (
	sampleNone  = 10
	sampleLeast = 30
	sampleMost  = 100
)

// sample is what became of the last recipients of a run. Who counts as blocked is given out as gone only when the run
// went on without an outage: the last ones on its way out of the sample, or at the end of the run.
type sample struct {
	trusted bool // staff have decided that it is no outage; but nobody is gone while nobody can be reached

	mu      sync.Mutex
	last    []kiez.ChatID // 0: can be reached
	blocked int           // how many of last are not 0
	reached bool          // anybody, in this run
	outage  bool
}

// add takes a recipient in; chat is 0 for one who can be reached. It gives those who are gone for good, and whether it
// looks like an outage for the first time.
func (s *sample) add(chat kiez.ChatID) (gone []kiez.ChatID, outage bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.outage {
		return nil, false
	}
	s.last = append(s.last, chat)
	if chat != 0 {
		s.blocked++
	} else {
		s.reached = true
	}
	if s.trusted && !s.reached {
		return nil, false
	}
	for len(s.last) > sampleMost {
		if first := s.last[0]; first != 0 {
			gone = append(gone, first)
			s.blocked--
		}
		s.last = s.last[1:]
	}
	n := len(s.last)
	s.outage = !s.trusted && (n >= sampleNone && s.blocked == n || n >= sampleLeast && 2*s.blocked > n)
	return gone, s.outage
}

// rest gives those who are gone at the end of a run: none after an outage, nor where the run was cut short and what
// came last may have been the beginning of one.
func (s *sample) rest(cutShort bool) (gone []kiez.ChatID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.outage || s.trusted && !s.reached || cutShort && 2*s.blocked > len(s.last) {
		return nil
	}
	for _, chat := range s.last {
		if chat != 0 {
			gone = append(gone, chat)
		}
	}
	s.last, s.blocked = nil, 0
	return gone
}

// note looks at an outcome for signs of an outage, and stops the run at one.
func (r *run) note(ctx context.Context, d kiez.Delivery, o kiez.Outcome) {
	var chat kiez.ChatID
	switch o {
	case kiez.OutcomeSent:
	case kiez.OutcomeBlocked:
		chat = d.Chat
	default: // says nothing about whether people can be reached
		return
	}
	gone, outage := r.sample.add(chat)
	r.gone(ctx, gone)
	if outage {
		r.halt(ctx)
	}
}

func (r *run) gone(ctx context.Context, chats []kiez.ChatID) {
	for _, chat := range chats {
		r.engine.o.Gone(ctx, chat)
	}
}

// halt pauses the broadcast and ends the run. Of several engines one does, and tells staff at the end of its run.
func (r *run) halt(ctx context.Context) {
	defer r.stop()
	e, b := r.engine, r.broadcast
	err := e.persist(ctx.Done(), "halt", func() error { return e.o.Store.Halt(ctx, b.ID) })
	switch {
	case errors.Is(err, kiez.ErrConflict): // another was first, or staff
	case err != nil:
		e.o.Log.ErrorContext(ctx, "halt", "broadcast", b.ID, "err", err)
	default:
		r.halted.Store(true)
	}
}

// tellHalt tells staff if this run halted its broadcast.
func (r *run) tellHalt(ctx context.Context) error {
	if !r.halted.Load() {
		return nil
	}
	e, b := r.engine, r.broadcast
	sheet, err := e.o.Store.Sheet(ctx, b.ID)
	if err != nil {
		return fmt.Errorf("sheet: %w", err)
	}
	e.o.Log.ErrorContext(ctx, "broadcast halted: too many count as blocked", "broadcast", b.ID,
		"sent", sheet.Sent, "blocked", sheet.Blocked)
	b.State, b.Halted = kiez.Paused, true
	e.o.Halted(ctx, b, sheet)
	return nil
}

// reopen lets those who counted as blocked when the broadcast was halted get it after all.
func (r *run) reopen(ctx context.Context) error {
	if !r.broadcast.Halted {
		return nil
	}
	if err := r.engine.o.Store.Reopen(ctx, r.broadcast.ID); err != nil {
		return fmt.Errorf("reopen: %w", err)
	}
	return nil
}
