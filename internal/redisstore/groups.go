package redisstore

import (
	"context"
	"fmt"
	"strconv"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// Groups keeps under which id a group goes on that became a supergroup.
type Groups struct {
	s *Store
}

// NewGroups makes the repository of groups that have moved.
func NewGroups(s *Store) *Groups { return &Groups{s: s} }

// Move stores that the group from goes on as to, and takes its subscriptions along. Cut short and repeated, it
// completes what is missing.
func (g *Groups) Move(ctx context.Context, from, to kiez.ChatID) error {
	if err := NewPeople(g.s).move(ctx, from, to); err != nil {
		return fmt.Errorf("move group %d to %d: %w", from, to, err)
	}
	_, err := g.s.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.HSet(ctx, g.s.keys.movedGroups(), strconv.FormatInt(int64(from), 10), int64(to))
		p.Incr(ctx, g.s.keys.movedGroupsVersion())
		return nil
	})
	return failure(err, "move group %d to %d", from, to)
}

// All gives the new ids by the old ones, and the version they have.
func (g *Groups) All(ctx context.Context) (map[kiez.ChatID]kiez.ChatID, int64, error) {
	fields, version, err := g.s.versioned(ctx, g.s.keys.movedGroups(), g.s.keys.movedGroupsVersion())
	if err != nil {
		return nil, 0, err
	}
	moved := make(map[kiez.ChatID]kiez.ChatID, len(fields))
	for from, to := range fields {
		before, err1 := strconv.ParseInt(from, 10, 64)
		now, err2 := strconv.ParseInt(to, 10, 64)
		if err1 != nil || err2 != nil {
			return nil, 0, fmt.Errorf("read moved group %q: to %q", from, to)
		}
		moved[kiez.ChatID(before)] = kiez.ChatID(now)
	}
	return moved, version, nil
}

// Version changes with every move.
func (g *Groups) Version(ctx context.Context) (int64, error) {
	return g.s.version(ctx, g.s.keys.movedGroupsVersion())
}

// move gives the record of one chat to another: the new one comes first, so that nothing is lost in between.
func (p *People) move(ctx context.Context, from, to kiez.ChatID) error {
	fields, err := p.s.read.HGetAll(ctx, p.s.keys.person(from)).Result()
	if err != nil || len(fields) == 0 {
		return failure(err, "person %d", from)
	}
	person, err := toPerson(to, fields)
	if err != nil {
		return err
	}
	life := preferenceLife
	if !person.Suppressed.IsZero() {
		life = p.s.retention
	}
	if err := p.enterShard(ctx, to); err != nil {
		return err
	}
	if until := person.Settings.Paused; !until.IsZero() {
		err := p.s.write.ZAdd(ctx, p.s.keys.pauses(), redis.Z{Score: float64(until.UnixMilli()), Member: int64(to)}).Err()
		if err != nil {
			return failure(err, "pause person %d", to)
		}
	}
	if err := p.s.run(ctx, p.call(to, "add", life, pairs(fields)...)).Err(); err != nil {
		return failure(err, "add person %d", to)
	}
	_, _, err = p.change(ctx, from, "forget", 0)
	return err
}
