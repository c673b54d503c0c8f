package app_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

func TestUpdateThatComesTwiceIsAnsweredOnce(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		t.Parallel()
		w := newWorld(t, start(), func(o *app.Options) { o.RedisURL = url; silent(t, o) })
		again := func(update int64) {
			t.Helper()
			if !w.telegram.Redeliver(update) {
				t.Fatal("nothing to deliver again")
			}
		}
		w.say(resident, "/hilfe")
		first := w.telegram.LastUpdateID()
		again(first)
		w.say(resident, "/frist") // the same lane: what came before is answered before
		w.stop()
		again(first)
		again(w.telegram.LastUpdateID())
		w.run()
		w.say(resident, "/zeiten")
		w.settled()
		if n := w.telegram.SentTo(resident); n != 3 {
			t.Errorf("%d answers to 3 messages, two of which were delivered again", n)
		}
	})
}

// The answer to a poll is lost after Telegram has given it: nothing was acknowledged, so all of it comes again.
func TestLostPollLosesNothing(t *testing.T) {
	t.Parallel()
	for _, kind := range []tgfake.FaultKind{tgfake.FaultCutBody, tgfake.FaultResetAfter, tgfake.FaultWrongType} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, start(), func(o *app.Options) { silent(t, o) })
			w.telegram.AddFault(tgfake.Fault{Kind: kind, Method: "getUpdates"})
			w.say(resident, "/hilfe") // brought by the poll that was open already; the fault waits for the next
			w.tell(subscriber, "/hilfe")
			w.say(resident, "/frist")
			w.settled()
			if left := w.telegram.FaultsLeft(); left != 0 {
				t.Error("no poll was disturbed")
			}
			for user, want := range map[int64]int64{resident: 2, subscriber: 1} {
				if n := w.telegram.SentTo(user); n != want {
					t.Errorf("%d answers to %d messages", n, want)
				}
			}
		})
	}
}

// O12: while the store is away nothing is acknowledged, and whoever writes hears once that the bot is back soon; a call for
// help is answered. When the store is back, everything is answered, once.
func TestNothingIsAcknowledgedBeforeItIsStored(t *testing.T) {
	t.Parallel()
	redis := redistest.NewServer(t)
	w := newWorld(t, start(), func(o *app.Options) { o.RedisURL = redis.URL(); silent(t, o) })
	w.say(resident, "/hilfe")
	w.settled()
	last := w.telegram.LastUpdateID()
	redis.Stop()

	w.tell(resident, "/hilfe")
	w.tell(subscriber, "/frist")
	w.tell(subscriber, "/zeiten")
	w.tell(writer, "Hilfe, es brennt!")
	brought := func() (n int) {
		for _, c := range w.telegram.Calls() {
			if c.Poll && strings.Contains(string(c.Response), strconv.FormatInt(last+1, 10)) {
				n++
			}
		}
		return n
	}
	w.eventually("the updates were brought twice, in vain", func() bool { return brought() >= 2 })
	w.next(resident, 0, "bald wieder da")
	w.next(subscriber, 0, "bald wieder da")
	w.next(writer, 0, "112")
	if p := w.telegram.Stats().Pending; p != 4 {
		t.Errorf("%d of 4 updates wait with Telegram while the store is away", p)
	}
	redis.Start()
	w.next(subscriber, 0, "Öffnungszeiten")
	w.settled()
	for user, want := range map[int64]int64{resident: 3, subscriber: 3} {
		if n := w.telegram.SentTo(user); n != want {
			t.Errorf("%d got %d messages, want %d", user, n, want)
		}
	}
	if n := w.received(writer, "112"); n != 2 { // beside what staff are reminded of
		t.Errorf("%d answers to a call for help, want one at once and one in its turn", n)
	}
	for user, want := range map[int64]int{resident: 1, subscriber: 1, writer: 0} {
		if n := w.received(user, "bald wieder da"); n != want {
			t.Errorf("%d heard %d times that the bot is back soon, want %d", user, n, want)
		}
	}
}

