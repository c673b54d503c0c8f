package redisstore

import (
	"context"
	"crypto/rand"
	"time"
)

var gateScript = script("gate")

// Gate lets one of several replicas through.
type Gate struct {
	s *Store
}

// NewGate makes the gates.
func NewGate(s *Store) *Gate { return &Gate{s: s} }

// Enter reports whether nobody entered the gate of this name within the last ttl (at least 1 ms).
func (g *Gate) Enter(ctx context.Context, name string, ttl time.Duration) (first bool, err error) {
	first, err = g.s.run(ctx, call{
		script: gateScript, keys: []string{g.s.keys.gate(name)}, args: []any{rand.Text(), ttl.Milliseconds()},
	}).Bool()
	return first, failure(err, "enter gate %s", name)
}

// Reopen lets the next one through gates of these names, as if nobody had entered them.
func (g *Gate) Reopen(ctx context.Context, names ...string) error {
	for _, name := range names { // in a cluster each has a slot of its own
		if err := g.s.write.Del(ctx, g.s.keys.gate(name)).Err(); err != nil {
			return failure(err, "reopen gate %s", name)
		}
	}
	return nil
}
