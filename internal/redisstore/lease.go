package redisstore

import (
	"context"
	"time"
)

var (
	leaseScript        = script("lease")
	leaseReleaseScript = script("lease_release")
)

// Lease is what one of several replicas has at a time, until it gives it back or does not keep it in time.
type Lease struct {
	s            *Store
	name, holder string
	life         time.Duration
}

// NewLease makes the lease of this name as a holder sees it, whose own name nobody else has. It lasts for life (at
// least 1 ms) after each Take.
func NewLease(s *Store, name, holder string, life time.Duration) *Lease {
	return &Lease{s: s, name: name, holder: holder, life: life}
}

// Take takes the lease or keeps it, and reports whether the holder has it now.
func (l *Lease) Take(ctx context.Context) (held bool, err error) {
	held, err = l.s.run(ctx, call{
		script: leaseScript, keys: []string{l.s.keys.lease(l.name)}, args: []any{l.holder, l.life.Milliseconds()},
	}).Bool()
	return held, failure(err, "take lease %s", l.name)
}

// Release gives the lease back, if the holder has it.
func (l *Lease) Release(ctx context.Context) error {
	err := l.s.run(ctx, call{
		script: leaseReleaseScript, keys: []string{l.s.keys.lease(l.name)}, args: []any{l.holder},
	}).Err()
	return failure(err, "release lease %s", l.name)
}
