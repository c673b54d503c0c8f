package app_test

import (
	"context"
	"net"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
)

// redisServer is a real redis-server that can be stopped and started again with its data.
type redisServer struct {
	t       *testing.T
	address string
	dir     string
	cmd     *exec.Cmd
}

// newRedis starts a server; it ends with the test.
func newRedis(t *testing.T) *redisServer {
	t.Helper()
	if _, err := exec.LookPath("redis-server"); err != nil {
		if os.Getenv("KIEZBOT_TEST_ALL") == "1" {
			t.Fatal("redis-server is missing, and KIEZBOT_TEST_ALL=1 allows no test to be left out")
		}
		t.Skip("LEFT OUT: needs redis-server; make test installs it")
	}
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r := &redisServer{t: t, address: l.Addr().String(), dir: t.TempDir()}
	_ = l.Close()
	r.start()
	t.Cleanup(r.stop)
	return r
}

func (r *redisServer) url() string { return "redis://" + r.address }

// start runs the server and waits until it answers.
func (r *redisServer) start() {
	r.t.Helper()
	host, port, _ := net.SplitHostPort(r.address)
	r.cmd = exec.CommandContext(context.Background(), "redis-server", "--bind", host, "--port", port, "--dir", r.dir,
		"--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction", "--logfile", "redis.log")
	if err := r.cmd.Start(); err != nil {
		r.t.Fatal(err)
	}
	client := redis.NewClient(&redis.Options{Addr: r.address, MaxRetries: -1})
	defer client.Close()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for end := time.Now().Add(10 * time.Second); client.Ping(context.Background()).Err() != nil; <-tick.C {
		if time.Now().After(end) {
			r.t.Fatalf("redis-server at %s does not answer", r.address)
		}
	}
}

// stop ends the server as an operator does: what it was told is on disk.
func (r *redisServer) stop() {
	if r.cmd == nil {
		return
	}
	_ = r.cmd.Process.Signal(syscall.SIGTERM)
	_ = r.cmd.Wait()
	r.cmd = nil
}
