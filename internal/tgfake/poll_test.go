package tgfake

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// inBubble runs a test on in-memory connections with a clock that only moves when everybody waits. It fails if a
// goroutine outlives Close.
func inBubble(t *testing.T, opt Options, test func(t *testing.T, s *Server, call func(method string, kv ...string) answer)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		opt.Token = token
		s := New(opt)
		defer s.Close()
		client, err := s.Client()
		if err != nil {
			t.Fatal(err)
		}
		defer client.CloseIdleConnections()
		test(t, s, func(method string, kv ...string) answer {
			form := url.Values{}
			for i := 0; i+1 < len(kv); i += 2 {
				form.Set(kv[i], kv[i+1])
			}
			res, err := client.Post("http://telegram/bot"+token+"/"+method, "application/x-www-form-urlencoded", strings.NewReader(form.Encode()))
			if err != nil {
				return answer{Desc: err.Error()}
			}
			defer res.Body.Close()
			a := answer{Status: res.StatusCode}
			if err := json.NewDecoder(res.Body).Decode(&a); err != nil {
				t.Errorf("%s: %v", method, err)
			}
			return a
		})
	})
}

func ids(t *testing.T, a answer) []int64 {
	t.Helper()
	var out []int64
	for _, u := range into[[]gotUpdate](t, a) {
		out = append(out, u.ID-500000)
	}
	return out
}

func same(a, b []int64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestOffsets(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	for range 5 {
		say(t, s, 7, "x")
	}
	steps := []struct {
		kv   []string
		want []int64
	}{
		{[]string{}, []int64{1, 2, 3, 4, 5}},
		{[]string{"limit", "2"}, []int64{1, 2}},
		{[]string{"offset", "500002"}, []int64{2, 3, 4, 5}},
		{[]string{"offset", "0"}, []int64{2, 3, 4, 5}},
		{[]string{"offset", "500001"}, []int64{2, 3, 4, 5}},
		{[]string{"offset", "-2"}, []int64{4, 5}},
		{[]string{}, []int64{4, 5}},
		{[]string{"offset", "500006"}, nil},
	}
	for _, st := range steps {
		if got := ids(t, do(t, s, "getUpdates", st.kv...)); !same(got, st.want) {
			t.Errorf("getUpdates %v = %v, want %v", st.kv, got, st.want)
		}
	}
}

func TestLongPoll(t *testing.T) {
	t.Parallel()
	inBubble(t, Options{PollTimeoutMax: 20 * time.Second}, func(t *testing.T, s *Server, call func(string, ...string) answer) {
		start := time.Now()
		if got := ids(t, call("getUpdates", "timeout", "60")); got != nil || time.Since(start) != 20*time.Second {
			t.Errorf("empty poll: %v after %v", got, time.Since(start))
		}
		done := make(chan answer)
		go func() { done <- call("getUpdates", "timeout", "10") }()
		synctest.Wait()
		say(t, s, 7, "x")
		if got := ids(t, <-done); !same(got, []int64{1}) {
			t.Errorf("woken with %v", got)
		}
	})
}

func TestSecondPoller(t *testing.T) {
	t.Parallel()
	inBubble(t, Options{}, func(t *testing.T, _ *Server, call func(string, ...string) answer) {
		first, second := make(chan answer, 1), make(chan answer, 1)
		go func() { first <- call("getUpdates", "timeout", "10") }()
		synctest.Wait()
		go func() { second <- call("getUpdates", "timeout", "10") }()
		synctest.Wait()
		refused(t, <-first, 409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
		if a := call("setWebhook", "url", "http://127.0.0.1:1/"); !a.OK {
			t.Error(a.Desc)
		}
		refused(t, <-second, 409, "Conflict: terminated by setWebhook request")
		refused(t, call("getUpdates"), 409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
		call("deleteWebhook")
		if a := call("getUpdates"); !a.OK {
			t.Error(a.Desc)
		}
	})
}

func TestPollerThatLeftIsNoConflict(t *testing.T) {
	t.Parallel()
	inBubble(t, Options{}, func(t *testing.T, s *Server, call func(string, ...string) answer) {
		client, err := s.Client()
		if err != nil {
			t.Fatal(err)
		}
		client.Timeout = time.Second
		res, err := client.Get("http://x/bot" + token + "/getUpdates?timeout=30")
		if err == nil {
			res.Body.Close()
			t.Error("a poll of 30 s ended within 1 s")
		}
		synctest.Wait()
		say(t, s, 7, "x")
		if got := ids(t, call("getUpdates", "timeout", "5")); !same(got, []int64{1}) {
			t.Errorf("updates %v", got)
		}
		client.CloseIdleConnections()
	})
}

func TestCloseEndsPolls(t *testing.T) {
	t.Parallel()
	inBubble(t, Options{}, func(t *testing.T, s *Server, call func(string, ...string) answer) {
		s.AddFault(Fault{Kind: FaultHang, Method: "getMe"})
		done := make(chan answer, 2)
		go func() { done <- call("getUpdates", "timeout", "50") }()
		go func() { done <- call("getMe") }()
		synctest.Wait()
		start := time.Now()
		s.Close()
		for range 2 {
			if a := <-done; a.OK {
				t.Error("a call outlived Close")
			}
		}
		if time.Since(start) != 0 {
			t.Errorf("Close took %v", time.Since(start))
		}
	})
}

func TestAllowedUpdates(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	for _, st := range []struct {
		allowed string
		given   bool
		n       int
	}{{`["message"]`, true, 1}, {"", false, 1}, {"null", true, 1}, {`["callback_query"]`, true, 1}, {"[]", true, 2}} {
		kv := []string{"offset", "9999999"}
		if st.given {
			kv = append(kv, "allowed_updates", st.allowed)
		}
		do(t, s, "getUpdates", kv...)
		m := say(t, s, 7, "x")
		if _, err := s.Press(7, 7, m.MessageID, "d"); err != nil {
			t.Fatal(err)
		}
		if got := updates(t, s); len(got) != st.n {
			t.Errorf("allowed_updates=%s: %d updates, want %d", st.allowed, len(got), st.n)
		}
	}
}

func TestRawAndTwice(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	bad := s.PushRaw(`{"update_id":1,"message":"no object"}`)
	say(t, s, 7, "x")
	a := do(t, s, "getUpdates")
	list := into[[]struct {
		ID int64 `json:"update_id"`
	}](t, a)
	if len(list) != 2 || list[0].ID != bad || list[1].ID != bad+1 || s.LastUpdateID() != bad+1 {
		t.Fatalf("updates %s", a.Result)
	}
	updates0 := func() []int64 { return ids(t, do(t, s, "getUpdates", "offset", itoa(bad+2))) }
	if got := updates0(); got != nil {
		t.Errorf("not confirmed: %v", got)
	}
	if !s.Redeliver(bad+1) || s.Redeliver(1) {
		t.Error("Redeliver")
	}
	if got := updates0(); len(got) != 1 || got[0] != bad+1-500000 {
		t.Errorf("redelivered %v", got)
	}
	if got := updates0(); got != nil {
		t.Errorf("redelivered for ever: %v", got)
	}
}

func TestStartAndClose(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	base, err := s.Start()
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.Get(base + "/bot" + token + "/getMe")
	if err != nil || res.StatusCode != 200 {
		t.Fatalf("getMe: %v %v", res, err)
	}
	res.Body.Close()
	s.Close()
	s.Close()
	if _, err := s.Start(); err == nil {
		t.Error("started after Close")
	}
	events, cancel := s.Watch()
	cancel()
	if _, open := <-events; open {
		t.Error("events after Close")
	}
}
