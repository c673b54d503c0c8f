package broadcast_test

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"kiezbot/internal/broadcast"
	"kiezbot/internal/kiez"
)

// slow is how long a message takes in the bubble: four senders bring 400 a second.
const slow = 10 * time.Millisecond

// phone counts what arrives.
type phone struct {
	mu      sync.Mutex
	got     map[kiez.ChatID]int
	started []time.Time   // when each call began
	takes   time.Duration // for each message
	answer  func(kiez.Delivery) error
}

func (p *phone) send(_ context.Context, d kiez.Delivery) error {
	p.mu.Lock()
	p.started = append(p.started, time.Now())
	answer := p.answer
	p.mu.Unlock()
	<-time.After(p.takes)
	if answer != nil {
		if err := answer(d); err != nil {
			return err
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.got == nil {
		p.got = map[kiez.ChatID]int{}
	}
	p.got[d.Chat]++
	return nil
}

// wantOnce fails unless exactly the chats 1 to n got one message each.
func (p *phone) wantOnce(t *testing.T, n int) {
	t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.got) != n {
		t.Errorf("%d people got the message, want %d", len(p.got), n)
	}
	for chat, times := range p.got {
		if times != 1 {
			t.Errorf("chat %d got the message %d times", chat, times)
		}
	}
}

// reached gives how many people got the message, and how many of them twice; nobody may get it more often.
func (p *phone) reached(t *testing.T) (people, doubles int) {
	t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	for chat, times := range p.got {
		switch {
		case times == 2:
			doubles++
		case times > 2:
			t.Errorf("chat %d got the message %d times", chat, times)
		}
	}
	return len(p.got), doubles
}

// calls gives how many calls began in the time from (inclusive) to (exclusive).
func (p *phone) calls(from, to time.Time) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := 0
	for _, at := range p.started {
		if !at.Before(from) && at.Before(to) {
			n++
		}
	}
	return n
}

// screen keeps what the staff see.
type screen struct {
	mu     sync.Mutex
	states []kiez.BroadcastState
	at     []time.Time
	held   time.Time
}

func (s *screen) show(_ context.Context, b kiez.Broadcast, _ kiez.Sheet) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.states, s.at, s.held = append(s.states, b.State), append(s.at, time.Now()), b.HeldUntil
}

func (s *screen) heldUntil() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.held
}

func (s *screen) last() kiez.BroadcastState {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.states) == 0 {
		return ""
	}
	return s.states[len(s.states)-1]
}

func options(m broadcast.Store, p *phone) broadcast.Options {
	return broadcast.Options{Store: m, Send: p.send, Senders: 4, Now: time.Now, Log: slog.New(slog.DiscardHandler)}
}

// start runs an engine and gives what stops it and waits for its end.
func start(t *testing.T, e *broadcast.Engine) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- e.Run(ctx) }()
	return sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Run: %v", err)
		}
	})
}

func sheetOf(t *testing.T, m broadcast.Store) kiez.Sheet {
	t.Helper()
	s, err := m.Sheet(t.Context(), "b")
	if err != nil {
		t.Fatal(err)
	}
	sum := s.Pending + s.Sent + s.Failed + s.Blocked + s.Expired + s.Unknown + s.Left + s.Skipped + s.AbortedRest
	if sum != s.Total {
		t.Errorf("the sheet does not add up: %+v", s)
	}
	return s
}

func scheduled() kiez.Broadcast { return kiez.Broadcast{ID: "b", State: kiez.Scheduled} }

func TestEverybodyOnceAndTheEndIsShown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := scheduled()
		b.At = time.Now().Add(time.Minute)
		m, p, s := newMemory(b, 3000), &phone{takes: slow}, &screen{}
		o := options(m, p)
		o.Progress = s.show
		stop := start(t, broadcast.New(o))
		time.Sleep(59 * time.Second)
		if n := p.calls(time.Time{}, time.Now()); n > 0 {
			t.Errorf("%d calls before the time has come", n)
		}
		time.Sleep(time.Minute)
		stop()
		p.wantOnce(t, 3000)
		if got := sheetOf(t, m); got.Sent != 3000 || !m.retired || m.b.State != kiez.Done {
			t.Errorf("sheet %+v, retired %v, state %s", got, m.retired, m.b.State)
		}
		if s.last() != kiez.Done || len(s.at) < 4 {
			t.Errorf("shown: %v", s.states)
		}
		for i := 2; i < len(s.at)-1; i++ {
			if gap := s.at[i].Sub(s.at[i-1]); gap < time.Second {
				t.Errorf("shown again after %v", gap)
			}
		}
	})
}

