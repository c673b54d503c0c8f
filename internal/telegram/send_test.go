package telegram

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/tgfake"
)

func TestSendSplitsLongTexts(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		paragraph := strings.TrimSpace(strings.Repeat("Straße & Weg ", 200)) // 2599 units
		m := kiez.Outgoing{
			Chat: resident, ReplyTo: 1, Silent: true,
			HTML: "<b>" + strings.ReplaceAll(paragraph+"\n\n"+paragraph+"\n\n"+paragraph, "&", "&amp;") + "</b>",
			Rows: [][]kiez.Key{{{Label: "Ja", Data: "yes"}, {Label: "Netz", URL: "https://example.org/"}}},
		}
		ids, err := w.client.Send(t.Context(), m)
		if err != nil {
			t.Fatal(err)
		}
		got := w.sent()
		if len(got) != 3 || len(ids) != 3 {
			t.Fatalf("%d messages, ids %v", len(got), ids)
		}
		for i, g := range got {
			if g.Text != paragraph || len(g.Entities) != 1 || g.Entities[0].Type != "bold" {
				t.Errorf("part %d: %q, %+v", i, g.Text, g.Entities)
			}
			if !g.Silent || !g.NoPreview || g.MessageID != int64(ids[i]) {
				t.Errorf("part %d: silent %t, no preview %t, id %d", i, g.Silent, g.NoPreview, g.MessageID)
			}
			if first := i == 0; (g.ReplyToID == 1) != first {
				t.Errorf("part %d replies to %d", i, g.ReplyToID)
			}
			if last := i == 2; (len(g.Buttons()) == 2) != last {
				t.Errorf("part %d has %d buttons", i, len(g.Buttons()))
			}
		}
		if b, _ := got[2].Button("Ja"); b.CallbackData != "yes" {
			t.Errorf("button %+v", b)
		}
		if b, _ := got[2].Button("Netz"); b.URL != "https://example.org/" {
			t.Errorf("button %+v", b)
		}
		if len(w.pacer.waits) != 3 {
			t.Errorf("the pacer was asked %d times for 3 messages", len(w.pacer.waits))
		}
	})
}

func TestSendReplyToAMessageThatIsGone(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		if _, err := w.client.Send(t.Context(), kiez.Outgoing{Chat: resident, HTML: "x", ReplyTo: 4711}); err != nil {
			t.Error(err)
		}
	})
}

func TestSendFallsBackToPlainText(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		w.AddFault(tgfake.Fault{
			Kind: tgfake.FaultError, Method: "sendMessage",
			Description: `Bad Request: can't parse entities: Unsupported start tag "geheim" at byte offset 0`,
		})
		m := kiez.Outgoing{
			Chat: resident, HTML: "<b>1 &lt; 2</b> &amp; gut", Rows: [][]kiez.Key{{{Label: "Ja", Data: "yes"}}},
		}
		if _, err := w.client.Send(t.Context(), m); err != nil {
			t.Fatal(err)
		}
		got := w.sent()
		if len(got) != 1 || got[0].Text != "1 < 2 & gut" || got[0].Entities != nil || len(got[0].Buttons()) != 1 {
			t.Errorf("got %+v", got)
		}
		if log := w.log.String(); !strings.Contains(log, "plain text") || strings.Contains(log, "geheim") {
			t.Errorf("log: %s", log)
		}
	})
}

func TestSendBadMarkupIsMended(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		m := kiez.Outgoing{Chat: resident, HTML: "<b>nie geschlossen <i>verschachtelt</b> falsch</i> <script>x</script> <a@b.de>"}
		if _, err := w.client.Send(t.Context(), m); err != nil {
			t.Fatal(err)
		}
		if got := w.sent()[0].Text; got != "nie geschlossen verschachtelt falsch x <a@b.de>" {
			t.Errorf("got %q", got)
		}
		if n := w.calls("sendMessage"); n != 1 {
			t.Errorf("%d calls, so it was the fallback that helped", n)
		}
	})
}

func TestSendNothing(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		_, err := w.client.Send(t.Context(), kiez.Outgoing{Chat: resident, HTML: " <b>\n</b>"})
		if !errors.Is(err, ErrEmpty) {
			t.Errorf("err = %v", err)
		}
	})
}

