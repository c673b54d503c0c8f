package redisstore

import (
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// openStore opens a store that closes with the test.
func openStore(t testing.TB, url string) *Store {
	t.Helper()
	s, err := Open(t.Context(), Options{URL: url})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestParseURL(t *testing.T) {
	t.Parallel()
	tests := []struct {
		url, addrs, user, password, master string
		db                                 int
		cluster, tls                       bool
	}{
		{url: "redis://localhost", addrs: "localhost:6379"},
		{url: "redis://u:p%40ss@h:7000/3", addrs: "h:7000", user: "u", password: "p@ss", db: 3},
		{url: "rediss://:geheim@h", addrs: "h:6379", password: "geheim", tls: true},
		{url: "unix:///run/redis.sock?db=2", addrs: "/run/redis.sock", db: 2},
		{url: "redis+sentinel://h1,h2:99/1?master=kiez", addrs: "h1:26379,h2:99", db: 1, master: "kiez"},
		{url: "redis+sentinel://u:p@h1?master=kiez&db=4", addrs: "h1:26379", user: "u", password: "p", db: 4, master: "kiez"},
		{url: "redis+cluster://h1,h2", addrs: "h1:6379,h2:6379", cluster: true},
		{url: "redis+cluster://u:p@h1:1", addrs: "h1:1", user: "u", password: "p", cluster: true},
		{url: "redis+cluster://[::1]:7000,[::2]", addrs: "[::1]:7000,[::2]:6379", cluster: true},
		{url: "rediss+cluster://h1,h2/", addrs: "h1:6379,h2:6379", cluster: true, tls: true},
	}
	for _, tt := range tests {
		o, err := parseURL(tt.url)
		if err != nil {
			t.Errorf("%s: %v", tt.url, err)
			continue
		}
		if got := strings.Join(o.Addrs, ","); got != tt.addrs || o.Username != tt.user || o.Password != tt.password ||
			o.MasterName != tt.master || o.DB != tt.db || o.IsClusterMode != tt.cluster || (o.TLSConfig != nil) != tt.tls {
			t.Errorf("%s: got %s %+v", tt.url, got, o)
		}
		if tt.tls && tt.cluster && o.TLSConfig.ServerName != "" {
			t.Errorf("%s: every server would have to be called %q", tt.url, o.TLSConfig.ServerName)
		}
	}
}

func TestURLErrorsKeepThePassword(t *testing.T) {
	t.Parallel()
	for _, url := range []string{
		"", "geheim", "http://u:geheim@h", "redis://u:geheim@h:port", "redis://u:12/geheim@h/0",
		"redis://u:geheim@h/zero", "redis://u:geheim@h/0/1", "redis://u:ge%heim@h", "redis://u:geheim@h/?pool_size=geheim",
		"redis+sentinel://u:geheim@h1,h2/0", "redis+sentinel://u:geheim@h1/0?master=a&x=geheim",
		"redis+sentinel://u:geheim@h1/0?master=%zz", "redis+cluster://u:geheim@", "redis+cluster://u:geheim@h1,,h2",
		"redis+cluster://u:geheim@h1/3", "redis+geheim://h1", "redis+cluster://u:12/geheim@h1", "unix://u:geheim@",
	} {
		err := CheckURL(url)
		if err == nil {
			t.Errorf("%q was accepted", url)
		} else if strings.Contains(err.Error(), "geheim") || strings.Contains(err.Error(), "heim@") {
			t.Errorf("%q: the error shows the password: %v", url, err)
		}
	}
}

func TestOpenRefusesPrefix(t *testing.T) {
	t.Parallel()
	for _, prefix := range []string{"a{b}", "a b", "a*"} {
		if s, err := Open(t.Context(), Options{URL: redistest.Mini(t), Prefix: prefix}); err == nil {
			t.Errorf("prefix %q was accepted", prefix)
			_ = s.Close()
		}
	}
}

func TestOpenWithoutServer(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close() // nobody listens here any more
	_, err = Open(t.Context(), Options{URL: "redis://user:geheim@" + address})
	if !errors.Is(err, kiez.ErrStore) {
		t.Errorf("got %v, want kiez.ErrStore", err)
	}
	if err != nil && strings.Contains(err.Error(), "geheim") {
		t.Errorf("the error shows the password: %v", err)
	}
}

func TestOpenWithWrongPassword(t *testing.T) {
	t.Parallel()
	_, err := Open(t.Context(), Options{URL: strings.Replace(redistest.Real(t), "://", "://kiez:geheim@", 1)})
	if err == nil || errors.Is(err, kiez.ErrStore) {
		t.Errorf("got %v: a wrong password is no failure of the connection", err)
	}
	if err != nil && strings.Contains(err.Error(), "geheim") {
		t.Errorf("the error shows the password: %v", err)
	}
}

// A server that accepts connections and never answers costs the time limit, and then is an error of the store.
func TestSilentServer(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	start := time.Now()
	_, err = Open(t.Context(), Options{URL: "redis://" + l.Addr().String()})
	if took := time.Since(start); !errors.Is(err, kiez.ErrStore) || took > 15*time.Second {
		t.Errorf("after %s: %v, want kiez.ErrStore", took, err)
	} else {
		t.Logf("gave up after %s", took)
	}
}