// Telegram is away, the bot is told to end and started again, more than once: every question is answered, once.
func TestQuestionOutlastsALongOutage(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { silent(t, o) })
	w.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultHang, Method: "sendMessage", Count: -1})
	w.tell(resident, "/hilfe")
	inbox := redisstore.NewInbox(w.store())
	w.eventually("the question is stored", func() bool {
		waiting, err := inbox.Waiting(t.Context())
		return err == nil && waiting == 1 && w.telegram.Stats().Pending == 0
	})
	w.stop() // within 10 s, although the answer hangs
	w.run()
	w.stop()
	w.telegram.ClearFaults()
	w.run()
	w.settled()
	if n := w.telegram.SentTo(resident); n != 1 {
		t.Errorf("%d answers to a question that had to wait, want 1", n)
	}
}

// A person who writes much while nothing can be sent is answered in the order of the messages.
func TestOneChatIsAnsweredInOrder(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { silent(t, o) })
	w.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultTooMany, RetryAfter: 2, Method: "sendMessage"})
	const many = 40
	for range many {
		w.tell(resident, "/hilfe")
	}
	w.next(resident, 0, "Das kann ich")
	w.tell(resident, "/start")
	w.next(resident, 0, "Guten Tag!")
	if n := w.received(resident, "Das kann ich"); n != many {
		t.Errorf("the last of %d messages was answered when %d before it were not", many+1, many-n)
	}
}

// What cannot be read is set aside for the operator and holds up nobody.
func TestUnreadableUpdatesAreSetAside(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		t.Parallel()
		w := newWorld(t, start(), func(o *app.Options) { o.RedisURL = url; silent(t, o) })
		w.say(resident, "/hilfe")
		unreadable := []string{
			`{"message":{"message_id":"seven","date":1,"chat":{"id":2001,"type":"private"},"text":"/hilfe"}}`,
			`{"message":{"message_id":7,"date":1,"text":"a message without a chat"}}`,
			`{"message":{"message_id":7,"date":1,"chat":{"id":"2001","type":"private"},"text":"/hilfe"}}`,
			`{"message":[]}`,
			`{"callback_query":{"id":5,"from":{"id":2001},"data":"menu"}}`,
			`{"my_chat_member":7}`,
			`{"edited_message":"text"}`,
			`"not an update at all"`,
			`7`,
		}
		for i, raw := range unreadable {
			w.telegram.PushRaw(raw)
			if i%2 == 0 {
				w.say(resident, "/hilfe")
			}
		}
		w.say(resident, "/frist")
		w.settled()

		inbox := redisstore.NewInbox(w.store())
		aside, err := inbox.Quarantined(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var raw []string
		for _, a := range aside {
			raw = append(raw, a.Raw)
		}
		kept := "\n" + strings.Join(raw, "\n") + "\n"
		for _, part := range []string{"seven", "without a chat", `"2001"`, `"message":[]`, `"id":5`, `:7`, "edited_message", "at all", "\n7\n"} {
			if !strings.Contains(kept, part) {
				t.Errorf("not set aside: %s", part)
			}
		}
		if buried, err := inbox.Buried(t.Context()); err != nil || len(buried) != 0 {
			t.Errorf("%d buried, %v", len(buried), err)
		}
	})
}

func TestUnknownKindsOfUpdatesAreAcknowledged(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { silent(t, o) })
	for _, kind := range []string{
		"channel_post", "edited_channel_post", "message_reaction", "poll", "poll_answer", "chat_member", "chat_join_request",
		"chosen_inline_result", "pre_checkout_query", "something_of_next_year",
	} {
		w.telegram.PushRaw(`{"` + kind + `":{"id":"1","chat":{"id":2001,"type":"private"}}}`)
	}
	w.telegram.PushRaw(`{}`)
	w.say(resident, "/hilfe")
	w.settled()
	if n := w.telegram.Stats().Messages; n != 1 {
		t.Errorf("%d messages were sent, want only the answer to /hilfe", n)
	}
	if aside, err := redisstore.NewInbox(w.store()).Quarantined(t.Context()); err != nil || len(aside) != 0 {
		t.Errorf("%d set aside, %v", len(aside), err)
	}
}

