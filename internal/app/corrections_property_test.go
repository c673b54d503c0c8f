package app_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kiezbot/handlers"
	"kiezbot/internal/broadcast"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/scheduler"
)

// message is one message in somebody's chat about one event.
type message struct {
	id         int
	lang       kiez.Lang
	correction bool
	told       kiez.Told
}

// rumour is the part of the bot that tells people of events and corrects it, with lists in place of chats. Events
// change at any moment, also while a message about them is on its way.
type rumour struct {
	handlers.Agenda                // only Event is asked for
	scheduler.CorrectionBroadcasts // but for Create

	store  *redisstore.Store
	told   *redisstore.Told
	casts  *redisstore.Broadcasts
	people map[kiez.ChatID]kiez.Topic // each the only subscriber of a topic
	bot    *handlers.Handlers
	now    time.Time

	mu       sync.Mutex
	events   dates
	chats    map[kiez.ChatID]map[string][]message
	count    int
	onTheWay []func()               // what happens while the next messages are on their way
	job      *scheduler.Corrections // of the process that runs
	woken    int
	fails    bool // the next broadcast cannot be stored
}

func newRumour(store *redisstore.Store) *rumour {
	r := &rumour{
		store: store, told: redisstore.NewTold(store),
		casts:  redisstore.NewBroadcasts(store, redisstore.BroadcastOptions{Owner: "a", Lease: 2 * time.Second}),
		people: map[kiez.ChatID]kiez.Topic{1: kiez.Events, 2: kiez.Seniors, 1 + redisstore.Shards: kiez.Families},
		now:    start(), events: dates{}, chats: map[kiez.ChatID]map[string][]message{},
	}
	for i := range 2 {
		id := fmt.Sprint("e", i)
		r.events[id] = kiez.Event{
			ID: id, Kind: kiez.Gathering, Topic: kiez.Events, Start: r.now.Add(time.Duration(24*(i+1)) * time.Hour), Sequence: 1,
			Title: kiez.Titles{kiez.German: id}, Place: kiez.Place{Name: "Libezem", Access: kiez.Titles{kiez.German: "mit Rampe"}},
		}
	}
	r.CorrectionBroadcasts = r.casts
	r.bot = handlers.New(handlers.Needs{
		Agenda: r, Told: r.told, Office: noOffice{}, Leads: []time.Duration{day}, Language: kiez.German,
		RemindAt: func(e kiez.Event, _ time.Duration) time.Time { return e.Start.Add(-day) },
	})
	r.restart()
	return r
}

// noOffice is an office of which nothing is known.
type noOffice struct{}

func (noOffice) Office() kiez.Office            { return kiez.Office{} }
func (noOffice) Hours(time.Time) handlers.Hours { return handlers.Hours{} }

// restart forgets what a process remembers.
func (r *rumour) restart() {
	r.job = &scheduler.Corrections{Announced: r.told, Broadcasts: r, Event: r.Event, Wake: func() { r.woken++ }}
}

func (r *rumour) Event(ctx context.Context, id string) (kiez.Event, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.events.Event(ctx, id)
}

func (r *rumour) Create(ctx context.Context, b kiez.Broadcast) (bool, error) {
	if r.fails {
		r.fails = false
		return false, errors.New("the process dies here")
	}
	return r.casts.Create(ctx, b)
}

// change alters an event: time, place, whether it takes place, whether it is entered at all.
func (r *rumour) change(id string, how int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	e, entered := r.events[id]
	if !entered {
		e = kiez.Event{
			ID: id, Kind: kiez.Gathering, Start: r.now.Add(50 * time.Hour), Sequence: 1, Title: kiez.Titles{kiez.German: id},
			Place: kiez.Place{Name: "Libezem", Access: kiez.Titles{kiez.German: "mit Rampe"}},
		}
	}
	e.Sequence++
	switch how {
	case 0:
		e.Cancelled = !e.Cancelled
	case 1, 2:
		e.Place.Name = []string{"", "Libezem", "Park"}[how]
	case 3:
		delete(r.events, id)
		return
	default: // to and fro between few dates
		e.Start = r.now.Add(time.Duration(how) * 20 * time.Hour)
	}
	r.events[id] = e
}

