package tgfake

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

func TestFaults(t *testing.T) {
	t.Parallel()
	tests := []struct {
		fault  Fault
		status int    // 0: no answer
		kind   string // content type
		body   string // part of the body
		sent   int64  // messages that got through
	}{
		{Fault{Kind: FaultTooMany, RetryAfter: 17}, 429, "application/json", `"description":"Too Many Requests: retry after 17","parameters":{"retry_after":17}`, 0},
		{Fault{Kind: FaultInternal}, 500, "application/json", `"error_code":500`, 0},
		{Fault{Kind: FaultBadGateway}, 502, "text/html", "<h1>502 Bad Gateway</h1>", 0},
		{Fault{Kind: FaultError, Status: 403, Description: "Forbidden: user is deactivated"}, 403, "application/json", "deactivated", 0},
		{Fault{Kind: FaultRaw, Body: "<html>"}, 200, "text/html", "<html>", 0},
		{Fault{Kind: FaultResetBefore}, 0, "", "", 0},
		{Fault{Kind: FaultResetAfter}, 0, "", "", 1},
		{Fault{Kind: FaultHang}, 0, "", "", 0},
		{Fault{Kind: FaultHangAfter}, 0, "", "", 1},
		{Fault{Kind: FaultCutBody}, 200, "application/json", `{"ok":true`, 1},
		{Fault{Kind: FaultWrongType}, 200, "text/html", `{"ok":true`, 1},
	}
	for _, tt := range tests {
		t.Run(string(tt.fault.Kind), func(t *testing.T) {
			t.Parallel()
			s := started(t, Options{})
			base, err := s.Start()
			if err != nil {
				t.Fatal(err)
			}
			tt.fault.Method, tt.fault.Chat = "SendMessage", 7
			s.AddFault(tt.fault)
			ctx, cancel := context.WithCancel(soon(t))
			defer cancel()
			if strings.HasPrefix(string(tt.fault.Kind), "hang") {
				cancelWhen(t, s, cancel)
			}
			status, kind, body, err := fetch(ctx, base)
			if status != tt.status || kind != tt.kind || !strings.Contains(body, tt.body) {
				t.Errorf("got %d %s %q %v", status, kind, body, err)
			}
			if tt.fault.Kind == FaultCutBody && !errors.Is(err, io.ErrUnexpectedEOF) {
				t.Errorf("cut body: %v", err)
			}
			if strings.HasPrefix(string(tt.fault.Kind), "reset") && !errors.Is(err, syscall.ECONNRESET) {
				t.Errorf("reset: %v", err)
			}
			if got := s.SentTo(7); got != tt.sent || s.FaultsLeft() != 0 {
				t.Errorf("%d messages, %d faults left", got, s.FaultsLeft())
			}
			if calls := s.Calls(); calls[len(calls)-1].Fault != tt.fault.Kind {
				t.Errorf("logged %+v", calls[len(calls)-1])
			}
			if status, _, _, err := fetch(soon(t), base); status != 200 || err != nil {
				t.Errorf("the next call: %d %v", status, err)
			}
		})
	}
}

// cancelWhen gives up as soon as the call is in the log, which is when it hangs.
func cancelWhen(t *testing.T, s *Server, cancel func()) {
	t.Helper()
	events, stop := s.Watch()
	t.Cleanup(stop)
	go func() {
		for e := range events {
			if e.Kind == EventCall {
				cancel()
				return
			}
		}
	}()
}

func fetch(ctx context.Context, base string) (status int, kind, body string, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, base+"/bot"+token+"/sendMessage", strings.NewReader(`{"chat_id":7,"text":"x"}`))
	if err != nil {
		return 0, "", "", err
	}
	req.Header.Set("Content-Type", "application/json")
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	res, err := client.Do(req)
	if err != nil {
		return 0, "", "", err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	return res.StatusCode, res.Header.Get("Content-Type"), string(b), err
}

func TestFaultQueue(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	say(t, s, 8, "/start")
	s.AddFault(Fault{Kind: FaultInternal, Chat: 8, Skip: 1, Count: 2}, Fault{Kind: FaultError, Status: 400, Description: "x", Method: "getMe", Count: -1})
	send := func(chat string) int { return do(t, s, "sendMessage", "chat_id", chat, "text", "x").Status }
	for i, want := range []int{200, 500, 500, 200} {
		if got := send("8"); got != want {
			t.Errorf("call %d: %d, want %d", i, got, want)
		}
		if got := send("7"); got != 200 {
			t.Errorf("other chat: %d", got)
		}
	}
	for range 3 {
		refused(t, do(t, s, "getMe"), 400, "x")
	}
	s.ClearFaults()
	if a := do(t, s, "getMe"); !a.OK {
		t.Error(a.Desc)
	}
}

