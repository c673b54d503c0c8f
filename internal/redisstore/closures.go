package redisstore

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// closureLife is how long an entry is kept after its last day: last year's can be looked up.
const closureLife = 400 * 24 * time.Hour

// Closures keeps the closed and changed days of the office that staff entered.
type Closures struct {
	s *Store
}

// NewClosures makes the repository of closures.
func NewClosures(s *Store) *Closures { return &Closures{s: s} }

// Put stores an entry under its ID, and drops entries that ended long before at.
func (c *Closures) Put(ctx context.Context, entry kiez.Closure, at time.Time) error {
	all, _, err := c.All(ctx)
	if err != nil {
		return err
	}
	text, err := closureText(entry)
	if err != nil {
		return err
	}
	return c.change(ctx, entry.ID, func(p redis.Pipeliner) {
		p.HSet(ctx, c.s.keys.closures(), entry.ID, text)
		for _, old := range all {
			if old.To.Add(closureLife).Before(at) {
				p.HDel(ctx, c.s.keys.closures(), old.ID)
			}
		}
	})
}

// closureText is the stored form of an entry.
func closureText(entry kiez.Closure) ([]byte, error) {
	entry.From, entry.To, entry.At = entry.From.UTC(), entry.To.UTC(), entry.At.UTC()
	text, err := json.Marshal(entry)
	if err != nil {
		return nil, fmt.Errorf("put closure %s: %w", entry.ID, err)
	}
	return text, nil
}

// Remove removes an entry; one that is not there is no error.
func (c *Closures) Remove(ctx context.Context, id string) error {
	return c.change(ctx, id, func(p redis.Pipeliner) { p.HDel(ctx, c.s.keys.closures(), id) })
}

// change does something and counts it, in one step.
func (c *Closures) change(ctx context.Context, id string, do func(redis.Pipeliner)) error {
	_, err := c.s.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		do(p)
		p.Incr(ctx, c.s.keys.closuresVersion())
		return nil
	})
	return failure(err, "change closure %s", id)
}

// All gives all entries by their first day, and the version they have.
func (c *Closures) All(ctx context.Context) ([]kiez.Closure, int64, error) {
	texts, version, err := c.s.versioned(ctx, c.s.keys.closures(), c.s.keys.closuresVersion())
	if err != nil {
		return nil, 0, err
	}
	var all []kiez.Closure
	for id, text := range texts {
		var entry kiez.Closure
		if err := json.Unmarshal([]byte(text), &entry); err != nil {
			return nil, 0, fmt.Errorf("read stored closure %s: %w", id, err)
		}
		all = append(all, entry)
	}
	slices.SortFunc(all, func(a, b kiez.Closure) int {
		return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.ID, b.ID))
	})
	return all, version, nil
}

// Version changes with every entry.
func (c *Closures) Version(ctx context.Context) (int64, error) {
	return c.s.version(ctx, c.s.keys.closuresVersion())
}
