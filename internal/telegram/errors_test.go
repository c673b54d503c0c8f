package telegram

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/tgfake"
)

// verdict names what an error is to the rest of the program.
func verdict(err error) string {
	again, retry := errors.AsType[*kiez.RetryError](err)
	_, moved := errors.AsType[*kiez.MigratedError](err)
	switch {
	case err == nil:
		return "sent"
	case retry && again.All:
		return "pause " + again.After.String()
	case retry:
		return "retry"
	case errors.Is(err, kiez.ErrUnsure):
		return "unsure"
	case errors.Is(err, ErrToken):
		return "token"
	case errors.Is(err, kiez.ErrGone):
		return "gone"
	case moved:
		return "migrated"
	}
	return "final"
}

func TestClassify(t *testing.T) {
	api := func(status int, desc string) tgfake.Fault {
		return tgfake.Fault{Kind: tgfake.FaultError, Status: status, Description: desc}
	}
	raw := func(status int, body string) tgfake.Fault {
		return tgfake.Fault{Kind: tgfake.FaultRaw, Status: status, Body: body}
	}
	tests := []struct {
		name  string
		fault tgfake.Fault
		want  string
	}{
		{"blocked", api(403, "Forbidden: bot was blocked by the user"), "gone"},
		{"deactivated", api(403, "Forbidden: user is deactivated"), "gone"},
		{"kicked", api(403, "Forbidden: bot was kicked from the supergroup chat"), "gone"},
		{"not a member", api(403, "Forbidden: bot is not a member of the channel chat"), "gone"},
		{"group deleted", api(403, "Forbidden: the group chat was deleted"), "gone"},
		{"never started", api(403, "Forbidden: bot can't initiate conversation with a user"), "gone"},
		{"no chat", api(400, "Bad Request: chat not found"), "gone"},
		{"peer", api(400, "Bad Request: PEER_ID_INVALID"), "gone"},
		{"no rights in a group", api(403, "Forbidden: not enough rights to send text messages to the chat"), "final"},
		{"no rights, 400", api(400, "Bad Request: not enough rights to send text messages to the chat"), "final"},
		{"button", api(400, "Bad Request: BUTTON_DATA_INVALID"), "final"},
		{"too large", api(413, "Request Entity Too Large"), "final"},
		{"token revoked", api(401, "Unauthorized"), "token"},
		{"token mistyped", api(404, "Not Found"), "token"},
		{"method unknown", api(404, "Not Found: method not found"), "final"},
		{"flood", tgfake.Fault{Kind: tgfake.FaultTooMany, RetryAfter: 17}, "pause 17s"},
		{"flood without a time", api(429, "Too Many Requests"), "pause 5s"},
		{"flood page", raw(429, "<html>slow down</html>"), "pause 5s"},
		{"internal", tgfake.Fault{Kind: tgfake.FaultInternal}, "retry"},
		{"bad gateway", tgfake.Fault{Kind: tgfake.FaultBadGateway}, "retry"},
		{"page with 200", raw(200, "<html>please log in</html>"), "retry"},
		{"page with 403", raw(403, "<html>bot was blocked by the user</html>"), "retry"},
		{"page with 404", raw(404, "Not Found"), "retry"},
		{"nothing with 403", raw(403, ""), "retry"},
		{"nothing with 200", raw(200, ""), "unsure"},
		{"half an object", raw(200, `{"ok":true,"result":{"message_id":`), "unsure"},
		{"an object of another world", raw(200, `{"hello":"world"}`), "unsure"},
		{"a result of another world", raw(200, `{"ok":true,"result":[]}`), "unsure"},
		{"reset", tgfake.Fault{Kind: tgfake.FaultResetBefore}, "unsure"},
		{"reset after", tgfake.Fault{Kind: tgfake.FaultResetAfter}, "unsure"},
		{"hang", tgfake.Fault{Kind: tgfake.FaultHang}, "unsure"},
		{"hang after", tgfake.Fault{Kind: tgfake.FaultHangAfter}, "unsure"},
		{"cut body", tgfake.Fault{Kind: tgfake.FaultCutBody}, "unsure"},
		{"right answer, wrong type", tgfake.Fault{Kind: tgfake.FaultWrongType}, "sent"},
	}
	messages := map[string]kiez.Outgoing{
		"text":   {Chat: resident, HTML: "Hallo", Bulk: true},
		"upload": {Chat: resident, File: &kiez.File{Name: "x.json", Data: []byte("{}")}, Bulk: true},
	}
	for _, tt := range tests {
		for kind, m := range messages {
			t.Run(tt.name+"/"+kind, func(t *testing.T) {
				bubble(t, func(t *testing.T, w world) {
					w.AddFault(tt.fault)
					_, err := w.client.Send(t.Context(), m)
					if got := verdict(err); got != tt.want {
						t.Errorf("%s, want %s: %v", got, tt.want, err)
					}
					if n := w.calls("sendMessage") + w.calls("sendDocument"); n != 1 {
						t.Errorf("a bulk message was tried %d times", n)
					}
				})
			})
		}
	}
}

