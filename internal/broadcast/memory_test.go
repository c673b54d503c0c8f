package broadcast_test

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"kiezbot/internal/kiez"
)

// memory is a Store for one broadcast in the memory of a test. Its leases last a minute.
type memory struct {
	mu       sync.Mutex
	b        kiez.Broadcast
	shards   map[int]*shard
	frozen   bool
	retired  bool
	rest     time.Time            // until then it is not due
	awake    map[kiez.ChatID]bool // who has turned quiet hours off
	asked    int                  // how often a claim was made
	down     bool                 // the store cannot be reached
	reopened bool

	unreadable kiez.ChatID // whose record cannot be read
}

type shard struct {
	lease   int64
	until   time.Time
	entries map[kiez.ChatID]*entry
}

type entry struct {
	state    string // "", held, claimed, sending, waiting, settled
	due      time.Time
	attempts int
	outcome  kiez.Outcome
}

// newMemory holds a broadcast to the chats 1 to n, in four shards.
func newMemory(b kiez.Broadcast, n int) *memory {
	m := &memory{b: b, shards: map[int]*shard{}}
	for i := range 4 {
		m.shards[i] = &shard{entries: map[kiez.ChatID]*entry{}}
	}
	for chat := kiez.ChatID(1); chat <= kiez.ChatID(n); chat++ {
		m.shards[int(chat%4)].entries[chat] = &entry{}
	}
	return m
}

// enter takes the lock, and fails while the store is down.
func (m *memory) enter() error {
	m.mu.Lock()
	if m.down {
		m.mu.Unlock()
		return kiez.ErrStore
	}
	return nil
}

func (m *memory) set(change func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	change()
}

func (m *memory) Due(_ context.Context, now time.Time) ([]kiez.Broadcast, error) {
	if err := m.enter(); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	waits := m.b.State == kiez.Scheduled && m.frozen && now.Before(m.b.At)
	if m.retired || waits || m.b.State == kiez.Paused || now.Before(m.rest) {
		return nil, nil
	}
	return []kiez.Broadcast{m.b}, nil
}

func (m *memory) State(context.Context, string) (kiez.BroadcastState, error) {
	if err := m.enter(); err != nil {
		return "", err
	}
	defer m.mu.Unlock()
	return m.b.State, nil
}

func (m *memory) SetState(_ context.Context, _ string, to kiez.BroadcastState, from ...kiez.BroadcastState) error {
	if err := m.enter(); err != nil {
		return err
	}
	defer m.mu.Unlock()
	if !slices.Contains(from, m.b.State) {
		return kiez.ErrConflict
	}
	m.change(func(b *kiez.Broadcast) { b.State = to })
	return nil
}

// change changes the broadcast as staff do; m is locked.
func (m *memory) change(change func(*kiez.Broadcast)) {
	change(&m.b)
	m.b.Rev++
	m.rest = time.Time{}
}

func (m *memory) Rest(_ context.Context, b kiez.Broadcast, until time.Time) error {
	if err := m.enter(); err != nil {
		return err
	}
	defer m.mu.Unlock()
	if b.Rev != m.b.Rev || m.b.State != kiez.Running {
		return kiez.ErrConflict
	}
	m.rest = until
	return nil
}

func (m *memory) Halt(context.Context, string) error {
	if err := m.enter(); err != nil {
		return err
	}
	defer m.mu.Unlock()
	if m.b.State != kiez.Running {
		return kiez.ErrConflict
	}
	m.b.State, m.b.Halted = kiez.Paused, true
	return nil
}

func (m *memory) Reopen(context.Context, string) error {
	if err := m.enter(); err != nil {
		return err
	}
	defer m.mu.Unlock()
	if m.reopened {
		return nil
	}
	m.reopened = true
	for _, s := range m.shards {
		for _, e := range s.entries {
			if e.outcome == kiez.OutcomeBlocked {
				*e = entry{}
			}
		}
	}
	return nil
}

func (m *memory) Retire(context.Context, string) error {
	if err := m.enter(); err != nil {
		return err
	}
	defer m.mu.Unlock()
	m.retired = true
	return nil
}

func (m *memory) Freeze(context.Context, string, kiez.Audience) (int, error) {
	if err := m.enter(); err != nil {
		return 0, err
	}
	defer m.mu.Unlock()
	m.frozen = true
	for _, s := range m.shards {
		m.b.Total += len(s.entries)
	}
	return m.b.Total, nil
}

func (m *memory) Shards(context.Context, string) ([]int, error) {
	if err := m.enter(); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	return []int{0, 1, 2, 3}, nil
}

func (m *memory) Sheet(context.Context, string) (kiez.Sheet, error) {
	if err := m.enter(); err != nil {
		return kiez.Sheet{}, err
	}
	defer m.mu.Unlock()
	var sheet kiez.Sheet
	numbers := map[kiez.Outcome]*int{
		"": &sheet.Pending, kiez.OutcomeSent: &sheet.Sent, kiez.OutcomeFailed: &sheet.Failed,
		kiez.OutcomeBlocked: &sheet.Blocked, kiez.OutcomeExpired: &sheet.Expired, kiez.OutcomeUnknown: &sheet.Unknown,
		kiez.OutcomeLeft: &sheet.Left, kiez.OutcomeSkipped: &sheet.Skipped, kiez.OutcomeAborted: &sheet.AbortedRest,
	}
	for _, s := range m.shards {
		for _, e := range s.entries {
			sheet.Total++
			if e.state == "held" {
				sheet.Held++
			}
			*numbers[e.outcome]++
		}
	}
	return sheet, nil
}

