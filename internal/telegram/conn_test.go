package telegram

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"kiezbot/internal/kiez"
)

var short = kiez.Outgoing{Chat: 1, HTML: "x", Bulk: true}

// peer is what the client speaks to: a listener whose connections are served by the test.
type peer struct {
	client      *Client
	connections atomic.Int32
	requests    atomic.Int32
}

// newPeer serves each connection until serve returns, and tells it which it is, from 1 on.
func newPeer(t testing.TB, serve func(p *peer, nth int32, c net.Conn)) *peer {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &peer{}
	if p.client, err = New(Options{Token: testToken, APIURL: "http://" + l.Addr().String()}); err != nil {
		t.Fatal(err)
	}
	var serving sync.WaitGroup
	serving.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			nth := p.connections.Add(1)
			serving.Go(func() {
				defer c.Close()
				serve(p, nth, c)
			})
		}
	})
	t.Cleanup(func() {
		p.client.Close()
		l.Close()
		serving.Wait()
	})
	return p
}

// answers serves every request with the same answer.
func answers(answer string) func(*peer, int32, net.Conn) {
	return func(p *peer, _ int32, c net.Conn) {
		for in := bufio.NewReader(c); p.read(in); {
			io.WriteString(c, answer)
		}
	}
}

// read takes one whole request; false: there is none.
func (p *peer) read(in *bufio.Reader) bool {
	r, err := http.ReadRequest(in)
	if err != nil {
		return false
	}
	_, err = io.Copy(io.Discard, r.Body)
	if err == nil {
		p.requests.Add(1)
	}
	return err == nil
}

// send makes one call and judges what comes of it.
func (p *peer) send(t *testing.T, want string) error {
	t.Helper()
	_, err := p.client.Send(t.Context(), short)
	if got := verdict(err); got != want {
		t.Errorf("%s, want %s: %v", got, want, err)
	}
	return err
}

func (p *peer) idle() []*conn {
	pool := p.client.http.base.(*pool)
	pool.mu.Lock()
	defer pool.mu.Unlock()
	return pool.idle
}

func sized(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }

// Whatever is wrong with an answer, the call says so in time, and the next goes by a connection that nothing is left on.
func TestAnswersOfManyKinds(t *testing.T) {
	const ok, chunked = "HTTP/1.1 200 OK\r\n", "Transfer-Encoding: chunked\r\n\r\n"
	for name, c := range map[string]struct {
		answer string
		want   string
		again  bool // the connection serves the next call
	}{
		"plain":            {ok + sized(sentAnswer), "sent", true},
		"in chunks":        {ok + chunked + "5\r\n" + sentAnswer[:5] + "\r\n20\r\n" + sentAnswer[5:] + "\r\n0\r\n\r\n", "sent", true},
		"with a trailer":   {ok + "Trailer: X\r\n" + chunked + "25\r\n" + sentAnswer + "\r\n0\r\nX: y\r\n\r\n", "sent", true},
		"announced":        {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + ok + sized(sentAnswer), "sent", true},
		"announced only":   {strings.Repeat("HTTP/1.1 102 Processing\r\n\r\n", 100), "unsure", false},
		"the last":         {ok + "Connection: close\r\n" + sized(sentAnswer), "sent", false},
		"HTTP/1.0":         {"HTTP/1.0 200 OK\r\n" + sized(sentAnswer), "sent", false},
		"HTTP/1.0 kept":    {"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n" + sized(sentAnswer), "sent", true},
		"more than asked":  {ok + sized(sentAnswer) + "HTTP/1.1 408 Request Timeout\r\n\r\n", "sent", false},
		"longer than said": {ok + "Content-Length: 38\r\n\r\n" + sentAnswer + " garbage", "sent", false},
		"compressed":       {ok + "Content-Encoding: gzip\r\n" + sized("\x1f\x8b"), "unsure", false},
		"not compressed":   {ok + "Content-Encoding: identity\r\n" + sized(sentAnswer), "sent", true},
		"another protocol": {"SSH-2.0-OpenSSH_9.2\r\n", "unsure", false},
		"two lengths":      {ok + "Content-Length: 1\r\n" + sized(sentAnswer), "unsure", false},
		"negative length":  {ok + "Content-Length: -1\r\n\r\n" + sentAnswer, "unsure", false},
		"broken chunk":     {ok + chunked + "xyz\r\n", "unsure", false},
		"no content":       {"HTTP/1.1 204 No Content\r\n\r\n", "retry", true},
		"gateway":          {"HTTP/1.1 502 Bad Gateway\r\n" + sized("<html>"), "retry", false},
		"busy":             {"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\n" + sized("slow down"), "pause 7s", true},
		"large header":     {ok + "X: " + strings.Repeat("x", maxHeader) + "\r\n" + sized(sentAnswer), "unsure", false},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPeer(t, answers(c.answer))
			err := p.send(t, c.want)
			if err != nil && strings.Contains(err.Error(), context.DeadlineExceeded.Error()) {
				t.Errorf("only the time limit ended it: %v", err)
			}
			if n := len(p.idle()); (n == 1) != c.again {
				t.Errorf("%d connections kept", n)
			}
			p.send(t, c.want)
			if n := p.connections.Load(); (n == 1) != c.again {
				t.Errorf("%d connections", n)
			}
			if n := p.requests.Load(); n != 2 {
				t.Errorf("%d requests for 2 calls", n)
			}
		})
	}
}

