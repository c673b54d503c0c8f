package redisstore

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// draftLife is how long a broadcast that was not released is kept after its last change. The bot ends it after seven
// days, and tells its author; two more are for a bot that stands still.
const draftLife = 9 * 24 * time.Hour

var broadcastRecordScript = script("broadcast_record")

// BroadcastOptions say how broadcasts are worked on.
type BroadcastOptions struct {
	Owner string        // who freezes an audience: different for every process; empty: a random name
	Lease time.Duration // after that time without a sign of life the work is somebody else's; 0: 20 s
	// Leads are the lead times of people who chose none of their own.
	Leads []time.Duration
}

// Broadcasts keeps broadcasts from draft to result, and the ledgers of who got them. How the ledgers work is told in
// lua/broadcast_claim.lua.
type Broadcasts struct {
	s     *Store
	owner string
	lease time.Duration
	leads []time.Duration
	steps batcher[step, stepped]
}

// NewBroadcasts makes the repository of broadcasts.
func NewBroadcasts(s *Store, o BroadcastOptions) *Broadcasts {
	if o.Owner == "" {
		o.Owner = rand.Text()
	}
	if o.Lease == 0 {
		o.Lease = 20 * time.Second
	}
	r := &Broadcasts{s: s, owner: o.Owner, lease: o.Lease, leads: o.Leads}
	r.steps.answer = r.take
	return r
}

// Create stores a new broadcast in revision 1. If there is one with this ID already, nothing changes and created is
// false, so that the same reminder is never made twice.
func (r *Broadcasts) Create(ctx context.Context, b kiez.Broadcast) (created bool, err error) {
	doc, err := json.Marshal(b)
	if err != nil {
		return false, fmt.Errorf("create broadcast %s: %w", b.ID, err)
	}
	rev, err := r.change(ctx, b.ID, "create", string(b.State), millis(b.At), doc)
	if err != nil {
		return false, failure(err, "create broadcast %s", b.ID)
	}
	return rev > 0, nil
}

// Get gives a broadcast, or kiez.ErrNotFound.
func (r *Broadcasts) Get(ctx context.Context, id string) (kiez.Broadcast, error) {
	list, err := r.load(ctx, []string{id})
	if err != nil {
		return kiez.Broadcast{}, failure(err, "broadcast %s", id)
	}
	if len(list) == 0 {
		return kiez.Broadcast{}, fmt.Errorf("broadcast %s: %w", id, kiez.ErrNotFound)
	}
	return list[0], nil
}

// Save stores a changed broadcast, its state included, and gives it with its new revision. If it was changed since Get
// gave it, nothing is stored and the error is kiez.ErrConflict.
func (r *Broadcasts) Save(ctx context.Context, b kiez.Broadcast) (kiez.Broadcast, error) {
	doc, err := json.Marshal(b)
	if err != nil {
		return b, fmt.Errorf("save broadcast %s: %w", b.ID, err)
	}
	rev, err := r.change(ctx, b.ID, "save", b.Rev, string(b.State), millis(b.At), doc)
	if err != nil {
		return b, failure(err, "save broadcast %s", b.ID)
	}
	if err := known(rev); err != nil {
		return b, fmt.Errorf("save broadcast %s: %w", b.ID, err)
	}
	b.Rev, b.HeldUntil = rev, time.Time{} // whatever is changed ends the rest
	return b, nil
}

// SetState changes the state alone, whatever else was changed. If it is none of from now, the error is
// kiez.ErrConflict.
func (r *Broadcasts) SetState(
	ctx context.Context, id string, to kiez.BroadcastState, from ...kiez.BroadcastState,
) error {
	args := []any{string(to)}
	for _, state := range from {
		args = append(args, string(state))
	}
	return r.changeKnown(ctx, id, "state", args...)
}

// Halt pauses a running broadcast and marks it as halted. kiez.ErrConflict: it does not run any more.
func (r *Broadcasts) Halt(ctx context.Context, id string) error {
	return r.changeKnown(ctx, id, "halt")
}

// State gives the state alone, or kiez.ErrNotFound.
func (r *Broadcasts) State(ctx context.Context, id string) (kiez.BroadcastState, error) {
	state, err := found(r.s.read.HGet(ctx, r.s.keys.broadcast(id), "state").Result())
	if err != nil {
		return "", failure(err, "state of broadcast %s", id)
	}
	if state == "" {
		return "", fmt.Errorf("state of broadcast %s: %w", id, kiez.ErrNotFound)
	}
	return kiez.BroadcastState(state), nil
}

