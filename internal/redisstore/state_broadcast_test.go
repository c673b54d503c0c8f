package redisstore

import (
	"slices"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// A broadcast that was on its way goes to nobody in the new place, and its numbers add up.
func TestRunningBroadcastArrivesAborted(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		old, s := openOther(t, url), openOther(t, redistest.Mini(t))
		useEverything(t, old) // three recipients: one blocked, one in flight, one waiting
		must(t, NewBroadcasts(old, BroadcastOptions{}).SetState(t.Context(), "b1", kiez.Running, kiez.Scheduled))
		imported(t, s, exported(t, old))

		ctx, broadcasts := t.Context(), NewBroadcasts(s, BroadcastOptions{})
		got, err := broadcasts.Get(ctx, "b1")
		if err != nil || got.State != kiez.Aborted || got.Total != 3 {
			t.Fatalf("arrived as %+v, %v", got, err)
		}
		want := kiez.Sheet{Total: 3, Blocked: 1, AbortedRest: 2}
		if sheet, err := broadcasts.Sheet(ctx, "b1"); err != nil || sheet != want {
			t.Errorf("sheet %+v, %v; want %+v", sheet, err, want)
		}
		due, err := broadcasts.Due(ctx, plan) // for the engine to let go of it
		if err != nil || len(due) != 1 {
			t.Fatalf("due are %v, %v", due, err)
		}
		shards, err := broadcasts.Shards(ctx, "b1")
		must(t, err)
		for _, shard := range shards {
			if open, _, err := broadcasts.CloseShard(ctx, got, shard, kiez.OutcomeAborted); err != nil || open != 0 {
				t.Errorf("shard %d has %d left, %v", shard, open, err)
			}
		}
		must(t, broadcasts.Retire(ctx, "b1"))
		if sheet, err := broadcasts.Sheet(ctx, "b1"); err != nil || sheet != want {
			t.Errorf("retired, the sheet is %+v, %v; want %+v", sheet, err, want)
		}
		wantTTL(t, s, s.keys.broadcast("b1"), s.retention)
		wantTTL(t, s, s.keys.ledger(0, "b1"), s.retention)
		if created, err := broadcasts.Create(ctx, kiez.Broadcast{ID: "b1", State: kiez.Scheduled}); err != nil || created {
			t.Errorf("made again: %v, %v", created, err)
		}
	})
}

// What was planned goes out at its time, to those who are there then; what was due waits for staff.
func TestPlannedBroadcastsArrive(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		old, s := openStore(t, url), openStore(t, redistest.Mini(t))
		ctx, there := t.Context(), NewBroadcasts(old, BroadcastOptions{})
		audience := kiez.Audience{Topics: []kiez.Topic{kiez.Events}}
		_, err := NewPeople(old).Subscribe(ctx, 1, kiez.Events, nil, consent)
		must(t, err)
		for id, b := range map[string]kiez.Broadcast{
			"planned":  {Kind: kiez.StaffBroadcast, State: kiez.Scheduled, At: plan.Add(time.Minute)},
			"overdue":  {Kind: kiez.StaffBroadcast, State: kiez.Scheduled, At: plan},
			"reminder": {Kind: kiez.Reminder, State: kiez.Scheduled, At: plan},
			"draft":    {Kind: kiez.StaffBroadcast, State: kiez.Draft},
		} {
			b.ID, b.Audience = id, audience
			_, err := there.Create(ctx, b)
			must(t, err)
		}
		_, err = there.Freeze(ctx, "planned", audience)
		must(t, err)
		file := exported(t, old)
		imported(t, s, file)

		here := NewBroadcasts(s, BroadcastOptions{})
		for id, want := range map[string]kiez.BroadcastState{
			"planned": kiez.Scheduled, "overdue": kiez.Waiting, "reminder": kiez.Scheduled, "draft": kiez.Draft,
		} {
			if got, err := here.Get(ctx, id); err != nil || got.State != want || got.Rev != 1 || got.Total != 0 {
				t.Errorf("%s arrived as %+v, %v; want %s", id, got, err, want)
			}
		}
		wantTTL(t, s, s.keys.broadcast("planned"), -1)
		due, err := here.Due(ctx, plan)
		must(t, err)
		var ids []string
		for _, b := range due {
			ids = append(ids, b.ID)
		}
		if slices.Sort(ids); !slices.Equal(ids, []string{"planned", "reminder"}) {
			t.Errorf("the engine looks at %v", ids)
		}
		if total, err := here.Freeze(ctx, "planned", audience); err != nil || total != 1 {
			t.Errorf("frozen for %d, %v; want 1", total, err)
		}
		if due, err := here.Due(ctx, plan); err != nil || len(due) != 1 {
			t.Errorf("before its time %v is due, %v", due, err)
		}
		if file != exported(t, old) {
			t.Error("the same state was exported differently")
		}
	})
}
