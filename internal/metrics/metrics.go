// Package metrics counts what the bot does and how long it takes, in the form that Prometheus reads. It alone knows
// that form. It knows nobody: no label holds a chat, a person or a text, and each has few values, so that the number of
// time series stays the same however many people write. What alerts and dashboards make of them is theirs.
package metrics

import (
	"net/http"
	"runtime"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// namespace is the first part of every name of ours.
const namespace = "kiezbot"

// Metrics are all that one process counts. It is safe for concurrent use.
type Metrics struct {
	registry *prometheus.Registry
	updates  updates
	telegram telegram
	pace     pace
	store    store
	jobs     jobs
	sending  sending
}

// New makes metrics at zero, for a program of this version.
func New(version string) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		updates:  newUpdates(), telegram: newTelegram(), pace: newPace(), store: newStore(), jobs: newJobs(),
		sending: newSending(),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Namespace: namespace, Name: "build_info", Help: "Always 1; what the program was built from and with.",
		ConstLabels: prometheus.Labels{"version": version, "goversion": runtime.Version()},
	})
	build.Set(1)
	m.registry.MustRegister(build, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	for _, group := range [][]prometheus.Collector{
		m.updates.all(), m.telegram.all(), m.pace.all(), m.store.all(), m.jobs.all(), m.sending.all(),
	} {
		m.registry.MustRegister(group...)
	}
	return m
}

// Handler serves the metrics as text.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 2})
}

func counter(name, help string, labels ...string) *prometheus.CounterVec {
	c := prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: namespace, Name: name, Help: help}, labels)
	if len(labels) == 0 {
		c.WithLabelValues() // it is there from the beginning
	}
	return c
}

func gauge(name, help string, labels ...string) *prometheus.GaugeVec {
	return prometheus.NewGaugeVec(prometheus.GaugeOpts{Namespace: namespace, Name: name, Help: help}, labels)
}

func histogram(name, help string, seconds []float64, labels ...string) *prometheus.HistogramVec {
	h := prometheus.NewHistogramVec(
		prometheus.HistogramOpts{Namespace: namespace, Name: name, Help: help, Buckets: seconds}, labels)
	if len(labels) == 0 {
		h.WithLabelValues()
	}
	return h
}

// zero lets counters begin at 0 for values that are known: a rate needs the step from nothing to the first.
func zero[T ~string](of *prometheus.CounterVec, values ...T) {
	for _, v := range values {
		of.WithLabelValues(string(v))
	}
}
