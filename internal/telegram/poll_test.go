package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/tgfake"
)

// shelf is a store that may fail.
type shelf struct {
	mu    sync.Mutex
	ids   []int64
	texts []string
	fails int
	tries int
	noted []error // the troubles
}

func (s *shelf) note(_ context.Context, err error, _ int) { s.noted = append(s.noted, err) }

func (s *shelf) put(_ context.Context, batch []kiez.RawUpdate) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tries++
	if s.tries <= s.fails {
		return kiez.ErrStore
	}
	for _, raw := range batch {
		u, err := Decode(raw, "kiez_test_bot")
		if err != nil {
			return err
		}
		s.ids, s.texts = append(s.ids, raw.ID), append(s.texts, u.Text)
	}
	return nil
}

// poll runs Poll until stop is called, which gives its error.
func (w world) poll(t *testing.T, s *shelf) (stop func() error) {
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- w.client.Poll(ctx, s.put, s.note) }()
	return func() error {
		cancel()
		return <-ended
	}
}

// offsets lists what the polls so far asked for.
func (w world) offsets() []string {
	var got []string
	for _, c := range w.Calls() {
		if c.Poll {
			got = append(got, c.Params["offset"])
		}
	}
	return got
}

func TestPollAcknowledgesWhatIsStored(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		s := &shelf{}
		stop := w.poll(t, s)
		synctest.Wait()
		w.say(t, "zwei")
		synctest.Wait()
		if err := stop(); err != nil {
			t.Error(err)
		}
		if !slices.Equal(s.texts, []string{"/start", "zwei"}) {
			t.Errorf("stored %q", s.texts)
		}
		if n := w.Stats().Pending; n != 0 {
			t.Errorf("%d updates not acknowledged at the end", n)
		}
	})
}

func TestPollAcknowledgesTheLastBatch(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		ctx, cancel := context.WithCancel(t.Context())
		err := w.client.Poll(ctx, func(context.Context, []kiez.RawUpdate) error {
			cancel() // the end comes while the batch is being stored
			return nil
		}, (&shelf{}).note)
		if err != nil || w.Stats().Pending != 0 {
			t.Errorf("pending %d, %v", w.Stats().Pending, err)
		}
		calls := w.Calls()
		last := calls[len(calls)-1]
		if last.Params["timeout"] != "0" || last.Params["limit"] != "1" {
			t.Errorf("last poll: %v", last.Params)
		}
	})
}

func TestPollKeepsWhatIsNotStored(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		s := &shelf{fails: 1000}
		stop := w.poll(t, s)
		time.Sleep(5 * time.Minute)
		if err := stop(); err != nil {
			t.Error(err)
		}
		if s.tries < 60 || s.tries > 200 { // a wait of 2.5 s on average
			t.Errorf("%d tries in 5 minutes", s.tries)
		}
		if n := w.Stats().Pending; n != 1 {
			t.Errorf("%d updates wait, want 1", n)
		}
		s = &shelf{fails: 2}
		stop = w.poll(t, s)
		time.Sleep(time.Minute)
		if err := stop(); err != nil || !slices.Equal(s.texts, []string{"/start"}) {
			t.Errorf("stored %q, %v", s.texts, err)
		}
	})
}

func TestPollPassesBrokenUpdates(t *testing.T) {
	var odd [][]byte
	note := func(o *Options) {
		o.Quarantine = func(_ context.Context, element []byte) { odd = append(odd, element) }
	}
	bubbleWith(t, note, func(t *testing.T, w world) {
		s := &shelf{}
		stop := w.poll(t, s)
		synctest.Wait()
		w.PushRaw(`"eins"`) // alone
		time.Sleep(10 * time.Minute)
		w.say(t, "danach")
		time.Sleep(time.Minute)
		if err := stop(); err != nil {
			t.Error(err)
		}
		if !slices.Equal(s.texts, []string{"/start", "danach"}) || w.Stats().Pending != 0 {
			t.Errorf("stored %q, pending %d", s.texts, w.Stats().Pending)
		}
		if len(odd) != 1 || !strings.Contains(string(odd[0]), "eins") {
			t.Errorf("quarantine: %q", odd)
		}
	})
	odd = nil
	bubbleWith(t, note, func(t *testing.T, w world) {
		w.PushRaw(`[{"update_id":1}]`)
		w.PushRaw(`17`)
		w.say(t, "danach")
		s := &shelf{}
		stop := w.poll(t, s)
		synctest.Wait()
		if err := stop(); err != nil {
			t.Error(err)
		}
		if !slices.Equal(s.texts, []string{"/start", "danach"}) || w.Stats().Pending != 0 || len(odd) != 2 {
			t.Errorf("stored %q, pending %d, quarantine %q", s.texts, w.Stats().Pending, odd)
		}
	})
}

