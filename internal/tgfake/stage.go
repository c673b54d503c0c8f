package tgfake

import "encoding/json"

// EventKind says what happened.
type EventKind string

// The kinds of events and the fields they fill.
const (
	EventMessage  EventKind = "message"  // Chat, Message: a new one, from anybody
	EventEdited   EventKind = "edited"   // Chat, Message
	EventDeleted  EventKind = "deleted"  // Chat, Message
	EventAnswered EventKind = "answered" // Chat, Answer: a tap was answered
	EventAction   EventKind = "action"   // Chat, Action: "typing" and the like
	EventCall     EventKind = "call"     // Call: the bot called a method
	EventUpdate   EventKind = "update"   // Chat, UpdateID, Update: something was queued for the bot
	EventWorld    EventKind = "world"    // Chat: people or membership changed
)

// Event is one thing that happened, in order. A page follows them by SSE.
type Event struct {
	Kind     EventKind       `json:"kind"`
	Chat     int64           `json:"chat,omitempty"`
	Message  *Message        `json:"message,omitempty"`
	Answer   *CallbackAnswer `json:"answer,omitempty"`
	Action   string          `json:"action,omitempty"`
	Call     *Call           `json:"call,omitempty"`
	UpdateID int64           `json:"update_id,omitempty"`
	Update   json.RawMessage `json:"update,omitempty"`
	Lost     int             `json:"lost,omitempty"` // events dropped before this one: the watcher was too slow
}

// stage knows who watches.
type stage struct {
	watchers map[int]*watcher
	next     int
}

type watcher struct {
	ch   chan Event
	lost int
}

func newStage() stage { return stage{watchers: make(map[int]*watcher)} }

func (g *stage) watched() bool { return len(g.watchers) > 0 }

func (g *stage) closeAll() {
	for id, w := range g.watchers {
		close(w.ch)
		delete(g.watchers, id)
	}
}

// Watch streams what happens from now on. A watcher more than Options.WatchBuffer events behind loses events and
// is told how many. The channel is closed by cancel, which may be called twice, and by Close.
func (s *Server) Watch() (events <-chan Event, cancel func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := &watcher{ch: make(chan Event, s.opt.WatchBuffer)}
	if s.closed {
		close(w.ch)
		return w.ch, func() {}
	}
	id := s.stage.next
	s.stage.next++
	s.stage.watchers[id] = w
	return w.ch, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if _, ok := s.stage.watchers[id]; ok {
			close(w.ch)
			delete(s.stage.watchers, id)
		}
	}
}

// emit gives an event to all watchers without waiting; the lock is held.
func (s *Server) emit(e Event) {
	for _, w := range s.stage.watchers {
		e.Lost = w.lost
		select {
		case w.ch <- e:
			w.lost = 0
		default:
			w.lost++
		}
	}
}
