package tgfake

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
)

// keptUpdates is how many updates Redeliver can still find.
const keptUpdates = 256

// inbox is the queue of updates for the bot.
type inbox struct {
	nextID  int64
	queue   []update // by id
	past    []update // a ring of the last ones, for Redeliver
	pastAt  int
	again   []update // served once more, whatever the offset
	allowed []string // nil: Telegram's default set
	arrived signal
	poller  *poller
	hook    *hook
	albums  int64
}

type update struct {
	id   int64
	chat int64
	raw  json.RawMessage
}

func newInbox() inbox { return inbox{nextID: 500001} }

// allows follows the documentation of getUpdates: by default all but three kinds.
func (in *inbox) allows(kind string) bool {
	if len(in.allowed) > 0 {
		return slices.Contains(in.allowed, kind)
	}
	return kind != "chat_member" && kind != "message_reaction" && kind != "message_reaction_count"
}

// pushLocked queues an update and returns its id, or 0 when the bot did not ask for its kind.
func (s *Server) pushLocked(kind string, chat int64, body any) int64 {
	if !s.inbox.allows(kind) {
		return 0
	}
	raw, err := json.Marshal(body)
	if err != nil { // our own types always marshal
		return 0
	}
	id := s.inbox.nextID
	head := `{"update_id":` + strconv.FormatInt(id, 10) + `,"` + kind + `":`
	s.enqueueLocked(chat, append(append([]byte(head), raw...), '}'))
	return id
}

func (s *Server) enqueueLocked(chat int64, raw json.RawMessage) {
	in := &s.inbox
	u := update{id: in.nextID, chat: chat, raw: raw}
	in.nextID++
	in.queue = append(in.queue, u)
	if len(in.past) < keptUpdates {
		in.past = append(in.past, u)
	} else {
		in.past[in.pastAt] = u
		in.pastAt = (in.pastAt + 1) % keptUpdates
	}
	s.stats.Updates++
	in.arrived.fire()
	if s.stage.watched() {
		s.emit(Event{Kind: EventUpdate, Chat: chat, UpdateID: u.id, Update: validJSON(raw)})
	}
}

// PushRaw queues raw as an update and returns its id, which replaces any update_id in it. Raw that is not a JSON
// object goes out as it is and breaks the whole answer.
func (s *Server) PushRaw(raw string) (updateID int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.inbox.nextID
	var fields map[string]json.RawMessage
	if err := json.Unmarshal([]byte(raw), &fields); err == nil {
		fields["update_id"] = json.RawMessage(strconv.FormatInt(id, 10))
		if b, err := json.Marshal(fields); err == nil {
			raw = string(b)
		}
	}
	s.enqueueLocked(0, json.RawMessage(raw))
	return id
}

// Redeliver sends one of the last 256 updates once more, although it was confirmed. It reports whether the
// update was found.
func (s *Server) Redeliver(updateID int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	in := &s.inbox
	i := slices.IndexFunc(in.past, func(u update) bool { return u.id == updateID })
	if i < 0 {
		return false
	}
	in.again = append(in.again, in.past[i])
	in.arrived.fire()
	return true
}

// LastUpdateID returns the id of the newest update, 0 before the first.
func (s *Server) LastUpdateID() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stats.Updates == 0 {
		return 0
	}
	return s.inbox.nextID - 1
}

func validJSON(raw json.RawMessage) json.RawMessage {
	if json.Valid(raw) {
		return raw
	}
	b, err := json.Marshal(string(raw))
	if err != nil { // strings always marshal
		return nil
	}
	return b
}

// confirm forgets all updates before offset. A negative offset keeps that many of the last ones.
func (in *inbox) confirm(offset int64) {
	n := 0
	if offset < 0 {
		n = max(0, len(in.queue)+int(offset))
	} else {
		for n < len(in.queue) && in.queue[n].id < offset {
			n++
		}
	}
	in.drop(n)
}

func (in *inbox) drop(n int) {
	clear(in.queue[:n]) // lets go of the JSON while the array lives on
	in.queue = in.queue[n:]
}

// remove forgets one update, in any place of the queue.
func (in *inbox) remove(id int64) {
	i, ok := slices.BinarySearchFunc(in.queue, id, byUpdateID)
	switch {
	case !ok:
	case i == 0:
		in.drop(1)
	default:
		in.queue = slices.Delete(in.queue, i, i+1)
	}
}

func byUpdateID(u update, id int64) int { return cmp.Compare(u.id, id) }
