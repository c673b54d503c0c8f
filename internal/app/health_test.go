package app_test

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

func jsonLog(to *logged) *slog.Logger {
	return slog.New(slog.NewJSONHandler(to, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// ready asks the bot whether it is ready, and gives what it says of its parts.
func (w *world) ready() (status int, parts map[string]string) {
	w.Helper()
	status, text := w.visit("/readyz")
	var answer struct {
		Ready bool
		Parts []struct{ Name, Detail string }
	}
	if err := json.Unmarshal([]byte(text), &answer); err != nil || answer.Ready != (status == http.StatusOK) {
		w.Fatalf("%d: %v\n%s", status, err, text)
	}
	parts = map[string]string{}
	for _, p := range answer.Parts {
		parts[p.Name] = p.Detail
	}
	return status, parts
}

// O14: the bot is not ready while Redis is away, says so, and is ready again when it has returned.
func TestReadinessFollowsRedis(t *testing.T) {
	t.Parallel()
	server := redistest.NewServer(t)
	w := newWorld(t, start(), func(o *app.Options) { o.ListenAddr, o.RedisURL = "127.0.0.1:0", server.URL() })
	isReady := func() bool { status, _ := w.ready(); return status == http.StatusOK }
	w.eventually("the bot is ready", isReady)
	server.Stop()
	w.eventually("the bot is not ready", func() bool { return !isReady() })
	if _, parts := w.ready(); parts["redis"] != "does not answer" || parts["bot"] != "runs" {
		t.Errorf("parts: %v", parts)
	}
	if up, there := w.counted()["kiezbot_redis_up"]; !there || up != 0 {
		t.Errorf("redis_up: %v", up)
	}
	if status, _ := w.visit("/healthz"); status != http.StatusOK {
		t.Errorf("an outage of Redis is no reason to restart the bot: %d", status)
	}
	server.Start()
	w.eventually("the bot is ready again", isReady)
	w.say(resident, "/hilfe")
	w.eventually("the outage is counted", func() bool {
		now := w.counted()
		return now["kiezbot_redis_up"] == 1 && now[`kiezbot_redis_errors_total{kind="unreachable"}`] > 0
	})
}

// The port is open from the beginning to the end: a bot that is starting or stopping says so.
func TestNotReadyBeforeAndAfter(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { o.ListenAddr = "127.0.0.1:0" })
	w.stop()
	w.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultTooMany, RetryAfter: 2, Method: "deleteWebhook"})
	w.run()
	status, parts := w.ready()
	if status != http.StatusServiceUnavailable || parts["bot"] != "is starting" || parts["inbound"] != "nothing was heard yet" {
		t.Errorf("while it starts: %d %v", status, parts)
	}
	w.eventually("the bot is ready", func() bool { status, _ := w.ready(); return status == http.StatusOK })

	w.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultTooMany, RetryAfter: 2, Method: "sendMessage"})
	w.tell(resident, "/hilfe")
	w.eventually("the answer is in hand", func() bool { return w.telegram.FaultsLeft() == 0 })
	stopped := make(chan struct{})
	go func() { w.stop(); close(stopped) }()
	w.eventually("the bot says that it stops", func() bool {
		status, parts := w.ready()
		return status == http.StatusServiceUnavailable && parts["bot"] == "is stopping"
	})
	<-stopped
	if n := w.telegram.SentTo(resident); n != 1 {
		t.Errorf("%d answers: what was in hand is finished", n)
	}
}

// A silence of Telegram makes the bot unready only after a while, and by its cause; so does a job that hangs.
func TestWhatIsNotReady(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { o.ListenAddr = "127.0.0.1:0" })
	w.eventually("the bot is ready", func() bool { status, _ := w.ready(); return status == http.StatusOK })
	w.telegram.AddFault(tgfake.Fault{
		Kind: tgfake.FaultError, Status: 409, Description: "Conflict: terminated by other getUpdates request", Method: "getUpdates",
	})
	w.tell(resident, "/hilfe") // ends the poll that is open
	w.eventually("the cause is known", func() bool {
		_, parts := w.ready()
		return strings.HasSuffix(parts["inbound"], ": another program polls with this token, or a webhook is set")
	})
	if status, _ := w.ready(); status != http.StatusOK {
		t.Error("one failure is no deafness")
	}
	for after, want := range map[time.Duration]string{
		time.Minute:     "",
		2 * time.Minute: "inbound",
		3 * time.Hour:   "inbound scheduler",
	} {
		if got := strings.Join(w.bot.NotReady(t.Context(), time.Now().Add(after)), " "); got != want {
			t.Errorf("after %s not ready: %q, want %q", after, got, want)
		}
	}
}

// A webhook that does not reach the bot is a part that is not in order.
func TestWebhookThatDoesNotReachTheBot(t *testing.T) {
	t.Parallel()
	h := newHooked(t)
	h.eventually("the bot is ready", func() bool { status, _ := h.ready(); return status == http.StatusOK })
	before := h.counted()["kiezbot_inbound_last_heard_timestamp_seconds"]
	h.broken.Store(true)
	h.tell(resident, "/hours")
	h.eventually("the cause is known", func() bool {
		if err := h.bot.LookAfterWebhook(t.Context()); err != nil {
			t.Fatal(err)
		}
		_, parts := h.ready()
		return strings.HasSuffix(parts["inbound"], ": Telegram cannot deliver updates")
	})
	if got := h.bot.NotReady(t.Context(), time.Now().Add(3*time.Minute)); !slices.Contains(got, "inbound") {
		t.Errorf("after three minutes not ready: %v", got)
	}
	h.broken.Store(false)
	h.next(resident, 0, "Öffnungszeiten")
	h.eventually("Telegram is heard again", func() bool {
		_, parts := h.ready()
		return !strings.Contains(parts["inbound"], ":") && h.counted()["kiezbot_inbound_last_heard_timestamp_seconds"] > before
	})
}

// Whoever comes through a web server in front of the bot finds neither metrics nor the state of its parts.
func TestProbesAreForTheInside(t *testing.T) {
	t.Parallel()
	h := newHooked(t) // its proxy does what every proxy does
	h.eventually("the bot is ready", func() bool { status, _ := h.ready(); return status == http.StatusOK })
	for path, want := range map[string]int{
		"/metrics": http.StatusNotFound, "/readyz": http.StatusNotFound, "/healthz": http.StatusOK, "/events": http.StatusOK,
	} {
		res, err := http.Get(h.proxy.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != want {
			t.Errorf("%s from outside: %d, want %d", path, res.StatusCode, want)
		}
	}
}
