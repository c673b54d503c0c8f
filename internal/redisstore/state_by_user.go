package redisstore

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// exportByUser emits the entries of a hash with one entry a person, by person.
func exportByUser[L any](
	ctx context.Context, s *Store, key string, read func(field, text string) (kiez.UserID, L, error), emit func(L) error,
) error {
	texts, err := s.read.HGetAll(ctx, key).Result()
	if err != nil {
		return failure(err, "list %s", key)
	}
	lines := make(map[kiez.UserID]L, len(texts))
	for field, text := range texts {
		user, line, err := read(field, text)
		if err != nil {
			return err
		}
		lines[user] = line
	}
	for _, user := range slices.Sorted(maps.Keys(lines)) {
		if err := emit(lines[user]); err != nil {
			return err
		}
	}
	return nil
}

// addByUser stores entries about people of whom there is none in the hash, and has replicas load it anew.
func addByUser[E any](ctx context.Context, s *Store, key, version string, entries map[kiez.UserID]E) error {
	_, err := s.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		for user, entry := range entries {
			text, err := json.Marshal(entry)
			if err != nil {
				return fmt.Errorf("entry of %d: %w", user, err)
			}
			p.HSetNX(ctx, key, userField(user), text)
		}
		p.Incr(ctx, version)
		return nil
	})
	return failure(err, "add %d entries to %s", len(entries), key)
}
