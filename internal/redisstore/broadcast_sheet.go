package redisstore

import (
	"context"
	"slices"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

var (
	broadcastForgetScript = script("broadcast_forget")
	broadcastRetireScript = script("broadcast_retire")
)

// Sheet adds up the ledgers of all shards of a broadcast. Each recipient is in exactly one number: at every moment the
// outcomes and Pending add up to Total. Before the audience is frozen all are zero.
func (r *Broadcasts) Sheet(ctx context.Context, id string) (kiez.Sheet, error) {
	shards, err := r.Shards(ctx, id)
	if err != nil {
		return kiez.Sheet{}, err
	}
	var sheet kiez.Sheet
	for some := range slices.Chunk(shards, shardsAtOnce) {
		pipe := r.s.read.Pipeline()
		var answers []*redis.SliceCmd
		for _, shard := range some {
			answers = append(answers, pipe.HMGet(ctx, r.s.keys.ledger(shard, id), "total", "open", "held", "sent", "failed",
				"blocked", "expired", "unknown", "left", "skipped", "aborted"))
		}
		_, _ = pipe.Exec(ctx) // every answer carries its own error
		for _, answer := range answers {
			if err := addUp(&sheet, answer); err != nil {
				return kiez.Sheet{}, failure(err, "sheet of %s", id)
			}
		}
	}
	return sheet, nil
}

// addUp adds the counters of one shard.
func addUp(sheet *kiez.Sheet, answer *redis.SliceCmd) error {
	var row struct {
		Total   int `redis:"total"`
		Open    int `redis:"open"`
		Held    int `redis:"held"`
		Sent    int `redis:"sent"`
		Failed  int `redis:"failed"`
		Blocked int `redis:"blocked"`
		Expired int `redis:"expired"`
		Unknown int `redis:"unknown"`
		Left    int `redis:"left"`
		Skipped int `redis:"skipped"`
		Aborted int `redis:"aborted"`
	}
	if err := answer.Scan(&row); err != nil {
		return err //nolint:wrapcheck // the caller names the operation
	}
	sheet.Total += row.Total
	sheet.Pending += row.Open
	sheet.Held += row.Held
	sheet.Sent += row.Sent
	sheet.Failed += row.Failed
	sheet.Blocked += row.Blocked
	sheet.Expired += row.Expired
	sheet.Unknown += row.Unknown
	sheet.Left += row.Left
	sheet.Skipped += row.Skipped
	sheet.AbortedRest += row.Aborted
	return nil
}

// Reached gives those of the broadcasts of which a chat is or was a recipient, unless it left their audience before its
// turn.
func (r *Broadcasts) Reached(ctx context.Context, chat kiez.ChatID, ids []string) ([]string, error) {
	to, err := r.s.with(ctx, chat, placeOf(chat), ids, r.s.keys.recipients)
	if err != nil {
		return nil, err
	}
	left, err := r.s.with(ctx, chat, int64(chat), to, func(shard int, id string) string {
		return r.s.keys.outcome(shard, id, kiez.OutcomeLeft)
	})
	return slices.DeleteFunc(to, func(id string) bool { return slices.Contains(left, id) }), err
}

// Retire ends the life of an ended broadcast: it is never due again, and all that is stored about it goes after the
// time of Options.Retention. Cut short and repeated, it completes what is missing.
func (r *Broadcasts) Retire(ctx context.Context, id string) error {
	shards, err := r.Shards(ctx, id)
	if err != nil {
		return err
	}
	k := r.s.keys
	err = r.inShards(ctx, shards, func(shard int) call {
		return call{
			script: broadcastRetireScript, keys: k.ofLedger(shard, id), args: []any{r.s.retention.Milliseconds()},
		}
	}, func(int, *redis.Cmd) error { return nil })
	if err != nil {
		return failure(err, "retire broadcast %s", id)
	}
	if err := r.s.write.PExpire(ctx, k.broadcastShards(id), r.s.retention).Err(); err != nil {
		return failure(err, "retire broadcast %s", id)
	}
	return r.changeKnown(ctx, id, "retire")
}

// Forget takes a chat out of all ledgers; the numbers on the sheets stay. Whoever has not got a broadcast yet counts as
// left.
func (r *Broadcasts) Forget(ctx context.Context, chat kiez.ChatID) error {
	ids, err := r.s.read.ZRange(ctx, r.s.keys.broadcasts(), 0, -1).Result()
	if err != nil {
		return failure(err, "forget %d in broadcasts", chat)
	}
	if len(ids) == 0 {
		return nil
	}
	calls := make([]call, len(ids))
	for i, id := range ids {
		calls[i] = call{
			script: broadcastForgetScript,
			keys:   r.s.keys.ofLedger(ShardOf(chat), id),
			args:   []any{int64(chat), placeOf(chat)},
		}
	}
	_, err = r.s.runAll(ctx, calls)
	return failure(err, "forget %d in broadcasts", chat)
}
