package web

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"kiezbot/internal/kiez"
)

// diary is the Agenda and the Texts of the tests.
type diary struct {
	events []kiez.Event
	err    error
}

func (d *diary) Between(_ context.Context, from, to time.Time) (iter.Seq[kiez.Event], error) {
	var found []kiez.Event
	for _, e := range d.events {
		if !e.Start.Before(from) && e.Start.Before(to) {
			found = append(found, e)
		}
	}
	return slices.Values(found), d.err
}

func (d *diary) Event(_ context.Context, id string) (kiez.Event, error) {
	for _, e := range d.events {
		if e.ID == id {
			return e, d.err
		}
	}
	return kiez.Event{}, fmt.Errorf("event %s: %w", id, kiez.ErrNotFound)
}

func (d *diary) Describe(e kiez.Event, lang kiez.Lang, _ time.Time) EventText {
	title, _ := e.Title.In(lang)
	return EventText{Title: title, When: e.Start.Format(time.DateOnly), Place: "<Hof>", Notes: []string{"Rampe & Lift"}}
}

func (d *diary) Words(lang kiez.Lang) Words {
	return Words{
		Title: "events in " + string(lang), None: "none", Gone: "gone", Fault: "fault", All: "all",
		AddToCalendar: "add", Feed: "feed", Languages: "languages", OwnName: "name of " + string(lang),
	}
}

func (d *diary) Calendar(events []kiez.Event, lang kiez.Lang, _ time.Time) ([]byte, error) {
	file := []byte("calendar in " + lang)
	for _, e := range events {
		file = append(file, " "+e.ID...)
	}
	return file, nil
}

// newDiary has three events around Wednesday, 3 March 2027.
func newDiary(t *testing.T) *diary {
	event := func(id, title string, day int, topic kiez.Topic, area kiez.Area) kiez.Event {
		return kiez.Event{
			ID: id, Title: kiez.Titles{kiez.German: title}, Topic: topic, Area: area,
			Start: time.Date(2027, 3, day, 10, 0, 0, 0, berlin(t)),
		}
	}
	return &diary{events: []kiez.Event{
		event("yesterday", "Gestern", 2, kiez.Events, ""),
		event("breakfast", "Frühstück <1>", 3, kiez.Events, ""),
		event("play ground", "Spielen", 10, kiez.Families, kiez.NeuLichtenberg),
	}}
}

type visit struct {
	site http.Handler
	now  time.Time
}

func newVisit(t *testing.T, d *diary, public string) *visit {
	v := &visit{now: time.Date(2027, 3, 3, 14, 5, 0, 0, berlin(t))}
	v.site = NewSite(SiteOptions{
		Agenda: d, Texts: d, Language: kiez.German, Public: public, Log: slog.New(slog.NewTextHandler(t.Output(), nil)),
		Now: func() time.Time { return v.now },
	})
	return v
}

func (v *visit) get(t *testing.T, path string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	v.site.ServeHTTP(w, r)
	return w
}

func TestSite(t *testing.T) {
	v := newVisit(t, newDiary(t), "")
	for _, c := range []struct {
		path, accept string
		status       int
		has, hasNot  []string
	}{
		{"/", "", 303, nil, nil},
		{"/events", "", 200, []string{
			`lang="de" dir="ltr"`, "Frühstück &lt;1&gt;", `href="/events/play%20ground?lang=de"`, "&lt;Hof&gt;",
			`href="/calendar.ics?lang=de"`, `hreflang="ar"`,
		}, []string{"Gestern", "<script", `hreflang="de"`}},
		{"/events?lang=fa", "de", 200, []string{`lang="fa" dir="rtl"`, "/events/breakfast?lang=fa"}, nil},
		{"/events", "pt, tr;q=0.7, vi;q=0.9", 200, []string{`lang="vi"`}, nil},
		{"/events", "nonsense;;q=x", 200, []string{`lang="de"`}, nil},
		{"/events?lang=xx", "pl", 200, []string{`lang="pl"`}, nil},
		{"/events?area=neu-lichtenberg&topic=families", "", 200, []string{
			"Spielen", `/events/play%20ground?area=neu-lichtenberg&amp;lang=de&amp;topic=families`,
		}, []string{"Frühstück"}},
		{"/events?area=friedrichsfelde-nord", "", 200, []string{"Frühstück"}, []string{"Spielen"}},
		{"/events?area=mars", "", 400, []string{"unknown_area"}, nil},
		{"/events?topic=mars", "", 400, []string{"unknown_topic"}, nil},
		{"/events?topic=seniors", "", 200, []string{"none"}, nil},
		{"/events/play%20ground?lang=en", "", 200, []string{
			"Spielen", "Rampe &amp; Lift", `href="/events/play%20ground.ics?lang=en"`, `href="/events?lang=en"`,
		}, nil},
		{"/events/nothing", "", 404, []string{"gone"}, nil},
		{"/events/breakfast.ics?lang=ru", "", 200, []string{"calendar in ru breakfast"}, nil},
		{"/events/nothing.ics", "", 404, nil, nil},
		{"/calendar.ics?topic=events", "", 200, []string{"calendar in de yesterday breakfast"}, []string{"play ground"}},
		{"/elsewhere", "", 404, nil, nil},
	} {
		w := v.get(t, c.path, "Accept-Language", c.accept)
		body := w.Body.String()
		if w.Code != c.status {
			t.Errorf("%s: status %d, want %d", c.path, w.Code, c.status)
		}
		for _, part := range c.has {
			if !strings.Contains(body, part) {
				t.Errorf("%s lacks %s:\n%s", c.path, part, body)
			}
		}
		for _, part := range c.hasNot {
			if strings.Contains(body, part) {
				t.Errorf("%s has %s", c.path, part)
			}
		}
	}
}

