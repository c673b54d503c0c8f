package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"kiezbot/internal/kiez"
)

// refused is the key with which the person is told.
func refused(t *testing.T, err error) string {
	t.Helper()
	user, ok := errors.AsType[*kiez.UserError](err)
	if !ok {
		t.Fatalf("not for the person: %v", err)
	}
	return user.Text.Key
}

func loopback(a netip.Addr) bool { return a.IsLoopback() }

func TestGet(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/file":
			fmt.Fprint(w, "file "+r.URL.RawQuery)
		case "/moved":
			if r.Header.Get("Referer") != "" {
				t.Error("the address is passed on")
			}
			http.Redirect(w, r, "/file?moved", http.StatusFound)
		case "/first":
			http.Redirect(w, r, "/moved", http.StatusFound)
		case "/round":
			http.Redirect(w, r, "/round", http.StatusFound)
		case "/elsewhere":
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		case "/exact":
			fmt.Fprint(w, strings.Repeat("x", maxBytes))
		case "/large":
			fmt.Fprint(w, strings.Repeat("x", maxBytes+1))
		case "/half":
			w.Header().Set("Content-Length", "100")
			fmt.Fprint(w, "half")
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(server.Close)
	c := newClient(loopback, nil, wholeTime)
	for path, want := range map[string]string{"/file?a=b": "file a=b", "/first": "file moved"} {
		if got, err := c.Get(t.Context(), server.URL+path); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
	if got, err := c.Get(t.Context(), server.URL+"/exact"); err != nil || len(got) != maxBytes {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	for address, want := range map[string]string{
		server.URL + "/nothing": "import.unreachable", server.URL + "/round": "import.unreachable",
		server.URL + "/elsewhere": "import.unreachable", server.URL + "/half": "import.unreachable",
		server.URL + "/large":      "import.too_large",
		"file:///etc/passwd":       "import.bad_address",
		"ftp://example.org/x.ics":  "import.bad_address",
		"https://":                 "import.bad_address",
		"kalender":                 "import.bad_address",
		"http://exa mple.org/":     "import.bad_address",
		"webcal://127.0.0.1:1/ics": "import.unreachable",
	} {
		if _, err := c.Get(t.Context(), address); refused(t, err) != want {
			t.Errorf("%s: %v, want %s", address, err, want)
		}
	}
}

func TestGetStopsWhenTold(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		stop()
		<-r.Context().Done()
	}))
	t.Cleanup(server.Close)
	if _, err := newClient(loopback, nil, wholeTime).Get(ctx, server.URL); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestGetGivesUp waits for an answer, and for the rest of a file, that never come.
