package web

import (
	"bufio"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// pipes is a listener without a network.
type pipes chan net.Conn

func (p pipes) Accept() (net.Conn, error) {
	c, ok := <-p
	if !ok {
		return nil, net.ErrClosed
	}
	return c, nil
}

func (p pipes) Close() error { close(p); return nil }

func (p pipes) Addr() net.Addr { return &net.TCPAddr{} }

// dial connects and writes; what is not taken at once is written beside.
func (p pipes) dial(text string) net.Conn {
	ours, theirs := net.Pipe()
	go func() {
		p <- theirs
		_, _ = io.WriteString(ours, text)
	}()
	return ours
}

// flooded serves answers in a bubble until the test ends; it says whether a handler saw a whole request.
func flooded(t *testing.T, test func(t *testing.T, l pipes)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		l := make(pipes)
		ctx, stop := context.WithCancel(t.Context())
		served := make(chan error, 1)
		hook := NewHook(HookOptions{
			Header: "X-Secret", Secret: "word", Log: slog.New(slog.DiscardHandler),
			Store: func(context.Context, []byte) error { return nil },
		})
		go func() { served <- Serve(ctx, l, hook, slog.New(slog.DiscardHandler)) }()
		test(t, l)
		stop()
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
}

const head = "POST /telegram HTTP/1.1\r\nHost: x\r\nX-Secret: word\r\nContent-Length: 2\r\n"

// Whoever is slow, or says nothing more, is not waited for.
func TestSlowConnectionsAreClosed(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		says string
		most time.Duration
	}{
		"nothing":       {"", 5 * time.Second},
		"half a header": {head, 5 * time.Second},
		"half a body":   {head + "\r\n{", 10 * time.Second},
		"kept open":     {head + "\r\n{}", time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			flooded(t, func(t *testing.T, l pipes) {
				began := time.Now()
				c := l.dial(tt.says)
				_, err := io.Copy(io.Discard, c) // until the other side closes
				if took := time.Since(began); took > tt.most || err != nil {
					t.Errorf("closed after %s, want %s: %v", took, tt.most, err)
				}
				c.Close()
			})
		})
	}
}

// A header without end is refused, and does not fill the memory.
func TestEndlessHeaderIsRefused(t *testing.T) {
	t.Parallel()
	flooded(t, func(t *testing.T, l pipes) {
		c := l.dial("")
		written := 0
		go func() {
			for line := "POST /telegram HTTP/1.1\r\nHost: x\r\n"; ; line = "X-More: 0123456789\r\n" {
				n, err := io.WriteString(c, line)
				if written += n; err != nil {
					return
				}
			}
		}()
		res, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err != nil {
			t.Fatal(err)
		}
		if res.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
			t.Errorf("status %d", res.StatusCode)
		}
		c.Close()
		res.Body.Close()
		synctest.Wait()
		if written > 64<<10 {
			t.Errorf("%d bytes were read", written)
		}
	})
}

// More connections than there may be wait for their turn, and get it.
func TestConnectionsAreBounded(t *testing.T) {
	t.Parallel()
	flooded(t, func(t *testing.T, l pipes) {
		var idle []net.Conn
		for range mostConnections {
			idle = append(idle, l.dial(""))
		}
		synctest.Wait()
		c := l.dial(head + "Connection: close\r\n\r\n{}")
		answered := make(chan int, 1)
		go func() {
			res, err := http.ReadResponse(bufio.NewReader(c), nil)
			if err != nil {
				answered <- 0
				return
			}
			res.Body.Close()
			answered <- res.StatusCode
		}()
		synctest.Wait()
		if len(answered) > 0 {
			t.Error("one more than may be was answered")
		}
		for _, c := range idle {
			c.Close()
		}
		if status := <-answered; status != http.StatusOK {
			t.Errorf("status %d when there was room again", status)
		}
		c.Close()
	})
}
