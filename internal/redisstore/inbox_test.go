package redisstore

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// updates makes raw updates with these ids.
func updates(ids ...int64) []kiez.RawUpdate {
	list := make([]kiez.RawUpdate, len(ids))
	for i, id := range ids {
		list[i] = kiez.RawUpdate{ID: id, JSON: fmt.Appendf(nil, `{"update_id":%d,"x":"ü\u0000"}`, id)}
	}
	return list
}

// wantItems compares ids and contents of items.
func wantItems(t *testing.T, got []InboxItem, err error, ids ...int64) {
	t.Helper()
	must(t, err)
	if len(got) != len(ids) {
		t.Fatalf("got %d items, want %d", len(got), len(ids))
	}
	for i, want := range updates(ids...) {
		if g := got[i]; g.Raw.ID != want.ID || string(g.Raw.JSON) != string(want.JSON) {
			t.Errorf("item %d: got %d %s; want %d", i, g.Raw.ID, g.Raw.JSON, want.ID)
		}
	}
}

func TestInbox(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		inbox, ctx := NewInbox(s), t.Context()
		if fresh, err := inbox.Put(ctx, updates(1, 2, 2)); err != nil || fresh != 2 {
			t.Errorf("put %d, %v; want 2 fresh ones", fresh, err)
		}
		if fresh, err := inbox.Put(ctx, updates(2, 3)); err != nil || fresh != 1 {
			t.Errorf("put %d, %v; want 1 fresh one", fresh, err)
		}
		if fresh, err := inbox.Put(ctx, nil); err != nil || fresh != 0 {
			t.Errorf("put nothing: %d, %v", fresh, err)
		}
		wantTTL(t, s, s.keys.seenUpdates()+"1", seenLife)

		items, err := inbox.Read(ctx, "a", 2, 0)
		wantItems(t, items, err, 1, 2)
		must(t, inbox.Done(ctx, items[0].Key))
		must(t, inbox.Done(ctx))
		if p := s.read.XPending(ctx, s.keys.inbox(), inboxGroup).Val(); p.Count != 1 {
			t.Errorf("%d are in hand, want 1", p.Count)
		}
		items, err = inbox.Read(ctx, "b", 10, 5*time.Second)
		wantItems(t, items, err, 3)
		if n, err := inbox.Waiting(ctx); err != nil || n != 2 {
			t.Errorf("%d wait, %v; want 2", n, err)
		}
		start := time.Now()
		items, err = inbox.Read(ctx, "a", 10, 5*time.Second)
		wantItems(t, items, err)
		if took := time.Since(start); took < 900*time.Millisecond || took >= 5*time.Second {
			t.Errorf("waited %s, want at most a second", took)
		}
		if fresh, err := inbox.Put(ctx, updates(1)); err != nil || fresh != 0 {
			t.Errorf("a handled update came again: %d, %v", fresh, err)
		}
	})
}

// A server that lost its data has no group either; reading creates it again and misses nothing put before.
func TestInboxAfterDataLoss(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		inbox, ctx := NewInbox(s), t.Context()
		_, err := inbox.Put(ctx, updates(1))
		must(t, err)
		items, err := inbox.Read(ctx, "a", 1, 0)
		wantItems(t, items, err, 1)
		must(t, s.write.FlushDB(ctx).Err())
		if try, err := inbox.Begin(ctx, "a", items[0]); err != nil || try != 1 {
			t.Errorf("try %d, %v; nobody else knows the update", try, err)
		}
		must(t, inbox.Done(ctx, items[0].Key))
		_, err = inbox.Put(ctx, updates(2))
		must(t, err)
		items, err = inbox.Read(ctx, "a", 1, 0)
		wantItems(t, items, err, 2)
	})
}

// A full inbox takes nothing, so that nothing is acknowledged that would be lost.
func TestInboxFull(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		ctx := t.Context()
		put := func(most int) int64 {
			n, err := s.run(ctx, call{
				script: inboxPutScript, keys: []string{s.keys.inbox(), s.keys.seenUpdates()},
				args: []any{1000, most, 1, "{}", 2, "{}"},
			}).Int64()
			must(t, err)
			return n
		}
		if n := put(1); n != -1 {
			t.Errorf("got %d, want a refusal", n)
		}
		if n := put(2); n != 2 {
			t.Errorf("got %d: the refused updates are not fresh any more", n)
		}
	})
}

func TestQuarantineIsBounded(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		inbox, ctx := NewInbox(s), t.Context()
		old := redis.Z{Score: float64(time.Now().Add(-s.retention - time.Minute).UnixMilli()), Member: "{}"}
		must(t, s.write.ZAdd(ctx, s.keys.quarantine(), old).Err())
		must(t, inbox.Quarantine(ctx, []byte("first"), "no JSON"))
		if got, err := inbox.Quarantined(ctx); err != nil || len(got) != 1 || got[0].Raw != "first" {
			t.Errorf("got %v, %v; want the old one gone", got, err)
		}
		for i := range maxAside + 5 {
			must(t, inbox.Quarantine(ctx, fmt.Appendf(nil, "broken %d", i), "no JSON"))
		}
		got, err := inbox.Quarantined(ctx)
		if err != nil || len(got) != maxAside {
			t.Fatalf("%d are kept, %v; want %d", len(got), err, maxAside)
		}
		wantTTL(t, s, s.keys.quarantine(), s.retention)

		if n, err := inbox.Prune(ctx); err != nil || n != 0 {
			t.Errorf("pruned %d, %v; all are young", n, err)
		}
		s.retention = -time.Hour // everything is too old
		if n, err := inbox.Prune(ctx); err != nil || n != maxAside {
			t.Errorf("pruned %d, %v; want all", n, err)
		}
	})
}

func TestInboxWithoutServer(t *testing.T) {
	t.Parallel()
	s := openStore(t, redistest.Mini(t))
	must(t, s.Close())
	inbox := NewInbox(s)
	if _, err := inbox.Put(t.Context(), updates(1)); !errors.Is(err, kiez.ErrStore) {
		t.Errorf("put: %v, want kiez.ErrStore", err)
	}
	if _, err := inbox.Read(t.Context(), "a", 1, 0); !errors.Is(err, kiez.ErrStore) {
		t.Errorf("read: %v, want kiez.ErrStore", err)
	}
}
