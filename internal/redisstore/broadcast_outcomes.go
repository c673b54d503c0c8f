package redisstore

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

var broadcastOutcomesScript = script("broadcast_outcomes")

// Outcomes counts what became of the recipients of an ended broadcast, by the language they have now; "" is for those
// who never chose one. People who had themselves forgotten since stand on its Sheet only, as do the recipients of a
// broadcast that came from another place.
func (r *Broadcasts) Outcomes(ctx context.Context, id string) (map[kiez.Outcome]map[kiez.Lang]int, error) {
	shards, err := r.Shards(ctx, id)
	if err != nil {
		return nil, err
	}
	k, counts := r.s.keys, map[kiez.Outcome]map[kiez.Lang]int{}
	notSent := slices.DeleteFunc(outcomes(), func(o kiez.Outcome) bool { return o == kiez.OutcomeSent })
	err = r.inShards(ctx, shards, func(shard int) call {
		c := call{
			script: broadcastOutcomesScript,
			keys:   []string{k.recipients(shard, id), k.people(shard), k.ledger(shard, id)},
			args:   []any{shard, Shards},
		}
		for _, o := range notSent {
			c.keys, c.args = append(c.keys, k.outcome(shard, id, o)), append(c.args, string(o))
		}
		return c
	}, func(_ int, answer *redis.Cmd) error {
		triples, err := answer.StringSlice()
		if err != nil {
			return err //nolint:wrapcheck // the caller names the operation
		}
		return addOutcomes(counts, triples)
	})
	return counts, failure(err, "outcomes of %s", id)
}

// addOutcomes adds outcome, language, number, outcome, language, number.
func addOutcomes(counts map[kiez.Outcome]map[kiez.Lang]int, triples []string) error {
	for triple := range slices.Chunk(triples, 3) {
		n, err := strconv.Atoi(triple[len(triple)-1])
		if err != nil {
			return fmt.Errorf("number of people: %w", err)
		}
		outcome, lang := kiez.Outcome(triple[0]), kiez.Lang(triple[1])
		if counts[outcome] == nil {
			counts[outcome] = map[kiez.Lang]int{}
		}
		counts[outcome][lang] += n
	}
	return nil
}