func TestSendVenueAndFile(t *testing.T) {
	venue := &kiez.Venue{Lat: 52.5, Lon: 13.5, Title: "Büro", Address: "Straße 1"}
	file := &kiez.File{Name: "meine-daten.json", Data: []byte(`{"a":1}`)}
	rows := [][]kiez.Key{{{Label: "Ja", Data: "yes"}}}
	long := strings.Repeat("x", 2000)
	tests := []struct {
		name string
		m    kiez.Outgoing
		want []string
	}{
		{"venue", kiez.Outgoing{Venue: venue}, []string{"venue"}},
		{"venue and text", kiez.Outgoing{Venue: venue, HTML: "<i>Text</i>"}, []string{"venue", "text Text"}},
		{"file", kiez.Outgoing{File: file}, []string{"file {\"a\":1}"}},
		{"file and text", kiez.Outgoing{File: file, HTML: "<i>Text</i>"}, []string{"file {\"a\":1} Text"}},
		{"file and long text", kiez.Outgoing{File: file, HTML: long}, []string{"file {\"a\":1}", "text " + long}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bubble(t, func(t *testing.T, w world) {
				tt.m.Chat, tt.m.Rows, tt.m.ReplyTo = resident, rows, 1
				ids, err := w.client.Send(t.Context(), tt.m)
				if err != nil || len(ids) != len(tt.want) {
					t.Fatalf("ids %v, %v", ids, err)
				}
				var got []string
				for i, m := range w.sent() {
					got = append(got, describe(w, m))
					if (len(m.Buttons()) > 0) != (i == len(tt.want)-1) || (m.ReplyToID == 1) != (i == 0) {
						t.Errorf("part %d: %d buttons, reply to %d", i, len(m.Buttons()), m.ReplyToID)
					}
				}
				if !slices.Equal(got, tt.want) {
					t.Errorf("got %q, want %q", got, tt.want)
				}
			})
		})
	}
}

func describe(w world, m tgfake.Message) string {
	switch {
	case m.Venue != nil:
		return "venue"
	case m.Document != nil:
		f, _ := w.File(m.Document.FileID)
		return strings.TrimSpace("file " + string(f.Data) + " " + m.Caption)
	}
	return "text " + m.Text
}

func TestEdit(t *testing.T) {
	first := kiez.Outgoing{Chat: resident, HTML: "alt", Rows: [][]kiez.Key{{{Label: "Ja", Data: "yes"}}}}
	tests := []struct {
		name   string
		m      kiez.Outgoing
		fault  string
		inside bool // the message itself was edited
		want   string
	}{
		{"changes", kiez.Outgoing{HTML: "<b>neu</b>"}, "", true, "neu"},
		{"changes nothing", first, "", true, "alt"},
		{"gone", kiez.Outgoing{HTML: "neu"}, "Bad Request: message to edit not found", false, "neu"},
		{"too old", kiez.Outgoing{HTML: "neu"}, "Bad Request: message can't be edited", false, "neu"},
		{"a picture", kiez.Outgoing{HTML: "neu"}, "Bad Request: there is no text in the message to edit", false, "neu"},
		{"not parsed", kiez.Outgoing{HTML: "<b>neu</b>"}, "Bad Request: can't parse entities: x", true, "neu"},
		{"a venue", kiez.Outgoing{HTML: "neu", Venue: &kiez.Venue{Title: "x", Address: "y"}}, "", false, "neu"},
		{"too long", kiez.Outgoing{HTML: strings.Repeat("n", 5000)}, "", false, strings.Repeat("n", 904)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bubble(t, func(t *testing.T, w world) {
				ids, err := w.client.Send(t.Context(), first)
				if err != nil {
					t.Fatal(err)
				}
				if tt.fault != "" {
					w.AddFault(tgfake.Fault{Kind: tgfake.FaultError, Method: "editMessageText", Description: tt.fault})
				}
				tt.m.Chat, tt.m.Edit = resident, ids[0]
				again, err := w.client.Send(t.Context(), tt.m)
				if err != nil {
					t.Fatal(err)
				}
				got := w.sent()
				if last := got[len(got)-1]; last.Text != tt.want || last.MessageID != int64(again[len(again)-1]) {
					t.Errorf("last message %d is %q; ids %v", last.MessageID, last.Text, again)
				}
				if inside := len(got) == 1; inside != tt.inside {
					t.Errorf("%d messages", len(got))
				}
			})
		})
	}
}

