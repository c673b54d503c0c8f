package metrics

import (
	"context"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"kiezbot/internal/kiez"
)

type telegram struct {
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
}

// The purposes of a call: to receive, to send or change a message, anything else.
const (
	toReceive = "receive"
	toSend    = "send"
	toManage  = "other"
)

func newTelegram() telegram {
	return telegram{
		requests: counter("telegram_requests_total", "Calls of the Bot API, by purpose and outcome.", "purpose", "outcome"),
		duration: histogram("telegram_request_duration_seconds", "Duration of the calls that send or change a message.",
			[]float64{.025, .05, .1, .25, .5, 1, 2.5, 5, 10, 15}),
	}
}

func (t telegram) all() []prometheus.Collector { return []prometheus.Collector{t.requests, t.duration} }

// Outcome says that calls may have this outcome.
func (m *Metrics) Outcome(outcome string) {
	for _, purpose := range []string{toReceive, toSend, toManage} {
		m.telegram.requests.WithLabelValues(purpose, outcome)
	}
}

// Called counts a call of the Bot API. How long Telegram holds a poll open tells nothing.
func (m *Metrics) Called(method, outcome string, took time.Duration) {
	purpose := purposeOf(method)
	m.telegram.requests.WithLabelValues(purpose, outcome).Inc()
	if purpose == toSend {
		m.telegram.duration.WithLabelValues().Observe(took.Seconds())
	}
}

func purposeOf(method string) string {
	switch {
	case method == "getUpdates":
		return toReceive
	case strings.HasPrefix(method, "send"), strings.HasPrefix(method, "edit"), strings.HasPrefix(method, "copy"):
		return toSend
	}
	return toManage
}

type pace struct {
	waiting *prometheus.GaugeVec
	waits   *prometheus.HistogramVec
	pauses  *prometheus.CounterVec
	paused  *prometheus.CounterVec
}

// The kinds of message that wait: a person who wrote, or one of many recipients.
const (
	aReply = "reply"
	inBulk = "bulk"
)

func newPace() pace {
	p := pace{
		waiting: gauge("send_queue_messages", "Messages that wait for their turn to be sent.", "kind"),
		waits: histogram("send_wait_seconds", "Time that messages waited for their turn to be sent.",
			[]float64{.001, .01, .1, .5, 1, 2.5, 5, 10, 30, 60}, "kind"),
		pauses: counter("telegram_pauses_total", "How often Telegram asked for a pause (429)."),
		paused: counter("telegram_pause_seconds_total", "Time for which Telegram asked for a pause (429)."),
	}
	for _, kind := range []string{aReply, inBulk} {
		p.waiting.WithLabelValues(kind)
		p.waits.WithLabelValues(kind)
	}
	return p
}

func (p pace) all() []prometheus.Collector {
	return []prometheus.Collector{p.waiting, p.waits, p.pauses, p.paused}
}

// Pacer decides when the next message may go out.
type Pacer interface {
	Wait(ctx context.Context, chat kiez.ChatID, bulk bool) error
	Pass(ctx context.Context) error
	Pause(ctx context.Context, d time.Duration) error
}

// Watch gives a pacer that does what p does, and counts who waits for it and how long.
func (m *Metrics) Watch(p Pacer) Pacer { return watched{p, m.pace} }

type watched struct {
	Pacer
	seen pace
}

// Wait counts the message among those that wait.
func (w watched) Wait(ctx context.Context, chat kiez.ChatID, bulk bool) error {
	kind := aReply
	if bulk {
		kind = inBulk
	}
	waiting, began := w.seen.waiting.WithLabelValues(kind), time.Now()
	waiting.Inc()
	defer waiting.Dec()
	if err := w.Pacer.Wait(ctx, chat, bulk); err != nil {
		return err
	}
	w.seen.waits.WithLabelValues(kind).Observe(time.Since(began).Seconds())
	return nil
}

// Pause counts what Telegram asked for.
func (w watched) Pause(ctx context.Context, d time.Duration) error {
	w.seen.pauses.WithLabelValues().Inc()
	w.seen.paused.WithLabelValues().Add(d.Seconds())
	return w.Pacer.Pause(ctx, d)
}
