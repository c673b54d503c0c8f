package metrics

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"kiezbot/internal/kiez"
)

type jobs struct {
	last      *prometheus.GaugeVec
	interval  *prometheus.GaugeVec
	failures  *prometheus.CounterVec
	reminders *prometheus.HistogramVec
}

func newJobs() jobs {
	return jobs{
		last:     gauge("job_last_success_timestamp_seconds", "When a job of the scheduler last ended well.", "name"),
		interval: gauge("job_interval_seconds", "How often a job of the scheduler runs.", "name"),
		failures: counter("job_failures_total", "Runs of a job of the scheduler that failed.", "name"),
		reminders: histogram("reminder_delay_seconds", "How late reminders were planned: 1 s is on time.",
			[]float64{1, 5, 30, 60, 300, 900, 3600, 6 * 3600, 24 * 3600}),
	}
}

func (j jobs) all() []prometheus.Collector {
	return []prometheus.Collector{j.last, j.interval, j.failures, j.reminders}
}

// Job says that there is a job of this name, and how often it runs.
func (m *Metrics) Job(name string, every time.Duration) {
	zero(m.jobs.failures, name)
	m.jobs.interval.WithLabelValues(name).Set(every.Seconds())
	m.jobs.last.WithLabelValues(name).SetToCurrentTime() // it had no chance to fail yet
}

// Ran counts one run of a job, which ended well or not.
func (m *Metrics) Ran(job string, well bool) {
	if !well {
		m.jobs.failures.WithLabelValues(job).Inc()
		return
	}
	m.jobs.last.WithLabelValues(job).SetToCurrentTime()
}

// Planned takes how late a reminder was planned.
func (m *Metrics) Planned(late time.Duration) {
	m.jobs.reminders.WithLabelValues().Observe(max(late, 0).Seconds())
}

type sending struct {
	recipients *prometheus.CounterVec
}

func newSending() sending {
	s := sending{counter("broadcast_recipients_total",
		"Recipients of broadcasts whose outcome this process has settled, by kind and outcome.", "kind", "outcome")}
	for _, kind := range broadcastKinds() {
		for _, outcome := range kiez.Outcomes() {
			s.recipients.WithLabelValues(string(kind), string(outcome))
		}
	}
	return s
}

func broadcastKinds() []kiez.BroadcastKind {
	return []kiez.BroadcastKind{kiez.StaffBroadcast, kiez.Reminder, kiez.Correction, kiez.Digest}
}

func (s sending) all() []prometheus.Collector { return []prometheus.Collector{s.recipients} }

// Settled counts n recipients of a broadcast who have an outcome now.
func (m *Metrics) Settled(kind kiez.BroadcastKind, o kiez.Outcome, n int) {
	m.sending.recipients.WithLabelValues(string(kind), string(o)).Add(float64(n))
}
