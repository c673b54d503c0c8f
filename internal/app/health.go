package app

import (
	"context"
	"sync/atomic"
	"time"

	"kiezbot/internal/metrics"
	"kiezbot/internal/telegram"
	"kiezbot/internal/web"
)

// The phases of a process.
const (
	starting int32 = iota
	running
	stopping
)

// health knows whether the bot can do its work: whether it runs, reaches its store, hears from Telegram, and ticks.
// What passes by here is also counted. It goes by real time: a rehearsal is no faster in this.
type health struct {
	metrics *metrics.Metrics
	phase   atomic.Int32
	store   pinger
	hearing hearing
	ticks   ticks
}

// pinger is a store that can be asked whether it answers.
type pinger interface {
	Ping(ctx context.Context) error
}

// The longest silences that are no deafness: a poll is held open for half a minute, a webhook looked at every minute.
const (
	silencePolled = 90 * time.Second
	silenceHooked = 150 * time.Second
)

func newHealth(store pinger, seen *metrics.Metrics, hooked bool) *health {
	h := &health{metrics: seen, store: store, hearing: hearing{patience: silencePolled, opened: seen.Heard}}
	if hooked {
		h.hearing.patience = silenceHooked
	}
	for _, outcome := range telegram.Outcomes() {
		seen.Outcome(string(outcome))
	}
	return h
}

// runs notes that the bot has started, until ctx ends.
func (h *health) runs(ctx context.Context) {
	h.phase.Store(running)
	context.AfterFunc(ctx, func() { h.phase.Store(stopping) })
}

// called is told of every call of the Bot API. Whoever polls hears by that.
func (h *health) called(c telegram.Call) {
	h.metrics.Called(c.Method, string(c.Outcome), c.Took)
	switch {
	case c.Method != "getUpdates":
	case c.Outcome == telegram.OutcomeOK:
		h.hearing.heard(time.Now())
	default:
		h.hearing.trouble(pollTrouble(c.Outcome))
	}
}

func pollTrouble(o telegram.Outcome) string {
	switch o {
	case telegram.OutcomeConflict:
		return "another program polls with this token, or a webhook is set"
	case telegram.OutcomeToken:
		return "Telegram does not accept the token"
	case telegram.OutcomeFlood:
		return "Telegram asked for a pause"
	default:
		return "Telegram does not answer"
	}
}

// parts says of everything the bot cannot do without whether it is in order at now.
func (h *health) parts(ctx context.Context, now time.Time) []web.Part {
	phase := h.phase.Load()
	bot := web.Part{Name: "bot", OK: phase == running, Detail: [...]string{"is starting", "runs", "is stopping"}[phase]}
	redis := web.Part{Name: "redis", OK: true, Detail: "answers"}
	if err := h.store.Ping(ctx); err != nil { // the cause names addresses, and is in the log
		redis.OK, redis.Detail = false, "does not answer"
	}
	return []web.Part{bot, redis, h.hearing.part(now), h.ticks.part(now)}
}