func TestGetGivesUp(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/begins" {
			fmt.Fprint(w, "BEGIN:VCALENDAR")
			http.NewResponseController(w).Flush()
		}
		<-r.Context().Done()
	}))
	t.Cleanup(server.Close)
	for _, path := range []string{"/never", "/begins"} {
		if _, err := NewFor(loopback, 50*time.Millisecond).Get(t.Context(), server.URL+path); refused(t, err) != "import.too_slow" {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// TestGetRefusesPrivateAddresses asks the Client of production for addresses of this machine and of networks around it:
// as numbers in all the ways they can be written, behind names, and behind redirects.
func TestGetRefusesPrivateAddresses(t *testing.T) {
	t.Parallel()
	asked := make(chan string, 100)
	inside := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { asked <- r.Host }))
	t.Cleanup(inside.Close)
	_, port, err := net.SplitHostPort(inside.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	hosts := []string{
		"127.0.0.1", "127.1.2.3", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
		"[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]", "[fc00::1]", "[fd12::1]", "[fe80::1]", "[64:ff9b::7f00:1]",
		"[2002:7f00:1::1]", "localhost",
	}
	for _, host := range hosts {
		_, err := New().Get(t.Context(), "http://"+host+":"+port+"/")
		if key := refused(t, err); key != "import.private_address" {
			t.Errorf("%s: %s", host, key)
		}
	}

	// Redirects: the first server may be asked, what it leads to may not.
	first := true
	outside := func(a netip.Addr) bool {
		if first && a.IsLoopback() {
			first = false
			return true
		}
		return isPublic(a)
	}
	for _, host := range hosts {
		door := httptest.NewServer(http.RedirectHandler("http://"+host+":"+port+"/", http.StatusFound))
		first = true
		_, err := newClient(outside, nil, wholeTime).Get(t.Context(), door.URL)
		if key := refused(t, err); key != "import.private_address" {
			t.Errorf("redirected to %s: %s", host, key)
		}
		door.Close()
	}
	if n := len(asked); n > 0 {
		t.Errorf("the machine inside was asked %d times, first as %s", n, <-asked)
	}
}

// TestGetJudgesWhatANameLeadsTo asks a name server that has private addresses for a public name.
func TestGetJudgesWhatANameLeadsTo(t *testing.T) {
	t.Parallel()
	names := nameServer(t, [4]byte{10, 0, 0, 1})
	var judged []string
	c := newClient(func(a netip.Addr) bool {
		judged = append(judged, a.String())
		return isPublic(a)
	}, names, wholeTime)
	if _, err := c.Get(t.Context(), "http://calendar.example.org/"); refused(t, err) != "import.private_address" {
		t.Error(err)
	}
	if len(judged) != 1 || judged[0] != "10.0.0.1" {
		t.Errorf("judged %v", judged)
	}
}

// nameServer gives a resolver for which every name has this address.
func nameServer(t *testing.T, address [4]byte) *net.Resolver {
	t.Helper()
	server, err := new(net.ListenConfig).ListenPacket(t.Context(), "udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	go func() {
		packet := make([]byte, 512)
		for {
			n, from, err := server.ReadFrom(packet)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(packet[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			m.Response, m.RecursionAvailable, m.Additionals = true, true, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				m.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class, TTL: 1},
					Body:   &dnsmessage.AResource{A: address},
				}}
			}
			if answer, err := m.Pack(); err == nil {
				server.WriteTo(answer, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", server.LocalAddr().String())
	}}
}

func TestIsPublic(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{
		"93.184.216.34": true, "8.8.8.8": true, "2a00:1450:4001:80b::200e": true, "::ffff:8.8.8.8": true, "100.63.255.255": true,
		"172.32.0.1": true, "192.0.1.1": true,
		"127.0.0.1": false, "10.0.0.1": false, "172.31.255.255": false, "192.168.0.1": false, "169.254.169.254": false,
		"100.64.0.1": false, "100.127.255.255": false, "0.0.0.0": false, "0.1.2.3": false, "224.0.0.1": false,
		"255.255.255.255": false, "240.0.0.1": false, "198.18.0.1": false, "192.0.2.1": false, "192.0.0.170": false,
		"::": false, "::1": false, "::7f00:1": false, "::ffff:192.168.0.1": false, "fc00::1": false, "fdff::1": false,
		"fe80::1": false, "fe80::1%eth0": false, "2a00::1%eth0": false, "fec0::1": false, "ff02::1": false,
		"64:ff9b::a00:1": false, "2001::1": false, "2001:db8::1": false, "2002:a00:1::": false,
	} {
		if got := isPublic(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
}

// A small file that becomes a large one is no larger than any other.
func TestGetRefusesWhatUnpacksToMore(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		packed := gzip.NewWriter(w)
		for range 100 * maxBytes / 4096 {
			if _, err := packed.Write(make([]byte, 4096)); err != nil {
				return // the client has had enough
			}
		}
		packed.Close()
	}))
	t.Cleanup(server.Close)
	if _, err := newClient(loopback, nil, wholeTime).Get(t.Context(), server.URL); refused(t, err) != "import.too_large" {
		t.Error(err)
	}
}
