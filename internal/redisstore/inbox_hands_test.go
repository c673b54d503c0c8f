package redisstore

import (
	"slices"
	"testing"
	"time"

	"kiezbot/internal/redisstore/redistest"
)

// What a process took and did not finish is another's after it was taken over, and only then.
func TestInboxTakeOver(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		inbox, ctx := NewInbox(s), t.Context()
		_, err := inbox.Put(ctx, updates(1, 2, 3, 4))
		must(t, err)
		items, err := inbox.Read(ctx, "a", 3, 0)
		wantItems(t, items, err, 1, 2, 3)
		must(t, inbox.Done(ctx, items[1].Key))

		taken, err := inbox.TakeOver(ctx, "b", "a", 1)
		wantItems(t, taken, err, 1)
		wantTry(t, inbox, "a", items[0], 0)
		wantTry(t, inbox, "b", items[0], 1)
		wantTry(t, inbox, "a", items[1], 0) // it is done
		wantTry(t, inbox, "a", items[2], 1)
		taken, err = inbox.TakeOver(ctx, "b", "a", 10)
		wantItems(t, taken, err, 3)
		taken, err = inbox.TakeOver(ctx, "b", "a", 10)
		wantItems(t, taken, err)
		if names := consumers(t, s); slices.Contains(names, "a") || !slices.Contains(names, "b") {
			t.Errorf("consumers: %v", names)
		}
		fresh, err := inbox.Read(ctx, "b", 10, 0)
		wantItems(t, fresh, err, 4)
		if keys, err := inbox.Unfinished(ctx, "b", 0); err != nil || !slices.Equal(keys, []string{
			items[0].Key, items[2].Key, fresh[0].Key,
		}) {
			t.Errorf("in b's hands: %v, %v", keys, err)
		}
		if keys, err := inbox.Unfinished(ctx, "b", time.Hour); err != nil || len(keys) > 0 {
			t.Errorf("in b's hands for an hour: %v, %v", keys, err)
		}
		found, err := inbox.Find(ctx, items[2].Key, items[1].Key, fresh[0].Key)
		wantItems(t, found, err, 3, 4)
	})
}

// To be read or taken over is no try: updates that wait for others do not wear out.
func TestInboxCountsTries(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		inbox, ctx := NewInbox(s), t.Context()
		_, err := inbox.Put(ctx, updates(1))
		must(t, err)
		items, err := inbox.Read(ctx, "a", 1, 0)
		wantItems(t, items, err, 1)
		for try := 1; try <= MaxTries+1; try++ {
			wantTry(t, inbox, "a", items[0], try)
			taken, err := inbox.TakeOver(ctx, "b", "a", 10)
			wantItems(t, taken, err, 1)
			must(t, inbox.Leave(ctx, "b"))
			taken, err = inbox.LeftBehind(ctx, "a", 10)
			wantItems(t, taken, err, 1)
		}
		must(t, inbox.Bury(ctx, items[0]))
		wantTTL(t, s, s.keys.buried(), s.retention)
		buried, err := inbox.Buried(ctx)
		if err != nil || len(buried) != 1 || buried[0].Update != 1 || buried[0].Raw != string(updates(1)[0].JSON) {
			t.Errorf("buried %+v, %v", buried, err)
		}
		wantTry(t, inbox, "a", items[0], 0)
	})
}

// Who lives is not quiet, however little there is to read. (miniredis does not note who lives.)
func TestInboxQuiet(t *testing.T) {
	t.Parallel()
	inbox, ctx := NewInbox(openStore(t, redistest.Real(t))), t.Context()
	quiet := func(while time.Duration) []string {
		t.Helper()
		names, err := inbox.Quiet(ctx, while)
		must(t, err)
		return names
	}
	_, err := inbox.Put(ctx, updates(1, 2))
	must(t, err)
	for _, name := range []string{"a", "b"} {
		_, err := inbox.Read(ctx, name, 1, 0)
		must(t, err)
	}
	if names := quiet(time.Hour); len(names) != 0 {
		t.Errorf("%v have just read", names)
	}
	const while = 300 * time.Millisecond
	for deadline := time.Now().Add(time.Minute); !slices.Equal(quiet(while), []string{"a"}); {
		if err := inbox.Alive(ctx, "b"); err != nil || time.Now().After(deadline) {
			t.Fatalf("quiet: %v, %v; want a", quiet(while), err)
		}
	}
	must(t, inbox.Leave(ctx, "a"))
	if names := quiet(0); slices.Contains(names, "a") || slices.Contains(names, nobody) {
		t.Errorf("quiet: %v; want neither who has left nor what holds the rest", names)
	}
}

func wantTry(t *testing.T, inbox *Inbox, consumer string, item InboxItem, want int) {
	t.Helper()
	if try, err := inbox.Begin(t.Context(), consumer, item); err != nil || try != want {
		t.Errorf("%s begins update %d: try %d, %v; want %d", consumer, item.Raw.ID, try, err, want)
	}
}

func consumers(t *testing.T, s *Store) (names []string) {
	t.Helper()
	all, err := s.read.XInfoConsumers(t.Context(), s.keys.inbox(), inboxGroup).Result()
	must(t, err)
	for _, c := range all {
		names = append(names, c.Name)
	}
	return names
}

// Where sentinels watch, an update counts as stored when a replica has it.
func TestInboxWaitsForAReplica(t *testing.T) {
	t.Parallel()
	sentinels := redistest.Sentinel(t)
	s := openStore(t, sentinels.URL)
	if fresh, err := NewInbox(s).Put(t.Context(), updates(1, 2)); err != nil || fresh != 2 {
		t.Fatalf("put %d, %v", fresh, err)
	}
	sentinels.Primary.Kill()
	for deadline := time.Now().Add(time.Minute); ; {
		n, err := NewInbox(s).Waiting(t.Context())
		if err == nil && n == 2 {
			return
		}
		if err == nil || time.Now().After(deadline) {
			t.Fatalf("%d updates wait in the replica, %v; want 2", n, err)
		}
	}
}
