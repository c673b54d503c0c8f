package app

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// A process whose updates may be taken over was not heard of for quietFor, and went on like that for suspectFor: one
// that lives looks around, and is heard of, every two or three seconds. Without the second look all would be dead when
// the store comes back after a while.
const (
	quietFor   = 5 * time.Second
	suspectFor = 5 * time.Second
	lookAround = 2 * time.Second
)

// more gives what is in the store beside new updates: what is to be tried again, what got lost on the way here, and
// what other processes left behind.
func (in *inbound) more(ctx context.Context) (items []redisstore.InboxItem, err error) {
	if in.inbox.Lost() {
		in.log.ErrorContext(ctx, "redis has lost its data: stop the bot, restore a backup, and start it again")
		in.notices.tell("store-empty", kiez.Say("watch.store_empty", nil))
	}
	now := time.Now()
	due := in.later.due(now)
	if items, err = in.inbox.Find(ctx, due...); err != nil {
		in.later.put(now, due...)
		return nil, err
	}
	if !in.watched.next(now) {
		return items, nil
	}
	if err := in.inbox.Alive(ctx, in.consumer); err != nil {
		return items, err
	}
	for _, look := range []func(context.Context) ([]redisstore.InboxItem, error){in.lost, in.leftBehind, in.ofTheDead} {
		found, err := look(ctx)
		items = append(items, found...)
		if err != nil {
			return items, err
		}
	}
	return items, nil
}

// lost are the updates that the store gave us in an answer that never came.
func (in *inbound) lost(ctx context.Context) ([]redisstore.InboxItem, error) {
	keys, err := in.inbox.Unfinished(ctx, in.consumer, quietFor)
	keys = slices.DeleteFunc(keys, func(key string) bool {
		_, taken := in.taken.Load(key)
		return taken || in.later.has(key)
	})
	if err != nil || len(keys) == 0 {
		return nil, err
	}
	return in.inbox.Find(ctx, keys[:min(len(keys), readAtOnce)]...)
}

func (in *inbound) leftBehind(ctx context.Context) ([]redisstore.InboxItem, error) {
	return in.inbox.LeftBehind(ctx, in.consumer, readAtOnce)
}

// ofTheDead are the updates of processes that are found dead.
func (in *inbound) ofTheDead(ctx context.Context) (items []redisstore.InboxItem, err error) {
	quiet, err := in.inbox.Quiet(ctx, quietFor)
	if err != nil {
		return nil, err
	}
	for _, dead := range in.watched.dead(time.Now(), quiet) {
		if dead == in.consumer {
			continue
		}
		taken, err := in.inbox.TakeOver(ctx, in.consumer, dead, readAtOnce)
		if err != nil {
			return items, err
		}
		if len(taken) > 0 {
			in.log.WarnContext(ctx, "taking over what a process left unfinished", "process", dead, "updates", len(taken))
		}
		items = append(items, taken...)
	}
	return items, nil
}

// finish ends what is in hand, by calling over in a while. While the store is away that is at once: an answer that
// could not be noted would be given again after the next start.
func (in *inbound) finish(ctx context.Context, over func()) {
	const longest = time.Second
	ctx, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	if err := in.inbox.Alive(ctx, in.consumer); err != nil {
		over()
		return
	}
	time.AfterFunc(lastAnswers, over)
}

// leave gives back what is not finished, so that nobody has to wait until this process is found dead.
func (in *inbound) leave(ctx context.Context) {
	const longest = time.Second
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), longest)
	defer cancel()
	if err := in.inbox.Leave(ctx, in.consumer); err != nil {
		in.log.WarnContext(ctx, "give back unfinished updates: somebody will find them in a while", "err", err)
	}
}

// suspects are the processes that seem to be dead, with since when. One goroutine asks.
type suspects struct {
	since map[string]time.Time
	last  time.Time
}

// next reports whether it is time to look around. Who has not looked for long was away itself and suspects nobody.
func (s *suspects) next(now time.Time) bool {
	if now.Sub(s.last) < lookAround {
		return false
	}
	if now.Sub(s.last) > 2*lookAround {
		s.since = map[string]time.Time{}
	}
	s.last = now
	return true
}

// dead gives those of the quiet that have been quiet for long enough.
func (s *suspects) dead(now time.Time, quiet []string) []string {
	since := map[string]time.Time{}
	var dead []string
	for _, name := range quiet {
		first, known := s.since[name]
		if !known {
			first = now
		}
		since[name] = first
		if now.Sub(first) >= suspectFor {
			dead = append(dead, name)
		}
	}
	s.since = since
	return dead
}

// waiting are the keys of updates of this process that are to be taken up again, with when.
type waiting struct {
	mu   sync.Mutex
	keys map[string]time.Time
}

func (w *waiting) put(at time.Time, keys ...string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.keys == nil {
		w.keys = map[string]time.Time{}
	}
	for _, key := range keys {
		w.keys[key] = at
	}
}

func (w *waiting) has(key string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	_, ok := w.keys[key]
	return ok
}

// due takes out the keys whose time has come, oldest first, as many as are read at once.
func (w *waiting) due(now time.Time) []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var due []string
	for key, at := range w.keys {
		if !now.Before(at) {
			due = append(due, key)
		}
	}
	slices.SortFunc(due, func(a, b string) int { // milliseconds-number, both without leading zeros
		if len(a) != len(b) {
			return len(a) - len(b)
		}
		return strings.Compare(a, b)
	})
	due = due[:min(len(due), readAtOnce)]
	for _, key := range due {
		delete(w.keys, key)
	}
	return due
}
