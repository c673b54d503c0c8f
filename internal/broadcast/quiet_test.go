package broadcast_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"kiezbot/internal/broadcast"
	"kiezbot/internal/kiez"
)

// night is a bubble with a broadcast in which it is quiet from an hour after its beginning, for ten hours. Every tenth
// chat has turned quiet hours off.
type night struct {
	*memory
	*phone
	screen  *screen
	options broadcast.Options
	falls   time.Time
	breaks  time.Time
}

func newNight(b kiez.Broadcast, people int) *night {
	n := &night{memory: newMemory(b, people), phone: &phone{takes: slow}, screen: &screen{}}
	n.awake = map[kiez.ChatID]bool{}
	for chat := kiez.ChatID(10); chat <= kiez.ChatID(people); chat += 10 {
		n.awake[chat] = true
	}
	n.falls = time.Now().Add(time.Hour)
	n.breaks = n.falls.Add(10 * time.Hour)
	n.options = options(n.memory, n.phone)
	n.options.Progress = n.screen.show
	n.options.Quiet = func(now time.Time) ([]kiez.Quiet, time.Time) {
		if now.Before(n.falls) || !now.Before(n.breaks) {
			return nil, now
		}
		return []kiez.Quiet{kiez.QuietDefault}, n.breaks
	}
	return n
}

func (n *night) claims() int {
	n.memory.mu.Lock()
	defer n.memory.mu.Unlock()
	return n.asked
}

// midnight lets the hours pass until the broadcast has come to rest.
func midnight() { time.Sleep(6 * time.Hour) }

func inTheNight() kiez.Broadcast {
	b := scheduled()
	b.At = time.Now().Add(2 * time.Hour)
	return b
}

func TestQuietHoursHoldUntilTheMorning(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := newNight(inTheNight(), 1000)
		stop := start(t, broadcast.New(n.options))
		midnight()
		if s := sheetOf(t, n.memory); s.Sent != 100 || s.Held != 900 || s.Pending != 900 {
			t.Errorf("in the night: %+v", s)
		}
		if until := n.screen.heldUntil(); !until.Equal(n.breaks) {
			t.Errorf("staff see that they wait until %s", until)
		}
		asked := n.claims()
		time.Sleep(time.Until(n.breaks) - time.Second)
		if again := n.claims() - asked; again > 0 {
			t.Errorf("the store was asked %d times while all waited", again)
		}
		time.Sleep(time.Minute)
		stop()
		n.wantOnce(t, 1000)
		if calls := n.calls(n.breaks, time.Now()); calls != 900 || !n.retired {
			t.Errorf("%d calls in the morning, retired %v", calls, n.retired)
		}
		if s := sheetOf(t, n.memory); s.Sent != 1000 || s.Held != 0 {
			t.Errorf("in the morning: %+v", s)
		}
	})
}

// What waits for its turn when the quiet hours begin goes back, unless the person is awake.
func TestQuietHoursBeginInTheMiddle(t *testing.T) {
	for name, fault := range map[string]error{
		"sending":          nil,
		"held up for long": &kiez.RetryError{After: time.Hour, All: true, Err: errors.New("429")},
	} {
		synctest.Test(t, func(t *testing.T) {
			b := scheduled()
			b.At = time.Now().Add(time.Hour - 5*time.Second)
			n := newNight(b, 3000)
			var disturbed atomic.Int32
			n.answer = func(d kiez.Delivery) error {
				began := time.Now().Add(-slow)
				if quiet, _ := n.options.Quiet(began); len(quiet) > 0 && !n.awake[d.Chat] {
					disturbed.Add(1)
				}
				if began.Before(n.falls) {
					return fault
				}
				return nil
			}
			stop := start(t, broadcast.New(n.options))
			midnight()
			if s := sheetOf(t, n.memory); s.Sent < 300 || s.Held == 0 || s.Held != s.Pending {
				t.Errorf("%s: %+v", name, s)
			}
			time.Sleep(8 * time.Hour)
			stop()
			n.wantOnce(t, 3000)
			if d := disturbed.Load(); d > 0 {
				t.Errorf("%s: %d people were disturbed", name, d)
			}
		})
	}
}

func TestHeldUntilTooLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := inTheNight()
		b.ValidUntil = b.At.Add(5 * time.Hour)
		n := newNight(b, 1000)
		stop := start(t, broadcast.New(n.options))
		midnight()
		time.Sleep(time.Until(b.ValidUntil) - time.Second)
		if s := sheetOf(t, n.memory); s.Sent != 100 || s.Held != 900 {
			t.Errorf("before: %+v", s)
		}
		time.Sleep(10 * time.Second)
		stop()
		if s := sheetOf(t, n.memory); s.Sent != 100 || s.Expired != 900 || s.Held != 0 || !n.retired {
			t.Errorf("after: %+v, retired %v", s, n.retired)
		}
	})
}

