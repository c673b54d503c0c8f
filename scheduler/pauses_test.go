package scheduler_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/scheduler"
)

// pausing is a PauseStore in memory, with a list that need not agree with the records.
type pausing struct {
	people map[kiez.ChatID]kiez.Person
	listed map[kiez.ChatID]time.Time
	broken kiez.ChatID // whose record cannot be read
}

func (s *pausing) PausesUntil(_ context.Context, now time.Time, _ int64) ([]kiez.ChatID, error) {
	var due []kiez.ChatID
	for chat, until := range s.listed {
		if !until.After(now) {
			due = append(due, chat)
		}
	}
	slices.Sort(due)
	return due, nil
}

func (s *pausing) Person(_ context.Context, chat kiez.ChatID) (kiez.Person, error) {
	if chat == s.broken {
		return kiez.Person{}, errors.New("unreadable record")
	}
	return s.people[chat], nil
}

func (s *pausing) PostponePause(_ context.Context, chat kiez.ChatID, now, to time.Time) (bool, error) {
	if until, ok := s.listed[chat]; !ok || until.After(now) {
		return false, nil
	}
	s.listed[chat] = to
	return true, nil
}

func (s *pausing) EndPause(_ context.Context, chat kiez.ChatID, until, then time.Time) error {
	if p := s.people[chat]; p.Settings.Paused.Equal(until) {
		p.Settings.Paused = time.Time{}
		s.people[chat] = p
	}
	if !s.listed[chat].After(then) {
		delete(s.listed, chat)
	}
	return nil
}

// pauseEnds is when the pauses of these tests end: in the evening, before quiet hours of one hour.
var pauseEnds = time.Date(2027, time.March, 10, 20, 0, 0, 0, time.UTC)

func quietFromNine(t time.Time) time.Time {
	if t.Hour() == 21 {
		return t.Truncate(time.Hour).Add(time.Hour)
	}
	return t
}

func paused(chat kiez.ChatID, until time.Time, change func(*kiez.Person)) *pausing {
	p := kiez.Person{Chat: chat, Topics: map[kiez.Topic][]kiez.Area{kiez.Events: nil}, Settings: kiez.Settings{Paused: until}}
	if change != nil {
		change(&p)
	}
	return &pausing{people: map[kiez.ChatID]kiez.Person{chat: p}, listed: map[kiez.ChatID]time.Time{chat: until}}
}

func TestWhoPausedIsToldOnceAndComesBack(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		change func(*kiez.Person)
		at     []time.Duration // after the end of the pause
		told   int
		over   bool
	}{
		"not yet":          {at: []time.Duration{-time.Second}, told: 0, over: false},
		"at the moment":    {at: []time.Duration{0, time.Second, time.Hour}, told: 1, over: true},
		"after standstill": {at: []time.Duration{50 * time.Hour}, told: 1, over: true},
		"quiet hours":      {at: []time.Duration{90 * time.Minute, 119 * time.Minute}, told: 0, over: false},
		"after them":       {at: []time.Duration{90 * time.Minute, 2 * time.Hour, 3 * time.Hour}, told: 1, over: true},
		"never quiet": {
			change: func(p *kiez.Person) { p.Settings.Quiet = kiez.QuietOff }, at: []time.Duration{90 * time.Minute}, told: 1, over: true,
		},
		"pauses for longer":       {change: func(p *kiez.Person) { p.Settings.Paused = pauseEnds.Add(time.Hour) }, at: []time.Duration{0, 30 * time.Minute}, told: 0, over: false},
		"resumed by hand":         {change: func(p *kiez.Person) { p.Settings.Paused = time.Time{} }, at: []time.Duration{0}, told: 0, over: true},
		"unsubscribed":            {change: func(p *kiez.Person) { p.Topics = nil }, at: []time.Duration{0}, told: 0, over: true},
		"wants a single event":    {change: func(p *kiez.Person) { p.Topics, p.Wanted = nil, map[string]time.Time{"fest": {}} }, at: []time.Duration{0}, told: 1, over: true},
		"blocked in the meantime": {change: func(p *kiez.Person) { p.Suppressed = pauseEnds.Add(-time.Hour) }, at: []time.Duration{90 * time.Minute}, told: 0, over: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			store, told := paused(7, pauseEnds, tt.change), 0
			pauses := scheduler.Pauses{Store: store, Awake: quietFromNine, Tell: func(_ context.Context, p kiez.Person) error {
				if p.Settings.Paused.IsZero() {
					t.Error("the pause was over before the person was told")
				}
				told++
				return nil
			}}
			for _, after := range tt.at {
				if err := pauses.Run(t.Context(), pauseEnds.Add(after)); err != nil {
					t.Fatal(err)
				}
			}
			if over := store.people[7].Settings.Paused.IsZero(); told != tt.told || over != tt.over {
				t.Errorf("told %d times, over %v; want %d, %v", told, over, tt.told, tt.over)
			}
			if _, listed := store.listed[7]; listed == tt.over {
				t.Errorf("on the list: %v", listed)
			}
		})
	}
}

