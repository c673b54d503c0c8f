package tgfake

import (
	"context"
	"net/http"
	"slices"
	"time"
)

// maxWebhookRetry bounds the pause between two attempts.
const maxWebhookRetry = 30 * time.Second

// hook delivers updates to one URL: chats in parallel, the updates of a chat in order, each until it is accepted.
type hook struct {
	s      *Server
	url    string
	secret string
	client *http.Client
	ctx    context.Context //nolint:containedctx // ends with the webhook
	cancel context.CancelFunc
	slots  chan struct{}

	// guarded by the server's lock
	lanes     map[int64][]update // waiting per chat; a key means that a goroutine works on it
	given     int64              // last update put into a lane
	errorDate int64
	errorText string
}

func newHook(s *Server, url, secret string, maxConn int) *hook {
	ctx, cancel := context.WithCancel(s.ctx)
	return &hook{
		s: s, url: url, secret: secret, ctx: ctx, cancel: cancel,
		client: &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: maxConn}},
		slots:  make(chan struct{}, maxConn), lanes: make(map[int64][]update),
	}
}

// stop may be called with the lock held; what was not accepted stays in the queue.
func (h *hook) stop() { h.cancel() }

// dispatch moves updates from the queue into the lanes of their chats.
func (h *hook) dispatch() {
	defer h.client.CloseIdleConnections()
	for {
		h.s.mu.Lock()
		if h.ctx.Err() != nil { // the updates are for whoever comes next
			h.s.mu.Unlock()
			return
		}
		in := &h.s.inbox
		first, _ := slices.BinarySearchFunc(in.queue, h.given+1, byUpdateID)
		for _, u := range in.queue[first:] {
			h.given = u.id
			h.laneLocked(u)
		}
		for _, u := range in.again {
			h.laneLocked(u)
		}
		in.again = nil
		arrived := in.arrived.wait()
		h.s.mu.Unlock()
		select {
		case <-arrived:
		case <-h.ctx.Done():
			return
		}
	}
}

func (h *hook) laneLocked(u update) {
	waiting, busy := h.lanes[u.chat]
	h.lanes[u.chat] = append(waiting, u)
	if !busy {
		h.s.wg.Go(func() { h.work(u.chat) })
	}
}

// work empties one lane.
func (h *hook) work(chat int64) {
	for {
		h.s.mu.Lock()
		waiting := h.lanes[chat]
		if len(waiting) == 0 || h.ctx.Err() != nil {
			delete(h.lanes, chat)
			h.s.mu.Unlock()
			return
		}
		u := waiting[0]
		h.lanes[chat] = waiting[1:]
		h.s.mu.Unlock()
		if h.deliver(u) {
			h.s.mu.Lock()
			h.s.inbox.remove(u.id)
			h.s.mu.Unlock()
		}
	}
}

// deliver tries until the update is accepted; it reports false when the webhook was switched off.
func (h *hook) deliver(u update) bool {
	for wait := h.s.opt.WebhookRetry; ; wait = min(2*wait, maxWebhookRetry) {
		select {
		case h.slots <- struct{}{}:
		case <-h.ctx.Done():
			return false
		}
		problem := h.post(u)
		<-h.slots
		if problem == "" {
			return true
		}
		h.s.mu.Lock()
		h.errorDate, h.errorText = h.s.now(), problem
		h.s.mu.Unlock()
		if !h.s.pause(h.ctx, wait) {
			return false
		}
	}
}
