package app

import (
	"context"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/metrics"
	"kiezbot/internal/redisstore"
)

// surveyed are the parts that are asked when somebody reads the metrics.
type surveyed struct {
	inbox      *redisstore.Inbox
	pace       *redisstore.Pace
	broadcasts *redisstore.Broadcasts
	library    *library
	facts      upkeep
	now        func() time.Time
}

// survey has the metrics ask what is the same for all replicas, and what the bot knows.
func (h *health) survey(store *redisstore.Store, s surveyed) {
	h.metrics.Ask(metrics.Survey{Store: s.snapshot, Content: s.content, Pool: store.Pool})
}

func (s surveyed) snapshot(ctx context.Context) (metrics.Snapshot, error) {
	backlog, err := s.inbox.Backlog(ctx)
	if err != nil {
		return metrics.Snapshot{}, err
	}
	tokens, err := s.pace.Tokens(ctx)
	if err != nil {
		return metrics.Snapshot{}, err
	}
	underway, err := s.broadcasts.Underway(ctx)
	if err != nil {
		return metrics.Snapshot{}, err
	}
	now := metrics.Snapshot{
		Waiting: backlog.Waiting, Oldest: backlog.Oldest, Buried: backlog.Buried, Quarantine: backlog.Quarantined,
		Tokens: tokens, Broadcasts: map[kiez.BroadcastState]int{},
	}
	for _, b := range underway {
		now.Broadcasts[b.State]++
		if b.Halted && b.State == kiez.Paused {
			now.Halted++
		}
	}
	return now, nil
}

func (s surveyed) content() metrics.Content {
	c := metrics.Content{Version: s.library.current.Load().Version}
	now := s.now()
	for _, f := range s.facts.Facts() {
		c.Facts++
		switch {
		case f.Due(now):
			c.Due++
		case !f.ReviewBy.IsZero() && (c.ReviewBy.IsZero() || f.ReviewBy.Before(c.ReviewBy)):
			c.ReviewBy = f.ReviewBy
		}
	}
	return c
}