// Whoever cannot be told right now pauses on, and is told a minute later; others need not wait for that.
func TestAFailureHoldsNobodyElseUp(t *testing.T) {
	t.Parallel()
	store, away := paused(7, pauseEnds, nil), errors.New("Telegram is away")
	store.people[8], store.listed[8] = paused(8, pauseEnds, nil).people[8], pauseEnds
	store.listed[6], store.broken = pauseEnds, 6
	var told []kiez.ChatID
	trouble := true
	pauses := scheduler.Pauses{Store: store, Awake: quietFromNine, Tell: func(_ context.Context, p kiez.Person) error {
		if trouble {
			trouble = false
			return away
		}
		told = append(told, p.Chat)
		return nil
	}}
	if err := pauses.Run(t.Context(), pauseEnds); !errors.Is(err, away) {
		t.Errorf("got %v", err)
	}
	if len(told) != 1 || store.people[7].Settings.Paused.IsZero() || !store.people[8].Settings.Paused.IsZero() {
		t.Errorf("told %v; want the second, and only the second back", told)
	}
	_ = pauses.Run(t.Context(), pauseEnds.Add(59*time.Second))
	if len(told) != 1 {
		t.Error("the next try came too early: another replica may be telling")
	}
	_ = pauses.Run(t.Context(), pauseEnds.Add(time.Minute))
	if len(told) != 2 || !store.people[7].Settings.Paused.IsZero() || !store.people[8].Settings.Paused.IsZero() {
		t.Errorf("told %v; want both", told)
	}
}

// wishing is a WishStore in memory.
type wishing struct {
	calls []string
	fails error
}

func (s *wishing) WishesOver(context.Context) ([]kiez.ChatID, error) {
	return []kiez.ChatID{7}, s.fails
}

func (s *wishing) Person(context.Context, kiez.ChatID) (kiez.Person, error) {
	return kiez.Person{Wanted: map[string]time.Time{"fest": {}, "gone": {}}}, nil
}

func (s *wishing) KeepWish(_ context.Context, _ kiez.ChatID, event string, at time.Time) error {
	s.calls = append(s.calls, "keep "+event+" "+at.Format(time.DateOnly))
	return nil
}

func (s *wishing) DropWishes(context.Context, kiez.ChatID) error {
	s.calls = append(s.calls, "drop")
	return nil
}

func TestWishesOfMovedEventsAreKept(t *testing.T) {
	t.Parallel()
	store, broken := new(wishing), errors.New("store away")
	wishes := scheduler.Wishes{Store: store, Event: func(_ context.Context, id string) (kiez.Event, error) {
		if id == "gone" {
			return kiez.Event{}, kiez.ErrNotFound
		}
		return kiez.Event{ID: id, Start: pauseEnds}, nil
	}}
	if err := wishes.Run(t.Context(), pauseEnds); err != nil {
		t.Fatal(err)
	}
	if want := []string{"keep fest 2027-03-10", "drop"}; !slices.Equal(store.calls, want) {
		t.Errorf("got %q, want %q", store.calls, want)
	}
	wishes.Event = func(context.Context, string) (kiez.Event, error) { return kiez.Event{}, broken }
	if err := wishes.Run(t.Context(), pauseEnds); !errors.Is(err, broken) || len(store.calls) != 2 {
		t.Errorf("got %v; nothing may be dropped while it is not known what was moved", err)
	}
	store.fails = broken
	if err := wishes.Run(t.Context(), pauseEnds); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}
