package tgfake

import (
	"context"
	"encoding/json"
	"slices"
	"time"
)

// poller is a getUpdates that waits; taken is closed when another request takes its place.
type poller struct {
	taken  chan struct{}
	reason string
}

func (in *inbox) takeOver(by *poller, reason string) {
	if in.poller != nil {
		in.poller.reason = reason
		close(in.poller.taken)
	}
	in.poller = by
}

func getUpdates(ctx context.Context, s *Server, c *call) (any, error) {
	limit := c.integer("limit")
	if limit <= 0 || limit > 100 {
		limit = 100
	}
	wait := min(time.Duration(max(0, c.integer("timeout")))*time.Second, s.opt.PollTimeoutMax)
	s.mu.Lock()
	defer s.mu.Unlock()
	in := &s.inbox
	if in.hook != nil {
		return nil, conflict("can't use getUpdates method while webhook is active; " +
			"use deleteWebhook to delete the webhook first")
	}
	in.remember(c.params)
	in.confirm(c.integer("offset"))
	me := &poller{taken: make(chan struct{})}
	in.takeOver(me, "terminated by other getUpdates request; make sure that only one bot instance is running")
	timer := time.NewTimer(wait)
	defer timer.Stop()
	for expired := wait == 0; ; {
		if in.poller != me {
			return nil, conflict(me.reason)
		}
		batch := in.batch(int(limit))
		if batch != nil || expired {
			in.poller = nil
			return rawJSON(append(append([]byte{'['}, batch...), ']')), nil
		}
		var err error
		if expired, err = s.awaitUpdate(ctx, me, timer.C); err != nil {
			return nil, err
		}
	}
}

// awaitUpdate gives the lock up until something happens. It reports whether the time is over.
func (s *Server) awaitUpdate(ctx context.Context, me *poller, timeout <-chan time.Time) (expired bool, err error) {
	arrived := s.inbox.arrived.wait()
	s.mu.Unlock()
	defer s.mu.Lock()
	select {
	case <-arrived:
		return false, nil
	case <-timeout:
		return true, nil
	case <-me.taken:
		return false, nil
	case <-ctx.Done():
		return true, s.leave(me)
	case <-s.ctx.Done():
		return true, s.leave(me)
	}
}

// leave frees the place of a poller whose client is gone, so that the next one meets no conflict.
func (s *Server) leave(me *poller) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.inbox.poller == me {
		s.inbox.poller = nil
	}
	return badRequest("the client left")
}

// batch joins up to limit updates, comma separated; nil if there is none. What is to come once more and still waits
// to be confirmed comes anyway: before its turn it would confirm what is older.
func (in *inbox) batch(limit int) []byte {
	var out []byte
	if len(in.queue) > 0 {
		in.again = slices.DeleteFunc(in.again, func(u update) bool { return u.id >= in.queue[0].id })
	}
	n := min(limit, len(in.again))
	for _, u := range in.again[:n] {
		out = append(append(out, u.raw...), ',')
	}
	in.again = in.again[n:]
	for _, u := range in.queue[:min(limit-n, len(in.queue))] {
		out = append(append(out, u.raw...), ',')
	}
	if out == nil {
		return nil
	}
	return out[:len(out)-1]
}

// remember keeps allowed_updates; a missing or unreadable list leaves the previous setting, an empty one is the
// default set. Updates that are queued already stay.
func (in *inbox) remember(p params) {
	var kinds []string
	if raw := p.str("allowed_updates"); raw == "" || raw == "null" || json.Unmarshal([]byte(raw), &kinds) != nil {
		return
	}
	in.allowed = kinds
}