// send puts a message into a chat, in the way outbound does it.
func (r *rumour) send(ctx context.Context, d kiez.Delivery) error {
	person, err := redisstore.NewPeople(r.store).Person(ctx, d.Chat)
	if err != nil {
		return err
	}
	m, instead, err := r.bot.Deliver(ctx, d, person, r.now)
	switch {
	case err != nil:
		return err
	case instead == kiez.OutcomeSkipped:
		return broadcast.ErrSkipped
	case instead != "":
		return broadcast.ErrExpired
	}
	for _, happens := range r.meanwhile() {
		happens()
	}
	id := r.arrive(d, m)
	for _, e := range m.Tells {
		if err := r.told.Tell(ctx, d.Chat, e, id, m.Lang); err != nil {
			return err
		}
	}
	return nil
}

func (r *rumour) meanwhile() (happens []func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	happens, r.onTheWay = r.onTheWay, nil
	return happens
}

// arrive notes a message and whether it may come as it does.
func (r *rumour) arrive(d kiez.Delivery, m kiez.Message) (id int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.count++
	for _, e := range m.Tells {
		if r.chats[d.Chat] == nil {
			r.chats[d.Chat] = map[string][]message{}
		}
		told := e.Tells(m.ReplyTo, m.Lang)
		r.chats[d.Chat][e.ID] = append(r.chats[d.Chat][e.ID], message{r.count, m.Lang, d.Broadcast.Kind == kiez.Correction, told})
	}
	return r.count
}

// deliver runs an engine until nothing is due, or only for an instant.
func (r *rumour) deliver(ctx context.Context, patient bool) error {
	engine := broadcast.New(broadcast.Options{
		Store: r.casts, Send: r.send, Now: func() time.Time { return r.now }, Log: slog.New(slog.DiscardHandler),
		Senders: 2, Batch: 2, Poll: 2 * time.Millisecond,
	})
	running, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- engine.Run(running) }()
	limit := time.After(30 * time.Second)
	for due := 1; patient && due > 0; {
		list, err := r.casts.Due(ctx, r.now)
		due = len(list)
		select {
		case <-limit:
			stop()
			return fmt.Errorf("%d broadcasts are still due: %w", due, err)
		case <-time.After(time.Millisecond):
		}
	}
	stop()
	return <-done
}

// settle corrects until there is nothing to correct.
func (r *rumour) settle(ctx context.Context) error {
	r.onTheWay, r.fails = nil, false
	for before := -1; before < r.woken; {
		before = r.woken
		if err := errors.Join(r.job.Run(ctx, r.now), r.deliver(ctx, true), r.job.Run(ctx, r.now)); err != nil {
			return err
		}
	}
	return r.deliver(ctx, true)
}

// remind tells one person of an event, as a reminder made now does, unless it is called off.
func (r *rumour) remind(ctx context.Context, chat kiez.ChatID, id string) error {
	e, err := r.Event(ctx, id)
	if err != nil || e.Cancelled {
		return nil //nolint:nilerr // nobody is reminded of what is not there
	}
	r.mu.Lock()
	r.count++
	name := fmt.Sprintf("%s@%d", id, r.count)
	r.mu.Unlock()
	_, err = r.casts.Create(ctx, kiez.Broadcast{
		ID: name, Kind: kiez.Reminder, State: kiez.Scheduled, ValidUntil: e.Start, EventID: id, EventStart: e.Start, Lead: day,
		Audience: kiez.Audience{Topics: []kiez.Topic{r.people[chat]}},
	})
	return errors.Join(err, r.deliver(ctx, true))
}