// Before the first update there is no id to step over from: then it is asked for again, but not in a hot loop.
func TestPollBrokenUpdateFirst(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		stop := w.poll(t, &shelf{})
		synctest.Wait()
		if err := stop(); err != nil {
			t.Error(err)
		}
		w.PushRaw(`17`)
		ended := w.calls("getUpdates")
		s := &shelf{}
		stop = w.poll(t, s)
		time.Sleep(10 * time.Minute)
		w.say(t, "danach")
		time.Sleep(time.Minute)
		if err := stop(); err != nil || !slices.Equal(s.texts, []string{"danach"}) {
			t.Errorf("stored %q, %v", s.texts, err)
		}
		if n := w.calls("getUpdates") - ended; n > 200 {
			t.Errorf("%d polls in 11 minutes", n)
		}
	})
}

func TestPollWaitsOutTrouble(t *testing.T) {
	tests := []struct {
		name     string
		fault    tgfake.Fault
		min, max time.Duration // of the wait after one failure
		log      string
	}{
		{"second instance", tgfake.Fault{
			Kind: tgfake.FaultError, Status: 409,
			Description: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
		}, 2 * time.Second, 2 * time.Second, "another program is polling with the same token"},
		{"webhook", tgfake.Fault{
			Kind: tgfake.FaultError, Status: 409,
			Description: "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
		}, 0, time.Second, "somebody set a webhook"},
		{"flood", tgfake.Fault{Kind: tgfake.FaultTooMany, RetryAfter: 17}, 17 * time.Second, 17 * time.Second, "17s"},
		{"bad gateway", tgfake.Fault{Kind: tgfake.FaultBadGateway}, 0, time.Second, "502"},
		{"reset", tgfake.Fault{Kind: tgfake.FaultResetBefore}, 0, time.Second, "getUpdates"},
		{"cut body", tgfake.Fault{Kind: tgfake.FaultCutBody}, 0, time.Second, "unexpected EOF"},
		{"no list", tgfake.Fault{Kind: tgfake.FaultRaw, Body: `{"ok":true,"result":{}}`}, 0, time.Second, "getUpdates"},
		{"hang", tgfake.Fault{Kind: tgfake.FaultHang}, 40 * time.Second, 41 * time.Second, "deadline"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bubble(t, func(t *testing.T, w world) {
				w.AddFault(tt.fault)
				start := time.Now()
				ctx, cancel := context.WithCancel(t.Context())
				err := w.client.Poll(ctx, func(context.Context, []kiez.RawUpdate) error { cancel(); return nil }, (&shelf{}).note)
				if err != nil {
					t.Error(err)
				}
				if d := time.Since(start); d < tt.min || d > tt.max {
					t.Errorf("came back after %s", d)
				}
				if !strings.Contains(w.log.String(), tt.log) {
					t.Errorf("log: %s", w.log)
				}
			})
		})
	}
}

func TestPollBacksOff(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		w.AddFault(tgfake.Fault{Kind: tgfake.FaultBadGateway, Count: -1})
		stop := w.poll(t, &shelf{})
		time.Sleep(time.Hour)
		if err := stop(); err != nil {
			t.Error(err)
		}
		if n := w.calls("getUpdates"); n < 120 || n > 500 { // a wait of 15 s on average
			t.Errorf("%d polls in an hour of outage", n)
		}
	})
}

