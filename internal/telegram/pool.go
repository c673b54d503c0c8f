package telegram

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"
)

// pool makes calls by HTTP/1.1 to one host: on one shared HTTP/2 connection a single stalled socket would hold up all.
// It takes from a call what http.Transport does beside it, two goroutines for each connection. It never repeats a call
// of which a byte has gone out.
type pool struct {
	addr     string      // host:port
	tls      *tls.Config // nil: the API is http
	standard *http.Transport

	mu     sync.Mutex
	idle   []*conn // the one used last stands last
	closed bool
}

// newPool makes a pool for the host of api, which dials as the standard transport does.
func newPool(api *url.URL, standard *http.Transport) *pool {
	p := &pool{standard: standard}
	port := "80"
	if api.Scheme == "https" {
		port = "443"
		p.tls = &tls.Config{MinVersion: tls.VersionTLS12}
		if standard.TLSClientConfig != nil {
			p.tls = standard.TLSClientConfig.Clone()
		}
		p.tls.ServerName, p.tls.NextProtos = api.Hostname(), []string{"http/1.1"}
	}
	p.addr = net.JoinHostPort(api.Hostname(), cmp.Or(api.Port(), port))
	return p
}

// RoundTrip makes a call. It tells the httptrace of r that the request was written only when the system has taken its
// last byte. The body of the answer has to be read to its end and closed before the context of r ends.
//
// An upload or download goes by the standard transport: the one streams, and may be answered before it was read to its
// end, the other is long; neither is made often.
func (p *pool) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.GetBody == nil { // not in memory
		return p.standard.RoundTrip(r) //nolint:wrapcheck // see doer
	}
	request, err := encode(r)
	if err != nil {
		return nil, err
	}
	for {
		c, err := p.take(r.Context())
		if err != nil {
			return nil, because(r.Context(), err)
		}
		res, err := p.call(c, r, request)
		if !errors.Is(err, errStale) {
			return res, err
		}
	}
}

// call makes a call by c, which it closes unless it gives an answer.
func (p *pool) call(c *conn, r *http.Request, request []byte) (*http.Response, error) {
	stop := context.AfterFunc(r.Context(), c.interrupt)
	res, err := c.exchange(r, request)
	if err != nil {
		stop()
		_ = c.Close() // it failed already
		return nil, err
	}
	res.Body = &answerBody{
		ReadCloser: res.Body, pool: p, conn: c, ctx: r.Context(), stop: stop,
		ended: res.Body == http.NoBody, last: res.Close,
	}
	return res, nil
}

// take gives an idle connection, or a new one.
func (p *pool) take(ctx context.Context) (*conn, error) {
	if err := ctx.Err(); err != nil {
		return nil, err //nolint:wrapcheck // the caller's own
	}
	for c := p.pop(); c != nil; c = p.pop() {
		if c.usable() {
			return c, nil
		}
		_ = c.Close() // nothing is lost by it
	}
	socket, err := p.standard.DialContext(ctx, "tcp", p.addr)
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	if p.tls == nil {
		return newConn(socket, socket), nil
	}
	ctx, cancel := context.WithTimeout(ctx, dialTimeout)
	defer cancel()
	secure := tls.Client(socket, p.tls)
	if err := secure.HandshakeContext(ctx); err != nil {
		_ = socket.Close() // it failed already
		return nil, fmt.Errorf("connect: %w", err)
	}
	return newConn(secure, socket), nil
}

// pop gives the connection that became idle last, nil if there is none.
func (p *pool) pop() *conn {
	p.mu.Lock()
	defer p.mu.Unlock()
	last := len(p.idle) - 1
	if last < 0 {
		return nil
	}
	c := p.idle[last]
	p.idle = slices.Delete(p.idle, last, last+1)
	return c
}

// put keeps c for the next call, and lets go of those that were idle for too long: no clock ticks for them.
func (p *pool) put(c *conn) {
	c.used, c.since = true, time.Now()
	for _, old := range p.keep(c) {
		_ = old.Close() // nothing is lost by it
	}
}

// keep gives what is to be closed instead.
func (p *pool) keep(c *conn) []*conn {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || len(p.idle) == maxIdle {
		return []*conn{c}
	}
	p.idle = append(p.idle, c)
	fresh := slices.IndexFunc(p.idle, func(i *conn) bool { return c.since.Sub(i.since) < idleTimeout })
	if fresh == 0 {
		return nil
	}
	old := slices.Clone(p.idle[:fresh])
	p.idle = slices.Delete(p.idle, 0, fresh)
	return old
}

// CloseIdleConnections closes what is idle, and every other connection after its call.
func (p *pool) CloseIdleConnections() {
	p.standard.CloseIdleConnections()
	p.mu.Lock()
	idle := p.idle
	p.idle, p.closed = nil, true
	p.mu.Unlock()
	for _, c := range idle {
		_ = c.Close() // nothing is lost by it
	}
}
