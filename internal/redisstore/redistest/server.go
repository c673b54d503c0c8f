package redistest

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// Server is a real redis-server that can be stopped and started again with its data. It ends with the test.
type Server struct {
	t                     testing.TB
	program, address, dir string
	options               []string
	tls                   *tls.Config // nil: without
	cmd                   *exec.Cmd   // nil: stopped
}

// NewServer starts redis-server from PATH on a free loopback port, with its append-only file in a folder of the test.
// Without redis-server it does what Real does.
func NewServer(t testing.TB) *Server {
	t.Helper()
	return newServer(t, find(t), freeAddress(t))
}

// newServer starts the program with further options.
func newServer(t testing.TB, program, address string, options ...string) *Server {
	t.Helper()
	s := &Server{t: t, program: program, address: address, dir: t.TempDir(), options: options}
	s.run()
	return s
}

// run starts the server, which ends with the test.
func (s *Server) run() {
	s.t.Helper()
	s.Start()
	s.t.Cleanup(func() {
		if s.cmd != nil { // nothing has to survive the test
			_ = s.cmd.Process.Kill()
			_ = s.cmd.Wait()
		}
	})
}

// URL is what REDIS_URL wants.
func (s *Server) URL() string { return "redis://" + s.address }

// Start runs the server, with what it stored before, and returns once it answers.
func (s *Server) Start() {
	s.t.Helper()
	host, port, _ := net.SplitHostPort(s.address)
	logfile := filepath.Join(s.dir, "redis.log")
	//nolint:gosec // the program comes from PATH, the arguments from above
	s.cmd = exec.CommandContext(context.Background(), s.program, append([]string{
		"--bind", host, "--port", port, "--dir", s.dir,
		"--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction", "--logfile", logfile,
	}, s.options...)...)
	if err := s.cmd.Start(); err != nil {
		s.t.Fatalf("start redis-server: %v", err)
	}
	pong := func() bool { answer, err := s.tell("PING"); return err == nil && answer == "PONG" }
	if err := within(10*time.Second, pong); err != nil {
		log, _ := os.ReadFile(logfile) //nolint:gosec // our own file
		s.t.Fatalf("redis-server at %s: %v\n%s", s.address, err, log)
	}
}

// Stop ends the server as an operator does: what it was told is on disk.
func (s *Server) Stop() {
	s.t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		s.t.Fatalf("stop redis-server: %v", err)
	}
	_ = s.cmd.Wait()
	s.cmd = nil
}

// tell sends one command, over TLS where the server speaks nothing else.
func (s *Server) tell(command string) (string, error) {
	if s.tls == nil {
		return tell(s.address, command)
	}
	c, err := tls.DialWithDialer(&net.Dialer{Timeout: time.Second}, "tcp", s.address, s.tls) //nolint:noctx // bounded
	if err != nil {
		return "", fmt.Errorf("dial: %w", err)
	}
	defer func() { _ = c.Close() }()
	return converse(c, command)
}