func TestOutcomes(t *testing.T) {
	later := &kiez.RetryError{After: 2 * time.Second, Err: errors.New("502")}
	tests := []struct {
		err   error
		want  kiez.Sheet
		tries int
	}{
		{nil, kiez.Sheet{Sent: 1}, 1},
		{kiez.ErrGone, kiez.Sheet{Blocked: 1}, 1},
		{kiez.ErrUnsure, kiez.Sheet{Unknown: 1}, 1},
		{&kiez.RetryError{Err: kiez.ErrUnsure}, kiez.Sheet{Unknown: 1}, 1},
		{broadcast.ErrLeft, kiez.Sheet{Left: 1}, 1},
		{broadcast.ErrSkipped, kiez.Sheet{Skipped: 1}, 1},
		{broadcast.ErrExpired, kiez.Sheet{Expired: 1}, 1},
		{later, kiez.Sheet{Failed: 1}, 4},
		{errors.New("400 bad request"), kiez.Sheet{Failed: 1}, 1},
	}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			m := newMemory(scheduled(), 1)
			p := &phone{takes: slow, answer: func(kiez.Delivery) error { return test.err }}
			var gone []kiez.ChatID
			o := options(m, p)
			o.Gone = func(_ context.Context, chat kiez.ChatID) { gone = append(gone, chat) }
			stop := start(t, broadcast.New(o))
			time.Sleep(time.Minute)
			stop()
			test.want.Total = 1
			if got := sheetOf(t, m); got != test.want {
				t.Errorf("%v: sheet %+v, want %+v", test.err, got, test.want)
			}
			if told := len(gone) == 1; told != errors.Is(test.err, kiez.ErrGone) {
				t.Errorf("%v: told gone %v", test.err, gone)
			}
			if tries := p.calls(time.Time{}, time.Now()); tries != test.tries {
				t.Errorf("%v: %d tries, want %d", test.err, tries, test.tries)
			}
		})
	}
}

// A person whose record is spoilt gets nothing, and is counted; nobody else has to do without.
func TestUnreadableRecord(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, p := newMemory(scheduled(), 20), &phone{takes: slow}
		m.unreadable = 7
		stop := start(t, broadcast.New(options(m, p)))
		time.Sleep(time.Minute)
		stop()
		if got := sheetOf(t, m); got.Sent != 19 || got.Failed != 1 || p.got[7] != 0 {
			t.Errorf("sheet %+v, %v got it", got, p.got)
		}
	})
}

func TestRetriedAfterAWhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, failures := newMemory(scheduled(), 5), map[kiez.ChatID]int{}
		var mu sync.Mutex
		p := &phone{takes: slow, answer: func(d kiez.Delivery) error {
			mu.Lock()
			defer mu.Unlock()
			if failures[d.Chat]++; d.Chat == 3 && failures[d.Chat] < 3 {
				return &kiez.RetryError{After: 3 * time.Second, Err: errors.New("502")}
			}
			return nil
		}}
		stop := start(t, broadcast.New(options(m, p)))
		time.Sleep(time.Minute)
		stop()
		p.wantOnce(t, 5)
		sheetOf(t, m)
		if gap := p.started[len(p.started)-1].Sub(p.started[0]); gap < 9*time.Second {
			t.Errorf("third attempt after %v, want 3 s and then 6 s", gap)
		}
	})
}

func TestTooManyRequestsHoldsEverybodyBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMemory(scheduled(), 500)
		var once sync.Once
		var at time.Time
		p := &phone{takes: slow}
		p.answer = func(d kiez.Delivery) (err error) {
			if d.Chat >= 100 {
				once.Do(func() {
					at = time.Now()
					err = &kiez.RetryError{After: 3 * time.Second, All: true, Err: errors.New("429")}
				})
			}
			return err
		}
		stop := start(t, broadcast.New(options(m, p)))
		time.Sleep(time.Minute)
		stop()
		if n := p.calls(at.Add(time.Millisecond), at.Add(3*time.Second)); n > 0 {
			t.Errorf("%d calls during the pause", n)
		}
		p.wantOnce(t, 500)
		if got := sheetOf(t, m); got.Sent != 500 {
			t.Errorf("sheet %+v", got)
		}
	})
}

func TestPauseAndResume(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, p, s := newMemory(scheduled(), 5000), &phone{takes: slow}, &screen{}
		o := options(m, p)
		o.Progress = s.show
		e := broadcast.New(o)
		stop := start(t, e)
		time.Sleep(3 * time.Second)
		m.set(func() { m.b.State = kiez.Paused })
		paused := time.Now()
		time.Sleep(time.Minute)
		if n := p.calls(paused.Add(time.Second), time.Now()); n > 0 || s.last() != kiez.Paused {
			t.Errorf("%d calls later than a second after the pause, shown %s", n, s.last())
		}
		if got := sheetOf(t, m); got.Pending == 0 || got.Sent == 0 {
			t.Errorf("paused at the wrong place: %+v", got)
		}
		m.set(func() { m.b.State = kiez.Running })
		e.Wake()
		resumed := time.Now()
		time.Sleep(time.Minute)
		stop()
		if n := p.calls(resumed, resumed.Add(50*time.Millisecond)); n == 0 {
			t.Error("Wake did not resume at once")
		}
		p.wantOnce(t, 5000)
	})
}

