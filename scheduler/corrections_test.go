package scheduler_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/scheduler"
)

// office is what is entered, what people were told of it, and the corrections made so far, in memory.
type office struct {
	entered   map[string]kiez.Event
	announced map[string]kiez.Announcement
	made      map[string]kiez.Broadcast
	sending   map[string]int // recipients without an outcome, by correction
	woken     int
	broken    string // operation that fails
}

var errBroken = errors.New("store away")

func (o *office) fails(operation string) error {
	if o.broken == operation {
		return errBroken
	}
	return nil
}

func (o *office) Announcements(context.Context) ([]kiez.Announcement, error) {
	ids := slices.Sorted(maps.Keys(o.announced))
	var all []kiez.Announcement
	for _, id := range ids {
		all = append(all, o.announced[id])
	}
	return all, o.fails("announcements")
}

func (o *office) Announce(_ context.Context, a kiez.Announcement) (bool, error) {
	before := o.announced[a.Event.ID]
	if err := o.fails("announce"); err != nil || before.Sequence != a.Sequence-1 {
		return false, err
	}
	a.Before = before.Before
	if told := before.Event.Tells(0, ""); !told.Knows(a.Event) {
		a.Before = told
	}
	o.announced[a.Event.ID] = a
	return true, nil
}

func (o *office) Create(_ context.Context, b kiez.Broadcast) (bool, error) {
	_, there := o.made[b.ID]
	if err := o.fails("create"); err != nil || there {
		return false, err
	}
	o.made[b.ID] = b
	return true, nil
}

func (o *office) SetState(_ context.Context, id string, to kiez.BroadcastState, from ...kiez.BroadcastState) error {
	b, there := o.made[id]
	switch {
	case o.broken == "set state":
		return errBroken
	case !there:
		return kiez.ErrNotFound
	case !slices.Contains(from, b.State):
		return kiez.ErrConflict
	}
	b.State = to
	o.made[id] = b
	return nil
}

func (o *office) Sheet(_ context.Context, id string) (kiez.Sheet, error) {
	return kiez.Sheet{Pending: o.sending[id]}, o.fails("sheet")
}

func (o *office) event(_ context.Context, id string) (kiez.Event, error) {
	e, ok := o.entered[id]
	if !ok {
		return e, kiez.ErrNotFound
	}
	return e, o.fails("event")
}

// job is a process that corrects; another call is another process.
func (o *office) job() *scheduler.Corrections {
	return &scheduler.Corrections{Announced: o, Broadcasts: o, Event: o.event, Wake: func() { o.woken++ }}
}

// told is an office with a fair in ten hours that people were told of.
func told(now time.Time) *office {
	fair := kiez.Event{ID: "fair", Kind: kiez.Gathering, Topic: kiez.Events, Start: now.Add(10 * time.Hour), Sequence: 1}
	return &office{
		entered:   map[string]kiez.Event{"fair": fair},
		announced: map[string]kiez.Announcement{"fair": {Event: fair, Starts: []time.Time{fair.Start}}},
		made:      map[string]kiez.Broadcast{}, sending: map[string]int{},
	}
}

func (o *office) change(change func(e *kiez.Event)) {
	e := o.entered["fair"]
	change(&e)
	o.entered["fair"] = e
}

// wantMade compares the corrections with their states.
func (o *office) wantMade(t *testing.T, want map[string]kiez.BroadcastState) {
	t.Helper()
	got := map[string]kiez.BroadcastState{}
	for id, b := range o.made {
		got[id] = b.State
	}
	if !maps.Equal(got, want) {
		t.Errorf("made %v, want %v", got, want)
	}
}

// run runs a job; the error is what the test expects.
func run(t *testing.T, c *scheduler.Corrections, now time.Time, want error) {
	t.Helper()
	if err := c.Run(t.Context(), now); !errors.Is(err, want) {
		t.Errorf("got %v, want %v", err, want)
	}
}

func TestACorrectionIsMadeOnce(t *testing.T) {
	t.Parallel()
	now := time.Date(2027, time.March, 10, 8, 0, 0, 0, time.UTC)
	o := told(now)
	one, other := o.job(), o.job()
	run(t, one, now, nil)
	o.wantMade(t, map[string]kiez.BroadcastState{})
	o.change(func(e *kiez.Event) { e.Title, e.Sequence = kiez.Titles{kiez.German: "Fest"}, 2 })
	run(t, one, now, nil)
	o.wantMade(t, map[string]kiez.BroadcastState{})

	o.change(func(e *kiez.Event) { e.Start, e.Sequence = now.Add(30*time.Hour), 3 })
	for range 2 {
		run(t, one, now, nil)
		run(t, other, now, nil)
	}
	o.wantMade(t, map[string]kiez.BroadcastState{"fair!1": kiez.Scheduled})
	b := o.made["fair!1"]
	if b.Kind != kiez.Correction || b.EventID != "fair" || b.Sequence != 1 || !b.ValidUntil.Equal(now.Add(30*time.Hour)) ||
		!b.EventStart.Equal(now.Add(10*time.Hour)) ||
		b.Audience.Told != "fair" || o.woken != 1 {
		t.Errorf("made %+v and woke %d times", b, o.woken)
	}

	o.change(func(e *kiez.Event) { e.Place.Name, e.Start, e.Sequence = "Park", now.Add(20*time.Hour), 4 })
	o.sending["fair!1"] = 2 // two people are being sent the first
	run(t, one, now, nil)
	o.wantMade(t, map[string]kiez.BroadcastState{"fair!1": kiez.Aborted})
	o.sending["fair!1"] = 0
	run(t, other, now, nil)
	o.wantMade(t, map[string]kiez.BroadcastState{"fair!1": kiez.Aborted, "fair!2": kiez.Scheduled})
	if until := o.made["fair!2"].ValidUntil; !until.Equal(now.Add(30 * time.Hour)) {
		t.Errorf("it is valid until %s, although some believe it is later", until)
	}
}

