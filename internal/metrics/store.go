package metrics

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

type store struct {
	duration *prometheus.HistogramVec
	errors   *prometheus.CounterVec
}

func newStore() store {
	s := store{
		duration: histogram("redis_command_duration_seconds", "Duration of the commands and pipelines sent to Redis.",
			[]float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5}),
		errors: counter("redis_errors_total", "Commands that failed: Redis was unreachable or not fit, or it refused them.",
			"kind"),
	}
	zero(s.errors, unreachable, refused)
	return s
}

// The kinds of error.
const (
	unreachable = "unreachable"
	refused     = "refused"
)

func (s store) all() []prometheus.Collector { return []prometheus.Collector{s.duration, s.errors} }

// Command takes how long a command or a pipeline of the store took.
func (m *Metrics) Command(took time.Duration) {
	m.store.duration.WithLabelValues().Observe(took.Seconds())
}

// StoreFailed counts a command that failed; unfit: the server was away or could not work, else it refused the command.
func (m *Metrics) StoreFailed(unfit bool) {
	kind := refused
	if unfit {
		kind = unreachable
	}
	m.store.errors.WithLabelValues(kind).Inc()
}
