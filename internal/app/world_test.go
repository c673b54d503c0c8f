package app_test

import (
	"context"
	"log/slog"
	"slices"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/app/apptest"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/telegram"
	"kiezbot/internal/tgfake"
)

// The people of the tests.
const (
	admin      = 1001
	releaser   = 1002
	writer     = 1003
	resident   = 2001
	subscriber = 2002
	token      = "123456789:TEST-token_of_the_tests"
)

// world is a whole bot: a simulated Telegram, a store, a clock, and everything between them.
type world struct {
	*testing.T
	telegram *tgfake.Server
	clock    *app.Clock
	options  app.Options
	beside   *redisstore.Store // opened beside the bot, once a test asks for it
	bot      *app.App          // the one that runs, or ran last
	stop     func()
}

// start is a Tuesday in the week of the first closing dates of 2025, for which dates are known.
func start() time.Time { return time.Date(2025, time.January, 28, 10, 0, 0, 0, berlin()) }

func berlin() *time.Location { return apptest.Berlin() }

// newWorld starts a bot at the instant at; change may alter the options before. It ends with the test.
func newWorld(t *testing.T, at time.Time, change func(*app.Options)) *world {
	t.Helper()
	known := apptest.Knowledge(t) // may take a while, which must not pass in the world
	clock := new(app.Clock)
	clock.Rehearse(at, 1)
	telegram_ := tgfake.New(tgfake.Options{Token: token, Now: clock.Now})
	url, err := telegram_.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(telegram_.Close)
	w := &world{T: t, telegram: telegram_, clock: clock, options: app.Options{
		Token: telegram.Token(token), APIURL: url, RedisURL: redistest.Mini(t), RedisPrefix: "test",
		Staff:        map[kiez.UserID]kiez.Role{admin: kiez.Admin, releaser: kiez.Releaser, writer: kiez.Writer},
		ReleaseByTwo: true, UndoWindow: time.Minute, Retention: 30 * 24 * time.Hour, Location: berlin(), Language: kiez.German,
		Leads: []time.Duration{24 * time.Hour, time.Hour}, Knowledge: known, Clock: clock,
		Log: slog.New(slog.NewTextHandler(t.Output(), nil)),
	}}
	if change != nil {
		change(&w.options)
	}
	for id, lang := range map[int64]string{admin: "de", releaser: "de", writer: "de", resident: "de", subscriber: "de"} {
		telegram_.AddUser(tgfake.User{ID: id, FirstName: "Person", LanguageCode: lang})
	}
	w.run()
	t.Cleanup(func() { w.stop() })
	return w
}

// run starts the bot; w.stop ends it the way SIGTERM does.
func (w *world) run() {
	w.Helper()
	w.runWith(func(*app.App) {})
}

// runWith starts the bot after prepare has changed it.
func (w *world) runWith(prepare func(*app.App)) {
	w.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	bot, err := app.New(ctx, w.options)
	if err != nil {
		cancel()
		w.Fatal(err)
	}
	w.bot = bot
	prepare(bot)
	done := make(chan error, 1)
	go func() { done <- bot.Run(ctx) }()
	w.stop = func() {
		cancel()
		select {
		case err := <-done:
			if err != nil {
				w.Errorf("the bot stopped with: %v", err)
			}
		case <-time.After(10 * time.Second):
			w.Error("the bot did not stop within 10 s")
		}
		w.stop = func() {}
	}
}

// say sends a text as a person in private and gives the bot's next message there.
func (w *world) say(user int64, text string) tgfake.Message {
	w.Helper()
	rev := w.telegram.Rev()
	if _, err := w.telegram.Say(user, user, text); err != nil {
		w.Fatal(err)
	}
	return w.next(user, rev, "")
}

// press taps the button with this label on the newest message that has it, and gives what changed.
func (w *world) press(user int64, label string) tgfake.Message {
	w.Helper()
	chat := w.telegram.Chat(user)
	for _, m := range slices.Backward(chat) {
		if b, ok := m.Button(label); ok {
			rev := w.telegram.Rev()
			result, err := w.telegram.Press(user, user, m.MessageID, b.CallbackData)
			if err != nil {
				w.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(w.Context(), 10*time.Second)
			defer cancel()
			answer, err := result.Wait(ctx)
			if err != nil {
				w.Fatalf("%q was not answered: %v", label, err)
			}
			if answer.Alert {
				return tgfake.Message{Shown: tgfake.Shown{}, WireMessage: tgfake.WireMessage{Text: answer.Text}}
			}
			return w.next(user, rev, "")
		}
	}
	w.Fatalf("no message of %d has a button %q", user, label)
	return tgfake.Message{}
}

// next waits for a message of the bot in a chat, new or edited since rev, that contains part.
func (w *world) next(chat int64, rev int64, part string) tgfake.Message {
	w.Helper()
	return apptest.Next(w, w.telegram, chat, rev, part)
}