// TestSiteIsAccessible finds what a screen reader needs: a language, a title, one first heading, links with a text.
func TestSiteIsAccessible(t *testing.T) {
	v := newVisit(t, newDiary(t), "")
	for _, path := range []string{"/events", "/events/breakfast", "/events/nothing", "/events?topic=seniors"} {
		root, err := html.Parse(v.get(t, path).Body)
		if err != nil {
			t.Fatal(err)
		}
		count := map[string]int{}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			count[n.Data]++
			said := false
			for below := range n.Descendants() {
				said = said || below.Type == html.TextNode && strings.TrimSpace(below.Data) != ""
			}
			if slices.Contains([]string{"a", "title", "h1", "p"}, n.Data) && !said {
				t.Errorf("%s: <%s> without a text", path, n.Data)
			}
		}
		if count["h1"] != 1 || count["main"] != 1 || count["title"] != 1 || count["script"] != 0 {
			t.Errorf("%s: elements %v", path, count)
		}
	}
}

func TestSiteBehindAPath(t *testing.T) {
	v := newVisit(t, newDiary(t), "https://example.org/kiez")
	if body := v.get(t, "/events").Body.String(); !strings.Contains(body, `href="/kiez/events/breakfast?lang=de"`) ||
		!strings.Contains(body, `href="/kiez/site.css"`) {
		t.Errorf("links without the path:\n%s", body)
	}
	if to := v.get(t, "/").Header().Get("Location"); to != "/kiez/events" {
		t.Errorf("led to %s", to)
	}
}

func TestSiteFeedIsSentOnceOnly(t *testing.T) {
	d := newDiary(t)
	v := newVisit(t, d, "")
	first := v.get(t, "/calendar.ics")
	if got := first.Header().Get("Content-Type"); got != "text/calendar; charset=utf-8" {
		t.Errorf("type %s", got)
	}
	tag, modified := first.Header().Get("ETag"), first.Header().Get("Last-Modified")
	v.now = v.now.Add(time.Hour)
	for _, same := range [][]string{{"If-None-Match", tag}, {"If-Modified-Since", modified}} {
		if w := v.get(t, "/calendar.ics", same...); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
			t.Errorf("%v: status %d", same, w.Code)
		}
	}
	d.events = d.events[1:]
	for _, old := range [][]string{{"If-None-Match", tag}, {"If-Modified-Since", modified}} {
		if w := v.get(t, "/calendar.ics", old...); w.Code != http.StatusOK || w.Header().Get("ETag") == tag {
			t.Errorf("%v: status %d after a change", old, w.Code)
		}
	}
}

func TestSiteSaysThatItIsAtFault(t *testing.T) {
	d := newDiary(t)
	d.err = errors.New("store not reachable at 10.0.0.7")
	v := newVisit(t, d, "")
	for _, path := range []string{"/events", "/events/breakfast", "/calendar.ics"} {
		w := v.get(t, path)
		if body := w.Body.String(); w.Code != 500 || !strings.Contains(body, "fault") || strings.Contains(body, "10.0.0.7") {
			t.Errorf("%s: %d %s", path, w.Code, body)
		}
	}
}
