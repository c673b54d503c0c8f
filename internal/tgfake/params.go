package tgfake

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// Sizes in bytes (core.telegram.org/bots/api, "Sending files" and getFile).
const (
	maxPhoto    = 10 << 20
	maxDownload = 20 << 20
)

// params are the parameters of one call, whatever way they came: query, form, multipart or JSON.
// Lists and objects are kept as JSON text.
type params struct {
	values map[string]string
	files  map[string]upload
}

type upload struct {
	name string
	mime string
	data []byte
}

func (p params) str(key string) string { return p.values[key] }

func (p params) has(key string) bool { return p.values[key] != "" }

// integer returns 0 for a missing or unreadable number, as Telegram does.
func (p params) integer(key string) int64 {
	n, err := strconv.ParseInt(strings.TrimSpace(p.values[key]), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

func (p params) boolean(key string) bool {
	switch strings.ToLower(strings.TrimSpace(p.values[key])) {
	case "true", "yes", "1":
		return true
	}
	return false
}

// decode reads a JSON parameter into v; a missing one or null leaves v alone.
func (p params) decode(key string, v any) error {
	raw := p.values[key]
	if raw == "" || raw == "null" {
		return nil
	}
	if err := json.Unmarshal([]byte(raw), v); err != nil {
		return fmt.Errorf("parameter %s: %w", key, err)
	}
	return nil
}

// shown lists the parameters for the call log, files by name and size.
func (p params) shown() map[string]string {
	out := make(map[string]string, len(p.values)+len(p.files))
	maps.Copy(out, p.values)
	for k, f := range p.files {
		out[k] = fmt.Sprintf("<file %q, %d bytes>", f.name, len(f.data))
	}
	return out
}

// readParams reads the whole body; limit is for one file, with 1 MiB of room for the form. Errors are *apiError.
func readParams(w http.ResponseWriter, r *http.Request, limit int64) (params, error) {
	p := params{values: make(map[string]string), files: make(map[string]upload)}
	p.addForm(r.URL.Query())
	if r.Method == http.MethodGet {
		return p, nil
	}
	r.Body = http.MaxBytesReader(w, r.Body, limit+1<<20)
	kind, attrs, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		kind = ""
	}
	switch kind {
	case "multipart/form-data":
		err = p.readMultipart(r, attrs["boundary"], limit)
	case "application/json":
		err = p.readJSON(r.Body)
	default:
		err = p.readForm(r.Body)
	}
	if err == nil {
		return p, nil
	}
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return p, &apiError{code: http.StatusRequestEntityTooLarge, desc: "Request Entity Too Large"}
	}
	if api, ok := errors.AsType[*apiError](err); ok {
		return p, api
	}
	return p, badRequest("can't read the request: " + err.Error())
}

func (p params) addForm(form url.Values) {
	for k, v := range form {
		if len(v) > 0 {
			p.values[k] = v[0]
		}
	}
}

func (p params) readForm(body io.Reader) error {
	raw, err := io.ReadAll(body)
	if err != nil {
		return fmt.Errorf("form: %w", err)
	}
	form, err := url.ParseQuery(string(raw))
	if err != nil {
		return fmt.Errorf("form: %w", err)
	}
	p.addForm(form)
	return nil
}

func (p params) readMultipart(r *http.Request, boundary string, limit int64) error {
	if boundary == "" {
		return badRequest("can't find boundary in the multipart Content-Type")
	}
	mr, err := r.MultipartReader()
	if err != nil {
		return fmt.Errorf("multipart: %w", err)
	}
	for {
		part, err := mr.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("multipart: %w", err)
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return fmt.Errorf("multipart %s: %w", part.FormName(), err)
		}
		if part.FileName() == "" {
			p.values[part.FormName()] = string(data)
			continue
		}
		if int64(len(data)) > limit {
			return &apiError{code: http.StatusRequestEntityTooLarge, desc: "Request Entity Too Large"}
		}
		p.files[part.FormName()] = upload{name: part.FileName(), mime: part.Header.Get("Content-Type"), data: data}
	}
}

func (p params) readJSON(body io.Reader) error {
	raw, err := io.ReadAll(body)
	if err != nil {
		return fmt.Errorf("json: %w", err)
	}
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 {
		return nil
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(raw, &fields); err != nil {
		return badRequest("can't parse JSON object")
	}
	for k, v := range fields {
		var s string
		switch {
		case string(v) == "null":
		case json.Unmarshal(v, &s) == nil:
			p.values[k] = s
		default:
			p.values[k] = string(v)
		}
	}
	return nil
}
