package telegram

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"testing"

	"kiezbot/internal/kiez"
)

// answering takes calls one after the other and gives each the answer of a sent message.
func answering(b *testing.B) (url string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { l.Close() })
	const answer = "HTTP/1.1 200 OK\r\nServer: nginx/1.18.0\r\nDate: Sun, 22 Nov 2026 18:00:00 GMT\r\nContent-Type: application/json\r\n" +
		"Content-Length: 54\r\nConnection: keep-alive\r\nStrict-Transport-Security: max-age=31536000; includeSubDomains; preload\r\n" +
		"Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Methods: GET, POST, OPTIONS\r\n" +
		"Access-Control-Expose-Headers: Content-Length,Content-Type,Date,Server,Connection\r\n\r\n" +
		`{"ok":true,"result":{"message_id":7,"text":"Hallo!!"}}`
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				in := bufio.NewReader(c)
				for {
					r, err := http.ReadRequest(in)
					if err != nil {
						return
					}
					io.Copy(io.Discard, r.Body)
					io.WriteString(c, answer)
				}
			}()
		}
	}()
	return "http://" + l.Addr().String()
}

// BenchmarkCall is what a message costs from the sentence to the id that Telegram gave it, with what answers it.
func BenchmarkCall(b *testing.B) {
	c, err := New(Options{Token: testToken, APIURL: answering(b)})
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	message := kiez.Outgoing{Chat: 1, HTML: "<b>Kiezfonds</b>\n\nBis zu 1.000 Euro für Ideen aus dem Kiez.", Rows: [][]kiez.Key{
		{{Label: "Wie beantrage ich das?", Data: "t:kiezfonds.apply"}}, {{Label: "Menü", Data: "menu:"}},
	}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Send(context.Background(), message); err != nil {
			b.Fatal(err)
		}
	}
}