func TestFlood(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		flood Flood
		chats []string // one message each, in one instant
		ok    int      // so many pass
		after time.Duration
	}{
		{"overall", Flood{PerSecond: 3, RetryAfter: 7 * time.Second}, []string{"1", "2", "3", "4"}, 3, 7 * time.Second},
		{"one chat", Flood{PerChat: time.Second, ChatBurst: 2}, []string{"1", "2", "1", "1"}, 3, 5 * time.Second},
		{"group", Flood{PerGroupMinute: 3, RetryAfter: time.Minute}, []string{"-5", "-5", "-5", "-5"}, 3, time.Minute},
		{"no limit", Flood{}, []string{"1", "1", "1", "1"}, 4, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, Options{OpenWorld: true, Flood: &tt.flood}, func(t *testing.T, s *Server, call func(string, ...string) answer) {
				s.AddGroup(ChatInfo{ID: -5, Title: "Team"}, 1)
				if err := s.AddToGroup(1, -5); err != nil {
					t.Fatal(err)
				}
				var last answer
				for i, chat := range tt.chats {
					last = call("sendMessage", "chat_id", chat, "text", "x")
					if last.OK != (i < tt.ok) {
						t.Errorf("message %d: %+v", i, last)
					}
				}
				if tt.after == 0 {
					return
				}
				if last.Params.RetryAfter != int(tt.after.Seconds()) {
					t.Errorf("retry_after %d", last.Params.RetryAfter)
				}
				time.Sleep(tt.after - time.Second)
				refused(t, call("sendMessage", "chat_id", "99", "text", "x"), 429, "Too Many Requests: retry after 1")
				if a := call("getUpdates"); !a.OK {
					t.Error("polling was refused")
				}
				time.Sleep(time.Second)
				if a := call("sendMessage", "chat_id", tt.chats[0], "text", "x"); !a.OK {
					t.Errorf("afterwards: %s", a.Desc)
				}
			})
		})
	}
}

func TestFreeze(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := New(Options{Token: token, OpenWorld: true})
		defer s.Close()
		s.Freeze(1500 * time.Millisecond)
		refused(t, do(t, s, "getChat", "chat_id", "1"), 429, "Too Many Requests: retry after 2")
		s.ClearFaults()
		if a := do(t, s, "getChat", "chat_id", "1"); !a.OK {
			t.Error(a.Desc)
		}
	})
}

// What is chosen happens where no fault of the queue is due; updates come twice, or the newest first.
func TestDisturb(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	say(t, s, 7, "one")
	say(t, s, 7, "two")
	kinds := map[string]FaultKind{"first": FaultTwice, "second": FaultReversed}
	s.Disturb(func(c Call) (Fault, bool) {
		kind, ok := kinds[c.Params["allowed_updates"]]
		return Fault{Kind: kind}, ok && c.Poll
	})
	s.AddFault(Fault{Kind: FaultInternal, Method: "getUpdates"})
	if a := do(t, s, "getUpdates", "allowed_updates", "first"); a.OK {
		t.Error("the queue comes first")
	}
	for sort, want := range map[string][]int{"first": {0, 1, 0, 1}, "second": {1, 0}, "none": {0, 1}} {
		a := do(t, s, "getUpdates", "allowed_updates", sort)
		var got []struct {
			ID int64 `json:"update_id"`
		}
		if err := json.Unmarshal(a.Result, &got); err != nil || len(got) != len(want) {
			t.Fatalf("%s: %s %v", sort, a.Result, err)
		}
		for i, u := range got {
			if u.ID != s.LastUpdateID()-1+int64(want[i]) {
				t.Errorf("%s: %s", sort, a.Result)
			}
		}
	}
	s.ClearFaults()
	if a := do(t, s, "getUpdates", "allowed_updates", "second"); bytes.Index(a.Result, []byte("one")) > bytes.Index(a.Result, []byte("two")) {
		t.Error("still disturbed")
	}
}
