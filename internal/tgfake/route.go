package tgfake

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// method answers one call. The result becomes "result"; an *apiError becomes an answer with "ok": false.
type method func(ctx context.Context, s *Server, c *call) (any, error)

// call is one request of the bot.
type call struct {
	params
	method string // lower case
	name   string // as the caller wrote it
	start  time.Time
}

// rawJSON is a result that is written unchecked, so that a broken update reaches the bot broken.
type rawJSON []byte

// reply is an answer ready to be written.
type reply struct {
	status      int
	contentType string
	body        []byte
}

// Handler serves /bot<token>/<method> and /file/bot<token>/<path>.
func (s *Server) Handler() http.Handler { return http.HandlerFunc(s.serve) }

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	if !s.enter() {
		panic(http.ErrAbortHandler)
	}
	defer s.wg.Done()
	if rest, ok := strings.CutPrefix(r.URL.Path, "/file/bot"); ok {
		token, path, _ := strings.Cut(rest, "/")
		s.download(w, token, path)
		return
	}
	rest, ok := strings.CutPrefix(r.URL.Path, "/bot")
	token, name, _ := strings.Cut(rest, "/")
	switch {
	case !ok || name == "":
		write(w, failure(notFound()))
		return
	case token != s.opt.Token:
		write(w, failure(&apiError{code: http.StatusUnauthorized, desc: "Unauthorized"}))
		return
	}
	c := &call{name: strings.TrimSuffix(name, "/"), start: time.Now()}
	c.method = strings.ToLower(c.name)
	p, err := readParams(w, r, s.opt.UploadLimit)
	c.params = p
	s.answer(w, r, c, err)
}

func notFound() *apiError { return &apiError{code: http.StatusNotFound, desc: "Not Found"} }

// answer runs the call between the faults that come before and after it.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, c *call, err error) {
	if s.opt.Latency > 0 && !s.pause(r.Context(), s.opt.Latency) {
		return
	}
	f := s.nextFault(c)
	if f != nil && f.Kind.before() {
		s.disturb(w, r, c, f, reply{})
		return
	}
	rep := s.run(r.Context(), c, err)
	if f != nil {
		s.disturb(w, r, c, f, rep)
		return
	}
	s.record(c, rep, "")
	write(w, rep)
}

// pause reports whether it lasted.
func (s *Server) pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
	case <-s.ctx.Done():
	}
	return false
}

func (s *Server) run(ctx context.Context, c *call, err error) reply {
	if err != nil {
		return failure(err)
	}
	m, ok := s.methods[c.method]
	if !ok {
		return failure(notFound())
	}
	if err := s.floodGate(c.method); err != nil {
		return failure(err)
	}
	res, err := m(ctx, s, c)
	if err != nil {
		return failure(err)
	}
	return success(res)
}

func success(res any) reply {
	raw, ok := res.(rawJSON)
	if !ok {
		b, err := json.Marshal(res)
		if err != nil {
			return failure(err)
		}
		raw = b
	}
	body := make([]byte, 0, len(raw)+24)
	body = append(body, `{"ok":true,"result":`...)
	body = append(append(body, raw...), '}')
	return reply{status: http.StatusOK, contentType: "application/json", body: body}
}

func failure(err error) reply {
	e, ok := errors.AsType[*apiError](err)
	if !ok {
		e = &apiError{code: http.StatusInternalServerError, desc: "Internal Server Error: " + err.Error()}
	}
	body, err := json.Marshal(struct {
		OK     bool            `json:"ok"`
		Code   int             `json:"error_code"`
		Desc   string          `json:"description"`
		Params *responseParams `json:"parameters,omitempty"`
	}{Code: e.code, Desc: e.desc, Params: e.params})
	if err != nil { // plain strings and numbers always marshal
		body = []byte(`{"ok":false,"error_code":500,"description":"Internal Server Error"}`)
	}
	return reply{status: e.code, contentType: "application/json", body: body}
}

func write(w http.ResponseWriter, rep reply) {
	w.Header().Set("Content-Type", rep.contentType)
	w.Header().Set("Content-Length", strconv.Itoa(len(rep.body)))
	w.WriteHeader(rep.status)
	_, _ = w.Write(rep.body) // a caller that left does not need the answer
}
