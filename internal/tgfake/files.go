package tgfake

import (
	"bytes"
	"context"
	"image"
	_ "image/gif"  // photos may be GIF
	_ "image/jpeg" // photos may be JPEG
	_ "image/png"  // photos may be PNG
	"net/http"
	"path"
	"strconv"
	"strings"
)

// File is a stored file.
type File struct {
	FileRef
	Kind string `json:"kind"` // photo, document, voice, video, audio, sticker
	Name string `json:"name,omitempty"`
	MIME string `json:"mime,omitempty"`
	Path string `json:"path"` // file_path of getFile
	W    int    `json:"width,omitempty"`
	H    int    `json:"height,omitempty"`
	Data []byte `json:"-"`
}

// files keeps the last Options.FileLimit files.
type files struct {
	byID   map[string]*File
	byPath map[string]*File
	order  []string
	next   int64
	limit  int
	empty  bool // forget the bytes
}

func newFiles(opt Options) files {
	return files{byID: make(map[string]*File), byPath: make(map[string]*File), limit: opt.FileLimit, empty: opt.Discard}
}

func (fs *files) add(kind string, up upload) *File {
	fs.next++
	num := strconv.FormatInt(fs.next, 10)
	f := &File{Kind: kind, Name: up.name, MIME: up.mime, Data: up.data}
	f.FileID, f.UniqueID, f.Size = "fake-"+kind+"-"+num, "u"+num, int64(len(up.data))
	f.Path = kind + "s/file_" + num + path.Ext(path.Base(up.name))
	if kind == "photo" || strings.HasPrefix(up.mime, "image/") {
		if cfg, _, err := image.DecodeConfig(bytes.NewReader(up.data)); err == nil {
			f.W, f.H = cfg.Width, cfg.Height
		}
	}
	if fs.empty {
		f.Data = nil
	}
	fs.byID[f.FileID], fs.byPath[f.Path] = f, f
	fs.order = append(fs.order, f.FileID)
	if len(fs.order) > fs.limit {
		old := fs.byID[fs.order[0]]
		delete(fs.byID, old.FileID)
		delete(fs.byPath, old.Path)
		fs.order = fs.order[1:]
	}
	return f
}

// AddFile stores a file a person is about to send; kind is photo, document, voice, video, audio or sticker.
func (s *Server) AddFile(kind, name, mime string, data []byte) File {
	s.mu.Lock()
	defer s.mu.Unlock()
	return *s.files.add(kind, upload{name: name, mime: mime, data: data})
}

// File returns a stored file with its bytes, which must not be changed.
func (s *Server) File(fileID string) (File, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.files.byID[fileID]
	if !ok {
		return File{}, false
	}
	return *f, true
}

// Photo makes the list of sizes of a photo message.
func (f File) Photo() []PhotoSize {
	return []PhotoSize{{FileRef: f.FileRef, Width: f.W, Height: f.H}}
}

func getFile(_ context.Context, s *Server, c *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.files.byID[c.str("file_id")]
	switch {
	case !c.has("file_id"):
		return nil, badRequest("file_id not specified")
	case !ok:
		return nil, badRequest("invalid file_id")
	case f.Size > maxDownload:
		return nil, badRequest("file is too big")
	}
	return struct {
		FileRef
		Path string `json:"file_path"`
	}{f.FileRef, f.Path}, nil
}

// download serves /file/bot<token>/<path>.
func (s *Server) download(w http.ResponseWriter, token, filePath string) {
	s.mu.Lock()
	f, ok := s.files.byPath[filePath]
	s.mu.Unlock()
	switch {
	case token != s.opt.Token:
		write(w, failure(&apiError{code: http.StatusUnauthorized, desc: "Unauthorized"}))
	case !ok:
		write(w, failure(notFound()))
	default:
		write(w, reply{status: http.StatusOK, contentType: "application/octet-stream", body: f.Data})
	}
}
