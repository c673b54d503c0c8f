package telegram

import (
	"context"
	"testing"

	"kiezbot/internal/kiez"
)

// telegramHeader is what Telegram sends with an answer, but for its length.
const telegramHeader = "Server: nginx/1.18.0\r\nDate: Sun, 22 Nov 2026 18:00:00 GMT\r\nContent-Type: application/json\r\n" +
	"Connection: keep-alive\r\nStrict-Transport-Security: max-age=31536000; includeSubDomains; preload\r\n" +
	"Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Methods: GET, POST, OPTIONS\r\n" +
	"Access-Control-Expose-Headers: Content-Length,Content-Type,Date,Server,Connection\r\n"

// BenchmarkCall is what a message costs from the sentence to the id that Telegram gave it, with what answers it.
func BenchmarkCall(b *testing.B) {
	p := newPeer(b, answers("HTTP/1.1 200 OK\r\n"+telegramHeader+sized(`{"ok":true,"result":{"message_id":7,"text":"Hallo!"}}`)))
	message := kiez.Outgoing{Chat: 1, HTML: "<b>Kiezfonds</b>\n\nBis zu 1.000 Euro für Ideen aus dem Kiez.", Rows: [][]kiez.Key{
		{{Label: "Wie beantrage ich das?", Data: "t:kiezfonds.apply"}}, {{Label: "Menü", Data: "menu:"}},
	}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.client.Send(context.Background(), message); err != nil {
			b.Fatal(err)
		}
	}
}