// List gives the broadcasts in one of the states, the oldest first.
func (r *Broadcasts) List(ctx context.Context, states ...kiez.BroadcastState) ([]kiez.Broadcast, error) {
	ids, err := r.s.read.ZRange(ctx, r.s.keys.broadcasts(), 0, -1).Result()
	if err != nil {
		return nil, failure(err, "list broadcasts")
	}
	list, err := r.load(ctx, ids)
	if err != nil {
		return nil, failure(err, "list broadcasts")
	}
	list = slices.DeleteFunc(list, func(b kiez.Broadcast) bool { return !slices.Contains(states, b.State) })
	slices.SortFunc(list, func(a, b kiez.Broadcast) int { return a.Created.Compare(b.Created) })
	return list, nil
}

// Due lists the broadcasts the engine has to look at: scheduled ones whose audience is not frozen or whose time has
// come, running ones, and ended ones that are not retired.
func (r *Broadcasts) Due(ctx context.Context, now time.Time) ([]kiez.Broadcast, error) {
	ids, err := r.s.read.ZRangeArgs(ctx, redis.ZRangeArgs{
		Key: r.s.keys.broadcastsDue(), ByScore: true, Start: "-inf", Stop: millis(now),
	}).Result()
	if err != nil {
		return nil, failure(err, "broadcasts due")
	}
	list, err := r.load(ctx, ids)
	return list, failure(err, "broadcasts due")
}

// Underway gives the broadcasts that are released and not over, also those that are paused.
func (r *Broadcasts) Underway(ctx context.Context) ([]kiez.Broadcast, error) {
	ids, err := r.s.read.ZRangeArgs(ctx, redis.ZRangeArgs{
		Key: r.s.keys.broadcasts(), ByScore: true, Start: "+inf", Stop: "+inf",
	}).Result()
	if err != nil {
		return nil, failure(err, "broadcasts underway")
	}
	list, err := r.load(ctx, ids)
	return list, failure(err, "broadcasts underway")
}

// load reads broadcasts in one round trip. One that is gone is left out.
func (r *Broadcasts) load(ctx context.Context, ids []string) ([]kiez.Broadcast, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	pipe := r.s.read.Pipeline()
	answers := make([]*redis.SliceCmd, len(ids))
	for i, id := range ids {
		answers[i] = pipe.HMGet(ctx, r.s.keys.broadcast(id), "doc", "state", "rev", "total", "rest", "halted")
	}
	_, _ = pipe.Exec(ctx) // every answer carries its own error
	var list []kiez.Broadcast
	for i, id := range ids {
		var row struct {
			Doc    string `redis:"doc"`
			State  string `redis:"state"`
			Rev    int    `redis:"rev"`
			Total  int    `redis:"total"`
			Rest   int64  `redis:"rest"`
			Halted bool   `redis:"halted"`
		}
		if err := answers[i].Scan(&row); err != nil {
			return nil, err //nolint:wrapcheck // the caller names the operation
		}
		if row.Rev == 0 {
			continue
		}
		var b kiez.Broadcast
		if err := json.Unmarshal([]byte(row.Doc), &b); err != nil {
			return nil, fmt.Errorf("record of %s: %w", id, err)
		}
		b.State, b.Rev, b.Total, b.Halted = kiez.BroadcastState(row.State), row.Rev, row.Total, row.Halted
		if row.Rest > 0 {
			b.HeldUntil = time.UnixMilli(row.Rest).UTC()
		}
		list = append(list, b)
	}
	return list, nil
}

// change runs a change of broadcast_record.lua and gives the revision, 0 or -1.
func (r *Broadcasts) change(ctx context.Context, id, change string, args ...any) (rev int, err error) {
	life := draftLife
	if change == "retire" {
		life = r.s.retention
	}
	return r.s.run(ctx, r.call(id, change, life, args...)).Int() //nolint:wrapcheck // the caller names the operation
}

// call is a run of broadcast_record.lua.
func (r *Broadcasts) call(id, change string, life time.Duration, args ...any) call {
	k := r.s.keys
	return call{
		script: broadcastRecordScript,
		keys:   []string{k.broadcast(id), k.broadcasts(), k.broadcastsDue()},
		args:   append([]any{id, change, life.Milliseconds()}, args...),
	}
}

// changeKnown runs a change that must find the record as expected, else kiez.ErrNotFound or kiez.ErrConflict.
func (r *Broadcasts) changeKnown(ctx context.Context, id, change string, args ...any) error {
	rev, err := r.change(ctx, id, change, args...)
	if err != nil {
		return failure(err, "%s of broadcast %s", change, id)
	}
	if err := known(rev); err != nil {
		return fmt.Errorf("%s of broadcast %s: %w", change, id, err)
	}
	return nil
}

// known turns the answers of broadcast_record.lua that are no revision into errors.
func known(rev int) error {
	switch rev {
	case -1:
		return kiez.ErrNotFound
	case 0:
		return kiez.ErrConflict
	default:
		return nil
	}
}

// millis is an instant as Redis sorts it; the zero time is 0.
func millis(t time.Time) string {
	if t.IsZero() {
		return "0"
	}
	return strconv.FormatInt(t.UnixMilli(), 10)
}
