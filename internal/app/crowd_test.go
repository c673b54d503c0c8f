package app_test

import (
	"bytes"
	"io"
	"log/slog"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/tgfake"
)

// oneReleases lets a broadcast go by one tap and at once.
func oneReleases(o *app.Options) { o.ReleaseByTwo, o.UndoWindow = false, 0 }

// silent keeps the whole log of a bot and fails if the token stands anywhere in it.
func silent(t *testing.T, o *app.Options) {
	t.Helper()
	var log bytes.Buffer // the handler writes one line at a time; it is read after the bot has ended
	o.Log = slog.New(slog.NewTextHandler(io.MultiWriter(t.Output(), &log), &slog.HandlerOptions{Level: slog.LevelDebug}))
	_, secret, _ := strings.Cut(token, ":")
	t.Cleanup(func() {
		if strings.Contains(log.String(), secret) {
			t.Error("the token stands in the log")
		}
	})
}

// store opens the world's store beside the bot.
func (w *world) store() *redisstore.Store {
	w.Helper()
	if w.beside != nil {
		return w.beside
	}
	s, err := redisstore.Open(w.deadline(), redisstore.Options{URL: w.options.RedisURL, Prefix: w.options.RedisPrefix})
	if err != nil {
		w.Fatal(err)
	}
	w.Cleanup(func() { _ = s.Close() })
	w.beside = s
	return s
}

// crowd makes n people who have started the bot and subscribed to events, with ids from first on.
func (w *world) crowd(first, n int64) []int64 {
	w.Helper()
	people := redisstore.NewPeople(w.store())
	var crowd []int64
	for id := first; id < first+n; id++ {
		w.telegram.AddUser(tgfake.User{ID: id, FirstName: "Person", LanguageCode: "de"})
		w.telegram.Unblock(id) // opens the chat
		_, err := people.Subscribe(w.Context(), kiez.ChatID(id), kiez.Events, nil, kiez.Consent{At: start(), Version: "test"})
		if err != nil {
			w.Fatal(err)
		}
		crowd = append(crowd, id)
	}
	return crowd
}

// release has staff send a text to everybody who subscribed to events, and gives the revision before it.
func (w *world) release(text string) (rev int64) {
	w.Helper()
	w.draft("now", text)
	rev = w.telegram.Rev()
	w.press(admin, "Freigeben")
	return rev
}

// draft has staff write a text to everybody who subscribed to events, and gives the card with its buttons.
func (w *world) draft(when, text string) tgfake.Message {
	w.Helper()
	rev := w.telegram.Rev()
	w.tell(admin, "/broadcast\ntopics: events\nwhen: "+when+"\nde: "+text)
	return w.next(admin, rev, text) // not what is still shown of an earlier one
}

// broadcast releases a text and waits for its result sheet.
func (w *world) broadcast(text string) tgfake.Message {
	w.Helper()
	rev := w.release(text)
	return w.next(admin, rev, "Fertig")
}

// received counts the messages in a chat that contain part, and were not written by its people.
func (w *world) received(chat int64, part string) int {
	n := 0
	for _, m := range w.telegram.Chat(chat) {
		if m.FromBot && strings.Contains(m.Body(), part) {
			n++
		}
	}
	return n
}

// receivedBy counts the messages that contain part over several chats.
func (w *world) receivedBy(chats []int64, part string) int {
	n := 0
	for _, chat := range chats {
		n += w.received(chat, part)
	}
	return n
}

// tell sends a text as a person and does not wait for an answer.
func (w *world) tell(user int64, text string) {
	w.Helper()
	if _, err := w.telegram.Say(user, user, text); err != nil {
		w.Fatal(err)
	}
}

// sends lists the calls so far that bring or change a message, of the method or, if it is empty, of all of them.
func (w *world) sends(method string) []tgfake.Call {
	var calls []tgfake.Call
	for _, c := range w.telegram.Calls() {
		sends := strings.HasPrefix(c.Method, "send") || strings.HasPrefix(c.Method, "editMessage")
		if sends && (method == "" || c.Method == method) {
			calls = append(calls, c)
		}
	}
	return calls
}

// began is when the call reached Telegram.
func began(c tgfake.Call) time.Time { return c.Time.Add(-c.Took) }
