package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"

	"kiezbot/internal/tgfake" //nolint:depguard // its errors become answers
)

// maxBody bounds a request; a message has at most 4096 UTF-16 units.
const maxBody = 64 << 10

// refusal is an answer to a request that cannot be carried out. The page has a sentence for every code.
type refusal struct {
	status int
	code   string
}

func (r refusal) Error() string { return r.code }

// asRefusal finds the answer to an error; ok is false if the fault is ours.
func asRefusal(err error) (answer refusal, ok bool) {
	if own, found := errors.AsType[refusal](err); found {
		return own, true
	}
	for _, known := range []struct {
		err    error
		answer refusal
	}{
		{tgfake.ErrBlocked, refusal{http.StatusConflict, "blocked"}},
		{tgfake.ErrNotThere, refusal{http.StatusConflict, "not_there"}},
		{tgfake.ErrNoContent, refusal{http.StatusBadRequest, "empty_text"}},
		{tgfake.ErrTooLong, refusal{http.StatusBadRequest, "text_too_long"}},
		{tgfake.ErrNoMessage, refusal{http.StatusNotFound, "unknown_message"}},
	} {
		if errors.Is(err, known.err) {
			return known.answer, true
		}
	}
	return refusal{http.StatusInternalServerError, "internal"}, false
}

// fail answers {"error": code}.
func (p *play) fail(w http.ResponseWriter, err error) {
	answer, known := asRefusal(err)
	if !known {
		p.Log.Error("page of play", "err", err)
	}
	p.answer(w, answer.status, map[string]string{"error": answer.code})
}

func (p *play) answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // fails only when the browser has gone
}

// read decodes a JSON body that holds one object with known fields only.
func read[T any](w http.ResponseWriter, r *http.Request) (T, error) {
	var body T
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/json" {
		return body, refusal{http.StatusUnsupportedMediaType, "json_only"}
	}
	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&body); err != nil {
		return body, fmt.Errorf("%w: %w", refusal{http.StatusBadRequest, "bad_json"}, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return body, refusal{http.StatusBadRequest, "bad_json"}
	}
	return body, nil
}

// personal makes an endpoint out of something the person named in the path does.
func personal[T any](p *play, do func(who Person, body T) (any, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		who, err := p.person(r)
		if err != nil {
			p.fail(w, err)
			return
		}
		body, err := read[T](w, r)
		if err != nil {
			p.fail(w, err)
			return
		}
		result, err := do(who, body)
		if err != nil {
			p.fail(w, err)
			return
		}
		p.answer(w, http.StatusOK, result)
	})
}
