package tgfake

import (
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// FaultKind is a way a call can go wrong.
type FaultKind string

// The first group happens instead of the call; in the second the call was carried out and only its answer suffers.
const (
	FaultTooMany     FaultKind = "429"          // RetryAfter
	FaultInternal    FaultKind = "500"          // a JSON body
	FaultBadGateway  FaultKind = "502"          // an HTML body
	FaultError       FaultKind = "error"        // Status and Description, as JSON
	FaultRaw         FaultKind = "raw"          // Status, ContentType and Body as they are
	FaultResetBefore FaultKind = "reset-before" // connection reset, nothing done
	FaultHang        FaultKind = "hang"         // no answer until the caller gives up, nothing done

	FaultResetAfter FaultKind = "reset-after" // connection reset after the call was carried out
	FaultHangAfter  FaultKind = "hang-after"  // no answer although the call was carried out
	FaultCutBody    FaultKind = "cut-body"    // half of the true answer, then the connection ends
	FaultWrongType  FaultKind = "wrong-type"  // the true answer, called text/html

	FaultTwice    FaultKind = "twice"    // of getUpdates: each update twice
	FaultReversed FaultKind = "reversed" // of getUpdates: the newest update first
)

func (k FaultKind) before() bool {
	switch k {
	case FaultResetAfter, FaultHangAfter, FaultCutBody, FaultWrongType, FaultTwice, FaultReversed:
		return false
	default:
		return true
	}
}

// Lost reports whether a call with this fault was carried out and its caller does not learn of it.
func (k FaultKind) Lost() bool {
	switch k {
	case FaultResetAfter, FaultHangAfter, FaultCutBody:
		return true
	default:
		return false
	}
}

// Fault disturbs calls that match. The first fault in the queue that matches a call is used, one per call.
type Fault struct {
	Kind   FaultKind `json:"kind"`
	Method string    `json:"method,omitempty"` // "" matches all; case does not matter
	Chat   int64     `json:"chat,omitempty"`   // 0 matches all
	Skip   int       `json:"skip,omitempty"`   // so many matching calls pass first
	Count  int       `json:"count,omitempty"`  // so many calls are disturbed; 0 means one, negative means all

	RetryAfter  int    `json:"retry_after,omitempty"`  // seconds, of FaultTooMany; 0 means 1
	Status      int    `json:"status,omitempty"`       // of FaultError and FaultRaw; 0 means 400 and 200
	Description string `json:"description,omitempty"`  // of FaultError, with its prefix ("Forbidden: ...")
	ContentType string `json:"content_type,omitempty"` // of FaultRaw; "" means text/html
	Body        string `json:"body,omitempty"`         // of FaultRaw
}

// AddFault puts faults at the end of the queue.
func (s *Server) AddFault(faults ...Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range faults {
		if f.Count == 0 {
			f.Count = 1
		}
		f.Method = strings.ToLower(f.Method)
		s.faults = append(s.faults, &f)
	}
}

// Disturb asks choose about each call that no fault of the queue is for: whether it is to go wrong, and how. Of the
// call method, parameters and time are known; of the fault only what happens counts. It may be asked by many
// goroutines at once. ClearFaults ends it.
func (s *Server) Disturb(choose func(Call) (Fault, bool)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.chosen = choose
}

// ClearFaults drops all faults and ends a running flood wait.
func (s *Server) ClearFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults, s.chosen, s.flood.until = nil, nil, time.Time{}
}

// FaultsLeft returns how many faults have not been used up.
func (s *Server) FaultsLeft() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.faults)
}

func (s *Server) nextFault(c *call) *Fault {
	f, choose := s.queuedFault(c)
	if f != nil || choose == nil {
		return f
	}
	if f, ok := choose(Call{Method: c.name, Params: c.shown(), Time: s.opt.Now(), Poll: c.method == "getupdates"}); ok {
		return &f
	}
	return nil
}

// queuedFault takes the fault for a call from the queue, and gives who is to be asked if there is none.
func (s *Server) queuedFault(c *call) (*Fault, func(Call) (Fault, bool)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, f := range s.faults {
		if f.Method != "" && f.Method != c.method || f.Chat != 0 && f.Chat != c.integer("chat_id") {
			continue
		}
		if f.Skip > 0 {
			f.Skip--
			continue
		}
		used := *f
		if f.Count--; f.Count == 0 {
			s.faults = append(s.faults[:i:i], s.faults[i+1:]...)
		}
		return &used, nil
	}
	return nil, s.chosen
}

// disturb does to the caller what the fault says; rep is the true answer of a call that was carried out.
func (s *Server) disturb(w http.ResponseWriter, r *http.Request, c *call, f *Fault, rep reply) {
	switch f.Kind {
	case FaultTooMany:
		rep = failure(tooMany(time.Duration(max(1, f.RetryAfter)) * time.Second))
	case FaultInternal:
		rep = failure(&apiError{code: http.StatusInternalServerError, desc: "Internal Server Error"})
	case FaultBadGateway:
		rep = reply{status: http.StatusBadGateway, contentType: "text/html", body: []byte(badGatewayPage)}
	case FaultError:
		code := f.Status
		orInt(&code, http.StatusBadRequest)
		rep = failure(&apiError{code: code, desc: f.Description})
	case FaultRaw:
		rep = reply{status: f.Status, contentType: f.ContentType, body: []byte(f.Body)}
		orInt(&rep.status, http.StatusOK)
		if rep.contentType == "" {
			rep.contentType = "text/html"
		}
	case FaultWrongType:
		rep.contentType = "text/html"
	case FaultTwice, FaultReversed:
		rep.body = shuffled(rep.body, f.Kind)
	default:
		s.record(c, reply{}, f.Kind)
		s.breakOff(w, r, f.Kind, rep)
		return
	}
	s.record(c, rep, f.Kind)
	write(w, rep)
}

// shuffled gives an answer of getUpdates with its updates twice, or from the last to the first. Any other stays.
func shuffled(body []byte, kind FaultKind) []byte {
	var answer struct {
		OK     bool              `json:"ok"`
		Result []json.RawMessage `json:"result"`
	}
	if err := json.Unmarshal(body, &answer); err != nil || len(answer.Result) == 0 {
		return body
	}
	if kind == FaultTwice {
		answer.Result = slices.Concat(answer.Result, answer.Result)
	} else {
		slices.Reverse(answer.Result)
	}
	changed, err := json.Marshal(answer)
	if err != nil { // what was read can be written
		return body
	}
	return changed
}

const badGatewayPage = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n" +
	"<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"

// breakOff leaves the caller without a whole answer.
func (s *Server) breakOff(w http.ResponseWriter, r *http.Request, kind FaultKind, rep reply) {
	switch kind {
	case FaultHang, FaultHangAfter:
		select {
		case <-r.Context().Done():
		case <-s.ctx.Done():
		}
	case FaultCutBody:
		w.Header().Set("Content-Type", rep.contentType)
		w.Header().Set("Content-Length", strconv.Itoa(len(rep.body)))
		w.WriteHeader(rep.status)
		_, _ = w.Write(rep.body[:len(rep.body)/2]) // the caller is meant to get a part only
		if err := http.NewResponseController(w).Flush(); err != nil && !errors.Is(err, http.ErrNotSupported) {
			panic(http.ErrAbortHandler)
		}
	default:
		reset(w)
	}
	panic(http.ErrAbortHandler)
}

// reset closes the connection with RST where there is one to reset.
func reset(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0) // without it the caller sees an orderly end instead of a reset
	}
	_ = conn.Close() // nobody is left to hear of it
}
