package web

import (
	"bufio"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kiezbot/internal/tgfake"
)

const (
	token = "123456:SECRET-abc"
	team  = -5001
)

// stage is a page over a simulated Telegram, with a clock that moves only when told to.
type stage struct {
	telegram *tgfake.Server
	page     *httptest.Server
	clock    *testClock
	anew     atomic.Int64 // how often somebody wanted to begin anew
}

type testClock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *testClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *testClock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func berlin(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// newStage begins on Wednesday, 3 March 2027, 14:05.
func newStage(t *testing.T) *stage {
	t.Helper()
	zone := berlin(t)
	clock := &testClock{now: time.Date(2027, 3, 3, 14, 5, 0, 0, zone)}
	telegram := tgfake.New(tgfake.Options{Token: token, Now: clock.Now})
	t.Cleanup(telegram.Close)
	s := &stage{telegram: telegram, clock: clock}
	s.page = httptest.NewServer(NewPlay(PlayOptions{
		Telegram: telegram, Now: clock.Now, Advance: clock.Advance, Location: zone, Log: slog.New(slog.DiscardHandler),
		People: []Person{
			{ID: 2001, Role: "resident", Name: "Ada"},
			{ID: 2002, Role: "subscriber", Name: "Bao", Lang: "vi"},
			{ID: 1001, Role: "staff", Name: "Cem"},
			{ID: 1002, Role: "staff", Name: "Dora"},
		},
		Team: Group{ID: team, Title: "Büro"}, Kept: "/home/ada/.cache/kiezbot/play", Anew: func() { s.anew.Add(1) },
	}))
	t.Cleanup(func() {
		telegram.Close() // ends the event streams, which the page's server waits for
		s.page.Close()
	})
	return s
}

func (s *stage) request(t *testing.T, method, path, body string) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, s.page.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/json")
	}
	return r
}

// answered is what came back: the status, the headers and the body.
type answered struct {
	status int
	header http.Header
	body   string
}

func do(t *testing.T, r *http.Request) answered {
	t.Helper()
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answered{res.StatusCode, res.Header, strings.TrimSpace(string(body))}
}

func (s *stage) get(t *testing.T, path string) answered {
	t.Helper()
	return do(t, s.request(t, http.MethodGet, path, ""))
}

// post fails the test unless the request is accepted.
func (s *stage) post(t *testing.T, path, body string) string {
	t.Helper()
	a := do(t, s.request(t, http.MethodPost, path, body))
	if a.status != http.StatusOK {
		t.Fatalf("POST %s %s: %d %s", path, body, a.status, a.body)
	}
	return a.body
}

// event is one server-sent event.
type event struct {
	name string
	data []byte
}

// listen opens the event stream. The returned function gives the next event that is no clock; it fails the test after
// ten seconds without one.
func (s *stage) listen(t *testing.T) func() event {
	t.Helper()
	res, err := http.DefaultClient.Do(s.request(t, http.MethodGet, "/play/events", ""))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { res.Body.Close() })
	if kind := res.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Fatalf("content type %q", kind)
	}
	late := time.AfterFunc(10*time.Second, func() { res.Body.Close() })
	t.Cleanup(func() { late.Stop() })
	lines := bufio.NewReader(res.Body)
	return func() event {
		t.Helper()
		late.Reset(10 * time.Second)
		for {
			var e event
			for {
				line, err := lines.ReadString('\n')
				if err != nil {
					t.Fatalf("the event stream ended: %v", err)
				}
				if line == "\n" {
					break
				}
				if name, ok := strings.CutPrefix(line, "event: "); ok {
					e.name = strings.TrimSpace(name)
				}
				if data, ok := strings.CutPrefix(line, "data: "); ok {
					e.data = []byte(data)
				}
			}
			if e.name != "clock" {
				return e
			}
		}
	}
}

// nextOf skips events of other names.
func nextOf[T any](t *testing.T, next func() event, name string) T {
	t.Helper()
	for {
		e := next()
		if e.name == name {
			return into[T](t, string(e.data))
		}
	}
}

func into[T any](t *testing.T, body string) T {
	t.Helper()
	var v T
	if err := json.Unmarshal([]byte(body), &v); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	return v
}

// recorder collects an event stream.
type recorder struct{ *httptest.ResponseRecorder }

func newRecorder() recorder { return recorder{httptest.NewRecorder()} }

// SetWriteDeadline is asked for by the event writer.
func (recorder) SetWriteDeadline(time.Time) error { return nil }

func (r recorder) writer() eventWriter { return eventWriter{r, http.NewResponseController(r)} }

// names lists the events in order.
func (r recorder) names() string {
	var all []string
	for line := range strings.Lines(r.Body.String()) {
		if name, ok := strings.CutPrefix(line, "event: "); ok {
			all = append(all, strings.TrimSpace(name))
		}
	}
	return strings.Join(all, " ")
}
