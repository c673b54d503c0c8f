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
