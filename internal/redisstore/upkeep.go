package redisstore

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// Upkeep keeps which facts of the content staff have confirmed.
type Upkeep struct {
	s *Store
}

// NewUpkeep makes the repository of confirmations.
func NewUpkeep(s *Store) *Upkeep { return &Upkeep{s: s} }

// Confirm stores that a fact is still right; the newest confirmation counts.
func (u *Upkeep) Confirm(ctx context.Context, fact string, c kiez.Confirmation) error {
	c.At = c.At.UTC()
	text, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("confirm %s: %w", fact, err)
	}
	_, err = u.s.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.HSet(ctx, u.s.keys.confirmed(), fact, text)
		p.Incr(ctx, u.s.keys.confirmedVersion())
		return nil
	})
	return failure(err, "confirm %s", fact)
}

// All gives the confirmations by fact, and the version they have.
func (u *Upkeep) All(ctx context.Context) (map[string]kiez.Confirmation, int64, error) {
	texts, version, err := u.s.versioned(ctx, u.s.keys.confirmed(), u.s.keys.confirmedVersion())
	if err != nil {
		return nil, 0, err
	}
	all := make(map[string]kiez.Confirmation, len(texts))
	for fact, text := range texts {
		var c kiez.Confirmation
		if err := json.Unmarshal([]byte(text), &c); err != nil {
			return nil, 0, fmt.Errorf("read stored confirmation of %s: %w", fact, err)
		}
		all[fact] = c
	}
	return all, version, nil
}

// Version changes with every confirmation.
func (u *Upkeep) Version(ctx context.Context) (int64, error) {
	return u.s.version(ctx, u.s.keys.confirmedVersion())
}
