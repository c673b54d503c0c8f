//go:build !race

// The race detector makes pools drop what they are given at random, so that allocations cannot be counted.

package telegram

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"testing"

	"kiezbot/internal/kiez"
)

// echo answers every call at once, as Telegram does to a message.
type echo struct{ answer []byte }

func (e echo) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{
		StatusCode: http.StatusOK, ContentLength: int64(len(e.answer)), Body: io.NopCloser(bytes.NewReader(e.answer)),
	}, nil
}

// What one message allocates from the sentence to its id: before the connection, and by one of ours with the headers
// that Telegram sends. The most are the library's and net/http's.
func TestSendAllocates(t *testing.T) {
	const answer = `{"ok":true,"result":{"message_id":7,"text":"Hallo"}}`
	message := kiez.Outgoing{Chat: 1, HTML: "<b>Kiezfonds</b>\n\nBis zu 1.000 Euro für Ideen aus dem Kiez.", Rows: [][]kiez.Key{
		{{Label: "Wie beantrage ich das?", Data: "t:kiezfonds.apply"}}, {{Label: "Menü", Data: "menu:"}},
	}}
	for name, c := range map[string]struct {
		way  http.RoundTripper
		most float64
	}{
		"to the connection": {echo{[]byte(answer)}, 58},
		"and back":          {poolOf(&canned{answer: "HTTP/1.1 200 OK\r\n" + telegramHeader + sized(answer)}), 84},
	} {
		t.Run(name, func(t *testing.T) {
			client, err := New(Options{Token: testToken, Transport: c.way})
			if err != nil {
				t.Fatal(err)
			}
			if n := testing.AllocsPerRun(200, func() {
				if _, err := client.Send(context.Background(), message); err != nil {
					t.Fatal(err)
				}
			}); n > c.most {
				t.Errorf("%v allocations a message, want at most %v", n, c.most)
			}
		})
	}
}

func TestDecodeAllocates(t *testing.T) {
	raw := kiez.RawUpdate{ID: 1, JSON: []byte(`{"update_id":1,"message":{"message_id":1,` + private + `,"text":"Was ist der Kiezfonds?"}}`)}
	const most = 25
	if n := testing.AllocsPerRun(200, func() {
		if _, err := Decode(raw, botName); err != nil {
			t.Fatal(err)
		}
	}); n > most {
		t.Errorf("%v allocations an update, want at most %d", n, most)
	}
}
