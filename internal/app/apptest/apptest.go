// Package apptest is what tests of the whole bot share: what it knows, and waiting for what it does in a simulated
// Telegram. It starts no bot: there is more than one way to do that.
package apptest

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"kiezbot/content"
	"kiezbot/internal/app"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/tgfake"
)

// patience is how long something may take that should happen at once, on a machine that is busy with other tests.
const patience = time.Minute

// Berlin is the zone in which the bot's days count.
func Berlin() *time.Location {
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return loc
}

var load = sync.OnceValues(func() (*app.Knowledge, error) {
	return app.LoadKnowledge(content.Builtin(), Berlin(), slog.New(slog.DiscardHandler))
})

// Knowledge is what the bot knows. It is loaded once for all tests of a package; whoever teaches it loads its own.
func Knowledge(t testing.TB) *app.Knowledge {
	t.Helper()
	k, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// Eventually asks again and again until the answer is yes.
func Eventually(t testing.TB, what string, ask func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	for !ask() {
		select {
		case <-ctx.Done():
			t.Fatalf("waited in vain: %s", what)
		case <-tick.C:
		}
	}
}

// Next waits for a message of the bot in a chat, new or edited since rev, that contains part.
func Next(t testing.TB, telegram *tgfake.Server, chat, rev int64, part string) tgfake.Message {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	m, err := telegram.WaitSince(ctx, chat, rev, func(m tgfake.Message) bool {
		return m.FromBot && strings.Contains(m.Body(), part)
	})
	if err != nil {
		t.Fatalf("chat %d: waiting for %q: %v", chat, part, err)
	}
	return m
}

// Handled waits until no update is left, neither with Telegram nor in the store. It looks in this order: an update is
// acknowledged to Telegram after it was stored, and taken out of the store after its answers are out.
func Handled(t testing.TB, telegram *tgfake.Server, store *redisstore.Store) {
	t.Helper()
	inbox := redisstore.NewInbox(store)
	Eventually(t, "all updates are handled", func() bool {
		if telegram.Stats().Pending > 0 {
			return false
		}
		waiting, err := inbox.Waiting(t.Context())
		return err == nil && waiting == 0
	})
}
