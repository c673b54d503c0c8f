package telegram

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"go.uber.org/goleak"

	"kiezbot/internal/kiez"
)

const sentAnswer = `{"ok":true,"result":{"message_id":1}}`

func TestConnectionsAreUsedAgain(t *testing.T) {
	for name, c := range map[string]struct {
		message kiez.Outgoing
		most    int32 // connections for maxIdle calls at a time
	}{
		"message": {kiez.Outgoing{Chat: 1, HTML: "x"}, maxIdle},
		// net/http may dial and then be served by a connection just freed.
		"upload": {kiez.Outgoing{Chat: 1, File: &kiez.File{Name: "x", Data: []byte("x")}}, 2 * maxIdle},
	} {
		t.Run(name, func(t *testing.T) {
			client, dialled := countingServer(t)
			send := func() {
				if _, err := client.Send(t.Context(), c.message); err != nil {
					t.Error(err)
				}
			}
			for range 10 {
				send()
			}
			if n := dialled.Load(); n != 1 {
				t.Errorf("%d connections for calls in a row", n)
			}
			for range 5 {
				var wg sync.WaitGroup
				for range maxIdle {
					wg.Go(send)
				}
				wg.Wait()
			}
			if n := dialled.Load(); n > c.most {
				t.Errorf("%d connections for %d calls at a time", n, maxIdle)
			}
		})
	}
}

// countingServer takes every call, counts connections, and is what the client speaks to.
func countingServer(t *testing.T) (c *Client, dialled *atomic.Int32) {
	t.Helper()
	dialled = new(atomic.Int32)
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		fmt.Fprint(w, sentAnswer+"\n\n")
		w.(http.Flusher).Flush() // chunked: the library stops reading before the end
	}))
	srv.Config.ConnState = func(_ net.Conn, s http.ConnState) {
		if s == http.StateNew {
			dialled.Add(1)
		}
	}
	srv.Start()
	t.Cleanup(srv.Close)
	c, err := New(Options{Token: testToken, APIURL: srv.URL})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c, dialled
}

func TestAnswerHasALimit(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `{"ok":true,"result":`)
		blank := bytes.Repeat([]byte(" "), 1<<20)
		for range maxAnswer>>20 + 1 {
			if _, err := w.Write(blank); err != nil {
				return
			}
		}
		fmt.Fprint(w, `{"message_id":1}}`)
	}))
	defer srv.Close()
	c, err := New(Options{Token: testToken, APIURL: srv.URL})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_, err = c.Send(t.Context(), kiez.Outgoing{Chat: 1, HTML: "x", Bulk: true})
	if !errors.Is(err, kiez.ErrUnsure) || !strings.Contains(err.Error(), "longer than") {
		t.Errorf("err = %v", err)
	}
}

// Whoever redirects is not Telegram, and must not get the message.
func TestRedirectsAreNotFollowed(t *testing.T) {
	var calls atomic.Int32
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		calls.Add(1)
		w.Header().Set("Location", "https://telegram/elsewhere")
		w.WriteHeader(http.StatusTemporaryRedirect)
		fmt.Fprint(w, sentAnswer)
	}))
	defer srv.Close()
	c, err := New(Options{Token: testToken, APIURL: srv.URL})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_, err = c.Send(t.Context(), kiez.Outgoing{Chat: 1, HTML: "x", Bulk: true})
	if got := verdict(err); got != "retry" || calls.Load() != 1 {
		t.Errorf("%s after %d calls: %v", got, calls.Load(), err)
	}
}

// A client that fails without reading the body would leave the library's upload goroutine behind.
func TestFailedUploadsLeaveNothingBehind(t *testing.T) {
	defer goleak.VerifyNone(t)
	deaf := roundTripFunc(func(*http.Request) (*http.Response, error) { return nil, errors.New("nobody listens") })
	c, err := New(Options{Token: testToken, Transport: deaf})
	if err != nil {
		t.Fatal(err)
	}
	m := kiez.Outgoing{Chat: 1, HTML: "x", File: &kiez.File{Name: "x", Data: make([]byte, 1<<20)}, Bulk: true}
	for range 50 {
		_, err := c.Send(t.Context(), m)
		if got := verdict(err); got != "retry" {
			t.Fatalf("%s: %v", got, err)
		}
	}
}
