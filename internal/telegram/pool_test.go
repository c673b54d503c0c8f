package telegram

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kiezbot/internal/kiez"
)

// A connection is kept for 30 seconds; those that stay over from a busy time go with the next call.
func TestIdleConnectionsGoInTime(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		pool := w.client.http.base.(*pool)
		send := func() {
			if _, err := w.client.Send(t.Context(), kiez.Outgoing{Chat: resident, HTML: "x"}); err != nil {
				t.Error(err)
			}
		}
		var wg sync.WaitGroup
		for range 3 {
			wg.Go(send)
		}
		wg.Wait()
		time.Sleep(idleTimeout - time.Second)
		if n := len(pool.idle); n == 0 {
			t.Fatal("none was kept")
		}
		last := pool.idle[len(pool.idle)-1]
		send()
		if n := len(pool.idle); pool.idle[n-1] != last {
			t.Error("the youngest was not used again")
		}
		time.Sleep(2 * time.Second)
		send()
		if !slices.Equal(pool.idle, []*conn{last}) {
			t.Errorf("%d connections left of a busy time", len(pool.idle))
		}
		time.Sleep(idleTimeout)
		send()
		if len(pool.idle) != 1 || pool.idle[0] == last {
			t.Error("a connection was used that had been idle for too long")
		}
	})
}

// No more connections are kept than calls are usual at a time; after Close none is.
func TestIdleConnectionsHaveALimit(t *testing.T) {
	const most = maxIdle + 5
	p := newPool(&url.URL{Scheme: "http", Host: "telegram.test"}, &http.Transport{})
	var ends []net.Conn
	for range most {
		ours, theirs := net.Pipe()
		ends = append(ends, theirs)
		p.put(newConn(ours, ours))
	}
	if n := len(p.idle); n != maxIdle {
		t.Errorf("%d idle connections", n)
	}
	p.CloseIdleConnections()
	ours, theirs := net.Pipe()
	p.put(newConn(ours, ours))
	for i, c := range append(ends, theirs) {
		if _, err := c.Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
			t.Errorf("connection %d was not closed: %v", i, err)
		}
	}
	if n := len(p.idle); n != 0 {
		t.Errorf("%d idle connections after Close", n)
	}
}

// flaky is a connection of which one write fails, after so many bytes.
type flaky struct {
	net.Conn
	writes int // that go well
	bytes  int // of the one after them
}

func (f *flaky) Write(b []byte) (int, error) {
	if f.writes--; f.writes >= 0 {
		return f.Conn.Write(b)
	}
	n, _ := f.Conn.Write(b[:f.bytes])
	return n, errors.New("broken pipe")
}

// A call goes by another connection only if one that had served before took no byte of it.
func TestAnotherConnection(t *testing.T) {
	for name, c := range map[string]struct {
		fails flaky // the first connection
		want  []string
		dials int32
	}{
		"used, nothing written": {flaky{writes: 1}, []string{"sent", "sent"}, 2},
		"used, a byte written":  {flaky{writes: 1, bytes: 1}, []string{"sent", "retry", "sent"}, 2},
		"new, nothing written":  {flaky{}, []string{"retry", "sent"}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			var calls, dials atomic.Int32
			srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				calls.Add(1)
				fmt.Fprint(w, sentAnswer)
			}))
			defer srv.Close()
			standard := &http.Transport{DialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
				conn, err := (&net.Dialer{}).DialContext(ctx, network, addr)
				if dials.Add(1) == 1 {
					return &flaky{conn, c.fails.writes, c.fails.bytes}, err
				}
				return conn, err
			}}
			api, err := url.Parse(srv.URL)
			if err != nil {
				t.Fatal(err)
			}
			client, err := New(Options{Token: testToken, APIURL: srv.URL, Transport: newPool(api, standard)})
			if err != nil {
				t.Fatal(err)
			}
			defer client.Close()
			sent := int32(0)
			for i, want := range c.want {
				_, err := client.Send(t.Context(), short)
				if got := verdict(err); got != want {
					t.Errorf("call %d: %s, want %s: %v", i+1, got, want, err)
				}
				if err == nil {
					sent++
				}
			}
			if dials.Load() != c.dials || calls.Load() != sent {
				t.Errorf("%d connections, %d calls arrived, %d sent", dials.Load(), calls.Load(), sent)
			}
		})
	}
}

