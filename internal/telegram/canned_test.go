package telegram

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

// canned is a connection that gives the same answer to every request, and what else it has been given to say.
type canned struct {
	answer  string
	forever bool // the answer comes without end, over and over
	unread  string
	bytes   int // read so far
}

func (c *canned) Write(b []byte) (int, error) {
	c.unread = c.answer
	return len(b), nil
}

func (c *canned) Read(b []byte) (int, error) {
	if c.unread == "" && c.forever {
		c.unread = c.answer
	}
	if c.unread == "" {
		return 0, io.EOF
	}
	n := copy(b, c.unread)
	c.unread = c.unread[n:]
	c.bytes += n
	return n, nil
}

func (c *canned) Close() error                     { return nil }
func (c *canned) LocalAddr() net.Addr              { return nil }
func (c *canned) RemoteAddr() net.Addr             { return nil }
func (c *canned) SetDeadline(time.Time) error      { return nil }
func (c *canned) SetReadDeadline(time.Time) error  { return nil }
func (c *canned) SetWriteDeadline(time.Time) error { return nil }

// poolOf has connections that are all c.
func poolOf(c *canned) *pool {
	return newPool(&url.URL{Scheme: "http", Host: "telegram.test"}, &http.Transport{
		DialContext: func(context.Context, string, string) (net.Conn, error) { return c, nil },
	})
}

// Whatever comes back is an answer or an error, in time and in a bounded space, without the token; and a connection is
// used again only when nothing is left on it.
func FuzzAnswer(f *testing.F) {
	const ok, chunked = "HTTP/1.1 200 OK\r\n", "Transfer-Encoding: chunked\r\n\r\n"
	for _, answer := range []string{
		"", "H", ok, ok + "\r\n", ok + sized(sentAnswer), ok + telegramHeader + sized(sentAnswer) + sized(sentAnswer),
		ok + chunked + "25\r\n" + sentAnswer + "\r\n0\r\n\r\n", ok + chunked + "ffffffffffffffff\r\n", ok + chunked + "1;",
		ok + "Content-Length: 99999999999999999999\r\n\r\n{", ok + "Content-Length: 1000000\r\n\r\n{", ok + "\r\n" + sentAnswer,
		"HTTP/1.1 100 Continue\r\n\r\n" + ok + sized(sentAnswer), "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
		"HTTP/1.1 204 No Content\r\n\r\n", "HTTP/1.0 429 x\r\nRetry-After: 9999999999\r\n\r\n<html>", "HTTP/2.0 200 OK\r\n\r\n{}",
		"HTTP/1.1 400 x\r\n" + sized(`{"ok":false,"error_code":400,"description":"`+testToken+`"}`), "POST /bot" + testToken + "/x\r\n",
		ok + "Content-Encoding: gzip\r\n" + sized("\x1f\x8b"), ok + "A: \x00\r\n B\r\n\r\n",
	} {
		f.Add(answer, false)
		f.Add(answer, true)
	}
	f.Fuzz(func(t *testing.T, answer string, forever bool) {
		c := &canned{answer: answer, forever: forever}
		p := poolOf(c)
		client, err := New(Options{Token: testToken, Transport: p})
		if err != nil {
			t.Fatal(err)
		}
		ids, err := client.Send(t.Context(), short)
		if (err == nil) != (len(ids) == 1) {
			t.Errorf("ids %v, %v", ids, err)
		}
		if err != nil && strings.Contains(err.Error(), testToken) {
			t.Errorf("the token is in %v", err)
		}
		if errors.Is(err, context.DeadlineExceeded) {
			t.Error("only the time limit ended it")
		}
		if most := 3 * maxAnswer; c.bytes > most {
			t.Errorf("%d bytes read", c.bytes)
		}
		if kept := slices.ContainsFunc(p.idle, func(c *conn) bool { return c.in.Buffered() > 0 }); kept {
			t.Error("a connection was kept with something on it")
		}
	})
}
