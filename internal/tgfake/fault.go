package tgfake

import (
	"errors"
	"net"
	"net/http"
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
)

func (k FaultKind) before() bool {
	switch k {
	case FaultResetAfter, FaultHangAfter, FaultCutBody, FaultWrongType:
		return false
	default:
		return true
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

// ClearFaults drops all faults and ends a running flood wait.
func (s *Server) ClearFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults, s.flood.until = nil, time.Time{}
}

// FaultsLeft returns how many faults have not been used up.
func (s *Server) FaultsLeft() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.faults)
}

func (s *Server) nextFault(c *call) *Fault {
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
		return &used
	}
	return nil
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
	default:
		s.record(c, reply{}, f.Kind)
		s.breakOff(w, r, f.Kind, rep)
		return
	}
	s.record(c, rep, f.Kind)
	write(w, rep)
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
