package telegram

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"os"
	"strconv"
	"syscall"
	"time"
)

const (
	maxHeader  = 64 << 10 // bytes; Telegram sends less than a thousand
	maxInterim = 5        // answers of the kind 1xx before the true one

	refusalWait = 100 * time.Millisecond // for the answer to a request that could not be written
)

// conn is a connection that carries one call after the other. Whoever makes the call writes and reads, nobody else: a
// call costs no change of goroutines but the wait for its answer.
type conn struct {
	net.Conn
	secure bool            // it is one of TLS
	socket syscall.RawConn // below it; nil: there is none to ask
	in     *bufio.Reader   // reads what bound lets through
	bound  bounded
	used   bool      // an answer has come by it
	since  time.Time // when it became idle
}

// newConn makes one of a connection and the socket it goes through.
func newConn(through, socket net.Conn) *conn {
	c := &conn{Conn: through, secure: through != socket, bound: bounded{from: through}}
	c.in = bufio.NewReader(&c.bound)
	if s, ok := socket.(syscall.Conn); ok {
		if raw, err := s.SyscallConn(); err == nil {
			c.socket = raw
		}
	}
	return c
}

// errStale means that a connection was found closed before it took a byte: another may take the call.
var errStale = errors.New("the connection was closed while idle")

// exchange writes a request and reads the answer up to its body. There may be one also where writing fails: who refuses
// a call need not read all of it.
func (c *conn) exchange(r *http.Request, request []byte) (*http.Response, error) {
	ctx := r.Context()
	n, failed := c.Write(request)
	if failed != nil && n == 0 && c.used && ctx.Err() == nil {
		return nil, errStale
	}
	if trace := httptrace.ContextClientTrace(ctx); trace != nil && trace.WroteRequest != nil {
		trace.WroteRequest(httptrace.WroteRequestInfo{Err: failed})
	}
	if failed != nil {
		_ = c.SetReadDeadline(time.Now().Add(refusalWait)) // what cannot be set cannot be read either
	}
	res, err := c.receive(r)
	if err != nil {
		return nil, because(ctx, cmp.Or(failed, err))
	}
	res.Close = res.Close || failed != nil
	return res, nil
}

// receive reads the answer to r up to its body.
func (c *conn) receive(r *http.Request) (*http.Response, error) {
	for range maxInterim + 1 {
		c.bound.left = maxHeader
		res, err := http.ReadResponse(c.in, r)
		if err != nil {
			return nil, fmt.Errorf("answer: %w", err)
		}
		if res.StatusCode >= http.StatusOK {
			c.bound.left = 2 * maxAnswer // whoever reads the body counts its bytes; those between its chunks count here
			return res, nil
		}
		_ = res.Body.Close() // it has none
	}
	return nil, errors.New("answer: announced again and again but not given")
}

// interrupt ends whatever the connection waits for, now and later.
func (c *conn) interrupt() { _ = c.SetDeadline(past()) }

// past is a deadline that keeps a connection from waiting.
func past() time.Time { return time.Unix(1, 0) }

// empty reports whether nothing was read beyond the answer: it would be taken for the next one. What TLS holds back,
// such as the beginning of the end, comes to light only by reading on.
func (c *conn) empty() bool {
	if c.in.Buffered() > 0 || !c.secure {
		return c.in.Buffered() == 0
	}
	if err := c.SetReadDeadline(past()); err != nil {
		return false
	}
	_, err := c.in.Peek(1)
	return errors.Is(err, os.ErrDeadlineExceeded) && c.SetReadDeadline(time.Time{}) == nil
}

// usable reports whether a connection that was idle can take a call: not too old, and not a byte has come, nor its end.
func (c *conn) usable() bool {
	return time.Since(c.since) < idleTimeout && (c.socket == nil || silent(c.socket))
}

// bounded reads what is left and no more, as nobody knows when the other end stops.
type bounded struct {
	from io.Reader
	left int // bytes
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errors.New("longer than any of Telegram's")
	}
	n, err := b.from.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err //nolint:wrapcheck // an io.Reader gives io.EOF as it is
}

// encode gives r as it goes out by HTTP/1.1: in one piece, as its body is in memory.
func encode(r *http.Request) ([]byte, error) {
	defer r.Body.Close() //nolint:errcheck // it is only read
	b := make([]byte, 0, 512+r.ContentLength)
	b = append(b, r.Method...)
	b = append(b, ' ')
	b = append(b, r.URL.RequestURI()...)
	b = append(b, " HTTP/1.1\r\nHost: "...)
	b = append(b, r.Host...)
	b = append(b, "\r\nUser-Agent: Go-http-client/1.1\r\n"...)
	for name, values := range r.Header {
		for _, value := range values {
			b = append(b, name...)
			b = append(b, ": "...)
			b = append(b, value...)
			b = append(b, "\r\n"...)
		}
	}
	b = append(b, "Content-Length: "...)
	b = strconv.AppendInt(b, r.ContentLength, 10)
	b = append(b, "\r\n\r\n"...)
	head := len(b)
	b = append(b, make([]byte, r.ContentLength)...)
	if _, err := io.ReadFull(r.Body, b[head:]); err != nil {
		return nil, fmt.Errorf("body of the request: %w", err)
	}
	return b, nil
}
