package metrics_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/metrics"
)

// surveyed is a bot of which everything is known, unless its store is away.
func surveyed(away error) *metrics.Metrics {
	m := metrics.New("v1.2.3")
	m.Job("reminders", time.Second)
	m.Outcome("ok")
	m.Ask(metrics.Survey{
		Store: func(context.Context) (metrics.Snapshot, error) {
			return metrics.Snapshot{
				Waiting: 3, Oldest: 90 * time.Second, Buried: 2, Quarantine: 1, Tokens: -4.5,
				Broadcasts: map[kiez.BroadcastState]int{kiez.Running: 1, kiez.Paused: 2}, Halted: 1,
			}, away
		},
		Content: func() metrics.Content {
			return metrics.Content{
				Version: "0123456789ab", Facts: 10, Due: 3, ReviewBy: time.Date(2027, time.January, 1, 0, 0, 0, 0, time.UTC),
			}
		},
		Pool: func() (open, idle int) { return 5, 2 },
	})
	return m
}

func read(t *testing.T, m *metrics.Metrics) string {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/metrics", nil))
	if w.Code != http.StatusOK {
		t.Fatalf("%d\n%s", w.Code, w.Body)
	}
	return w.Body.String()
}

func wantLines(t *testing.T, text string, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains(text, "\nkiezbot_"+line+"\n") {
			t.Errorf("no line %q in\n%s", line, text)
		}
	}
}

func TestWhatIsCounted(t *testing.T) {
	t.Parallel()
	m := surveyed(nil)
	m.Received(kiez.KindMessage)
	m.Processed(metrics.Handled)
	m.Understood(kiez.ActionOffer)
	m.Understood("")
	m.Answered(300 * time.Millisecond)
	m.Answered(-time.Second) // two clocks differ
	m.Called("sendMessage", "ok", time.Second)
	m.Called("getUpdates", "ok", 30*time.Second)
	m.Called("getMe", "ok", time.Second)
	m.Command(time.Millisecond)
	m.StoreFailed(true)
	m.Ran("reminders", false)
	m.Planned(time.Second)
	m.Settled(kiez.Reminder, kiez.OutcomeExpired, 7)
	wantLines(t, read(t, m),
		`updates_received_total{kind="message"} 1`, `updates_received_total{kind="button"} 0`,
		`updates_processed_total{result="handled"} 1`,
		`answers_total{outcome="offer"} 1`, `answers_total{outcome="answer"} 0`,
		`answer_duration_seconds_count 2`, `answer_duration_seconds_sum 0.3`,
		`telegram_requests_total{outcome="ok",purpose="send"} 1`, `telegram_requests_total{outcome="ok",purpose="other"} 1`,
		`telegram_requests_total{outcome="ok",purpose="receive"} 1`, `telegram_request_duration_seconds_count 1`,
		`redis_command_duration_seconds_count 1`, `redis_errors_total{kind="unreachable"} 1`,
		`job_failures_total{name="reminders"} 1`, `job_interval_seconds{name="reminders"} 1`, `reminder_delay_seconds_bucket{le="1"} 1`,
		`broadcast_recipients_total{kind="reminder",outcome="expired"} 7`,
		`broadcast_recipients_total{kind="staff",outcome="sent"} 0`,
	)
}

func TestSurvey(t *testing.T) {
	t.Parallel()
	always := []string{
		`content_info{version="0123456789ab"} 1`, `content_facts{review="due"} 3`, `content_facts{review="current"} 7`,
		`content_next_review_timestamp_seconds 1.7987616e+09`, `redis_pool_connections{state="busy"} 3`,
	}
	wantLines(t, read(t, surveyed(nil)), append(always, `redis_up 1`, `inbox_updates 3`, `inbox_oldest_update_seconds 90`,
		`set_aside_updates{reason="buried"} 2`, `set_aside_updates{reason="unreadable"} 1`, `rate_tokens -4.5`,
		`broadcasts{state="running"} 1`, `broadcasts{state="scheduled"} 0`, `broadcasts_halted 1`)...)

	text := read(t, surveyed(errors.New("away")))
	wantLines(t, text, append(always, `redis_up 0`)...)
	if strings.Contains(text, "inbox_updates") {
		t.Error("what the store did not tell is made up")
	}
}

// pacer lets messages wait until it is told to go on.
type pacer struct {
	entered, goOn chan struct{}
	err           error
	paused        time.Duration
}

func (p *pacer) Wait(context.Context, kiez.ChatID, bool) error {
	p.entered <- struct{}{}
	<-p.goOn
	return p.err
}

func (p *pacer) Pass(context.Context) error { return nil }

func (p *pacer) Pause(_ context.Context, d time.Duration) error { p.paused = d; return nil }

func TestWhoWaitsForTheirTurn(t *testing.T) {
	t.Parallel()
	m := metrics.New("")
	p := &pacer{entered: make(chan struct{}), goOn: make(chan struct{})}
	watched := m.Watch(p)
	done := make(chan error)
	go func() { done <- watched.Wait(t.Context(), 2001, true) }()
	<-p.entered
	wantLines(t, read(t, m), `send_queue_messages{kind="bulk"} 1`, `send_queue_messages{kind="reply"} 0`)
	p.goOn <- struct{}{}
	if err := <-done; err != nil {
		t.Error(err)
	}
	wantLines(t, read(t, m), `send_queue_messages{kind="bulk"} 0`, `send_wait_seconds_count{kind="bulk"} 1`)

	p.err = errors.New("store away")
	go func() { done <- watched.Wait(t.Context(), 2001, false) }()
	<-p.entered
	p.goOn <- struct{}{}
	if err := <-done; !errors.Is(err, p.err) {
		t.Errorf("got %v", err)
	}
	wantLines(t, read(t, m), `send_queue_messages{kind="reply"} 0`, `send_wait_seconds_count{kind="reply"} 0`)

	if err := watched.Pause(t.Context(), 17*time.Second); err != nil || p.paused != 17*time.Second {
		t.Errorf("paused for %s: %v", p.paused, err)
	}
	wantLines(t, read(t, m), `telegram_pauses_total 1`, `telegram_pause_seconds_total 17`)
}

// What is counted for each update takes no memory.
func TestCountingAllocatesNothing(t *testing.T) { //nolint:paralleltest // others would be counted too
	m := metrics.New("")
	m.Outcome("ok")
	if n := testing.AllocsPerRun(100, func() {
		m.Received(kiez.KindMessage)
		m.Processed(metrics.Handled)
		m.Understood(kiez.ActionAnswer)
		m.Answered(time.Millisecond)
		m.Called("sendMessage", "ok", time.Millisecond)
		m.Command(time.Millisecond)
		m.Settled(kiez.Reminder, kiez.OutcomeSent, 1)
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
