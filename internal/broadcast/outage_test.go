package broadcast_test

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"kiezbot/internal/broadcast"
	"kiezbot/internal/kiez"
)

// office is what staff hear of people who are gone and of outages.
type office struct {
	mu     sync.Mutex
	gone   []kiez.ChatID
	halted []kiez.Sheet
}

func (f *office) takeNote(_ context.Context, chat kiez.ChatID) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.gone = append(f.gone, chat)
}

func (f *office) halt(_ context.Context, b kiez.Broadcast, s kiez.Sheet) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if b.State == kiez.Paused && b.Halted {
		f.halted = append(f.halted, s)
	}
}

// blocking runs a broadcast to n people, of whom blocked says who seems to have blocked the bot.
func blocking(t *testing.T, n int, blocked func(kiez.ChatID) bool, check func(m *memory, p *phone, f *office)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		m, f := newMemory(scheduled(), n), &office{}
		p := &phone{takes: slow, answer: func(d kiez.Delivery) error {
			if blocked(d.Chat) {
				return kiez.ErrGone
			}
			return nil
		}}
		o := options(m, p)
		o.Gone, o.Halted = f.takeNote, f.halt
		defer start(t, broadcast.New(o))()
		time.Sleep(time.Minute)
		synctest.Wait()
		check(m, p, f)
	})
}

// O6: where Telegram says of all that they blocked the bot, the run stops, and nobody is signed off.
func TestOutageStopsTheRun(t *testing.T) {
	out := true
	blocking(t, 1000, func(kiez.ChatID) bool { return out }, func(m *memory, p *phone, f *office) {
		if len(f.halted) != 1 || m.b.State != kiez.Paused || len(f.gone) > 0 {
			t.Fatalf("staff were told %v, the broadcast is %s, gone are %v", f.halted, m.b.State, f.gone)
		}
		if n := p.calls(time.Time{}, time.Now()); n > 10+2*4 { // the sample, and what the senders had in hand meanwhile
			t.Errorf("%d calls before the halt", n)
		}
		out = false // and staff let it go on
		m.set(func() { m.change(func(b *kiez.Broadcast) { b.State = kiez.Running }) })
		time.Sleep(time.Minute)
		synctest.Wait()
		p.wantOnce(t, 1000)
		if s := sheetOf(t, m); s.Sent != 1000 || len(f.gone) > 0 || len(f.halted) != 1 {
			t.Errorf("sheet %+v, gone %v, told %d times", s, f.gone, len(f.halted))
		}
	})
}

// An outage in the middle takes nobody with it who seemed to be gone shortly before.
func TestOutageInTheMiddle(t *testing.T) {
	var calls atomic.Int64
	out := func(chat kiez.ChatID) bool { return calls.Add(1) > 500 || chat == 1 }
	blocking(t, 1000, out, func(m *memory, _ *phone, f *office) {
		if len(f.halted) != 1 || m.b.State != kiez.Paused {
			t.Errorf("staff were told %v, the broadcast is %s", f.halted, m.b.State)
		}
		if slices.ContainsFunc(f.gone, func(chat kiez.ChatID) bool { return chat > 1 }) {
			t.Errorf("gone are %v", f.gone)
		}
	})
}

// Staff may know that it is none, after a move to another bot for example. Then who cannot be reached is gone.
func TestStaffSayItIsNoOutage(t *testing.T) {
	blocking(t, 300, func(chat kiez.ChatID) bool { return chat%5 > 0 }, func(m *memory, p *phone, f *office) {
		m.set(func() { m.change(func(b *kiez.Broadcast) { b.State = kiez.Running }) })
		time.Sleep(time.Minute)
		synctest.Wait()
		p.wantOnce(t, 60)
		if s := sheetOf(t, m); s.Sent != 60 || s.Blocked != 240 || m.b.State != kiez.Done {
			t.Errorf("sheet %+v, state %s", s, m.b.State)
		}
		slices.Sort(f.gone)
		if n := len(slices.Compact(f.gone)); n != 240 || len(f.halted) != 1 {
			t.Errorf("%d are gone, staff were told %d times", n, len(f.halted))
		}
	})
}

// Whatever staff say: where nobody at all can be reached, nobody is signed off.
func TestNobodyIsGoneWhereNobodyCanBeReached(t *testing.T) {
	blocking(t, 300, func(kiez.ChatID) bool { return true }, func(m *memory, _ *phone, f *office) {
		m.set(func() { m.change(func(b *kiez.Broadcast) { b.State = kiez.Running }) })
		time.Sleep(time.Minute)
		synctest.Wait()
		if s := sheetOf(t, m); s.Blocked != 300 || len(f.gone) > 0 {
			t.Errorf("sheet %+v, gone %v", s, f.gone)
		}
	})
}

// Some who block the bot are no outage, and neither are a few of few.
func TestSomeBlockTheBot(t *testing.T) {
	for _, test := range []struct {
		people  int
		blocked func(kiez.ChatID) bool
		gone    int
	}{
		{5, func(chat kiez.ChatID) bool { return chat < 5 }, 4},
		{1000, func(chat kiez.ChatID) bool { return chat%5 == 0 }, 200},
	} {
		blocking(t, test.people, test.blocked, func(m *memory, p *phone, f *office) {
			p.wantOnce(t, test.people-test.gone)
			slices.Sort(f.gone)
			if n := len(slices.Compact(f.gone)); n != test.gone || len(f.halted) > 0 || m.b.State != kiez.Done {
				t.Errorf("%d of %d are gone, staff were told %v, the broadcast is %s", n, test.gone, f.halted, m.b.State)
			}
		})
	}
}
