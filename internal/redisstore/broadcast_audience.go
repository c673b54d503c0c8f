package redisstore

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// shardsAtOnce is how many shards one pipeline goes to: some thousand commands.
const shardsAtOnce = 256

var broadcastAudienceScript = script("broadcast_audience")

// outcomes lists all outcomes.
func outcomes() []kiez.Outcome {
	return []kiez.Outcome{
		kiez.OutcomeSent, kiez.OutcomeFailed, kiez.OutcomeBlocked, kiez.OutcomeExpired,
		kiez.OutcomeUnknown, kiez.OutcomeLeft, kiez.OutcomeSkipped, kiez.OutcomeAborted,
	}
}

// Count gives how many people are in an audience now, by language. Whoever chose no language counts as German.
func (r *Broadcasts) Count(ctx context.Context, a kiez.Audience) (map[kiez.Lang]int, error) {
	byShard, err := r.audience(ctx, "count", "", a)
	if err != nil {
		return nil, failure(err, "count audience")
	}
	total := map[kiez.Lang]int{}
	for _, langs := range byShard {
		for lang, n := range langs {
			total[lang] += n
		}
	}
	return total, nil
}

// Freeze writes down who is in the audience now as the recipients of a scheduled broadcast, and gives their number. Cut
// short and repeated, it completes what is missing; the shards that were done stay as they are. kiez.ErrConflict:
// somebody else is at it, or the broadcast is not scheduled any more.
func (r *Broadcasts) Freeze(ctx context.Context, id string, a kiez.Audience) (total int, err error) {
	if err := r.changeKnown(ctx, id, "freeze", r.owner, r.lease.Milliseconds()); err != nil {
		return 0, err
	}
	defer func() {
		if err != nil { // whoever comes next need not wait for us; if the store is away, the claim ends by itself
			_ = r.changeKnown(context.WithoutCancel(ctx), id, "thaw", r.owner)
		}
	}()
	byShard, err := r.audience(ctx, "freeze", id, a)
	if err != nil {
		return 0, failure(err, "freeze audience of %s", id)
	}
	for _, langs := range byShard {
		for _, n := range langs {
			total += n
		}
	}
	if total > 0 {
		bits := toBits(maps.Keys(byShard))
		if err := r.s.write.Set(ctx, r.s.keys.broadcastShards(id), bits, redis.KeepTTL).Err(); err != nil {
			return 0, failure(err, "freeze audience of %s", id)
		}
	}
	return total, r.changeKnown(ctx, id, "frozen", total)
}

// Shards lists the shards in which a broadcast has recipients, in order.
func (r *Broadcasts) Shards(ctx context.Context, id string) ([]int, error) {
	bits, err := found(r.s.read.Get(ctx, r.s.keys.broadcastShards(id)).Bytes())
	if err != nil {
		return nil, failure(err, "shards of broadcast %s", id)
	}
	return fromBits(bits), nil
}

// audience runs broadcast_audience.lua in all shards and gives the numbers by language of those that are not empty.
func (r *Broadcasts) audience(
	ctx context.Context, action, id string, a kiez.Audience,
) (map[int]map[kiez.Lang]int, error) {
	if len(a.Topics) == 0 && a.Event == "" {
		return nil, nil
	}
	shards, err := NewPeople(r.s).Shards(ctx)
	if err != nil {
		return nil, err
	}
	args := append([]any{action}, r.conditions(a)...)
	byShard := map[int]map[kiez.Lang]int{}
	err = r.inShards(ctx, shards, func(shard int) call {
		k := r.s.keys
		return call{
			script: broadcastAudienceScript,
			keys: append([]string{
				k.ledger(shard, id), k.recipients(shard, id), k.people(shard), k.told(shard, a.Told), k.wanted(shard, a.Event),
			}, k.candidates(shard, a)...),
			args: args,
		}
	}, func(shard int, answer *redis.Cmd) error {
		pairs, err := answer.StringSlice()
		if err != nil || len(pairs) == 0 {
			return err //nolint:wrapcheck // the caller names the operation
		}
		byShard[shard], err = toCounts(pairs)
		return err
	})
	return byShard, err
}

// conditions are what broadcast_audience.lua needs to know of an audience beside its sets.
func (r *Broadcasts) conditions(a kiez.Audience) []any {
	lead, told := "", ""
	if a.Lead != nil {
		lead = leadsField([]time.Duration{*a.Lead})
	}
	if a.Told != "" {
		told = "told"
	}
	args := []any{string(a.Pace), lead, leadsField(r.leads), told, Shards}
	for _, lang := range a.Langs {
		args = append(args, string(lang))
	}
	return args
}

// inShards runs a script in many shards, a few hundred at a time, and hands on each answer.
func (r *Broadcasts) inShards(
	ctx context.Context, shards []int, make func(shard int) call, take func(shard int, answer *redis.Cmd) error,
) error {
	for some := range slices.Chunk(shards, shardsAtOnce) {
		var calls []call
		for _, shard := range some {
			calls = append(calls, make(shard))
		}
		answers, err := r.s.runAll(ctx, calls)
		if err != nil {
			return err
		}
		for i, answer := range answers {
			if err := take(some[i], answer); err != nil {
				return err
			}
		}
	}
	return nil
}

// toCounts reads language, number, language, number.
func toCounts(pairs []string) (map[kiez.Lang]int, error) {
	counts := map[kiez.Lang]int{}
	for i := 0; i+1 < len(pairs); i += 2 {
		n, err := strconv.Atoi(pairs[i+1])
		if err != nil {
			return nil, fmt.Errorf("number of people: %w", err)
		}
		counts[kiez.Lang(pairs[i])] += n
	}
	return counts, nil
}
