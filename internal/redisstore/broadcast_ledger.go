package redisstore

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

var (
	broadcastClaimScript  = script("broadcast_claim")
	broadcastCloseScript  = script("broadcast_close")
	broadcastLeaseScript  = script("broadcast_lease")
	broadcastReopenScript = script("broadcast_reopen")
)

// Claim hands out up to n recipients of a shard under a lease. With lease 0 it takes the lease first and gives its
// number; of a former holder's recipients, those claimed are handed out again, and so are those in flight, once, to be
// counted as unknown - but of a correction, which reaches nobody twice. Who left the audience since it was frozen is
// settled as left; who made one of the choices in quiet is held back until a claim without it. kiez.ErrConflict:
// somebody else holds the lease; kiez.ErrNotFound: nobody is left without an outcome; kiez.ErrHeld: all who are left
// are held back.
func (r *Broadcasts) Claim(
	ctx context.Context, b kiez.Broadcast, shard int, lease int64, n int, quiet ...kiez.Quiet,
) ([]kiez.Delivery, int64, error) {
	k := r.s.keys
	args := []any{lease, r.lease.Milliseconds(), n, flag(b.Kind != kiez.Correction), shard, Shards}
	for _, choice := range quiet {
		args = append(args, string(choice))
	}
	answer, err := r.s.run(ctx, call{
		script: broadcastClaimScript,
		keys: append([]string{
			k.ledger(shard, b.ID), k.flight(shard, b.ID), k.recipients(shard, b.ID), k.people(shard),
			k.outcome(shard, b.ID, kiez.OutcomeUnknown), k.outcome(shard, b.ID, kiez.OutcomeLeft),
			k.held(shard, b.ID),
		}, k.sources(shard, b.Audience)...),
		args: args,
	}).StringSlice()
	switch {
	case err != nil:
		return nil, 0, failure(err, "claim from %s in shard %d", b.ID, shard)
	case len(answer) == 1 && answer[0] == "open":
		return nil, 0, fmt.Errorf("claim from %s in shard %d: %w", b.ID, shard, kiez.ErrConflict)
	case len(answer) == 1 && answer[0] == "settled":
		return nil, 0, fmt.Errorf("claim from %s in shard %d: %w", b.ID, shard, kiez.ErrNotFound)
	case len(answer) == 1 && answer[0] == "held":
		return nil, 0, fmt.Errorf("claim from %s in shard %d: %w", b.ID, shard, kiez.ErrHeld)
	}
	held, err := strconv.ParseInt(answer[0], 10, 64)
	if err != nil {
		return nil, 0, fmt.Errorf("claim from %s in shard %d: lease: %w", b.ID, shard, err)
	}
	deliveries := make([]kiez.Delivery, len(answer)-1)
	for i, member := range answer[1:] {
		chat, err := strconv.ParseInt(member, 10, 64)
		if err != nil {
			return nil, 0, fmt.Errorf("claim from %s in shard %d: chat: %w", b.ID, shard, err)
		}
		deliveries[i] = kiez.Delivery{Broadcast: b, Chat: kiez.ChatID(chat)}
	}
	return deliveries, held, nil
}

// CloseShard gives everybody of a shard who has no outcome this one, except who was in flight: unknown. A shard under
// somebody's lease is left alone. It gives the number of recipients still without an outcome, and how many got which.
func (r *Broadcasts) CloseShard(
	ctx context.Context, b kiez.Broadcast, shard int, o kiez.Outcome,
) (open int, closed map[kiez.Outcome]int, err error) {
	k := r.s.keys
	counts, err := r.s.run(ctx, call{
		script: broadcastCloseScript,
		keys: []string{
			k.ledger(shard, b.ID), k.flight(shard, b.ID), k.recipients(shard, b.ID),
			k.outcome(shard, b.ID, kiez.OutcomeUnknown), k.outcome(shard, b.ID, o),
			k.held(shard, b.ID),
		},
		args: []any{string(o), shard, Shards},
	}).Int64Slice()
	if err == nil && len(counts) != 3 {
		err = fmt.Errorf("%d numbers in the answer", len(counts))
	}
	if err != nil {
		return 0, nil, failure(err, "close shard %d of %s as %s", shard, b.ID, o)
	}
	return int(counts[0]), map[kiez.Outcome]int{o: int(counts[1]), kiez.OutcomeUnknown: int(counts[2])}, nil
}

// Reopen hands everybody who counts as blocked out once more, and only once: who counts as blocked after that is.
func (r *Broadcasts) Reopen(ctx context.Context, id string) error {
	shards, err := r.Shards(ctx, id)
	if err != nil {
		return err
	}
	k := r.s.keys
	err = r.inShards(ctx, shards, func(shard int) call {
		return call{
			script: broadcastReopenScript,
			keys:   []string{k.ledger(shard, id), k.flight(shard, id), k.outcome(shard, id, kiez.OutcomeBlocked)},
		}
	}, func(int, *redis.Cmd) error { return nil })
	return failure(err, "reopen %s", id)
}

// Extend lets a lease last from now. kiez.ErrConflict: it was lost.
func (r *Broadcasts) Extend(ctx context.Context, id string, shard int, lease int64) error {
	return r.setLease(ctx, id, shard, lease, r.lease)
}

// Release ends a lease: the next claim takes the shard over. kiez.ErrConflict: it was lost.
func (r *Broadcasts) Release(ctx context.Context, id string, shard int, lease int64) error {
	return r.setLease(ctx, id, shard, lease, 0)
}

func (r *Broadcasts) setLease(ctx context.Context, id string, shard int, lease int64, d time.Duration) error {
	ours, err := r.s.run(ctx, call{
		script: broadcastLeaseScript,
		keys:   []string{r.s.keys.ledger(shard, id)},
		args:   []any{lease, d.Milliseconds()},
	}).Bool()
	if err != nil {
		return failure(err, "lease %d of %s in shard %d", lease, id, shard)
	}
	if !ours {
		return fmt.Errorf("lease %d of %s in shard %d: %w", lease, id, shard, kiez.ErrConflict)
	}
	return nil
}

// flag is a yes or no as the scripts read it.
func flag(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
