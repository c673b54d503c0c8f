package tgfake

import (
	"context"
	"fmt"
	"mime"
	"path"
	"strconv"
	"strings"
)

// sendMedia makes the method that sends one file of a kind.
func sendMedia(kind string) method {
	return func(_ context.Context, s *Server, c *call) (any, error) {
		caption, err := captionParam(c.params)
		if err != nil {
			return nil, err
		}
		file, err := s.fileParam(c.params, kind, c.str(kind))
		if err != nil {
			return nil, err
		}
		return s.post(c, mediaDraft(kind, file, caption, c.params))
	}
}

func mediaDraft(kind string, f *File, caption formatted, p params) draft {
	w := WireMessage{Caption: caption.text, CaptionEntities: caption.ents}
	media := &Media{FileRef: f.FileRef, Duration: int(p.integer("duration")), MimeType: f.MIME}
	switch kind {
	case "photo":
		w.Photo = f.Photo()
	case "document":
		w.Document = &Document{FileRef: f.FileRef, FileName: f.Name, MimeType: f.MIME}
	case "voice":
		w.Voice = media
	case "video":
		w.Video = media
	case "audio":
		w.Audio = media
	}
	return draft{wire: w, files: []string{f.FileID}}
}

// fileParam finds the file a parameter means: an upload under the same name, attach://name, or a known file_id.
func (s *Server) fileParam(p params, kind, value string) (*File, error) {
	up, ok := p.files[kind]
	if name, attached := strings.CutPrefix(value, "attach://"); attached {
		up, ok = p.files[name]
	}
	if ok {
		if err := checkUpload(kind, up); err != nil {
			return nil, err
		}
		if up.mime == "" || up.mime == "application/octet-stream" {
			up.mime = mime.TypeByExtension(path.Ext(up.name))
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		f := s.files.add(kind, up)
		if kind == "photo" && (f.W == 0 || f.W+f.H > 10000 || f.W > 20*f.H || f.H > 20*f.W) {
			return nil, photoError(f)
		}
		return f, nil
	}
	switch {
	case value == "":
		return nil, badRequest("there is no " + kind + " in the request")
	case strings.HasPrefix(value, "http://"), strings.HasPrefix(value, "https://"):
		return nil, badRequest("failed to get HTTP URL content") // no test may reach another host
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.files.byID[value]
	switch {
	case !ok:
		return nil, badRequest("wrong file identifier/HTTP URL specified")
	case f.Kind != kind:
		return nil, badRequest(fmt.Sprintf("can't use file of type %s as %s", title(f.Kind), title(kind)))
	}
	return f, nil
}

func title(kind string) string { return strings.ToUpper(kind[:1]) + kind[1:] }

func photoError(f *File) error {
	if f.W == 0 {
		return badRequest("IMAGE_PROCESS_FAILED")
	}
	return badRequest("PHOTO_INVALID_DIMENSIONS")
}

func checkUpload(kind string, up upload) error {
	switch {
	case len(up.data) == 0:
		return badRequest("file must be non-empty")
	case kind == "photo" && len(up.data) > maxPhoto:
		return badRequest(fmt.Sprintf("file of size %d bytes is too big for a photo; the maximum size is %d bytes",
			len(up.data), maxPhoto))
	}
	return nil
}

func sendLocation(_ context.Context, s *Server, c *call) (any, error) {
	loc, err := locationParam(c.params)
	if err != nil {
		return nil, err
	}
	return s.post(c, draft{wire: WireMessage{Location: loc}})
}

func sendVenue(_ context.Context, s *Server, c *call) (any, error) {
	loc, err := locationParam(c.params)
	switch {
	case err != nil:
		return nil, err
	case !c.has("title"):
		return nil, badRequest("title must be non-empty")
	case !c.has("address"):
		return nil, badRequest("address must be non-empty")
	}
	v := &Venue{Location: *loc, Title: c.str("title"), Address: c.str("address")}
	return s.post(c, draft{wire: WireMessage{Venue: v, Location: loc}})
}

func locationParam(p params) (*Location, error) {
	lat, errLat := strconv.ParseFloat(p.str("latitude"), 64)
	lon, errLon := strconv.ParseFloat(p.str("longitude"), 64)
	switch {
	case !p.has("latitude"):
		return nil, badRequest("latitude is empty")
	case !p.has("longitude"):
		return nil, badRequest("longitude is empty")
	case errLat != nil || errLon != nil || lat < -90 || lat > 90 || lon < -180 || lon > 180:
		return nil, badRequest("wrong location specified")
	}
	return &Location{Latitude: lat, Longitude: lon}, nil
}

func sendContact(_ context.Context, s *Server, c *call) (any, error) {
	if !c.has("phone_number") || !c.has("first_name") {
		return nil, badRequest("phone number and first name must be non-empty")
	}
	return s.post(c, draft{wire: WireMessage{Contact: &Contact{
		PhoneNumber: c.str("phone_number"), FirstName: c.str("first_name"), LastName: c.str("last_name"),
	}}})
}

// sendMediaGroup takes two to ten photos, videos or documents.
func sendMediaGroup(_ context.Context, s *Server, c *call) (any, error) {
	var items []struct {
		Type      string `json:"type"`
		Media     string `json:"media"`
		Caption   string `json:"caption"`
		ParseMode string `json:"parse_mode"`
	}
	if err := c.decode("media", &items); err != nil {
		return nil, badRequest("can't parse media JSON object")
	}
	if len(items) < 2 || len(items) > 10 {
		return nil, badRequest("group send failed: 2 to 10 media expected")
	}
	drafts := make([]draft, 0, len(items))
	for _, it := range items {
		p := params{values: map[string]string{"caption": it.Caption, "parse_mode": it.ParseMode}, files: c.files}
		caption, err := captionParam(p)
		if err != nil {
			return nil, err
		}
		file, err := s.fileParam(p, it.Type, it.Media)
		if err != nil {
			return nil, err
		}
		drafts = append(drafts, mediaDraft(it.Type, file, caption, p))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.inbox.albums++
	for i := range drafts {
		drafts[i].wire.MediaGroupID = strconv.FormatInt(13000000000+s.inbox.albums, 10)
	}
	return s.postLocked(c, drafts...)
}
