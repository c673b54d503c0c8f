// Package redistest gives tests a store of their own: miniredis in the process, or a real redis-server that ends with
// the test. It knows nothing of what is stored.
package redistest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
)

// Mini starts miniredis on a loopback port and gives its URL.
func Mini(t testing.TB) string {
	t.Helper()
	m := miniredis.NewMiniRedis()
	if err := m.StartAddr("127.0.0.1:0"); err != nil {
		t.Fatalf("start miniredis: %v", err)
	}
	t.Cleanup(m.Close)
	return "redis://" + m.Addr()
}

// Real starts redis-server from PATH on a free loopback port, with its append-only file in a folder of the test, and
// gives its URL. Without redis-server the test is skipped loudly, or fails where KIEZBOT_TEST_ALL=1 wants every test.
func Real(t testing.TB) string {
	t.Helper()
	return NewServer(t).URL()
}

// find gives the path of redis-server.
func find(t testing.TB) string {
	t.Helper()
	program, err := exec.LookPath("redis-server")
	if err != nil {
		if os.Getenv("KIEZBOT_TEST_ALL") == "1" { //nolint:forbidigo // a switch of the tests, not of the bot
			t.Fatal("redis-server is missing, and KIEZBOT_TEST_ALL=1 allows no test to be left out")
		}
		t.Skip("LEFT OUT: needs redis-server; make test installs it")
	}
	return program
}

// Each runs the same test on miniredis and on a real server.
func Each(t *testing.T, test func(t *testing.T, url string)) {
	t.Helper()
	t.Run("miniredis", func(t *testing.T) { test(t, Mini(t)) })
	t.Run("redis-server", func(t *testing.T) { test(t, Real(t)) })
}

// freeAddress finds a loopback port nobody uses at the moment.
func freeAddress(t testing.TB) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("find a free port: %v", err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

// within asks again and again until the answer is yes.
func within(limit time.Duration, ask func() bool) error {
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(limit); !ask(); <-tick.C {
		if time.Now().After(deadline) {
			return fmt.Errorf("not within %s", limit)
		}
	}
	return nil
}

// tell sends one command in the inline form and gives the answer, a simple or a bulk string.
func tell(address, command string) (string, error) {
	c, err := net.DialTimeout("tcp", address, time.Second) //nolint:noctx // bounded by its own timeout
	if err != nil {
		return "", fmt.Errorf("dial: %w", err)
	}
	defer func() { _ = c.Close() }()
	return converse(c, command)
}

// converse sends one command over a connection and gives the answer.
func converse(c net.Conn, command string) (string, error) {
	_ = c.SetDeadline(time.Now().Add(time.Second))
	if _, err := fmt.Fprintf(c, "%s\r\n", command); err != nil {
		return "", fmt.Errorf("send: %w", err)
	}
	answer := bufio.NewReader(c)
	line, err := answer.ReadString('\n')
	line = strings.TrimSpace(line)
	if err != nil {
		return "", fmt.Errorf("read the answer: %w", err)
	}
	if line == "" || line[0] == '-' {
		return "", errors.New(line)
	}
	if line[0] != '$' {
		return line[1:], nil
	}
	size, _ := strconv.Atoi(line[1:])
	bulk := make([]byte, size)
	_, err = io.ReadFull(answer, bulk)
	return string(bulk), err
}
