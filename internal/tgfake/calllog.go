package tgfake

import (
	"encoding/json"
	"time"
	"unicode/utf8"
)

// maxLogged is how many bytes of an answer the log keeps.
const maxLogged = 8 << 10

// Call is one request of the bot as the log keeps it. The token is in none of the fields.
type Call struct {
	Seq      int64             `json:"seq"`
	Time     time.Time         `json:"time"` // Options.Now
	Method   string            `json:"method"`
	Params   map[string]string `json:"params"`           // lists and objects as JSON text, files as name and size
	Status   int               `json:"status"`           // HTTP status; 0 when no answer was given
	OK       bool              `json:"ok"`               // what Telegram answered
	Response json.RawMessage   `json:"response"`         // at most 8 KiB, else a JSON string of the beginning
	Took     time.Duration     `json:"took_ns"`          // nanoseconds
	Fault    FaultKind         `json:"fault,omitempty"`  // what was done to the call
	Poll     bool              `json:"poll,omitempty"`   // a getUpdates
	Amount   int               `json:"amount,omitempty"` // of a getUpdates: bytes answered
}

// callLog is a ring of the last calls.
type callLog struct {
	seq  int64
	ring []Call
	next int
	size int
}

func newCallLog(size int) callLog { return callLog{size: max(0, size)} }

func (l *callLog) add(c Call) {
	if len(l.ring) < l.size {
		l.ring = append(l.ring, c)
		return
	}
	l.ring[l.next] = c
	l.next = (l.next + 1) % l.size
}

func (l *callLog) all() []Call {
	return append(append(make([]Call, 0, len(l.ring)), l.ring[l.next:]...), l.ring[:l.next]...)
}

// Calls returns the last calls, oldest first.
func (s *Server) Calls() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.log.all()
}

// record counts a finished call and puts it into the log.
func (s *Server) record(c *call, rep reply, fault FaultKind) {
	ok := rep.status == 200
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stats.Calls++
	if !ok || fault != "" {
		s.stats.Failed++
	}
	if s.log.size == 0 && !s.stage.watched() {
		return
	}
	s.log.seq++
	entry := Call{
		Seq: s.log.seq, Time: s.opt.Now(), Method: c.name, Params: c.shown(), Status: rep.status, OK: ok,
		Response: logged(rep.body), Took: time.Since(c.start), Fault: fault,
	}
	if c.method == "getupdates" {
		entry.Poll, entry.Amount = true, len(rep.body)
	}
	if s.log.size > 0 {
		s.log.add(entry)
	}
	s.emit(Event{Kind: EventCall, Call: &entry})
}

func logged(body []byte) json.RawMessage {
	if len(body) <= maxLogged && json.Valid(body) {
		return body
	}
	cut := string(body[:min(len(body), maxLogged)])
	for !utf8.ValidString(cut) && cut != "" && len(body) > maxLogged && !utf8.RuneStart(cut[len(cut)-1]) {
		cut = cut[:len(cut)-1]
	}
	b, err := json.Marshal(cut)
	if err != nil { // strings always marshal
		return nil
	}
	return b
}