func TestWhatIsNotHeld(t *testing.T) {
	until := func(b *kiez.Broadcast, d time.Duration) { b.ValidUntil = b.At.Add(d) }
	for name, test := range map[string]struct {
		change func(*kiez.Broadcast)
		held   int
	}{
		"loud":                          {func(b *kiez.Broadcast) { b.Loud = true }, 0},
		"correction too late by then":   {func(b *kiez.Broadcast) { b.Kind = kiez.Correction; until(b, 9*time.Hour) }, 0},
		"correction worthless by then":  {func(b *kiez.Broadcast) { b.Kind = kiez.Correction; until(b, 5*time.Hour) }, 0},
		"correction still good by then": {func(b *kiez.Broadcast) { b.Kind = kiez.Correction; until(b, 10*time.Hour) }, 90},
		"correction without an end":     {func(b *kiez.Broadcast) { b.Kind = kiez.Correction }, 90},
		"correction needed in the night": {func(b *kiez.Broadcast) {
			b.Kind, b.EventStart = kiez.Correction, b.At.Add(9*time.Hour)
			until(b, 48*time.Hour)
		}, 0},
		"correction needed next day": {func(b *kiez.Broadcast) {
			b.Kind, b.EventStart = kiez.Correction, b.At.Add(10*time.Hour)
			until(b, 48*time.Hour)
		}, 90},
		"reminder that is late then":       {func(b *kiez.Broadcast) { b.Kind = kiez.Reminder; until(b, 9*time.Hour) }, 90},
		"digest that is still good then":   {func(b *kiez.Broadcast) { b.Kind = kiez.Digest; until(b, 24*time.Hour) }, 90},
		"staff broadcast that is not loud": {func(*kiez.Broadcast) {}, 90},
	} {
		synctest.Test(t, func(t *testing.T) {
			b := inTheNight()
			test.change(&b)
			n := newNight(b, 100)
			stop := start(t, broadcast.New(n.options))
			time.Sleep(3 * time.Hour)
			stop()
			if s := sheetOf(t, n.memory); s.Held != test.held || s.Sent != 100-test.held {
				t.Errorf("%s: %+v, want %d held", name, s, test.held)
			}
		})
	}
}

func TestStaffChangeTheirMindsInTheNight(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*kiez.Broadcast)
		want   kiez.Sheet
	}{
		"send now": {func(b *kiez.Broadcast) { b.Loud = true }, kiez.Sheet{Sent: 1000}},
		"abort":    {func(b *kiez.Broadcast) { b.State = kiez.Aborted }, kiez.Sheet{Sent: 100, AbortedRest: 900}},
		"pause":    {func(b *kiez.Broadcast) { b.State = kiez.Paused }, kiez.Sheet{Sent: 100, Pending: 900, Held: 900}},
	} {
		synctest.Test(t, func(t *testing.T) {
			n := newNight(inTheNight(), 1000)
			stop := start(t, broadcast.New(n.options))
			midnight()
			n.set(func() { n.change(test.change) })
			time.Sleep(30 * time.Second)
			test.want.Total = 1000
			if s := sheetOf(t, n.memory); s != test.want {
				t.Errorf("%s: %+v, want %+v", name, s, test.want)
			}
			if name == "pause" {
				n.set(func() { n.change(func(b *kiez.Broadcast) { b.State = kiez.Running }) })
				time.Sleep(10 * time.Second)
				if s := sheetOf(t, n.memory); s != test.want {
					t.Errorf("resumed in the night: %+v, want %+v", s, test.want)
				}
				time.Sleep(8 * time.Hour)
				n.wantOnce(t, 1000)
			}
			stop()
		})
	}
}

// Loud is pressed after the engine has found that all wait, and before it has put the broadcast aside.
func TestAChangeJustBeforeTheRestIsNotOverslept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := newNight(inTheNight(), 100)
		store := &hasty{memory: n.memory}
		n.options.Store = store
		stop := start(t, broadcast.New(n.options))
		time.Sleep(2*time.Hour + time.Minute)
		stop()
		n.wantOnce(t, 100)
	})
}

// hasty is a store whose broadcast is made loud right before it rests.
type hasty struct {
	*memory
	once sync.Once
}

func (h *hasty) Rest(ctx context.Context, b kiez.Broadcast, until time.Time) error {
	h.once.Do(func() { h.set(func() { h.change(func(b *kiez.Broadcast) { b.Loud = true }) }) })
	return h.memory.Rest(ctx, b, until)
}

func TestRestartInTheNight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := newNight(inTheNight(), 1000)
		stop := start(t, broadcast.New(n.options))
		time.Sleep(2*time.Hour + 100*time.Millisecond) // in the middle of sending to who is awake
		for range 5 {
			stop()
			sheetOf(t, n.memory)
			time.Sleep(time.Hour)
			stop = start(t, broadcast.New(n.options))
			time.Sleep(time.Minute)
		}
		if s := sheetOf(t, n.memory); s.Held != 900 || s.Unknown > 0 {
			t.Errorf("in the night: %+v", s)
		}
		time.Sleep(time.Until(n.breaks) + time.Minute)
		stop()
		n.wantOnce(t, 1000)
	})
}