// Also a button that no release ever had, one of a thing that is gone, and one under a message that is gone.
func TestEveryTapIsAnswered(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { silent(t, o) })
	menu := w.say(resident, "/start")
	for _, tap := range []struct {
		data    string
		message int64
	}{
		{"nobody-knows", menu.MessageID},
		{"", menu.MessageID},
		{":", menu.MessageID},
		{strings.Repeat("ü", 32), menu.MessageID},
		{"t:topic.that.was", menu.MessageID},
		{"t:kiezfonds.what:karlshorst", menu.MessageID},
		{"family:gone", menu.MessageID},
		{"ev:gone", menu.MessageID},
		{"subt:gone", menu.MessageID},
		{"subon:gone", menu.MessageID},
		{"suba:events:gone", menu.MessageID},
		{"suboff:gone", menu.MessageID},
		{"lang:xx", menu.MessageID},
		{"deadline:gone", menu.MessageID},
		{"flow:save", menu.MessageID},
		{"bc:release:gone", menu.MessageID},
		{"evs:cancel:gone", menu.MessageID},
		{"menu", menu.MessageID}, // the same twice: "message is not modified"
		{"menu", menu.MessageID},
		{"hours", 987654}, // under a message that is gone
		{"t:kiezfonds.what", 987654},
	} {
		rev := w.telegram.Rev()
		result, err := w.telegram.Press(resident, resident, tap.message, tap.data)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := result.Wait(w.deadline())
		if err != nil {
			t.Fatalf("%q: %v", tap.data, err)
		}
		w.settled()
		if answer.Text == "" && w.telegram.Rev() == rev && tap.data != "menu" {
			t.Errorf("a tap on %q shows nothing at all", tap.data)
		}
	}
	if n := w.received(resident, "unser Fehler"); n != 0 {
		t.Errorf("%d taps were our fault", n)
	}
	w.telegram.ExpireCallbacks()
	w.shows(w.say(resident, "/hilfe"), "/zeiten")
}

// An update that was tried five times, by processes that died of it, is not tried again: it is kept for the operator, and
// the person hears that it was our fault. One that was tried four times has its chance.
func TestUpdateThatFailsTooOftenIsPutAside(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		t.Parallel()
		w := newWorld(t, start(), func(o *app.Options) { o.RedisURL = url; silent(t, o) })
		w.say(resident, "/hilfe")
		w.say(subscriber, "/hilfe")
		w.stop()
		inbox := redisstore.NewInbox(w.store())
		for id, user := range map[int64]int64{900001: resident, 900002: subscriber} {
			raw := fmt.Sprintf(`{"update_id":%d,"message":{"message_id":77,"date":1,"text":"/frist","chat":{"id":%d,`+
				`"type":"private"},"from":{"id":%d,"is_bot":false,"first_name":"x","language_code":"de"}}}`, id, user, user)
			if _, err := inbox.Put(t.Context(), []kiez.RawUpdate{{ID: id, JSON: []byte(raw)}}); err != nil {
				t.Fatal(err)
			}
		}
		items, err := inbox.Read(t.Context(), "who died", 10, 0)
		if err != nil || len(items) != 2 {
			t.Fatalf("%d updates, %v", len(items), err)
		}
		for _, item := range items {
			tries := redisstore.MaxTries
			if item.Raw.ID == 900002 {
				tries--
			}
			for range tries {
				if try, err := inbox.Begin(t.Context(), "who died", item); err != nil || try == 0 {
					t.Fatalf("try %d, %v", try, err)
				}
			}
		}
		if err := inbox.Leave(t.Context(), "who died"); err != nil {
			t.Fatal(err)
		}
		w.run()
		w.next(resident, 0, "unser Fehler")
		w.next(subscriber, 0, "Kiezfonds")
		w.settled()
		if n := w.received(subscriber, "unser Fehler"); n > 0 || w.telegram.SentTo(resident) != 2 {
			t.Errorf("%d apologies to who got an answer, %d messages to who got none", n, w.telegram.SentTo(resident))
		}
		buried, err := inbox.Buried(t.Context())
		if err != nil || len(buried) != 1 || buried[0].Update != 900001 || !strings.Contains(buried[0].Raw, "/frist") {
			t.Errorf("put aside: %+v, %v", buried, err)
		}
	})
}