func TestPatience(t *testing.T) {
	tests := []struct {
		name  string
		fault tgfake.Fault
		want  string
		calls int
	}{
		{"flood", tgfake.Fault{Kind: tgfake.FaultTooMany, RetryAfter: 17, Count: 3}, "sent", 4},
		{"endless flood", tgfake.Fault{Kind: tgfake.FaultTooMany, RetryAfter: 17, Count: -1}, "pause 17s", 4},
		{"outage", tgfake.Fault{Kind: tgfake.FaultBadGateway, Count: 3}, "sent", 4},
		{"long outage", tgfake.Fault{Kind: tgfake.FaultBadGateway, Count: -1}, "retry", 4},
		{"lost once", tgfake.Fault{Kind: tgfake.FaultResetAfter}, "sent", 2},
		{"lost twice", tgfake.Fault{Kind: tgfake.FaultResetAfter, Count: 2}, "unsure", 2},
		{"blocked", tgfake.Fault{Kind: tgfake.FaultError, Status: 403, Description: "Forbidden: bot was blocked by the user"}, "gone", 1},
		{"revoked", tgfake.Fault{Kind: tgfake.FaultError, Status: 401, Description: "Unauthorized"}, "token", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bubble(t, func(t *testing.T, w world) {
				w.AddFault(tt.fault)
				start := time.Now()
				_, err := w.client.Send(t.Context(), kiez.Outgoing{Chat: resident, HTML: "x"})
				if got := verdict(err); got != tt.want {
					t.Errorf("%s, want %s: %v", got, tt.want, err)
				}
				if n := w.calls("sendMessage"); n != tt.calls {
					t.Errorf("%d calls, want %d", n, tt.calls)
				}
				if wait := time.Since(start); tt.fault.RetryAfter > 0 && wait != 3*17*time.Second {
					t.Errorf("waited %s for three times 17 s", wait)
				}
				if len(w.pacer.waits) != tt.calls {
					t.Errorf("the pacer was asked %d times for %d calls", len(w.pacer.waits), tt.calls)
				}
			})
		})
	}
}

// A bulk message in several parts cannot be taken up in its middle by anybody else.
func TestBulkBehindItsFirstPart(t *testing.T) {
	m := kiez.Outgoing{Chat: resident, HTML: strings.Repeat("x", 5000), Bulk: true}
	bubble(t, func(t *testing.T, w world) {
		w.AddFault(tgfake.Fault{Kind: tgfake.FaultBadGateway, Skip: 1, Count: 2})
		if ids, err := w.client.Send(t.Context(), m); err != nil || len(ids) != 2 {
			t.Errorf("ids %v, %v", ids, err)
		}
		if w.pacer.bulk != 4 {
			t.Errorf("%d of 4 calls waited their turn", w.pacer.bulk)
		}
	})
	bubble(t, func(t *testing.T, w world) {
		w.AddFault(tgfake.Fault{Kind: tgfake.FaultTooMany, Skip: 1, Count: -1})
		ids, err := w.client.Send(t.Context(), m)
		if got := verdict(err); got != "unsure" || len(ids) != 1 {
			t.Errorf("%s, ids %v, %v", got, ids, err)
		}
	})
}

// Only bulk is paid for, and only where the operator chose so; a reply never is.
func TestPaidBulk(t *testing.T) {
	for _, paid := range []bool{false, true} {
		bubbleWith(t, func(o *Options) { o.PaidBulk = paid }, func(t *testing.T, w world) {
			for _, bulk := range []bool{false, true} {
				if _, err := w.client.Send(t.Context(), kiez.Outgoing{Chat: resident, HTML: "x", Bulk: bulk}); err != nil {
					t.Fatal(err)
				}
			}
			for i, m := range w.sent() {
				if want := paid && i == 1; m.PaidOffer != want {
					t.Errorf("bulk %v, paid for %v: offered to pay %v", i == 1, paid, m.PaidOffer)
				}
			}
		})
	}
}

func TestNoPaceToBeHad(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		w.pacer.err = kiez.ErrStore
		if _, err := w.client.Send(t.Context(), kiez.Outgoing{Chat: resident, HTML: "gleich zurück"}); err != nil {
			t.Errorf("reply: %v", err)
		}
		_, err := w.client.Send(t.Context(), kiez.Outgoing{Chat: resident, HTML: "x", Bulk: true})
		if got := verdict(err); got != "retry" || !errors.Is(err, kiez.ErrStore) {
			t.Errorf("bulk: %s, %v", got, err)
		}
		if n := w.calls("sendMessage"); n != 1 {
			t.Errorf("%d calls", n)
		}
	})
}

func TestSendEndsWithItsContext(t *testing.T) {
	for _, kind := range []tgfake.FaultKind{tgfake.FaultHang, tgfake.FaultTooMany} {
		t.Run(string(kind), func(t *testing.T) {
			bubble(t, func(t *testing.T, w world) {
				w.AddFault(tgfake.Fault{Kind: kind, RetryAfter: 3600, Count: -1})
				ctx, cancel := context.WithTimeout(t.Context(), time.Second)
				defer cancel()
				start := time.Now()
				if _, err := w.client.Send(ctx, kiez.Outgoing{Chat: resident, HTML: "x"}); err == nil {
					t.Error("no error")
				}
				if d := time.Since(start); d != time.Second {
					t.Errorf("took %s", d)
				}
			})
		})
	}
}
