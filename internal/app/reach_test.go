package app_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

// tried counts the messages the bot tried to send to a chat, whatever became of them.
func (w *world) tried(chat int64, part string) (n int) {
	for _, c := range w.sends("sendMessage") {
		if c.Params["chat_id"] == strconv.FormatInt(chat, 10) && strings.Contains(c.Params["text"], part) {
			n++
		}
	}
	return n
}

// triedBy counts the attempts over several chats.
func (w *world) triedBy(chats []int64, part string) (n int) {
	for _, chat := range chats {
		n += w.tried(chat, part)
	}
	return n
}

func TestUnreachablePeopleAreLeftAlone(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		t.Parallel()
		w := newWorld(t, start(), func(o *app.Options) { oneReleases(o); o.RedisURL = url; silent(t, o) })
		crowd := w.crowd(3001, 5)
		there, blocked, silentlyBlocked, deleted, unknown := crowd[0], crowd[1], crowd[2], crowd[3], crowd[4]
		w.telegram.Block(blocked)
		w.telegram.BlockSilently(silentlyBlocked)
		w.telegram.Deactivate(deleted)
		w.telegram.AddFault(tgfake.Fault{
			Kind: tgfake.FaultError, Status: 400, Description: "Bad Request: chat not found",
			Method: "sendMessage", Chat: unknown, Count: -1,
		})
		w.settled()

		w.shows(w.broadcast("Der erste Brief"), "Empfänger: 4", "zugestellt: 1", "Bot blockiert: 3")
		for id, want := range map[int64]int{there: 1, blocked: 0, silentlyBlocked: 1, deleted: 1, unknown: 1} {
			if n := w.tried(id, "Der erste Brief"); n != want {
				t.Errorf("%d: the first was tried %d times, want %d", id, n, want)
			}
		}
		w.shows(w.broadcast("Der zweite Brief"), "Empfänger: 1", "zugestellt: 1")
		for _, id := range crowd {
			want := 0
			if id == there {
				want = 1
			}
			if n := w.tried(id, "Der zweite Brief"); n != want {
				t.Errorf("%d: the second was tried %d times, want %d", id, n, want)
			}
		}

		// Whoever comes back has the choices of before and none of the old messages.
		w.telegram.ClearFaults()
		w.telegram.Unblock(blocked)
		w.telegram.Unblock(silentlyBlocked)
		for _, id := range []int64{blocked, silentlyBlocked, unknown} {
			w.say(id, "/start")
			if _, ok := w.say(id, "/abo").Button("✓ Veranstaltungen"); !ok {
				t.Errorf("%d came back without the subscription", id)
			}
		}
		w.shows(w.broadcast("Der dritte Brief"), "Empfänger: 4", "zugestellt: 4")
		for _, id := range []int64{there, blocked, silentlyBlocked, unknown} {
			if n := w.received(id, "Der dritte Brief"); n != 1 {
				t.Errorf("%d: the third arrived %d times", id, n)
			}
		}
		if n := w.receivedBy([]int64{blocked, silentlyBlocked, unknown}, "Der erste") + w.receivedBy(crowd[1:], "Der zweite"); n != 0 {
			t.Errorf("%d old messages were sent after all", n)
		}
	})
}

// Whoever blocks the bot while it answers is not there any more either.
func TestBlockedWhileAnswering(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { oneReleases(o); silent(t, o) })
	crowd := w.crowd(3001, 1)
	w.telegram.AddFault(tgfake.Fault{
		Kind: tgfake.FaultError, Status: 403, Description: "Forbidden: bot was blocked by the user",
		Method: "sendMessage", Chat: crowd[0],
	})
	w.tell(crowd[0], "/hilfe")
	w.settled()
	w.shows(w.draft("now", "Hallo"), "Niemand hat das abonniert")
}

// A token that is revoked for a while says nothing about the people: nobody is unsubscribed, nobody left out, and who
// asked something meanwhile is answered after all.
func TestRevokedTokenUnsubscribesNobody(t *testing.T) {
	t.Parallel()
	for _, fault := range []tgfake.Fault{
		{Kind: tgfake.FaultError, Status: http.StatusUnauthorized, Description: "Unauthorized"},
		{Kind: tgfake.FaultError, Status: http.StatusNotFound, Description: "Not Found"},
	} {
		t.Run(fault.Description, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, start(), func(o *app.Options) { oneReleases(o); silent(t, o) })
			crowd := w.crowd(3001, 3)
			w.draft("now", "Der erste Brief")
			rev := w.telegram.Rev()
			fault.Method, fault.Count = "sendMessage", -1
			w.telegram.AddFault(fault)
			w.press(admin, "Freigeben")
			w.tell(crowd[0], "/hilfe")
			w.eventually("both were tried", func() bool {
				return w.tried(crowd[0], "Das kann ich") > 0 && w.triedBy(crowd, "Der erste") > 0
			})
			w.stillSubscribed(crowd)
			w.stop() // the operator puts the new token in
			w.telegram.ClearFaults()
			w.run()
			w.shows(w.next(admin, rev, "Fertig"), "Empfänger: 3", "zugestellt: 3")
			w.settled()
			w.stillSubscribed(crowd)
			for _, id := range crowd {
				if n := w.received(id, "Der erste Brief"); n != 1 {
					t.Errorf("%d: the message arrived %d times", id, n)
				}
			}
			if n := w.received(crowd[0], "Das kann ich"); n != 1 {
				t.Errorf("a question asked meanwhile has %d answers", n)
			}
		})
	}
}

// Other refusals that say nothing about a person unsubscribe nobody either.
func TestRefusalUnsubscribesNobody(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]tgfake.Fault{
		"missing right":   {Kind: tgfake.FaultError, Status: http.StatusForbidden, Description: "Forbidden: not enough rights", Count: -1},
		"page in between": {Kind: tgfake.FaultRaw, Status: http.StatusForbidden, Body: "<html>Forbidden</html>", Count: 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, start(), func(o *app.Options) { oneReleases(o); silent(t, o) })
			crowd := w.crowd(3001, 3)
			w.draft("now", "Der erste Brief")
			fault.Method = "sendMessage"
			rev := w.telegram.Rev()
			w.telegram.AddFault(fault)
			w.press(admin, "Freigeben")
			w.tell(crowd[0], "/hilfe")
			w.shows(w.next(admin, rev, "Fertig"), "Empfänger: 3", "Bot blockiert: 0")
			w.telegram.ClearFaults()
			w.stillSubscribed(crowd)
			w.shows(w.broadcast("Der zweite Brief"), "Empfänger: 3", "zugestellt: 3")
		})
	}
}

func (w *world) stillSubscribed(crowd []int64) {
	w.Helper()
	people := redisstore.NewPeople(w.store())
	for _, id := range crowd {
		p, err := people.Person(w.Context(), kiez.ChatID(id))
		if err != nil || !p.Subscribed() || !p.Suppressed.IsZero() {
			w.Errorf("%d after the trouble: %+v, %v", id, p, err)
		}
	}
}