// An answer without a length ends with its connection.
func TestAnswerWithoutLength(t *testing.T) {
	for answer, want := range map[string]string{sentAnswer: "sent", sentAnswer[:10]: "unsure", "": "unsure"} {
		p := newPeer(t, func(p *peer, _ int32, c net.Conn) {
			p.read(bufio.NewReader(c))
			io.WriteString(c, "HTTP/1.1 200 OK\r\n\r\n"+answer)
		})
		p.send(t, want)
		p.send(t, want)
		if n := p.connections.Load(); n != 2 {
			t.Errorf("%d connections for 2 calls", n)
		}
	}
}

// Whoever never stops is not listened to for ever.
func TestServerNeverStops(t *testing.T) {
	for name, c := range map[string]struct{ begin, more string }{
		"line":    {"HTTP/1.1 200 OK", " OK"},
		"header":  {"HTTP/1.1 200 OK\r\n", "X: y\r\n"},
		"body":    {"HTTP/1.1 200 OK\r\n\r\n{", "          "},
		"chunks":  {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n", "8\r\n        \r\n"},
		"chunk":   {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", "x"},
		"trailer": {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n0\r\n", "X: y\r\n"},
		"interim": {"HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n"},
	} {
		t.Run(name, func(t *testing.T) {
			more := bytes.Repeat([]byte(c.more), 1+1<<16/len(c.more))
			p := newPeer(t, func(p *peer, _ int32, out net.Conn) {
				p.read(bufio.NewReader(out))
				for _, err := io.WriteString(out, c.begin); err == nil; {
					_, err = out.Write(more)
				}
			})
			err := p.send(t, "unsure")
			if err == nil || errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("ended by %v", err)
			}
			if n := len(p.idle()); n != 0 {
				t.Errorf("%d connections kept", n)
			}
		})
	}
}

// What an answer claims to be long is not believed before it comes.
func TestClaimedLengthTakesNoMemory(t *testing.T) {
	p := newPeer(t, func(p *peer, _ int32, c net.Conn) {
		p.read(bufio.NewReader(c))
		fmt.Fprintf(c, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n{", maxAnswer)
	})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	p.send(t, "unsure")
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; n > maxAnswer/4 {
		t.Errorf("%d bytes for an answer of one", n)
	}
}

// A request that is not read to its end is refused all the same, in time, whether it is in memory or streams.
func TestRefusedBeforeItIsRead(t *testing.T) {
	const refused = `{"ok":false,"error_code":413,"description":"Request Entity Too Large"}`
	inMemory := request{method: "sendMessage", params: tgbotapi.Params{"text": strings.Repeat("x", 16<<20)}}
	upload := request{method: "sendDocument", as: "document", file: &kiez.File{Name: "x", Data: make([]byte, 16<<20)}}
	for name, c := range map[string]struct {
		request request
		lingers bool // the server reads on, for nothing, as nginx does
	}{
		"in memory":             {inMemory, true},
		"in memory, by a reset": {inMemory, false},
		"upload":                {upload, true}, // a reset may reach net/http before the answer
	} {
		t.Run(name, func(t *testing.T) {
			p := newPeer(t, func(_ *peer, _ int32, out net.Conn) {
				in := bufio.NewReader(out)
				if _, err := http.ReadRequest(in); err != nil {
					t.Error(err)
				}
				io.WriteString(out, "HTTP/1.1 413 Request Entity Too Large\r\nConnection: close\r\n"+sized(refused))
				if c.lingers {
					io.Copy(io.Discard, in)
				}
			})
			_, err := p.client.call(t.Context(), c.request)
			if got := verdict(err); got != "final" || !strings.Contains(err.Error(), "413") {
				t.Errorf("%s: %v", got, err)
			}
			if n := len(p.idle()); n != 0 {
				t.Errorf("%d connections kept", n)
			}
		})
	}
}

// What ends while a request is being written is a certain failure: Telegram cannot act on a part of it.
func TestWrittenInPart(t *testing.T) {
	p := newPeer(t, func(_ *peer, _ int32, c net.Conn) {
		io.ReadFull(c, make([]byte, 1000))
		c.(*net.TCPConn).SetLinger(0) // a reset
	})
	_, err := p.client.call(t.Context(), request{method: "x", params: tgbotapi.Params{"text": strings.Repeat("x", 16<<20)}})
	if got := verdict(err); got != "retry" {
		t.Errorf("%s: %v", got, err)
	}
}

// A connection that was closed, or on which something came, while it was idle takes no call. So a message is not
// unsure because the server had just had enough.
func TestClosedWhileIdle(t *testing.T) {
	for name, end := range map[string]func(c *net.TCPConn){
		"in order": func(c *net.TCPConn) { c.Close() },
		"by reset": func(c *net.TCPConn) { c.SetLinger(0); c.Close() },
		"half":     func(c *net.TCPConn) { c.CloseWrite() },
		"with a page": func(c *net.TCPConn) {
			io.WriteString(c, "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n")
		},
	} {
		t.Run(name, func(t *testing.T) {
			finish := make(chan struct{})
			p := newPeer(t, func(p *peer, nth int32, c net.Conn) {
				for in := bufio.NewReader(c); p.read(in); {
					io.WriteString(c, "HTTP/1.1 200 OK\r\n"+sized(sentAnswer))
					if nth == 1 {
						<-finish
						end(c.(*net.TCPConn))
					}
				}
			})
			p.send(t, "sent")
			if idle := p.idle(); len(idle) != 1 || !idle[0].usable() {
				t.Fatal("no connection was kept")
			}
			close(finish)
			for c := p.idle()[0]; c.usable(); { // until the system has heard of it
				runtime.Gosched()
			}
			p.send(t, "sent")
			if n := p.connections.Load(); n != 2 {
				t.Errorf("%d connections", n)
			}
		})
	}
}

// A call that went out by a connection used before is not repeated, whatever becomes of it.
func TestNothingIsRepeated(t *testing.T) {
	p := newPeer(t, func(p *peer, _ int32, c net.Conn) {
		in := bufio.NewReader(c)
		p.read(in)
		io.WriteString(c, "HTTP/1.1 200 OK\r\n"+sized(sentAnswer))
		p.read(in) // and closes
	})
	p.send(t, "sent")
	p.send(t, "unsure")
	if n := p.requests.Load(); n != 2 {
		t.Errorf("%d requests for 2 calls", n)
	}
}

// A call that is broken off ends at once, wherever it stands, and its connection with it.
func TestBrokenOff(t *testing.T) {
	for name, c := range map[string]struct{ answer, want string }{
		"before the answer":  {"", "unsure"},
		"inside the header":  {"HTTP/1.1 200 OK\r\nConte", "unsure"},
		"inside the body":    {"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", "unsure"},
		"between two chunks": {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n", "unsure"},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			p := newPeer(t, func(p *peer, _ int32, out net.Conn) {
				p.read(bufio.NewReader(out))
				io.WriteString(out, c.answer)
				cancel()
				io.Copy(io.Discard, out) // until the client closes
			})
			_, err := p.client.Send(ctx, short)
			if got := verdict(err); got != c.want || !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v", got, err)
			}
			if n := len(p.idle()); n != 0 {
				t.Errorf("%d connections kept", n)
			}
		})
	}
}
