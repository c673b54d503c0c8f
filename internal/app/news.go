package app

import (
	"context"
	"slices"
	"sync"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// news knows what staff have sent. Of one span it is read once: a digest asks for the same for each of its readers, and
// what was sent in a span that is over does not change.
type news struct {
	*redisstore.Broadcasts

	mu       sync.Mutex
	from, to time.Time
	sent     []kiez.Broadcast
}

// Sent gives the texts that staff sent from from until just before to, the oldest first.
func (n *news) Sent(ctx context.Context, from, to time.Time) ([]kiez.Broadcast, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.from.Equal(from) && n.to.Equal(to) {
		return n.sent, nil
	}
	all, err := n.List(ctx, kiez.Scheduled, kiez.Running, kiez.Paused, kiez.Done)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(b kiez.Broadcast) bool {
		again := b.Audience.FailedOf != ""
		return b.Kind != kiez.StaffBroadcast || len(b.Texts) == 0 || again || b.At.Before(from) || !b.At.Before(to)
	})
	slices.SortStableFunc(all, func(x, y kiez.Broadcast) int { return x.At.Compare(y.At) })
	n.from, n.to, n.sent = from, to, all
	return all, nil
}
