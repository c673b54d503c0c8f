package metrics

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"kiezbot/internal/kiez"
)

// Snapshot is what all replicas share, as it is when the metrics are read.
type Snapshot struct {
	Waiting    int           // updates in the inbox
	Oldest     time.Duration // how long the first of them has been there
	Buried     int           // updates that failed too often and are kept for the operator
	Quarantine int           // what came from Telegram and could not be read
	Tokens     float64       // messages that may be sent at once; below 0: taken in advance by replies
	Broadcasts map[kiez.BroadcastState]int
	Halted     int // of those that are paused: by the bot, for they look like an outage
}

// Content is what the bot knows, as far as an operator wants to know it.
type Content struct {
	Version  string
	Facts    int       // that somebody has to keep right
	Due      int       // of these: to be looked at again
	ReviewBy time.Time // the first date on which one of the others is due; zero: none has one
}

// Survey says where the metrics come from that are asked for only when they are read.
type Survey struct {
	Store   func(context.Context) (Snapshot, error)
	Content func() Content
	Pool    func() (open, idle int) // connections to the store
}

// mostOfSurvey is how long the store may take: Prometheus waits for 10 seconds.
const mostOfSurvey = 3 * time.Second

// Ask adds what s knows. It is called once.
func (m *Metrics) Ask(s Survey) {
	m.registry.MustRegister(&survey{Survey: s, at: newPlaces()})
}

// survey is a prometheus.Collector.
type survey struct {
	Survey
	at places
}

// places describe the metrics of a survey.
type places struct {
	up, waiting, oldest, aside, tokens, broadcasts, halted, content, facts, review, pool *prometheus.Desc
}

func newPlaces() places {
	desc := func(name, help string, labels ...string) *prometheus.Desc {
		return prometheus.NewDesc(prometheus.BuildFQName(namespace, "", name), help, labels, nil)
	}
	return places{
		up:      desc("redis_up", "1 if Redis answered what was asked for these metrics, else 0."),
		waiting: desc("inbox_updates", "Updates of all replicas that are not handled yet."),
		oldest:  desc("inbox_oldest_update_seconds", "How long the first of them has been waiting."),
		aside: desc("set_aside_updates", "Updates kept for the operator: failed too often (buried), or not readable.",
			"reason"),
		tokens: desc("rate_tokens",
			"Messages that all replicas may send at once; below 0: replies were sent in advance."),
		broadcasts: desc("broadcasts", "Broadcasts that are released and not over, by state.", "state"),
		halted: desc("broadcasts_halted",
			"Broadcasts that the bot paused because too many recipients count as blocked."),
		content: desc("content_info", "Always 1; which content the bot answers from.", "version"),
		facts:   desc("content_facts", "Facts that somebody keeps right, by whether their review is due.", "review"),
		review:  desc("content_next_review_timestamp_seconds", "When the next review of a fact is due; 0: never."),
		pool:    desc("redis_pool_connections", "Connections to Redis, by state.", "state"),
	}
}

// Describe sends all descriptions.
func (s *survey) Describe(to chan<- *prometheus.Desc) {
	a := s.at
	for _, d := range []*prometheus.Desc{
		a.up, a.waiting, a.oldest, a.aside, a.tokens, a.broadcasts, a.halted, a.content, a.facts, a.review, a.pool,
	} {
		to <- d
	}
}

// Collect asks, and sends what there is to know. Of a store that does not answer that alone is sent.
func (s *survey) Collect(to chan<- prometheus.Metric) {
	send := func(d *prometheus.Desc, value float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	content := s.Content()
	send(s.at.content, 1, content.Version)
	send(s.at.facts, float64(content.Due), "due")
	send(s.at.facts, float64(content.Facts-content.Due), "current")
	send(s.at.review, seconds(content.ReviewBy))
	open, idle := s.Pool()
	send(s.at.pool, float64(idle), "idle")
	send(s.at.pool, float64(open-idle), "busy")

	ctx, cancel := context.WithTimeout(context.Background(), mostOfSurvey)
	defer cancel()
	now, err := s.Store(ctx)
	if err != nil {
		send(s.at.up, 0)
		return
	}
	send(s.at.up, 1)
	send(s.at.waiting, float64(now.Waiting))
	send(s.at.oldest, now.Oldest.Seconds())
	send(s.at.aside, float64(now.Buried), "buried")
	send(s.at.aside, float64(now.Quarantine), "unreadable")
	send(s.at.tokens, now.Tokens)
	for _, state := range []kiez.BroadcastState{kiez.Scheduled, kiez.Running, kiez.Paused} {
		send(s.at.broadcasts, float64(now.Broadcasts[state]), string(state))
	}
	send(s.at.halted, float64(now.Halted))
}

// seconds is the Unix time as Prometheus has it; 0 for the zero time.
func seconds(t time.Time) float64 {
	if t.IsZero() {
		return 0
	}
	return float64(t.Unix())
}
