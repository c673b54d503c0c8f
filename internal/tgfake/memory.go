package tgfake

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"sync"
)

// Client answers on in-memory connections instead of a port and returns a client for them; any host in the URL
// will do. Inside a testing/synctest bubble this lets time stand still while a call waits, which a socket does not.
// Make it inside the bubble, and Close the server inside it.
func (s *Server) Client() (*http.Client, error) {
	ln := &pipeListener{conns: make(chan net.Conn), done: make(chan struct{})}
	if err := s.Serve(ln); err != nil {
		return nil, err
	}
	return &http.Client{Transport: &http.Transport{DialContext: ln.dial}}, nil
}

// pipeListener is a net.Listener whose connections are net.Pipes.
type pipeListener struct {
	conns chan net.Conn
	done  chan struct{}
	once  sync.Once
}

func (l *pipeListener) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	ours, theirs := net.Pipe()
	select {
	case l.conns <- theirs:
		return ours, nil
	case <-l.done:
		return nil, net.ErrClosed
	case <-ctx.Done():
		return nil, fmt.Errorf("tgfake: %w", context.Cause(ctx))
	}
}

func (l *pipeListener) Accept() (net.Conn, error) {
	select {
	case c := <-l.conns:
		return c, nil
	case <-l.done:
		return nil, net.ErrClosed
	}
}

func (l *pipeListener) Close() error {
	l.once.Do(func() { close(l.done) })
	return nil
}

func (l *pipeListener) Addr() net.Addr { return &net.UnixAddr{Name: "tgfake", Net: "pipe"} }