// secure is a client of a server that speaks TLS, and may know whom to trust.
func secure(t *testing.T, trusts bool, handle http.HandlerFunc) (*Client, *httptest.Server) {
	t.Helper()
	srv := httptest.NewUnstartedServer(handle)
	srv.EnableHTTP2 = true
	srv.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	srv.StartTLS()
	t.Cleanup(srv.Close)
	api, err := url.Parse(srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	standard := newStandard(func(*http.Request) (*url.URL, error) { return nil, nil })
	if trusts {
		standard.TLSClientConfig = srv.Client().Transport.(*http.Transport).TLSClientConfig
	}
	c, err := New(Options{Token: testToken, APIURL: srv.URL, Transport: newPool(api, standard)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c, srv
}

func TestTLS(t *testing.T) {
	var protocols []string
	c, srv := secure(t, true, func(w http.ResponseWriter, r *http.Request) {
		protocols = append(protocols, r.Proto+" "+r.TLS.ServerName+r.Header.Get("Accept-Encoding"))
		fmt.Fprint(w, sentAnswer)
	})
	send := func() {
		t.Helper()
		if _, err := c.Send(t.Context(), short); err != nil {
			t.Error(err)
		}
	}
	pool := c.http.base.(*pool)
	send()
	first := pool.idle[0]
	send()
	if !slices.Equal(pool.idle, []*conn{first}) {
		t.Error("the connection was not used again")
	}
	srv.CloseClientConnections()
	for first.usable() { // until the system has heard of it
		runtime.Gosched()
	}
	send()
	if slices.Contains(pool.idle, first) {
		t.Error("the connection is still there")
	}
	if want := slices.Repeat([]string{"HTTP/1.1 "}, 3); !slices.Equal(protocols, want) {
		t.Errorf("spoke %q", protocols)
	}
}

// packed sends what is written to it while it holds as one piece.
type packed struct {
	net.Conn
	holds bool
	held  []byte
}

func (p *packed) Write(b []byte) (int, error) {
	if p.holds {
		p.held = append(p.held, b...)
		return len(b), nil
	}
	return p.Conn.Write(b)
}

// What TLS has read along with an answer but not given out is not taken for the answer to the next call.
func TestTLSHoldsNothingBack(t *testing.T) {
	const answer = "HTTP/1.1 200 OK\r\n"
	for name, c := range map[string]struct {
		more        func(c *tls.Conn)
		connections int32
	}{
		"nothing":        {func(*tls.Conn) {}, 1},
		"an answer":      {func(c *tls.Conn) { io.WriteString(c, answer+sized(`{"ok":true,"result":{"message_id":2}}`)) }, 2},
		"a part of it":   {func(c *tls.Conn) { io.WriteString(c, "H") }, 2},
		"the end of TLS": {func(c *tls.Conn) { c.CloseWrite() }, 2},
	} {
		t.Run(name, func(t *testing.T) {
			known := httptest.NewTLSServer(nil)
			defer known.Close()
			var serving sync.WaitGroup
			var connections int32
			standard := known.Client().Transport.(*http.Transport).Clone()
			standard.DialContext = func(context.Context, string, string) (net.Conn, error) {
				ours, theirs := net.Pipe()
				connections++
				serving.Go(func() {
					defer theirs.Close()
					out := &packed{Conn: theirs}
					secure := tls.Server(out, known.TLS)
					for in := bufio.NewReader(secure); (&peer{}).read(in); {
						out.holds = true
						io.WriteString(secure, answer+sized(sentAnswer))
						c.more(secure)
						out.holds = false
						theirs.SetWriteDeadline(time.Time{}) // CloseWrite has set one
						if _, err := theirs.Write(out.held); err != nil {
							t.Error(err)
						}
						out.held = nil
					}
				})
				return ours, nil
			}
			api := &url.URL{Scheme: "https", Host: "example.com"} // as in the certificate
			client, err := New(Options{Token: testToken, APIURL: api.String(), Transport: newPool(api, standard)})
			if err != nil {
				t.Fatal(err)
			}
			for range 2 {
				if ids, err := client.Send(t.Context(), short); err != nil || !slices.Equal(ids, []int{1}) {
					t.Errorf("ids %v, %v", ids, err)
				}
			}
			client.Close()
			serving.Wait()
			if connections != c.connections {
				t.Errorf("%d connections, want %d", connections, c.connections)
			}
		})
	}
}

// Who cannot show that it is Telegram gets nothing, and the failure is certain.
func TestTLSOfSomebodyElse(t *testing.T) {
	c, _ := secure(t, false, func(http.ResponseWriter, *http.Request) { t.Error("a call arrived") })
	_, err := c.Send(t.Context(), short)
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); !ok || verdict(err) != "retry" {
		t.Error(err)
	}
}

// A connection that does not come about in time is a certain failure, whether nobody takes it or TLS is not answered.
func TestTLSIsNotAnswered(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	c, err := New(Options{Token: testToken, APIURL: "https://" + l.Addr().String(), CallTimeout: 20 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := c.Send(t.Context(), short); verdict(err) != "retry" || !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

// Where the environment names a proxy net/http goes through it; where it cannot be read, net/http says so.
func TestProxy(t *testing.T) {
	api := &url.URL{Scheme: "https", Host: "telegram.test"}
	for name, c := range map[string]struct {
		proxy *url.URL
		err   error
		own   bool
	}{
		"none":   {nil, nil, true},
		"one":    {&url.URL{Scheme: "http", Host: "proxy.test"}, nil, false},
		"broken": {nil, errors.New("unreadable"), false},
	} {
		base := newTransport(api, func(r *http.Request) (*url.URL, error) {
			if r.URL != api {
				t.Errorf("asked about %s", r.URL)
			}
			return c.proxy, c.err
		})
		if _, own := base.(*pool); own != c.own {
			t.Errorf("%s: %T", name, base)
		}
	}
}

func TestAddresses(t *testing.T) {
	for api, want := range map[string]string{
		"https://api.telegram.org": "api.telegram.org:443", "http://telegram.test": "telegram.test:80",
		"http://[::1]:8081/x": "[::1]:8081", "https://[::1]": "[::1]:443",
	} {
		u, err := url.Parse(api)
		if err != nil {
			t.Fatal(err)
		}
		p := newPool(u, &http.Transport{})
		if p.addr != want || (p.tls != nil) != strings.HasPrefix(api, "https") {
			t.Errorf("%s: %s", api, p.addr)
		}
	}
}
