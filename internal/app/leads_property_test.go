package app_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"maps"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
	"pgregory.net/rapid"

	"kiezbot/handlers"
	"kiezbot/internal/broadcast"
	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/scheduler"
)

// notice is one reminder of one person.
type notice struct {
	chat  kiez.ChatID
	event string
	lead  time.Duration
}

// trial is the part of the bot that reminds, in two replicas, with a list in place of Telegram and a clock that moves
// from step to step.
type trial struct {
	stores [2]*redisstore.Store
	bot    *handlers.Handlers
	events dates
	people []kiez.Person
	quiet  calendar.QuietHours
	leads  []time.Duration // the usual ones

	mu   sync.Mutex
	now  time.Time
	sent map[notice]int
}

// dates are the events of a trial.
type dates map[string]kiez.Event

func (d dates) Event(_ context.Context, id string) (kiez.Event, error) {
	e, ok := d[id]
	if !ok {
		return e, kiez.ErrNotFound
	}
	return e, nil
}

func (dates) Between(context.Context, time.Time, time.Time) (iter.Seq[kiez.Event], error) {
	return slices.Values[[]kiez.Event](nil), nil
}

func (dates) Series(context.Context) ([]kiez.Series, error) { return nil, nil }

func (dates) Reachable(context.Context, kiez.Area, time.Time) (handlers.Plan, bool, error) {
	return handlers.Plan{}, false, nil
}

// drawTrial draws the events of five days around a clock change, and people who chose different things.
func drawTrial(t *rapid.T, stores [2]*redisstore.Store) *trial {
	change := rapid.SampledFrom([]time.Time{
		time.Date(2026, time.March, 29, 0, 0, 0, 0, berlin()), time.Date(2026, time.October, 25, 0, 0, 0, 0, berlin()),
		time.Date(2027, time.March, 28, 0, 0, 0, 0, berlin()),
	}).Draw(t, "change")
	r := &trial{
		stores: stores, events: dates{}, now: change.AddDate(0, 0, -2), sent: map[notice]int{},
		quiet: calendar.QuietHours{From: 21 * time.Hour, To: 8 * time.Hour}, leads: []time.Duration{day, time.Hour},
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "events") {
		id, minutes := fmt.Sprint("e", i), rapid.IntRange(1, 5*24*60).Draw(t, "start")
		r.events[id] = kiez.Event{
			ID: id, Kind: rapid.SampledFrom([]kiez.EventKind{kiez.Gathering, kiez.Deadline}).Draw(t, "kind"), Topic: kiez.Events,
			Start: r.now.Add(time.Duration(minutes) * time.Minute), Title: kiez.Titles{kiez.German: id},
			Place: kiez.Place{Name: "Libezem", Access: kiez.Titles{kiez.German: "mit Rampe"}},
		}
	}
	choices := append(kiez.LeadTimes(), time.Hour)
	for i := range rapid.IntRange(1, 3).Draw(t, "people") {
		p := kiez.Person{Chat: kiez.ChatID(1 + i*redisstore.Shards/2)}
		if rapid.Bool().Draw(t, "own leads") {
			p.Settings.Leads = rapid.SliceOfNDistinct(rapid.SampledFrom(choices), 0, 4, rapid.ID).Draw(t, "leads")
		}
		p.Settings.Pace = rapid.SampledFrom([]kiez.Pace{"", kiez.Weekly}).Draw(t, "pace")
		p.Settings.Quiet = rapid.SampledFrom([]kiez.Quiet{kiez.QuietDefault, kiez.QuietOff}).Draw(t, "quiet")
		p.Wanted = map[string]time.Time{}
		for id := range r.events {
			if rapid.Bool().Draw(t, "wanted") {
				p.Wanted[id] = r.now
			}
		}
		r.people = append(r.people, p)
	}
	r.bot = handlers.New(handlers.Needs{
		Agenda: r.events, Office: noOffice{}, Leads: r.leads, Language: kiez.German,
		RemindAt: func(e kiez.Event, lead time.Duration) time.Time { return calendar.RemindAt(e, lead, berlin()) },
	})
	return r
}

