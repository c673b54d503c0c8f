package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"kiezbot/internal/kiez"
)

func TestDownload(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		f := w.AddFile("document", "termine.ics", "text/calendar", []byte("BEGIN:VCALENDAR"))
		data, err := w.client.Download(t.Context(), f.FileID, 15)
		if err != nil || string(data) != "BEGIN:VCALENDAR" {
			t.Errorf("%q, %v", data, err)
		}
		for name, ask := range map[string]func() ([]byte, error){
			"too large": func() ([]byte, error) { return w.client.Download(t.Context(), f.FileID, 14) },
			"unknown":   func() ([]byte, error) { return w.client.Download(t.Context(), "nothing", 14) },
		} {
			if data, err := ask(); !errors.Is(err, ErrNoFile) || data != nil {
				t.Errorf("%s: %q, %v", name, data, err)
			}
		}
	})
}

// TestDownloadThroughTrouble meets a gateway in trouble once, a file that is larger than was said, and one that is gone.
func TestDownloadThroughTrouble(t *testing.T) {
	var downloads atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch path, _ := strings.CutPrefix(r.URL.Path, "/file/bot"+testToken+"/"); path {
		case "documents/late.ics":
			if downloads.Add(1) == 1 {
				http.Error(w, "trouble", http.StatusBadGateway)
				return
			}
			w.Write([]byte("late"))
		case "documents/large.ics":
			w.Write([]byte("larger than was said"))
		case "documents/gone.ics":
			http.NotFound(w, r)
		default:
			var params map[string]string
			if err := json.NewDecoder(r.Body).Decode(&params); err != nil {
				t.Error(err)
			}
			w.Write([]byte(`{"ok":true,"result":{"file_id":"x","file_size":4,"file_path":"documents/` + params["file_id"] + `"}}`))
		}
	}))
	t.Cleanup(server.Close)
	c, err := New(Options{Token: testToken, APIURL: server.URL})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	if data, err := c.Download(t.Context(), "late.ics", 10); err != nil || string(data) != "late" || downloads.Load() != 2 {
		t.Errorf("%q, %v after %d attempts", data, err, downloads.Load())
	}
	for _, name := range []string{"large.ics", "gone.ics"} {
		_, err := c.Download(t.Context(), name, 10)
		if !errors.Is(err, ErrNoFile) || strings.Contains(err.Error(), testToken) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDownloadHidesTheToken(t *testing.T) {
	c, err := New(Options{Token: testToken, APIURL: "http://127.0.0.1:1"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.get(ctx, "documents/x", 10); err == nil || strings.Contains(err.Error(), testToken) {
		t.Error(err)
	}
}

func TestDecodeDocument(t *testing.T) {
	raw := `{"update_id":1,"message":{"message_id":1,` + private +
		`,"document":{"file_id":"x","file_name":"termine.ics","mime_type":"text/calendar","file_size":7}}}`
	u, err := Decode(kiez.RawUpdate{ID: 1, JSON: []byte(raw)}, botName)
	if want := (kiez.SentFile{ID: "x", Name: "termine.ics", MIME: "text/calendar", Size: 7}); err != nil || u.File != want {
		t.Errorf("%+v, %v", u.File, err)
	}
}
