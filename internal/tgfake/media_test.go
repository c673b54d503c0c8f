package tgfake

import (
	"bytes"
	"image"
	"image/png"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"testing"
)

func picture(t *testing.T, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// send uploads one file under a field name; name "" sends no file.
func send(t *testing.T, s *Server, method, field, name string, data []byte, kv ...string) answer {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	kv = append([]string{"chat_id", "7"}, kv...)
	for i := 0; i+1 < len(kv); i += 2 {
		if err := w.WriteField(kv[i], kv[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if name != "" {
		part, err := w.CreateFormFile(field, name)
		if err != nil {
			t.Fatal(err)
		}
		part.Write(data)
	}
	w.Close()
	r := httptest.NewRequest(http.MethodPost, "/bot"+token+"/"+method, &b)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return serve(t, s, r)
}

func TestSendFiles(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	pic := picture(t, 40, 30)
	m := into[WireMessage](t, send(t, s, "sendPhoto", "photo", "a.png", pic, "caption", "<b>x</b>", "parse_mode", "HTML"))
	if len(m.Photo) != 1 || m.Photo[0].Width != 40 || m.Photo[0].Height != 30 || m.Caption != "x" || len(m.CaptionEntities) != 1 {
		t.Fatalf("photo %+v", m)
	}
	if f, ok := s.File(m.Photo[0].FileID); !ok || !bytes.Equal(f.Data, pic) || f.MIME != "image/png" {
		t.Errorf("file %+v", f.FileRef)
	}
	if again := mustDo(t, s, "sendPhoto", "chat_id", "7", "photo", m.Photo[0].FileID); again.Photo[0].FileID != m.Photo[0].FileID {
		t.Errorf("by id %+v", again.Photo)
	}
	d := into[WireMessage](t, send(t, s, "sendDocument", "file1", "termin.ics", []byte("BEGIN:VCALENDAR"), "document", "attach://file1"))
	if d.Document == nil || d.Document.FileName != "termin.ics" || d.Document.Size != 15 {
		t.Errorf("document %+v", d)
	}
	if got := s.Chat(7)[1]; got.HTML != "<b>x</b>" || len(got.FileIDs) != 1 {
		t.Errorf("kept %+v", got.Shown)
	}
	if a := do(t, s, "editMessageCaption", "chat_id", "7", "message_id", "2", "caption", "y"); !a.OK {
		t.Error(a.Desc)
	}
	refused(t, do(t, s, "editMessageText", "chat_id", "7", "message_id", "2", "text", "y"), 400, "Bad Request: there is no text in the message to edit")
}

func TestSendFilesRefuses(t *testing.T) {
	t.Parallel()
	s := started(t, Options{UploadLimit: 11 << 20})
	id := into[WireMessage](t, send(t, s, "sendDocument", "document", "a.txt", []byte("x"))).Document.FileID
	tests := []struct {
		name string
		got  answer
		code int
		desc string
	}{
		{"no photo", send(t, s, "sendPhoto", "", "", nil), 400, "Bad Request: there is no photo in the request"},
		{"no picture", send(t, s, "sendPhoto", "photo", "a.png", []byte("x")), 400, "Bad Request: IMAGE_PROCESS_FAILED"},
		{"narrow", send(t, s, "sendPhoto", "photo", "a.png", picture(t, 100, 2)), 400, "Bad Request: PHOTO_INVALID_DIMENSIONS"},
		{"empty", send(t, s, "sendDocument", "document", "a.txt", nil), 400, "Bad Request: file must be non-empty"},
		{"wrong kind", send(t, s, "sendPhoto", "", "", nil, "photo", id), 400, "Bad Request: can't use file of type Document as Photo"},
		{"unknown id", send(t, s, "sendPhoto", "", "", nil, "photo", "abc"), 400, "Bad Request: wrong file identifier/HTTP URL specified"},
		{"by URL", send(t, s, "sendPhoto", "", "", nil, "photo", "https://example.org/a.png"), 400, "Bad Request: failed to get HTTP URL content"},
		{"big photo", send(t, s, "sendPhoto", "photo", "a.png", make([]byte, maxPhoto+1)), 400, "Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes"},
		{"big file", send(t, s, "sendDocument", "document", "a.bin", make([]byte, 11<<20+1)), 413, "Request Entity Too Large"},
		{"huge body", send(t, s, "sendDocument", "document", "a.bin", make([]byte, 13<<20)), 413, "Request Entity Too Large"},
		{"caption", send(t, s, "sendDocument", "document", "a.txt", []byte("x"), "caption", string(bytes.Repeat([]byte("x"), 1025))), 400, "Bad Request: message caption is too long"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			refused(t, tt.got, tt.code, tt.desc)
		})
	}
}

func TestDownload(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	f := s.AddFile("document", "plan.ics", "text/calendar", []byte("BEGIN"))
	got := into[struct {
		Path string `json:"file_path"`
		Size int64  `json:"file_size"`
	}](t, do(t, s, "getFile", "file_id", f.FileID))
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/file/bot"+token+"/"+got.Path, nil))
	if w.Code != 200 || w.Body.String() != "BEGIN" || got.Size != 5 {
		t.Errorf("download %s: %d %q", got.Path, w.Code, w.Body)
	}
	refused(t, serve(t, s, httptest.NewRequest(http.MethodGet, "/file/bot"+token+"/none", nil)), 404, "Not Found")
	refused(t, do(t, s, "getFile", "file_id", "x"), 400, "Bad Request: invalid file_id")
	big := s.AddFile("document", "b", "", make([]byte, maxDownload+1))
	refused(t, do(t, s, "getFile", "file_id", big.FileID), 400, "Bad Request: file is too big")
}

func TestPlaces(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	v := mustDo(t, s, "sendVenue", "chat_id", "7", "latitude", "52.5", "longitude", "13.5", "title", "Büro", "address", "Straße 1")
	if v.Venue == nil || v.Venue.Location.Latitude != 52.5 || v.Venue.Title != "Büro" || v.Location == nil {
		t.Errorf("venue %+v", v)
	}
	mustDo(t, s, "sendLocation", "chat_id", "7", "latitude", "52.5", "longitude", "13.5")
	mustDo(t, s, "sendContact", "chat_id", "7", "phone_number", "+49", "first_name", "A")
	refused(t, do(t, s, "sendVenue", "chat_id", "7", "latitude", "52.5", "longitude", "13.5", "title", "x"), 400, "Bad Request: address must be non-empty")
	refused(t, do(t, s, "sendLocation", "chat_id", "7", "latitude", "91", "longitude", "0"), 400, "Bad Request: wrong location specified")
	refused(t, do(t, s, "sendLocation", "chat_id", "7", "longitude", "0"), 400, "Bad Request: latitude is empty")
}

func TestAlbum(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	f := s.AddFile("photo", "a.png", "image/png", picture(t, 20, 20))
	item := `{"type":"photo","media":"` + f.FileID + `","caption":"c"}`
	got := into[[]WireMessage](t, do(t, s, "sendMediaGroup", "chat_id", "7", "media", "["+item+","+item+"]"))
	if len(got) != 2 || got[0].MediaGroupID == "" || got[0].MediaGroupID != got[1].MediaGroupID || got[1].MessageID != got[0].MessageID+1 {
		t.Errorf("album %+v", got)
	}
	if a := do(t, s, "sendMediaGroup", "chat_id", "7", "media", "["+item+"]"); a.OK {
		t.Error("an album of one")
	}
}
