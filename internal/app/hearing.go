package app

import (
	"fmt"
	"sync"
	"time"

	"kiezbot/internal/web"
)

// hearing is whether updates can come in.
type hearing struct {
	patience time.Duration // a longer silence is deafness
	opened   func()        // is told when the way in was open

	mu    sync.Mutex
	last  time.Time
	who   string // heard last in place of this process; empty: it did
	cause string // of the silence since last; empty: none is known
}

// otherReplica stands for the one whose turn it is to poll.
const otherReplica = "another replica"

// heard notes that the way in was open at now.
func (h *hearing) heard(now time.Time) {
	h.opened()
	h.leftTo("", now)
}

// leftTo notes that somebody else keeps the way in open.
func (h *hearing) leftTo(who string, now time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.last, h.who, h.cause = now, who, ""
}

// trouble notes why nothing came in.
func (h *hearing) trouble(cause string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.cause = cause
}

// part is deaf after a long silence: a single failure is none.
func (h *hearing) part(now time.Time) web.Part {
	h.mu.Lock()
	defer h.mu.Unlock()
	p := web.Part{Name: "inbound", OK: !h.last.IsZero() && now.Sub(h.last) <= h.patience, Detail: "nothing was heard yet"}
	switch {
	case h.who != "":
		p.Detail = h.who + " polls"
	case !h.last.IsZero():
		p.Detail = fmt.Sprintf("heard from Telegram %d s ago", int(now.Sub(h.last).Seconds()))
	}
	if h.cause != "" {
		p.Detail += ": " + h.cause
	}
	return p
}
