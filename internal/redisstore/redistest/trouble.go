package redistest

import (
	"os"
	"path/filepath"
	"syscall"
)

// Freeze has the server answer nobody, until Thaw.
func (s *Server) Freeze() { s.signal(syscall.SIGSTOP) }

// Thaw ends Freeze.
func (s *Server) Thaw() { s.signal(syscall.SIGCONT) }

// Kill ends the server at once, without a word to anybody.
func (s *Server) Kill() {
	s.t.Helper()
	s.signal(syscall.SIGKILL)
	_ = s.cmd.Wait()
	s.cmd = nil
}

func (s *Server) signal(signal syscall.Signal) {
	s.t.Helper()
	if err := s.cmd.Process.Signal(signal); err != nil {
		s.t.Fatalf("%s to redis-server: %v", signal, err)
	}
}

// Fill leaves the server no memory for anything new, until Drain.
func (s *Server) Fill() { s.Tell("CONFIG SET maxmemory 1") }

// Drain ends Fill.
func (s *Server) Drain() { s.Tell("CONFIG SET maxmemory 0") }

// Demote makes the server a replica, which refuses changes, of a primary that is not there; until Promote.
func (s *Server) Demote() { s.Tell("REPLICAOF 127.0.0.1 1") }

// Promote ends Demote.
func (s *Server) Promote() { s.Tell("REPLICAOF NO ONE") }

// Forget deletes what a stopped server has on disk.
func (s *Server) Forget() {
	s.t.Helper()
	if err := os.RemoveAll(filepath.Join(s.dir, "appendonlydir")); err != nil {
		s.t.Fatalf("delete the data of redis-server: %v", err)
	}
}

// Tell sends one command in the inline form and gives the answer, a simple or a bulk string.
func (s *Server) Tell(command string) string {
	s.t.Helper()
	answer, err := s.tell(command)
	if err != nil {
		s.t.Fatalf("%s: %v", command, err)
	}
	return answer
}
