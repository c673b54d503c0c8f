package tgfake

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"
)

// Server is a Bot API for one bot, and the world the bot lives in. All methods may be called at any time from
// any goroutine.
type Server struct {
	opt     Options
	methods map[string]method
	ctx     context.Context //nolint:containedctx // ends everything that waits when the server closes
	stop    context.CancelFunc
	wg      sync.WaitGroup

	mu     sync.Mutex // guards all below
	closed bool
	http   []*http.Server
	world  world
	inbox  inbox
	taps   taps
	files  files
	menu   menu
	faults []*Fault
	chosen func(Call) (Fault, bool) // nil: nobody chooses
	flood  flood
	log    callLog
	stage  stage
	stats  Stats
}

// Stats counts since New.
type Stats struct {
	Calls    int64 `json:"calls"`
	Failed   int64 `json:"failed"`   // calls answered with an error or disturbed by a fault
	Messages int64 `json:"messages"` // sent by the bot
	Updates  int64 `json:"updates"`  // queued for the bot
	Pending  int   `json:"pending"`  // updates not yet confirmed
}

// New makes a server that listens nowhere yet: see Start, Serve and Handler.
func New(opt Options) *Server {
	opt = opt.withDefaults()
	ctx, stop := context.WithCancel(context.Background())
	return &Server{
		opt: opt, methods: methodTable(), ctx: ctx, stop: stop,
		world: newWorld(), inbox: newInbox(), taps: newTaps(), files: newFiles(opt), menu: newMenu(),
		log: newCallLog(opt.CallLimit), stage: newStage(),
	}
}

// Start listens on a free port of 127.0.0.1 and returns the base URL, which is what TELEGRAM_API_URL wants.
func (s *Server) Start() (string, error) {
	ln, err := new(net.ListenConfig).Listen(s.ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", fmt.Errorf("tgfake: %w", err)
	}
	if err := s.Serve(ln); err != nil {
		return "", err
	}
	return "http://" + ln.Addr().String(), nil
}

// Serve answers on ln until Close, without blocking. It closes ln.
func (s *Server) Serve(ln net.Listener) error {
	srv := &http.Server{Handler: s.Handler(), ReadHeaderTimeout: 10 * time.Second}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errors.Join(errClosed(), ln.Close())
	}
	s.http = append(s.http, srv)
	s.wg.Go(func() { _ = srv.Serve(ln) }) // always ends with ErrServerClosed
	return nil
}

func errClosed() error { return errors.New("tgfake: closed") }

// Close ends all calls, polls and webhook deliveries and waits for them. It may be called twice.
func (s *Server) Close() {
	s.mu.Lock()
	s.closed = true
	servers := s.http
	s.http = nil
	s.stage.closeAll()
	s.mu.Unlock()
	s.stop()
	for _, srv := range servers {
		_ = srv.Close() // the listener may be gone already
	}
	s.wg.Wait()
}

// enter counts a running handler, so that Close can wait for it.
func (s *Server) enter() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	s.wg.Add(1)
	return true
}

// Bot returns the bot's own account.
func (s *Server) Bot() User { return s.opt.Bot }

// Stats returns the counters.
func (s *Server) Stats() Stats {
	s.mu.Lock()
	defer s.mu.Unlock()
	st := s.stats
	st.Pending = len(s.inbox.queue)
	return st
}

func (s *Server) now() int64 { return s.opt.Now().Unix() }

// signal wakes everybody who waits. The zero value is ready; the server's lock guards it.
type signal struct{ ch chan struct{} }

func (g *signal) wait() <-chan struct{} {
	if g.ch == nil {
		g.ch = make(chan struct{})
	}
	return g.ch
}

func (g *signal) fire() {
	if g.ch != nil {
		close(g.ch)
		g.ch = nil
	}
}
