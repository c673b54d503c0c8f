package redisstore

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
)

// Backlog is what lies in the inbox of all replicas.
type Backlog struct {
	Waiting     int
	Oldest      time.Duration // how long the first of them has been waiting, by the clock of the server
	Buried      int
	Quarantined int
}

// Backlog counts what is not handled, and what is kept for the operator.
func (i *Inbox) Backlog(ctx context.Context) (Backlog, error) {
	k := i.s.keys
	var (
		now                     *redis.TimeCmd
		first                   *redis.XMessageSliceCmd
		waiting, buried, broken *redis.IntCmd
	)
	_, err := i.s.read.Pipelined(ctx, func(pipe redis.Pipeliner) error {
		now, waiting, first = pipe.Time(ctx), pipe.XLen(ctx, k.inbox()), pipe.XRangeN(ctx, k.inbox(), "-", "+", 1)
		buried, broken = pipe.ZCard(ctx, k.buried()), pipe.ZCard(ctx, k.quarantine())
		return nil
	})
	if err != nil {
		return Backlog{}, failure(err, "look into the inbox")
	}
	b := Backlog{Waiting: int(waiting.Val()), Buried: int(buried.Val()), Quarantined: int(broken.Val())}
	for _, entry := range first.Val() {
		b.Oldest = max(now.Val().Sub(InboxItem{Key: entry.ID}.Stored()), 0)
	}
	return b, nil
}

// Stored is when the update came in, by the clock of the server: the key of an entry begins with its milliseconds.
func (i InboxItem) Stored() time.Time {
	ms, _, _ := strings.Cut(i.Key, "-")
	n, _ := strconv.ParseInt(ms, 10, 64) // the server made it
	return time.UnixMilli(n)
}