// A message to a group that became a supergroup goes there, without what it replied to; an edit alone goes nowhere.
func TestMessagesFollowAGroup(t *testing.T) {
	var told [2]kiez.ChatID
	moved := func(_ context.Context, from, to kiez.ChatID) { told = [2]kiez.ChatID{from, to} }
	bubbleWith(t, func(o *Options) { o.Moved = moved }, func(t *testing.T, w world) {
		const group = -4001
		w.AddGroup(tgfake.ChatInfo{ID: group, Type: "group", Title: "Team"}, resident)
		if err := w.AddToGroup(resident, group); err != nil {
			t.Fatal(err)
		}
		super, err := w.Migrate(resident, group)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range []kiez.Outgoing{
			{Chat: group, HTML: "x", ReplyTo: 1}, {Chat: group, HTML: "y", Edit: 1}, {Chat: group, HTML: "z", Edit: 1, EditOnly: true},
		} {
			if _, err := w.client.Send(t.Context(), m); err != nil {
				t.Error(err)
			}
		}
		if n := w.SentTo(super); n != 2 || told != [2]kiez.ChatID{group, kiez.ChatID(super)} {
			t.Errorf("%d messages, told of %v", n, told)
		}
	})
}

func TestFloodPausesEverybody(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		w.AddFault(tgfake.Fault{Kind: tgfake.FaultTooMany, RetryAfter: 17})
		ctx, cancel := context.WithCancel(t.Context())
		w.pacer.onPause = cancel // the caller leaves in that moment: the pause is recorded all the same
		_, err := w.client.Send(ctx, kiez.Outgoing{Chat: resident, HTML: "x"})
		if got := verdict(err); got != "pause 17s" {
			t.Errorf("%s: %v", got, err)
		}
		if !slices.Equal(w.pacer.pauses, []time.Duration{17 * time.Second}) {
			t.Errorf("pauses = %v", w.pacer.pauses)
		}
		if log := w.log.String(); strings.Contains(log, "ERROR") {
			t.Errorf("the pause was not recorded: %s", log)
		}
	})
}

// A connection that never comes about is a certain failure, also when it takes all the time there is.
func TestNotWrittenIsCertain(t *testing.T) {
	hang := roundTripFunc(func(r *http.Request) (*http.Response, error) {
		<-r.Context().Done()
		return nil, r.Context().Err()
	})
	bubbleWith(t, func(o *Options) { o.Transport = hang }, func(t *testing.T, w world) {
		_, err := w.client.Send(t.Context(), kiez.Outgoing{Chat: resident, HTML: "x", Bulk: true})
		if got := verdict(err); got != "retry" || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", got, err)
		}
	})
}

func TestNoQuotationInErrors(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		w.AddFault(tgfake.Fault{
			Kind:        tgfake.FaultError,
			Description: `Bad Request: inline keyboard button URL 'http://geheim' is invalid: expected "</vertraulich>"`,
		})
		_, err := w.client.Send(t.Context(), kiez.Outgoing{Chat: resident, HTML: "x"})
		want := "send part 1 of 1 to chat 1001: sendMessage: " +
			"400 bad request: inline keyboard button url … is invalid: expected …"
		if err == nil || err.Error() != want {
			t.Errorf("err = %v\nwant  %s", err, want)
		}
	})
}

type roundTripFunc func(*http.Request) (*http.Response, error)

func (f roundTripFunc) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
