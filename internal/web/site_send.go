package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"mime"
	"net/http"
	"sync"
	"time"

	"kiezbot/internal/kiez"
)

// render sends a page made by a template.
func (s *site) render(w http.ResponseWriter, r *http.Request, status int, name string, p page) {
	var body bytes.Buffer
	if err := s.pages.ExecuteTemplate(&body, name, p); err != nil {
		s.Log.ErrorContext(r.Context(), "render page", "page", name, "err", err)
		http.Error(w, "fault", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if status != http.StatusOK {
		w.WriteHeader(status)
		_, _ = w.Write(body.Bytes()) // who left does not need the answer
		return
	}
	s.send(w, r, body.Bytes(), time.Time{})
}

// fault says that something is wrong on our side.
func (s *site) fault(w http.ResponseWriter, r *http.Request, v view, err error) {
	if r.Context().Err() == nil {
		s.Log.ErrorContext(r.Context(), "show events", "err", err)
	}
	s.render(w, r, http.StatusInternalServerError, "note.html", v.page(v.site.Texts.Words(v.Lang).Fault, "/events", nil))
}

// calendar sends events as an iCalendar file.
func (s *site) calendar(w http.ResponseWriter, r *http.Request, v view, name string, events []kiez.Event) {
	file, err := s.Texts.Calendar(events, v.Lang, s.Now())
	if err != nil {
		s.fault(w, r, v, err)
		return
	}
	w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("inline", map[string]string{"filename": name}))
	changed := time.Time{}
	if r.PathValue("id") == "" {
		changed = s.feeds.since(v, tag(file), s.Now())
	}
	s.send(w, r, file, changed)
}

// send sends what may be there already: it answers 304 where the reader has the same. The zero changed is unknown.
func (s *site) send(w http.ResponseWriter, r *http.Request, body []byte, changed time.Time) {
	w.Header().Set("ETag", tag(body))
	http.ServeContent(w, r, "", changed, bytes.NewReader(body))
}

// tag is a name for exactly this content.
func tag(body []byte) string {
	sum := sha256.Sum256(body)
	return `"` + hex.EncodeToString(sum[:16]) + `"`
}

// changes remembers since when each feed is as it is, as far as this process saw it. There are only as many as there
// are languages, areas and topics.
type changes struct {
	mu   sync.Mutex
	last map[feedKey]change
}

type feedKey struct {
	lang  kiez.Lang
	area  kiez.Area
	topic kiez.Topic
}

type change struct {
	tag string
	at  time.Time
}

func newChanges() *changes { return &changes{last: map[feedKey]change{}} }

// since gives when the feed of a view became what tag names.
func (c *changes) since(v view, tag string, now time.Time) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := feedKey{v.Lang, v.area, v.topic}
	if c.last[key].tag != tag {
		c.last[key] = change{tag, now}
	}
	return c.last[key].at
}
