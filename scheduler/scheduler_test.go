package scheduler_test

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/scheduler"
)

func TestAJobThatFailsOrPanicsIsCalledAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var fails, panics atomic.Int32
		ctx, cancel := context.WithCancel(t.Context())
		s := &scheduler.Scheduler{
			Now: time.Now, Log: slog.New(slog.DiscardHandler),
			Jobs: []scheduler.Job{
				{Name: "fails", Every: time.Second, Run: func(context.Context, time.Time) error {
					fails.Add(1)
					return errors.New("no")
				}},
				{Name: "panics", Every: 2 * time.Second, Run: func(context.Context, time.Time) error {
					panics.Add(1)
					panic("no")
				}},
			},
		}
		done := make(chan error)
		go func() { done <- s.Run(ctx) }()
		time.Sleep(4*time.Second + time.Millisecond)
		cancel()
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		if f, p := fails.Load(), panics.Load(); f != 5 || p != 3 {
			t.Errorf("%d and %d calls, want 5 and 3: one at the start, then every second and every other second", f, p)
		}
	})
}

func TestAJobThatHangsHoldsUpNoOtherAtTheStart(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var calls atomic.Int32
		ctx, cancel := context.WithCancel(t.Context())
		s := &scheduler.Scheduler{
			Now: time.Now, Log: slog.New(slog.DiscardHandler),
			Jobs: []scheduler.Job{
				{Name: "hangs", Every: time.Second, Run: func(ctx context.Context, _ time.Time) error {
					<-ctx.Done()
					return ctx.Err()
				}},
				{Name: "works", Every: time.Hour, Run: func(context.Context, time.Time) error {
					calls.Add(1)
					return nil
				}},
			},
		}
		done := make(chan error)
		go func() { done <- s.Run(ctx) }()
		synctest.Wait()
		if n := calls.Load(); n != 1 {
			t.Errorf("the other job was called %d times, want once", n)
		}
		cancel()
		if err := <-done; err != nil { // and waits for nobody
			t.Fatal(err)
		}
	})
}

func TestAJobIsNotCalledWhileItRuns(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		running, most := 0, 0
		ctx, cancel := context.WithCancel(t.Context())
		s := &scheduler.Scheduler{Now: time.Now, Log: slog.New(slog.DiscardHandler), Jobs: []scheduler.Job{{
			Name: "slow", Every: time.Second, Run: func(context.Context, time.Time) error {
				running++
				most = max(most, running)
				time.Sleep(5 * time.Second)
				running--
				return nil
			},
		}}}
		done := make(chan error)
		go func() { done <- s.Run(ctx) }()
		time.Sleep(30 * time.Second)
		cancel()
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		if running != 0 || most != 1 {
			t.Errorf("%d at a time, %d after the end; want 1 and 0", most, running)
		}
	})
}

func TestARemindersBroadcastIsMadeOnce(t *testing.T) {
	t.Parallel()
	start := time.Date(2027, time.March, 10, 18, 0, 0, 0, time.UTC)
	due := []scheduler.Due{
		{ID: "a", Event: kiez.Event{ID: "x", Topic: kiez.Events, Area: kiez.NeuLichtenberg, Start: start}, Lead: time.Hour},
		{ID: "b", Event: kiez.Event{ID: "y", Topic: kiez.Jury, Start: start}, Lead: time.Hour},
	}
	stored := map[string]kiez.Broadcast{}
	asked, woken := 0, 0
	r := scheduler.Reminders{
		Due: func(context.Context, time.Time) ([]scheduler.Due, error) { return due, nil },
		Create: func(_ context.Context, b kiez.Broadcast) (bool, error) {
			asked++
			_, there := stored[b.ID]
			stored[b.ID] = b
			return !there, nil
		},
		Wake: func() { woken++ },
	}
	for range 3 {
		if err := r.Run(t.Context(), start.Add(-time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	if len(stored) != 2 || woken != 2 || asked != 2 {
		t.Errorf("%d broadcasts, woken %d times, the store asked %d times; want 2 of each", len(stored), woken, asked)
	}
	due = due[:1]
	for range 2 {
		if err := r.Run(t.Context(), start.Add(-time.Minute)); err != nil {
			t.Fatal(err)
		}
		due = append(due, scheduler.Due{ID: "b", Event: kiez.Event{ID: "y", Topic: kiez.Jury, Start: start}, Lead: time.Hour})
	}
	if woken != 2 || asked != 3 {
		t.Errorf("woken %d times, the store asked %d times; want 2 and 3: one was not due in between", woken, asked)
	}
	a, b := stored["a"], stored["b"]
	if !slices.Equal(a.Audience.Areas, []kiez.Area{kiez.NeuLichtenberg}) || b.Audience.Areas != nil {
		t.Errorf("areas %v and %v", a.Audience.Areas, b.Audience.Areas)
	}
	if a.Audience.Event != "x" || a.Audience.Pace != kiez.AtOnce || a.Audience.Lead == nil || *a.Audience.Lead != time.Hour {
		t.Errorf("the audience is not that of its lead: %+v", a.Audience)
	}
	if !a.ValidUntil.Equal(start) || !a.EventStart.Equal(start) || a.EventID != "x" || a.Kind != kiez.Reminder {
		t.Errorf("the reminder is not that of its event: %+v", a)
	}
}

// What becomes due while the job cannot run is late; what was due before it last ran is of an event entered since.
func TestHowLateRemindersArePlanned(t *testing.T) {
	t.Parallel()
	noon := time.Date(2027, time.March, 10, 12, 0, 0, 0, time.UTC)
	start := noon.Add(24 * time.Hour)
	due := []scheduler.Due{{ID: "before the first run", Event: kiez.Event{Start: start}, At: noon.Add(-time.Hour)}}
	var late []time.Duration
	var away error
	r := scheduler.Reminders{
		Due:     func(context.Context, time.Time) ([]scheduler.Due, error) { return due, away },
		Create:  func(context.Context, kiez.Broadcast) (bool, error) { return true, nil },
		Wake:    func() {},
		Planned: func(by time.Duration) { late = append(late, by) },
	}
	run := func(at time.Time) {
		if err := r.Run(t.Context(), at); !errors.Is(err, away) {
			t.Fatal(err)
		}
	}
	run(noon)
	due = append(due, scheduler.Due{ID: "in time", Event: kiez.Event{Start: start}, At: noon.Add(time.Second)})
	run(noon.Add(2 * time.Second))
	due = append(due, scheduler.Due{ID: "entered late", Event: kiez.Event{Start: start}, At: noon})
	run(noon.Add(3 * time.Second))
	due = append(due, scheduler.Due{ID: "in the outage", Event: kiez.Event{Start: start}, At: noon.Add(time.Minute)})
	away = errors.New("store away")
	run(noon.Add(2 * time.Minute))
	away = nil
	run(noon.Add(11 * time.Minute))
	if want := []time.Duration{time.Second, 10 * time.Minute}; !slices.Equal(late, want) {
		t.Errorf("got %v, want %v", late, want)
	}
}

func TestRemindersSayWhatFailed(t *testing.T) {
	t.Parallel()
	broken := errors.New("store away")
	r := scheduler.Reminders{
		Due: func(context.Context, time.Time) ([]scheduler.Due, error) { return nil, broken },
	}
	if err := r.Run(t.Context(), time.Now()); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	r.Due = func(context.Context, time.Time) ([]scheduler.Due, error) { return []scheduler.Due{{ID: "a"}}, nil }
	r.Create = func(context.Context, kiez.Broadcast) (bool, error) { return false, broken }
	if err := r.Run(t.Context(), time.Now()); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}
