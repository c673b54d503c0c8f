package web

import (
	"context"
	"embed"
	"errors"
	"html/template"
	"iter"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

//go:embed site
var siteFiles embed.FS

// Agenda knows the events.
type Agenda interface {
	// Between gives the events that begin in [from, to), cancelled ones too, by start. What they refer to is shared.
	Between(ctx context.Context, from, to time.Time) (iter.Seq[kiez.Event], error)
	// Event gives one event, or an error that is kiez.ErrNotFound.
	Event(ctx context.Context, id string) (kiez.Event, error)
}

// Texts has the words, as plain text.
type Texts interface {
	Describe(e kiez.Event, lang kiez.Lang, now time.Time) EventText
	Words(lang kiez.Lang) Words
	// Calendar writes events as an iCalendar file.
	Calendar(events []kiez.Event, lang kiez.Lang, now time.Time) ([]byte, error)
}

// EventText is an event in a language. Place is empty where there is none.
type EventText struct {
	Title, When, Place string
	Notes              []string
}

// Words are the other words of the pages in a language.
type Words struct {
	Title, None, Gone, Fault string
	All, AddToCalendar, Feed string
	Languages, OwnName       string
}

// SiteOptions are what the event pages show. Agenda, Texts, Now and Log are required.
type SiteOptions struct {
	Agenda   Agenda
	Texts    Texts
	Language kiez.Lang        // of people whose browser speaks none of the ten
	Public   string           // how the outside reaches the site, without a slash at the end; empty: as asked
	Now      func() time.Time // in the zone whose days count
	Log      *slog.Logger
}

// site serves pages and calendar files about events. It keeps no state but when a feed changed.
type site struct {
	SiteOptions
	base  string // path before every link
	pages *template.Template
	feeds *changes
}

// NewSite returns the event pages at "/events" and "/events/<id>", the same as iCalendar files at "/calendar.ics" and
// "/events/<id>.ics". Pages are plain HTML that needs no script. "?lang=" chooses the language,
// "?area=" and "?topic=" choose events.
func NewSite(opt SiteOptions) http.Handler {
	s := &site{SiteOptions: opt, pages: template.Must(template.ParseFS(siteFiles, "site/*.html")), feeds: newChanges()}
	if at, err := url.Parse(opt.Public); err == nil {
		s.base = strings.TrimRight(at.Path, "/")
	}
	mux := http.NewServeMux()
	mux.Handle("GET /{$}", http.RedirectHandler(s.base+"/events", http.StatusSeeOther))
	mux.HandleFunc("GET /events", s.list)
	mux.HandleFunc("GET /events/{id}", s.event)
	mux.HandleFunc("GET /calendar.ics", s.feed)
	mux.HandleFunc("GET /site.css", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFileFS(w, r, siteFiles, "site/site.css")
	})
	return harmless(mux)
}

// harmless lets a page load its own style and nothing else.
func harmless(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "+
			"frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-cache") // an event may move at any time
		next.ServeHTTP(w, r)
	})
}

// ahead and behind are the time that the list and the feed show.
const (
	ahead  = 400 * 24 * time.Hour
	behind = 30 * 24 * time.Hour
)

// list shows what is still to come today and later.
func (s *site) list(w http.ResponseWriter, r *http.Request) {
	v, ok := s.view(w, r)
	if !ok {
		return
	}
	now := s.Now()
	year, month, day := now.Date()
	events, err := s.chosen(r.Context(), v, time.Date(year, month, day, 0, 0, 0, 0, now.Location()), now.Add(ahead))
	if err != nil {
		s.fault(w, r, v, err)
		return
	}
	items := make([]item, len(events))
	for i, e := range events {
		items[i] = item{EventText: s.Texts.Describe(e, v.Lang, now), URL: v.link("/events/" + url.PathEscape(e.ID))}
	}
	s.render(w, r, http.StatusOK, "list.html", v.page(s.Texts.Words(v.Lang).Title, "/events", items))
}

// event shows one event, or gives it as a file.
func (s *site) event(w http.ResponseWriter, r *http.Request) {
	v, ok := s.view(w, r)
	if !ok {
		return
	}
	id, file := strings.CutSuffix(r.PathValue("id"), ".ics")
	e, err := s.Agenda.Event(r.Context(), id)
	switch {
	case errors.Is(err, kiez.ErrNotFound):
		s.render(w, r, http.StatusNotFound, "note.html", v.page(s.Texts.Words(v.Lang).Gone, "/events", nil))
	case err != nil:
		s.fault(w, r, v, err)
	case file:
		s.calendar(w, r, v, id+".ics", []kiez.Event{e})
	default:
		text := s.Texts.Describe(e, v.Lang, s.Now())
		at := "/events/" + url.PathEscape(id)
		items := []item{{EventText: text, URL: v.link(at + ".ics")}}
		s.render(w, r, http.StatusOK, "event.html", v.page(text.Title, at, items))
	}
}

// feed gives the chosen events as a calendar to subscribe to.
func (s *site) feed(w http.ResponseWriter, r *http.Request) {
	v, ok := s.view(w, r)
	if !ok {
		return
	}
	events, err := s.chosen(r.Context(), v, s.Now().Add(-behind), s.Now().Add(ahead))
	if err != nil {
		s.fault(w, r, v, err)
		return
	}
	s.calendar(w, r, v, "calendar.ics", events)
}

// chosen gives the events of the view between two instants.
func (s *site) chosen(ctx context.Context, v view, from, to time.Time) ([]kiez.Event, error) {
	events, err := s.Agenda.Between(ctx, from, to)
	if err != nil {
		return nil, err
	}
	var chosen []kiez.Event
	for e := range events {
		if (v.area == "" || e.Area == "" || e.Area == v.area) && (v.topic == "" || e.Topic == v.topic) {
			chosen = append(chosen, e)
		}
	}
	return chosen, nil
}
