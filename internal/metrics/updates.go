package metrics

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"kiezbot/internal/kiez"
)

// Result is what became of an update.
type Result string

// The results. An update that failed stays in the inbox and is tried again.
const (
	Handled    Result = "handled"
	Failed     Result = "failed"
	Buried     Result = "buried"     // failed too often, kept for the operator
	Unreadable Result = "unreadable" // kept for the operator
)

type updates struct {
	received *prometheus.CounterVec
	handled  *prometheus.CounterVec
	answers  *prometheus.CounterVec
	duration *prometheus.HistogramVec
	heard    prometheus.Gauge
}

func newUpdates() updates {
	u := updates{
		received: counter("updates_received_total", "Updates from Telegram that this process took in hand first, by kind.",
			"kind"),
		handled: counter("updates_processed_total", "Attempts to handle an update, by result.", "result"),
		answers: counter("answers_total", "Questions that were answered, by what was done with them.", "outcome"),
		duration: histogram("answer_duration_seconds", "Time from an update coming in to its last message being sent.",
			[]float64{.025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 300}),
	}
	u.heard = gauge("inbound_last_heard_timestamp_seconds",
		"When this process last saw that updates can come in; a replica that stands by sees none.").WithLabelValues()
	u.heard.SetToCurrentTime() // it had no chance to hear yet
	zero(u.received, kiez.KindMessage, kiez.KindEdited, kiez.KindButton, kiez.KindInline, kiez.KindBlocked,
		kiez.KindReturned, kiez.KindMigrated, kiez.KindOther)
	zero(u.handled, Handled, Failed, Buried, Unreadable)
	zero(u.answers, kiez.ActionAnswer, kiez.ActionOffer, kiez.ActionHandoff, kiez.ActionEmergency)
	return u
}

func (u updates) all() []prometheus.Collector {
	return []prometheus.Collector{u.received, u.handled, u.answers, u.duration, u.heard}
}

// Heard notes that updates can come in.
func (m *Metrics) Heard() { m.updates.heard.SetToCurrentTime() }

// Received counts an update that was taken in hand for the first time.
func (m *Metrics) Received(kind kiez.UpdateKind) {
	m.updates.received.WithLabelValues(string(kind)).Inc()
}

// Processed counts an attempt to handle an update.
func (m *Metrics) Processed(r Result) { m.updates.handled.WithLabelValues(string(r)).Inc() }

// Understood counts what was done with a question; empty: it was none.
func (m *Metrics) Understood(a kiez.Action) {
	if a != "" {
		m.updates.answers.WithLabelValues(string(a)).Inc()
	}
}

// Answered takes the time from an update coming in to its last message being sent. Two clocks may differ: less than
// nothing counts as nothing.
func (m *Metrics) Answered(took time.Duration) {
	m.updates.duration.WithLabelValues().Observe(max(took, 0).Seconds())
}