// Whatever fails, and wherever a process dies, the next run goes on.
func TestACorrectionCutShort(t *testing.T) {
	t.Parallel()
	now := time.Date(2027, time.March, 10, 8, 0, 0, 0, time.UTC)
	for _, operation := range []string{"announcements", "event", "announce", "set state", "sheet", "create"} {
		o := told(now)
		o.change(func(e *kiez.Event) { e.Cancelled = true })
		run(t, o.job(), now, nil)
		o.change(func(e *kiez.Event) { e.Cancelled = false })
		o.broken = operation
		run(t, o.job(), now, errBroken)
		o.broken = ""
		run(t, o.job(), now, nil)
		o.wantMade(t, map[string]kiez.BroadcastState{"fair!1": kiez.Aborted, "fair!2": kiez.Scheduled})
	}
}

// One event in trouble does not hold up the others.
func TestCorrectionsAreIndependent(t *testing.T) {
	t.Parallel()
	now := time.Date(2027, time.March, 10, 8, 0, 0, 0, time.UTC)
	o := told(now)
	o.announced["bazaar"] = kiez.Announcement{Event: kiez.Event{ID: "bazaar", Start: now.Add(time.Hour)}, Starts: []time.Time{now.Add(time.Hour)}}
	o.change(func(e *kiez.Event) { e.Start = now.Add(time.Hour) })
	o.broken = "event"
	run(t, o.job(), now, errBroken)
	o.wantMade(t, map[string]kiez.BroadcastState{"bazaar!1": kiez.Scheduled})
}

// An event that is entered no more is called off, as of today.
func TestAnEventThatIsGone(t *testing.T) {
	t.Parallel()
	now := time.Date(2027, time.March, 10, 8, 0, 0, 0, time.UTC)
	o := told(now)
	delete(o.entered, "fair")
	job := o.job()
	for range 2 {
		run(t, job, now, nil)
	}
	o.wantMade(t, map[string]kiez.BroadcastState{"fair!1": kiez.Scheduled})
	if e := o.announced["fair"].Event; !e.Cancelled || e.AsOf != "2027-03-10" {
		t.Errorf("announced %+v", e)
	}
}

// What has begun, and was not moved ahead, is past correcting.
func TestTooLateToCorrect(t *testing.T) {
	t.Parallel()
	now := time.Date(2027, time.March, 10, 8, 0, 0, 0, time.UTC)
	o := told(now)
	o.change(func(e *kiez.Event) { e.Cancelled = true })
	run(t, o.job(), now.Add(10*time.Hour), nil)
	o.wantMade(t, map[string]kiez.BroadcastState{})
	o.change(func(e *kiez.Event) { e.Cancelled, e.Start = false, now.Add(100*time.Hour) })
	run(t, o.job(), now.Add(10*time.Hour), nil)
	o.wantMade(t, map[string]kiez.BroadcastState{"fair!1": kiez.Scheduled})
	run(t, o.job(), now.Add(100*time.Hour), nil)
}

// Somebody was told otherwise by a message that was under way: all are corrected once more who do not know.
func TestCorrectionOfStragglers(t *testing.T) {
	t.Parallel()
	now := time.Date(2027, time.March, 10, 8, 0, 0, 0, time.UTC)
	o := told(now)
	o.change(func(e *kiez.Event) { e.Cancelled = true })
	run(t, o.job(), now, nil)
	a := o.announced["fair"]
	a.Behind = true
	o.announced["fair"] = a
	run(t, o.job(), now, nil)
	o.wantMade(t, map[string]kiez.BroadcastState{"fair!1": kiez.Aborted, "fair!2": kiez.Scheduled})
}

// Two replicas with different contents do not correct each other to and fro; staff may change their minds.
func TestReplicasWithDifferentContents(t *testing.T) {
	t.Parallel()
	now := time.Date(2027, time.March, 10, 8, 0, 0, 0, time.UTC)
	old, renewed := kiez.Event{ID: "fair", Start: now.Add(10 * time.Hour)}, kiez.Event{ID: "fair", Start: now.Add(20 * time.Hour)}
	o := told(now)
	o.announced["fair"] = kiez.Announcement{Event: old, Starts: []time.Time{old.Start}}
	for minute := range 30 {
		for _, e := range []kiez.Event{renewed, old} {
			o.entered["fair"] = e
			run(t, o.job(), now.Add(time.Duration(minute)*time.Minute), nil)
		}
	}
	o.wantMade(t, map[string]kiez.BroadcastState{"fair!1": kiez.Scheduled})
	run(t, o.job(), now.Add(time.Hour), nil)
	o.wantMade(t, map[string]kiez.BroadcastState{"fair!1": kiez.Aborted, "fair!2": kiez.Scheduled})
	renewed.Sequence = 1
	o.entered["fair"] = renewed
	run(t, o.job(), now.Add(time.Hour), nil)
	o.wantMade(t, map[string]kiez.BroadcastState{
		"fair!1": kiez.Aborted, "fair!2": kiez.Aborted, "fair!3": kiez.Scheduled,
	})
}
