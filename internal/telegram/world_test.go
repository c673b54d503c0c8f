package telegram

import (
	"bytes"
	"cmp"
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"kiezbot/internal/kiez"
	"kiezbot/internal/tgfake"
)

const (
	testToken = "123456789:AAF-secret_Part-of-the_token"
	resident  = 1001
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// world is a client, a simulated Telegram it talks to, and what both leave behind.
type world struct {
	*tgfake.Server
	client *Client
	pacer  *recorder
	log    *lockedBuffer
}

// bubble runs f in fake time against a simulated Telegram that knows one resident.
func bubble(t *testing.T, f func(t *testing.T, w world)) {
	t.Helper()
	bubbleWith(t, func(*Options) {}, f)
}

func bubbleWith(t *testing.T, change func(*Options), f func(t *testing.T, w world)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := world{Server: tgfake.New(tgfake.Options{Token: testToken}), pacer: &recorder{}, log: &lockedBuffer{}}
		defer w.Close()
		web, err := w.Client()
		if err != nil {
			t.Fatal(err)
		}
		opt := Options{
			Token: testToken, APIURL: "http://telegram.test", Pacer: w.pacer,
			Transport: newPool(&url.URL{Scheme: "http", Host: "telegram.test"}, web.Transport.(*http.Transport)),
			Log:       slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		}
		change(&opt)
		if w.client, err = New(opt); err != nil {
			t.Fatal(err)
		}
		defer w.client.Close()
		w.say(t, "/start")
		f(t, w)
		if strings.Contains(w.log.String(), testToken) {
			t.Error("the log holds the token")
		}
	})
}

func (w world) say(t *testing.T, text string) {
	t.Helper()
	if _, err := w.Say(resident, resident, text); err != nil {
		t.Fatal(err)
	}
}

// sent lists what the resident got from the bot.
func (w world) sent() []tgfake.Message {
	var got []tgfake.Message
	for _, m := range w.Chat(resident) {
		if m.FromBot {
			got = append(got, m)
		}
	}
	return got
}

// calls counts the requests of a method.
func (w world) calls(method string) (n int) {
	for _, c := range w.Calls() {
		if c.Method == method {
			n++
		}
	}
	return n
}

// recorder is a Pacer that lets everything pass and remembers it.
type recorder struct {
	mu      sync.Mutex
	waits   []kiez.ChatID
	bulk    int
	pauses  []time.Duration
	err     error // given by Wait and Pass
	onPause func()
	onPass  func()
}

func (r *recorder) Wait(_ context.Context, chat kiez.ChatID, bulk bool) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.waits = append(r.waits, chat)
	if bulk {
		r.bulk++
	}
	return r.err
}

func (r *recorder) Pass(ctx context.Context) error {
	r.mu.Lock()
	pass, err := r.onPass, r.err
	r.mu.Unlock()
	if pass != nil {
		pass()
	}
	return cmp.Or(err, ctx.Err())
}

func (r *recorder) Pause(ctx context.Context, d time.Duration) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.pauses = append(r.pauses, d)
	if r.onPause != nil {
		r.onPause()
	}
	return ctx.Err()
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}
