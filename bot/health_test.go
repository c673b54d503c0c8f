package main

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"syscall"
	"testing"
	"time"

	"kiezbot/internal/redisstore/redistest"
)

// freeAddress is a loopback port that nobody uses at the moment.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// O14: what runs can be asked from outside, and says when Redis is away.
func TestHealthOfTheProgram(t *testing.T) {
	server, address := redistest.NewServer(t), freeAddress(t)
	asks := operator{environ: []string{"LISTEN_ADDR=" + address}}
	if status, out, errs := asks.types(t, "health"); status != exitProblem || out != "" ||
		!strings.Contains(errs, "the bot does not answer") {
		t.Errorf("nobody runs: status %d\n%s%s", status, out, errs)
	}
	s := newSiteWith(t, installation{redis: server.URL(), environ: []string{"LISTEN_ADDR=" + address, "LOG_FORMAT=json"}})
	s.start()
	var status int
	var out, errs string
	says := func(want int) func() bool {
		return func() bool { status, out, errs = asks.types(t, "health"); return status == want }
	}
	s.eventually("the bot is ready", says(exitFine))
	if !strings.Contains(out, "ok  redis      answers\n") || strings.Contains(out, "NO") || errs != "" {
		t.Errorf("ready:\n%s%s", out, errs)
	}
	server.Stop()
	s.eventually("the bot is not ready", says(exitProblem))
	if !strings.Contains(out, "NO  redis      does not answer\n") || !strings.Contains(errs, "the bot is not ready") {
		t.Errorf("without Redis:\n%s%s", out, errs)
	}
	server.Start()
	s.eventually("the bot is ready again", says(exitFine))

	res, err := http.Get("http://" + address + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil || !strings.Contains(string(text), "\nprocess_resident_memory_bytes ") ||
		!strings.Contains(string(text), "\nkiezbot_build_info{") {
		t.Errorf("metrics of the process: %v\n%s", err, text)
	}
	if status := s.end(syscall.SIGTERM, 10*time.Second); status != exitFine {
		t.Errorf("status %d after SIGTERM", status)
	}
}

// Of two replicas one polls; the other is as ready, says why it hears nothing itself, and takes over.
func TestHealthOfAStandby(t *testing.T) {
	addresses := []string{freeAddress(t), freeAddress(t)}
	s := newSiteWith(t, installation{environ: []string{"LISTEN_ADDR=" + addresses[0]}})
	says := func(address, part string) func() bool {
		return func() bool {
			status, out, _ := operator{environ: []string{"LISTEN_ADDR=" + address}}.types(t, "health")
			return status == exitFine && strings.Contains(out, part)
		}
	}
	first := s.start()
	s.eventually("the first polls", says(addresses[0], "ok  inbound    heard from Telegram"))
	s.environ[len(s.environ)-1] = "LISTEN_ADDR=" + addresses[1]
	s.start()
	s.eventually("the second stands by", says(addresses[1], "ok  inbound    another replica polls"))
	if status := s.endOf(first, syscall.SIGTERM, 10*time.Second); status != exitFine {
		t.Errorf("status %d after SIGTERM", status)
	}
	s.eventually("the second polls", says(addresses[1], "ok  inbound    heard from Telegram"))
	s.ask(asker, "/hilfe", "Das kann ich")
}

func TestHealthOfSomethingElse(t *testing.T) {
	other := httptest.NewServer(http.NotFoundHandler())
	defer other.Close()
	for environ, want := range map[string]string{
		"": "LISTEN_ADDR is not set",
		"LISTEN_ADDR=" + strings.TrimPrefix(other.URL, "http://"): "something else answers at LISTEN_ADDR: 404",
		"LISTEN_ADDR=nowhere": "LISTEN_ADDR",
	} {
		status, out, errs := operator{environ: []string{environ}}.types(t, "health")
		if status != exitProblem || out != "" || !strings.Contains(errs, want) {
			t.Errorf("%q: status %d\n%s%s", environ, status, out, errs)
		}
	}
	for listen, want := range map[string]string{
		":8080": "127.0.0.1:8080", "0.0.0.0:80": "127.0.0.1:80", "[::]:80": "127.0.0.1:80", "10.1.2.3:80": "10.1.2.3:80",
		"[::1]:80": "[::1]:80",
	} {
		if got := here(listen); got != want {
			t.Errorf("%s is reached at %s, want %s", listen, got, want)
		}
	}
}
