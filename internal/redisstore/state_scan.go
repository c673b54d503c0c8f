package redisstore

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/redis/go-redis/v9"
)

// scanPage is how many keys the server looks at for one answer; it does nothing else meanwhile, well below 1 ms.
const scanPage = 1000

// scan hands over every key that fits the pattern, in no order, some of them twice. It blocks no server for long, and
// goes through all masters of a cluster.
func (s *Store) scan(ctx context.Context, pattern string, take func(key string) error) error {
	var mu sync.Mutex // the masters of a cluster are asked at the same time
	return s.eachMaster(ctx, func(ctx context.Context, master redis.Cmdable) error {
		for keys := master.Scan(ctx, 0, pattern, scanPage).Iterator(); ; {
			if !keys.Next(ctx) {
				return failure(keys.Err(), "look for %s", pattern)
			}
			mu.Lock()
			err := take(keys.Val())
			mu.Unlock()
			if err != nil {
				return err
			}
		}
	})
}

// rest lists, in order, what follows the stem in the keys that begin with it.
func (s *Store) rest(ctx context.Context, stem string) ([]string, error) {
	var found []string
	err := s.scan(ctx, stem+"*", func(key string) error {
		found = append(found, strings.TrimPrefix(key, stem))
		return nil
	})
	slices.Sort(found)
	return slices.Compact(found), err
}
