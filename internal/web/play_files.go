package web

import (
	"mime"
	"net/http"
	"slices"
	"strconv"
)

// file serves something that was sent: pictures as they are, everything else as a download, so that nothing a bot sends
// runs in the page.
func (p *play) file(w http.ResponseWriter, r *http.Request) {
	f, ok := p.Telegram.File(r.PathValue("file"))
	if !ok {
		p.fail(w, refusal{http.StatusNotFound, "unknown_file"})
		return
	}
	kind := http.DetectContentType(f.Data)
	picture := slices.Contains([]string{"image/png", "image/jpeg", "image/gif", "image/webp"}, kind)
	if !picture || r.URL.Query().Has("download") {
		kind = "application/octet-stream"
		name := f.Name
		if name == "" {
			name = f.Kind
		}
		w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(f.Data)))
	_, _ = w.Write(f.Data) // fails only when the browser has gone
}