// S11: whatever is told, moved, called off, brought back, taken out, and wherever the bot is stopped: those who were
// told are corrected, nobody else is, by a reply to a message about the event in its language, never with what that chat
// has just read; and in the end everybody knows the truth.
func TestCorrectionsForAnyChanges(t *testing.T) {
	t.Parallel()
	url, trials := redistest.Mini(t), 0
	rapid.Check(t, func(t *rapid.T) {
		ctx := context.Background()
		trials++
		store, err := redisstore.Open(ctx, redisstore.Options{URL: url, Prefix: fmt.Sprint("rumour", trials)})
		if err != nil {
			t.Fatal(err)
		}
		defer store.Close()
		r := newRumour(store)
		for chat, topic := range r.people {
			if _, err := redisstore.NewPeople(store).Subscribe(ctx, chat, topic, nil, kiez.Consent{At: r.now}); err != nil {
				t.Fatal(err)
			}
		}
		chats := slices.Sorted(maps.Keys(r.people))
		event, how := rapid.SampledFrom([]string{"e0", "e1"}), rapid.IntRange(0, 6)
		do := func(err error) {
			if err != nil {
				t.Fatal(err)
			}
		}
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			switch rapid.SampledFrom([]string{"remind", "remind", "change", "change", "cut short", "language", "restart"}).Draw(t, "step") {
			case "remind":
				do(r.settle(ctx))
				r.upset(ctx, t, event, how)
				do(r.remind(ctx, rapid.SampledFrom(chats).Draw(t, "chat"), event.Draw(t, "event")))
			case "change":
				r.change(event.Draw(t, "event"), how.Draw(t, "how"))
			case "cut short":
				r.upset(ctx, t, event, how)
				r.fails = rapid.Bool().Draw(t, "fails")
				_ = r.job.Run(ctx, r.now)
				r.restart()
				do(r.deliver(ctx, false))
			case "language":
				lang := rapid.SampledFrom(kiez.Langs()).Draw(t, "language")
				do(redisstore.NewPeople(store).SetLang(ctx, rapid.SampledFrom(chats).Draw(t, "chat"), lang))
			case "restart":
				r.restart()
			}
		}
		do(r.settle(ctx))
		r.judge(t)
	})
}

// upset has an event change while the next message is on its way, as staff do: it is taken up at once.
func (r *rumour) upset(ctx context.Context, t *rapid.T, event *rapid.Generator[string], how *rapid.Generator[int]) {
	if !rapid.Bool().Draw(t, "upset") {
		return
	}
	id, change := event.Draw(t, "upset event"), how.Draw(t, "upset how")
	r.onTheWay = append(r.onTheWay, func() {
		r.change(id, change)
		_ = r.job.Run(ctx, r.now) // what fails is taken up again
	})
}

func (r *rumour) judge(t *rapid.T) {
	for chat, events := range r.chats {
		for id, messages := range events {
			for i, m := range messages {
				if !m.correction {
					continue
				}
				if i == 0 {
					t.Errorf("%d was corrected about %s and never told", chat, id)
					continue
				}
				answered := slices.IndexFunc(messages[:i], func(o message) bool { return o.id == m.told.Message })
				if answered < 0 || messages[answered].lang != m.lang {
					t.Errorf("%d: a correction about %s in %s replies to %d", chat, id, m.lang, m.told.Message)
				}
				if before := messages[i-1].told; before.Start.Equal(m.told.Start) && before.Place == m.told.Place && before.Cancelled == m.told.Cancelled {
					t.Errorf("%d reads about %s what the message before said", chat, id)
				}
			}
			truth, entered := r.events[id]
			truth.Cancelled = truth.Cancelled || !entered
			if last := messages[len(messages)-1].told; !last.Knows(truth) {
				t.Errorf("%d believes of %s %+v; the truth is %+v", chat, id, last, truth)
			}
		}
	}
}