func TestPollGivesUpOnARevokedToken(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		w.AddFault(tgfake.Fault{Kind: tgfake.FaultError, Status: 401, Description: "Unauthorized", Count: -1})
		err := w.client.Poll(t.Context(), (&shelf{}).put, (&shelf{}).note)
		if !errors.Is(err, ErrToken) || errors.Is(err, kiez.ErrGone) {
			t.Errorf("err = %v", err)
		}
		if n := w.calls("getUpdates"); n != 5 {
			t.Errorf("%d tries", n)
		}
	})
	bubble(t, func(t *testing.T, w world) {
		w.AddFault(tgfake.Fault{Kind: tgfake.FaultError, Status: 401, Description: "Unauthorized", Count: 4})
		w.AddFault(tgfake.Fault{Kind: tgfake.FaultBadGateway})
		w.AddFault(tgfake.Fault{Kind: tgfake.FaultError, Status: 401, Description: "Unauthorized", Count: 4})
		s := &shelf{}
		stop := w.poll(t, s)
		time.Sleep(3 * time.Minute)
		if err := stop(); err != nil || len(s.ids) != 1 {
			t.Errorf("stored %v, %v", s.ids, err)
		}
	})
}

func TestPollStopsAtOnce(t *testing.T) {
	for _, kind := range []tgfake.FaultKind{"", tgfake.FaultHang, tgfake.FaultTooMany} {
		t.Run(string(kind), func(t *testing.T) {
			bubble(t, func(t *testing.T, w world) {
				s := &shelf{}
				stop := w.poll(t, s)
				synctest.Wait()
				if kind != "" {
					w.AddFault(tgfake.Fault{Kind: kind, RetryAfter: 100, Method: "getUpdates"})
				}
				time.Sleep(31 * time.Second)
				start := time.Now()
				if err := stop(); err != nil {
					t.Error(err)
				}
				if d := time.Since(start); d != 0 {
					t.Errorf("took %s", d)
				}
			})
		})
	}
}

func TestUpdateID(t *testing.T) {
	for in, want := range map[string]int64{
		`{"update_id":17}`: 17, `{"update_id":"17"}`: -1, `{"update_id":null}`: -1, `{}`: -1, `[]`: -1, `17`: -1,
		`null`: -1, `{"update_id":1.5}`: -1, `{"message":{"date":"x"},"update_id":17}`: 17,
	} {
		id, err := updateID([]byte(in))
		if err != nil {
			id = -1
		}
		if id != want {
			t.Errorf("%s: %d, want %d", in, id, want)
		}
	}
}

// Telegram keeps what was set last if the list is missing, null or unreadable.
func TestPollSaysWhatItWants(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		stop := w.poll(t, &shelf{})
		synctest.Wait()
		w.say(t, "x")
		synctest.Wait()
		if err := stop(); err != nil {
			t.Error(err)
		}
		if len(w.offsets()) < 3 {
			t.Errorf("offsets %q", w.offsets())
		}
		for _, c := range w.Calls() {
			var kinds []string
			if err := json.Unmarshal([]byte(c.Params["allowed_updates"]), &kinds); err != nil {
				t.Errorf("%q: %v", c.Params["allowed_updates"], err)
			}
			for _, want := range []string{"message", "edited_message", "callback_query", "inline_query", "my_chat_member"} {
				if !slices.Contains(kinds, want) {
					t.Errorf("%q lacks %s", kinds, want)
				}
			}
		}
	})
}

// A webhook that somebody set makes polling impossible: it is taken away. Another program that polls is told of.
func TestPollPutsItsWayRight(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		if err := w.client.SetWebhook(t.Context(), "http://127.0.0.1:1/telegram", "secret"); err != nil {
			t.Fatal(err)
		}
		s := &shelf{}
		stop := w.poll(t, s)
		time.Sleep(2 * time.Second)
		w.AddFault(tgfake.Fault{
			Kind: tgfake.FaultError, Status: 409, Description: "Conflict: terminated by other getUpdates request", Count: 2,
		})
		time.Sleep(time.Minute)
		if err := stop(); err != nil || len(s.ids) != 1 {
			t.Errorf("stored %v, %v", s.ids, err)
		}
		if len(s.noted) != 3 || !WebhookSet(s.noted[0]) || OtherPoller(s.noted[0]) ||
			WebhookSet(s.noted[2]) || !OtherPoller(s.noted[2]) {
			t.Errorf("troubles: %v", s.noted)
		}
	})
}