// enter stores the people.
func (r *trial) enter(ctx context.Context) error {
	people := redisstore.NewPeople(r.stores[0])
	for _, p := range r.people {
		_, err := people.Subscribe(ctx, p.Chat, kiez.Events, nil, kiez.Consent{At: r.now})
		if err != nil {
			return err
		}
		if _, err = people.SetSettings(ctx, p.Chat, p.Settings); err != nil {
			return err
		}
		for event := range p.Wanted {
			if _, err = people.Want(ctx, p.Chat, event, time.Now(), kiez.Consent{At: r.now}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *trial) clock() time.Time {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.now
}

// hush gives the choices of quiet hours that are on, and until when.
func (r *trial) hush(now time.Time) ([]kiez.Quiet, time.Time) {
	until := r.quiet.Ends(now.In(berlin()))
	if until.Equal(now) {
		return nil, now
	}
	return []kiez.Quiet{kiez.QuietDefault}, until
}

// send notes what the person would get.
func (r *trial) send(ctx context.Context, d kiez.Delivery) error {
	person, err := redisstore.NewPeople(r.stores[0]).Person(ctx, d.Chat)
	if err != nil {
		return &kiez.RetryError{After: time.Millisecond, Err: err}
	}
	_, instead, err := r.bot.Deliver(ctx, d, person, r.clock())
	switch {
	case err != nil:
		return err
	case instead == kiez.OutcomeLeft:
		return broadcast.ErrLeft
	case instead != "":
		return broadcast.ErrExpired
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sent[notice{d.Chat, d.Broadcast.EventID, d.Broadcast.Lead}]++
	return nil
}

// run lets one replica plan what is due and send until over is closed.
func (r *trial) run(ctx context.Context, replica int, over <-chan struct{}) error {
	broadcasts := redisstore.NewBroadcasts(r.stores[replica], redisstore.BroadcastOptions{
		Owner: strconv.Itoa(replica), Lease: 2 * time.Second, Leads: r.leads,
	})
	engine := broadcast.New(broadcast.Options{
		Store: broadcasts, Send: r.send, Quiet: r.hush, Now: r.clock, Log: slog.New(slog.DiscardHandler),
		Senders: 2, Batch: 2, Poll: 2 * time.Millisecond, Renew: 100 * time.Millisecond,
	})
	job := &scheduler.Reminders{Due: r.due, Create: broadcasts.Create, Wake: engine.Wake, Planned: func(time.Duration) {}}
	if err := job.Run(ctx, r.clock()); err != nil {
		return err
	}
	running, stop := context.WithCancel(ctx)
	defer stop()
	done := make(chan error, 1)
	go func() { done <- engine.Run(running) }()
	<-over
	stop()
	return <-done
}

// due gives the reminders of anybody's leads.
func (r *trial) due(_ context.Context, now time.Time) (due []scheduler.Due, err error) {
	leads := slices.Compact(slices.Sorted(slices.Values(slices.Concat(r.leads, kiez.LeadTimes()))))
	for _, one := range calendar.DueReminders(slices.Collect(maps.Values(r.events)), leads, now, berlin()) {
		due = append(due, scheduler.Due{ID: one.ID, Event: one.Event, Lead: one.Lead})
	}
	return due, nil
}

// step lets the replicas run at one moment: until nothing is due any more, or only for an instant.
func (r *trial) step(ctx context.Context, replicas int, patient bool) error {
	over, errs := make(chan struct{}), make(chan error, replicas)
	for replica := range replicas {
		go func() { errs <- r.run(ctx, replica, over) }()
	}
	var err error
	if patient {
		err = r.idle(ctx)
	}
	close(over)
	for range replicas {
		err = errors.Join(err, <-errs)
	}
	return err
}

// idle waits until all reminders of this moment are made and nothing is due.
func (r *trial) idle(ctx context.Context) error {
	broadcasts := redisstore.NewBroadcasts(r.stores[0], redisstore.BroadcastOptions{})
	reminders, _ := r.due(ctx, r.clock())
	limit := time.After(30 * time.Second)
	for {
		missing := 0
		for _, one := range reminders {
			if _, err := broadcasts.State(ctx, one.ID); err != nil {
				missing++
			}
		}
		due, err := broadcasts.Due(ctx, r.clock())
		if err == nil && len(due) == 0 && missing == 0 {
			return nil
		}
		select {
		case <-limit:
			return fmt.Errorf("%d broadcasts are still due, %d not made: %w", len(due), missing, err)
		case <-time.After(time.Millisecond):
		}
	}
}

// nearest gives the reminder of the event that is of use to the person now, if there is any: of the person's own leads
// the last one that has come.
func (r *trial) nearest(p kiez.Person, e kiez.Event) (n notice, ok bool) {
	_, asked := p.Wanted[e.ID]
	leads := p.Settings.Leads
	if leads == nil || asked && len(leads) == 0 {
		leads = r.leads
	}
	var last time.Time
	for _, lead := range slices.Backward(slices.Sorted(slices.Values(leads))) {
		at := calendar.RemindAt(e, lead, berlin())
		if !r.now.Before(at) && !at.Before(last) {
			n, last = notice{p.Chat, e.ID, lead}, at
		}
	}
	quiet, _ := r.hush(r.now)
	left := slices.Contains(quiet, p.Settings.Quiet) || p.Settings.Pace == kiez.Weekly && !asked
	return n, !last.IsZero() && r.now.Before(e.Start) && !left
}

// S12, S14: for any schedule, any restart points and one or two replicas, around every clock change: each person is told
// of each occurrence with each lead at most once, never when it is of no use to this person, and at least once if the
// bot runs while it is.
func TestRemindersForAnySchedule(t *testing.T) {
	t.Parallel()
	o, err := redis.ParseURL(redistest.Real(t))
	if err != nil {
		t.Fatal(err)
	}
	rdb := redis.NewClient(o)
	t.Cleanup(func() { _ = rdb.Close() })
	var stores [2]*redisstore.Store
	for i := range stores {
		if stores[i], err = redisstore.Open(t.Context(), redisstore.Options{URL: "redis://" + o.Addr}); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = stores[i].Close() })
	}
	rapid.Check(t, func(t *rapid.T) {
		ctx := context.Background()
		if err := rdb.FlushDB(ctx).Err(); err != nil {
			t.Fatal(err)
		}
		r := drawTrial(t, stores)
		if err := r.enter(ctx); err != nil {
			t.Fatal(err)
		}
		allowed, required := map[notice]bool{}, map[notice]bool{}
		for end := r.now.AddDate(0, 0, 6); r.now.Before(end); {
			patient := rapid.Bool().Draw(t, "patient")
			for _, p := range r.people {
				for _, e := range r.events {
					if n, ok := r.nearest(p, e); ok {
						allowed[n] = true
						required[n] = required[n] || patient && r.now.In(berlin()).Hour() != 2
					}
				}
			}
			if err := r.step(ctx, rapid.IntRange(1, 2).Draw(t, "replicas"), patient); err != nil {
				t.Fatal(err)
			}
			r.now = r.now.Add(time.Duration(rapid.IntRange(1, 16*60).Draw(t, "passes")) * time.Minute)
		}
		if err := r.step(ctx, 1, true); err != nil {
			t.Fatal(err)
		}
		r.judge(t, allowed, required)
	})
}

// judge compares what was sent with what had to be and what could be, and the sheets with themselves.
func (r *trial) judge(t *rapid.T, allowed, required map[notice]bool) {
	for n, times := range r.sent {
		if times > 1 || !allowed[n] {
			t.Errorf("%+v: %d times, of use %v", n, times, allowed[n])
		}
	}
	for n, must := range required {
		if must && r.sent[n] == 0 {
			t.Errorf("%+v: never told", n)
		}
	}
	broadcasts := redisstore.NewBroadcasts(r.stores[0], redisstore.BroadcastOptions{})
	ended, err := broadcasts.List(context.Background(), kiez.Done)
	if err != nil {
		t.Fatal(err)
	}
	sent := 0
	for _, b := range ended {
		s, err := broadcasts.Sheet(context.Background(), b.ID)
		if err != nil || s.Pending+s.Held > 0 || s.Sent+s.Expired+s.Left != s.Total {
			t.Errorf("%s: %+v, %v", b.ID, s, err)
		}
		sent += s.Sent
	}
	if sent != len(r.sent) {
		t.Errorf("the sheets say %d were sent, %d came", sent, len(r.sent))
	}
}