func TestAbortWithinASecond(t *testing.T) {
	for name, answer := range map[string]func(kiez.Delivery) error{
		"sending": nil,
		"held back": func(d kiez.Delivery) error {
			if d.Chat > 1000 {
				return &kiez.RetryError{After: time.Hour, All: true, Err: errors.New("429")}
			}
			return nil
		},
	} {
		synctest.Test(t, func(t *testing.T) {
			m, p, s := newMemory(scheduled(), 5000), &phone{takes: slow, answer: answer}, &screen{}
			o := options(m, p)
			o.Progress = s.show
			stop := start(t, broadcast.New(o))
			time.Sleep(5 * time.Second)
			m.set(func() { m.b.State = kiez.Aborted })
			aborted := time.Now()
			time.Sleep(10 * time.Second)
			stop()
			if n := p.calls(aborted.Add(time.Second), time.Now()); n > 0 {
				t.Errorf("%s: %d calls later than a second after the abort", name, n)
			}
			got := sheetOf(t, m)
			if got.AbortedRest == 0 || got.Sent == 0 || got.Pending != 0 || got.Unknown != 0 || !m.retired {
				t.Errorf("%s: sheet %+v, retired %v", name, got, m.retired)
			}
			p.wantOnce(t, got.Sent)
			if s.last() != kiez.Aborted {
				t.Errorf("%s: shown %s", name, s.last())
			}
		})
	}
}

func TestTooLateIsDropped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := scheduled()
		b.ValidUntil = time.Now().Add(5 * time.Second)
		m, p := newMemory(b, 5000), &phone{takes: slow}
		stop := start(t, broadcast.New(options(m, p)))
		time.Sleep(time.Minute)
		stop()
		if n := p.calls(b.ValidUntil, time.Now()); n > 0 {
			t.Errorf("%d calls after the event began", n)
		}
		got := sheetOf(t, m)
		if got.Expired == 0 || got.Sent == 0 || got.Expired+got.Sent != 5000 || m.b.State != kiez.Done {
			t.Errorf("sheet %+v, state %s", got, m.b.State)
		}
		p.wantOnce(t, got.Sent)
	})
}

func TestStoreAwayLosesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, p := newMemory(scheduled(), 5000), &phone{takes: slow}
		stop := start(t, broadcast.New(options(m, p)))
		for range 3 {
			time.Sleep(2 * time.Second)
			m.set(func() { m.down = true })
			time.Sleep(40 * time.Second)
			m.set(func() { m.down = false })
		}
		time.Sleep(time.Minute)
		stop()
		p.wantOnce(t, 5000)
		if got := sheetOf(t, m); got.Sent != 5000 || !m.retired {
			t.Errorf("sheet %+v, retired %v", got, m.retired)
		}
	})
}

func TestEndFinishesWhatIsInHand(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, p := newMemory(scheduled(), 5000), &phone{takes: slow}
		stop := start(t, broadcast.New(options(m, p)))
		time.Sleep(3 * time.Second)
		began := time.Now()
		stop()
		if took := time.Since(began); took > time.Second {
			t.Errorf("the end took %v", took)
		}
		if got := sheetOf(t, m); got.Sent != len(p.got) || got.Unknown != 0 || got.Pending == 0 {
			t.Errorf("stopped with %+v, %d got it", got, len(p.got))
		}
		stop = start(t, broadcast.New(options(m, p)))
		time.Sleep(time.Minute)
		stop()
		p.wantOnce(t, 5000)
	})
}

func TestEndDoesNotWaitForASlowSend(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMemory(scheduled(), 10)
		o := options(m, &phone{takes: slow})
		o.Send = func(ctx context.Context, _ kiez.Delivery) error {
			<-ctx.Done() // waits for its turn
			return ctx.Err()
		}
		stop := start(t, broadcast.New(o))
		time.Sleep(time.Second)
		began := time.Now()
		stop()
		if took := time.Since(began); took != 8*time.Second {
			t.Errorf("the end took %v, want the time of grace", took)
		}
		if got := sheetOf(t, m); got.Pending != 10 {
			t.Errorf("what was never sent is not pending: %+v", got)
		}
	})
}
