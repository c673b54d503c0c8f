package redisstore

import (
	"context"

	"github.com/redis/go-redis/v9"
)

// version gives the number of changes that the counter under key has seen; 0: none yet.
func (s *Store) version(ctx context.Context, key string) (int64, error) {
	n, err := found(s.read.Get(ctx, key).Int64())
	return n, failure(err, "version of %s", key)
}

// versioned gives a whole hash together with the version it has, in one step.
func (s *Store) versioned(ctx context.Context, hash, version string) (map[string]string, int64, error) {
	var fields *redis.MapStringStringCmd
	var counter *redis.StringCmd
	_, _ = s.read.TxPipelined(ctx, func(p redis.Pipeliner) error { // every answer carries its own error
		fields, counter = p.HGetAll(ctx, hash), p.Get(ctx, version)
		return nil
	})
	all, err := fields.Result()
	if err != nil {
		return nil, 0, failure(err, "read %s", hash)
	}
	n, err := found(counter.Int64())
	if err != nil {
		return nil, 0, failure(err, "version of %s", version)
	}
	return all, n, nil
}
