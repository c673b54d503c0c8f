package redisstore

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
)

var broadcastFlightScript = script("broadcast_flight")

// step is how it goes on with a recipient who is handed out, as broadcast_flight.lua reads it.
type step struct {
	broadcast string
	kind      kiez.BroadcastKind
	chat      kiez.ChatID
	lease     int64
	change    string
	needs     any
}

// stepped is the answer to a step: a number, and after a mark the person's record.
type stepped struct {
	number int
	record []any
	err    error
}

// Mark writes down, before the call, that the message may be in flight from now on, and gives the person as they are
// at that moment and the number of the attempt, from 1. kiez.ErrConflict: the recipient is not the caller's any more.
// With any other error the number is 0 unless the recipient is marked all the same, and their record cannot be read.
func (r *Broadcasts) Mark(
	ctx context.Context, d kiez.Delivery, lease int64,
) (person kiez.Person, attempt int, err error) {
	did := r.step(ctx, d, lease, "mark", "")
	if did.err == nil && did.number < 0 {
		did.err = kiez.ErrConflict
	}
	if did.err != nil {
		return person, 0, failure(did.err, "mark %s to %d", d.Broadcast.ID, d.Chat)
	}
	person, err = toPerson(d.Chat, toFields(did.record))
	return person, did.number, err
}

// Back takes a mark back: with after 0 the recipient stays claimed and the attempt does not count, else it is handed
// out again after that time. kiez.ErrConflict: the recipient is not the caller's any more.
func (r *Broadcasts) Back(ctx context.Context, d kiez.Delivery, lease int64, after time.Duration) error {
	did := r.step(ctx, d, lease, "back", after.Milliseconds())
	if did.err == nil && did.number < 0 {
		did.err = kiez.ErrConflict
	}
	if did.err != nil {
		return failure(did.err, "back %s to %d", d.Broadcast.ID, d.Chat)
	}
	return nil
}

// Settle writes down the outcome of a delivery and gives the number of recipients of the shard without one. A reminder
// whose answer was lost is sent once more instead: a missed one is worse than a double one. Whoever was sent the
// message once more counts as unknown. A lease that was lost meanwhile settles nothing, except who is counted as
// unknown or about to be sent it once more.
func (r *Broadcasts) Settle(
	ctx context.Context, d kiez.Delivery, lease int64, o kiez.Outcome,
) (open int, err error) {
	did := r.step(ctx, d, lease, "settle", string(o))
	if did.err != nil {
		return 0, failure(did.err, "settle %s to %d as %s", d.Broadcast.ID, d.Chat, o)
	}
	return did.number, nil
}

// step writes one step down, together with those of others.
func (r *Broadcasts) step(ctx context.Context, d kiez.Delivery, lease int64, change string, needs any) stepped {
	did, err := r.steps.ask(ctx, step{d.Broadcast.ID, d.Broadcast.Kind, d.Chat, lease, change, needs})
	return stepped{did.number, did.record, cmp.Or(err, did.err)}
}

// take writes many steps down, with one call for each broadcast and shard.
func (r *Broadcasts) take(ctx context.Context, steps []step) []stepped {
	type ledger struct {
		broadcast string
		shard     int
	}
	var calls []call
	at, of := map[ledger]int{}, [][]int{} // the call of a ledger, and the steps of a call
	for i, s := range steps {
		l := ledger{s.broadcast, ShardOf(s.chat)}
		n, known := at[l]
		if !known {
			n = len(calls)
			at[l], of = n, append(of, nil)
			calls = append(calls, r.flightCall(l.shard, s.broadcast, s.kind))
		}
		calls[n].args = append(calls[n].args, s.lease, int64(s.chat), s.change, s.needs)
		of[n] = append(of[n], i)
	}
	answers := make([]stepped, len(steps))
	results, err := r.s.runAll(ctx, calls)
	for n, numbers := range of {
		var list []any
		if results != nil { // else nothing could be asked at all
			list, err = results[n].Slice()
		}
		for i, number := range numbers {
			answers[number] = toStepped(list, i, err)
		}
	}
	return answers
}

func (r *Broadcasts) flightCall(shard int, id string, kind kiez.BroadcastKind) call {
	k := r.s.keys
	return call{
		script: broadcastFlightScript,
		keys:   []string{k.ledger(shard, id), k.flight(shard, id), k.people(shard), k.ofBroadcast(shard, id, "")},
		args:   []any{flag(kind == kiez.Reminder)},
	}
}

// toStepped reads the i-th answer of broadcast_flight.lua.
func toStepped(list []any, i int, err error) stepped {
	if err != nil {
		return stepped{err: err}
	}
	if i >= len(list) {
		return stepped{err: fmt.Errorf("%d answers, none for step %d", len(list), i+1)}
	}
	answer, _ := list[i].([]any)
	if len(answer) == 0 {
		return stepped{err: fmt.Errorf("no answer to step %d", i+1)}
	}
	number, ok := answer[0].(int64)
	if !ok {
		return stepped{err: fmt.Errorf("answer to step %d begins with %T", i+1, answer[0])}
	}
	return stepped{number: int(number), record: answer[1:]}
}