func (m *memory) CloseShard(
	_ context.Context, _ kiez.Broadcast, n int, o kiez.Outcome,
) (int, map[kiez.Outcome]int, error) {
	if err := m.enter(); err != nil {
		return 0, nil, err
	}
	defer m.mu.Unlock()
	s := m.shards[n]
	if time.Now().Before(s.until) {
		return s.open(), nil, nil
	}
	closed := map[kiez.Outcome]int{}
	for _, e := range s.entries {
		switch {
		case e.state == "sending":
			e.settle(kiez.OutcomeUnknown)
			closed[kiez.OutcomeUnknown]++
		case e.outcome == "":
			e.settle(o)
			closed[o]++
		}
	}
	return 0, closed, nil
}

func (m *memory) Claim(
	_ context.Context, b kiez.Broadcast, shard int, lease int64, n int, quiet ...kiez.Quiet,
) ([]kiez.Delivery, int64, error) {
	if err := m.enter(); err != nil {
		return nil, 0, err
	}
	defer m.mu.Unlock()
	m.asked++
	s := m.shards[shard]
	if lease != s.lease || lease == 0 {
		if lease != 0 || time.Now().Before(s.until) {
			return nil, 0, kiez.ErrConflict
		}
		s.takeOver()
	}
	if s.open() == 0 {
		return nil, 0, kiez.ErrNotFound
	}
	s.until = time.Now().Add(time.Minute)
	var list []kiez.Delivery
	held := 0
	for chat, e := range s.entries {
		ready := e.state == "" || e.state == "held" || e.state == "waiting" && !time.Now().Before(e.due)
		switch {
		case ready && len(quiet) > 0 && !m.awake[chat]:
			e.state = "held"
			held++
		case ready && len(list) < n:
			e.state = "claimed"
			list = append(list, kiez.Delivery{Broadcast: b, Chat: chat})
		}
	}
	if len(list) == 0 && held == s.open() {
		s.until = time.Now()
		return nil, 0, kiez.ErrHeld
	}
	slices.SortFunc(list, func(a, b kiez.Delivery) int { return cmp.Compare(a.Chat, b.Chat) })
	return list, s.lease, nil
}

func (m *memory) Mark(_ context.Context, d kiez.Delivery, lease int64) (kiez.Person, int, error) {
	if err := m.enter(); err != nil {
		return kiez.Person{}, 0, err
	}
	defer m.mu.Unlock()
	e := m.entry(d, lease)
	if e == nil || e.state != "claimed" {
		return kiez.Person{}, 0, kiez.ErrConflict
	}
	e.state = "sending"
	e.attempts++
	if d.Chat == m.unreadable {
		return kiez.Person{}, e.attempts, errors.New("unreadable record")
	}
	return kiez.Person{Chat: d.Chat}, e.attempts, nil
}

func (m *memory) Settle(_ context.Context, d kiez.Delivery, lease int64, o kiez.Outcome) (int, error) {
	if err := m.enter(); err != nil {
		return 0, err
	}
	defer m.mu.Unlock()
	if e := m.entry(d, lease); e != nil && e.outcome == "" {
		e.settle(o)
	}
	return m.shards[int(d.Chat%4)].open(), nil
}

func (m *memory) Back(_ context.Context, d kiez.Delivery, lease int64, after time.Duration) error {
	if err := m.enter(); err != nil {
		return err
	}
	defer m.mu.Unlock()
	e := m.entry(d, lease)
	if after > 0 {
		e.state, e.due = "waiting", time.Now().Add(after)
		return nil
	}
	e.state = "claimed"
	e.attempts--
	return nil
}

func (m *memory) Extend(_ context.Context, _ string, shard int, lease int64) error {
	return m.lease(shard, lease, time.Minute)
}

func (m *memory) Release(_ context.Context, _ string, shard int, lease int64) error {
	return m.lease(shard, lease, 0)
}

func (m *memory) lease(shard int, lease int64, d time.Duration) error {
	if err := m.enter(); err != nil {
		return err
	}
	defer m.mu.Unlock()
	s := m.shards[shard]
	if s.lease != lease {
		return kiez.ErrConflict
	}
	s.until = time.Now().Add(d)
	return nil
}

// entry is that of a delivery under a lease that still holds, else nil.
func (m *memory) entry(d kiez.Delivery, lease int64) *entry {
	s := m.shards[int(d.Chat%4)]
	if s.lease != lease {
		return nil
	}
	return s.entries[d.Chat]
}

func (s *shard) takeOver() {
	s.lease++
	for _, e := range s.entries {
		switch e.state {
		case "claimed":
			e.state = ""
		case "sending":
			e.settle(kiez.OutcomeUnknown)
		}
	}
}

func (s *shard) open() int {
	n := 0
	for _, e := range s.entries {
		if e.outcome == "" {
			n++
		}
	}
	return n
}

func (e *entry) settle(o kiez.Outcome) { e.state, e.outcome = "settled", o }
