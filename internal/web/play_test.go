package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/tgfake"
)

func TestPageAndItsFiles(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for path, kind := range map[string]string{
		"/": "text/html", "/static/main.js": "text/javascript", "/static/page.css": "text/css", "/static/icon.svg": "image/svg+xml",
	} {
		a := s.get(t, path)
		if a.status != http.StatusOK || !strings.HasPrefix(a.header.Get("Content-Type"), kind) {
			t.Errorf("%s: %d %s", path, a.status, a.header.Get("Content-Type"))
		}
		if csp := a.header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'; script-src 'self';") {
			t.Errorf("%s: policy %q", path, csp)
		}
		if a.header.Get("X-Content-Type-Options") != "nosniff" || a.header.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: headers %v", path, a.header)
		}
		if strings.Contains(a.body, "https://fonts") || strings.Contains(a.body, "<style") || strings.Contains(a.body, " style=") {
			t.Errorf("%s needs something the policy forbids", path)
		}
	}
	if a := s.get(t, "/other"); a.status != http.StatusNotFound {
		t.Errorf("/other: %d", a.status)
	}
}

func TestOnlyThisMachineAndThisPage(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for _, tt := range []struct {
		name   string
		change func(*http.Request)
		code   string // "" is accepted
	}{
		{"as the page does", func(r *http.Request) { r.Header.Set("Origin", s.page.URL) }, ""},
		{"without a browser", func(*http.Request) {}, ""},
		{"localhost", func(r *http.Request) { r.Host = "localhost:8080" }, ""},
		{"IPv6", func(r *http.Request) { r.Host = "[::1]:8080" }, ""},
		{"rebound name", func(r *http.Request) { r.Host = "evil.example:8080" }, "foreign_host"},
		{"name that only begins right", func(r *http.Request) { r.Host = "127.0.0.1.evil.example" }, "foreign_host"},
		{"address of the network", func(r *http.Request) { r.Host = "192.168.0.5:8080" }, "foreign_host"},
		{"other origin", func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") }, "foreign_origin"},
		{"other port", func(r *http.Request) { r.Header.Set("Origin", "http://127.0.0.1:1") }, "foreign_origin"},
		{"opaque origin", func(r *http.Request) { r.Header.Set("Origin", "null") }, "foreign_origin"},
		{"other site", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, "foreign_origin"},
	} {
		r := s.request(t, http.MethodPost, "/play/people/2001/text", `{"text":"hallo"}`)
		tt.change(r)
		a := do(t, r)
		switch {
		case tt.code == "" && a.status != http.StatusOK:
			t.Errorf("%s: %d %s", tt.name, a.status, a.body)
		case tt.code != "" && (a.status != http.StatusForbidden || a.body != `{"error":"`+tt.code+`"}`):
			t.Errorf("%s: %d %s, want 403 %s", tt.name, a.status, a.body, tt.code)
		}
	}
	rebound := s.request(t, http.MethodGet, "/play/events", "")
	rebound.Host = "evil.example"
	if a := do(t, rebound); a.status != http.StatusForbidden {
		t.Errorf("another host may read: %d", a.status)
	}
	if n := len(s.telegram.Chat(2001)); n != 4 {
		t.Errorf("%d messages were accepted, want 4", n)
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.post(t, "/play/people/2002/block", `{"blocked":true}`)
	for _, tt := range []struct {
		path, body string
		status     int
		code       string
	}{
		{"/play/people/2001/text", `{"text":`, 400, "bad_json"},
		{"/play/people/2001/text", `{"text":"a"} {}`, 400, "bad_json"},
		{"/play/people/2001/text", `{"words":"a"}`, 400, "bad_json"},
		{"/play/people/2001/text", `["a"]`, 400, "bad_json"},
		{"/play/people/2001/text", `{"text":"` + strings.Repeat("a", maxBody) + `"}`, 400, "bad_json"},
		{"/play/people/2001/text", `{"text":" "}`, 400, "empty_text"},
		{"/play/people/2001/text", `{"text":"` + strings.Repeat("a", 4097) + `"}`, 400, "text_too_long"},
		{"/play/people/7/text", `{"text":"a"}`, 404, "unknown_person"},
		{"/play/people/ada/text", `{"text":"a"}`, 404, "unknown_person"},
		{"/play/people/2002/text", `{"text":"a"}`, 409, "blocked"},
		{"/play/people/2002/press", `{"message_id":1,"data":"x"}`, 409, "blocked"},
		{"/play/people/2001/edit", `{"message_id":99,"text":"a"}`, 404, "unknown_message"},
		{"/play/people/2001/attach", `{"kind":"elephant"}`, 400, "unknown_kind"},
		{"/play/people/2001/language", `{"language":"<b>"}`, 400, "bad_language"},
		{"/play/clock", `{"step":"yesterday"}`, 400, "unknown_step"},
		{"/play/clock", `{"until":"soon"}`, 400, "bad_time"},
		{"/play/clock", `{}`, 400, "bad_time"},
		{"/play/clock", `{"until":"2027-03-03T14:05"}`, 400, "clock_never_back"},
		{"/play/clock", `{"until":"2072-03-03T14:05"}`, 400, "clock_too_far"},
		{"/play/elephant", `{}`, 404, "unknown_endpoint"},
	} {
		a := do(t, s.request(t, http.MethodPost, tt.path, tt.body))
		if a.status != tt.status || a.body != `{"error":"`+tt.code+`"}` {
			t.Errorf("%s %.40s: %d %.60s, want %d %s", tt.path, tt.body, a.status, a.body, tt.status, tt.code)
		}
	}
	for _, path := range []string{"/play/people/7/commands", "/play/people/2001/text", "/play/files/none"} {
		a := s.get(t, path)
		if a.status != http.StatusNotFound || !strings.HasPrefix(a.body, `{"error":"unknown_`) {
			t.Errorf("GET %s: %d %s", path, a.status, a.body)
		}
	}
	form := s.request(t, http.MethodPost, "/play/people/2001/text", `{"text":"a"}`)
	form.Header.Set("Content-Type", "text/plain")
	if a := do(t, form); a.status != http.StatusUnsupportedMediaType || a.body != `{"error":"json_only"}` {
		t.Errorf("a form: %d %s", a.status, a.body)
	}
	if n := len(s.telegram.Chat(2001)); n != 0 {
		t.Errorf("%d messages came through", n)
	}
}

func TestClock(t *testing.T) {
	t.Parallel()
	s := newStage(t) // Wednesday, 3 March 2027, 14:05
	for _, tt := range []struct{ body, want string }{
		{`{"step":"two-minutes"}`, "2027-03-03T14:07:00+01:00"},
		{`{"step":"next-morning"}`, "2027-03-04T08:00:00+01:00"},
		{`{"step":"next-morning"}`, "2027-03-05T08:00:00+01:00"},
		{`{"until":"2027-03-27T06:30"}`, "2027-03-27T06:30:00+01:00"},
		{`{"step":"next-morning"}`, "2027-03-27T08:00:00+01:00"},
		{`{"step":"next-morning"}`, "2027-03-28T08:00:00+02:00"}, // the clocks went forward
		{`{"step":"next-week"}`, "2027-04-04T08:00:00+02:00"},
	} {
		got := into[clockState](t, s.post(t, "/play/clock", tt.body))
		if got.Now.Format(time.RFC3339) != tt.want || got.Zone != "Europe/Berlin" || !got.Now.Equal(s.clock.Now()) {
			t.Errorf("%s: %s %s, want %s", tt.body, got.Now.Format(time.RFC3339), got.Zone, tt.want)
		}
	}
}

func TestPeopleAct(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	id := into[sent](t, s.post(t, "/play/people/2001/text", `{"text":"Halo"}`)).MessageID
	s.post(t, "/play/people/2001/edit", `{"message_id":`+itoa(id)+`,"text":"Hallo"}`)
	if m, _ := s.telegram.Message(2001, id); m.Text != "Hallo" || m.Edits != 1 {
		t.Errorf("message %+v", m)
	}
	for kind, sentAs := range map[string]func(tgfake.Message) bool{
		"photo":    func(m tgfake.Message) bool { return len(m.Photo) == 1 && m.Photo[0].Width == 320 },
		"voice":    func(m tgfake.Message) bool { return m.Voice != nil && m.Voice.Duration > 0 },
		"sticker":  func(m tgfake.Message) bool { return m.Sticker != nil && m.Sticker.Emoji != "" },
		"location": func(m tgfake.Message) bool { return m.Location != nil && m.Location.Latitude > 52 },
		"contact":  func(m tgfake.Message) bool { return m.Contact != nil && m.Contact.UserID == 2001 },
	} {
		id := into[sent](t, s.post(t, "/play/people/2001/attach", `{"kind":"`+kind+`"}`)).MessageID
		if m, _ := s.telegram.Message(2001, id); !sentAs(m) {
			t.Errorf("%s: %+v", kind, m.WireMessage)
		}
	}
	if got := into[account](t, s.post(t, "/play/people/2001/language", `{"language":"pt-br"}`)); got.Language != "pt-br" || got.Name != "Ada" {
		t.Errorf("account %+v", got)
	}
	if u, _ := s.telegram.User(2001); u.LanguageCode != "pt-br" || u.FirstName != "Ada" {
		t.Errorf("user %+v", u)
	}
	if got := into[account](t, s.post(t, "/play/people/2001/block", `{"blocked":true}`)); !got.Blocked || !s.telegram.Blocked(2001) {
		t.Errorf("account %+v", got)
	}
	if got := into[account](t, s.post(t, "/play/people/2001/block", `{"blocked":false}`)); got.Blocked || s.telegram.Blocked(2001) {
		t.Errorf("account %+v", got)
	}
	if a := s.get(t, "/play/people/2001/commands"); a.body != "[]" {
		t.Errorf("menu %s", a.body)
	}
}
