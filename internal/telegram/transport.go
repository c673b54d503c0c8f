package telegram

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// The library puts its token into every URL, and net/http puts the URL into every error. So the library is given a
// word instead, and tokenTransport exchanges it for the token.
const (
	tokenPlaceholder    = "TOKEN"
	placeholderEndpoint = "https://telegram/bot%s/%s"
)

const (
	maxAnswer   = 16 << 20         // bytes; a hundred of the largest updates stay far below
	maxIdle     = 64 + 1           // connections: for the calls in flight and one poll
	idleTimeout = 30 * time.Second // below the server's: a call on a connection just closed there is unsure
	maxTrusted  = 1 << 20          // bytes of an answer that are made room for because it says that they come
	dialTimeout = 10 * time.Second // and as much again for TLS
)

// newTransport is the way to api: connections of our own, or net/http's where the environment names a proxy.
func newTransport(api *url.URL, proxy func(*http.Request) (*url.URL, error)) http.RoundTripper {
	standard := newStandard(proxy)
	if via, err := proxy(&http.Request{URL: api}); via != nil || err != nil {
		return standard
	}
	return newPool(api, standard)
}

// newStandard speaks HTTP/1.1 only, as pool does.
func newStandard(proxy func(*http.Request) (*url.URL, error)) *http.Transport {
	dialer := &net.Dialer{Timeout: dialTimeout, KeepAlive: 30 * time.Second}
	return &http.Transport{
		Proxy:               proxy,
		DialContext:         dialer.DialContext,
		TLSHandshakeTimeout: dialTimeout,
		MaxIdleConns:        maxIdle,
		MaxIdleConnsPerHost: maxIdle,
		IdleConnTimeout:     idleTimeout,
	}
}

// tokenTransport sends requests to the true API URL with the true token and reads the whole answer. Should a server
// repeat the token, in an answer or so that it comes up in an error, it is hidden again.
type tokenTransport struct {
	base  http.RoundTripper
	token func() string // not a string: fmt prints unexported fields, but no closure
	api   *url.URL
}

// newTokenTransport takes the way of base; nil: that of newTransport.
func newTokenTransport(base http.RoundTripper, token Token, api *url.URL) *tokenTransport {
	if base == nil {
		base = newTransport(api, http.ProxyFromEnvironment)
	}
	return &tokenTransport{base: base, token: func() string { return string(token) }, api: api}
}

// RoundTrip gives a file, or an answer that begins as a JSON object. An answer that does not, or has a status of 500
// and above, or redirects, which the Bot API never does, is a *statusError.
func (t *tokenTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	sent := r.WithContext(r.Context()) // a copy: nobody below writes to what they share
	sent.URL = t.target(r.URL.Path)
	sent.Host = sent.URL.Host
	res, err := t.base.RoundTrip(sent)
	if err != nil {
		return nil, t.hide(err)
	}
	defer res.Body.Close() //nolint:errcheck // it is only read
	read := readAnswer
	if isFile(r.URL.Path) {
		read = readFile
	}
	body, err := read(res)
	if err != nil {
		return nil, t.hide(err)
	}
	if sends(r.URL.Path) {
		body = onlyID(body)
	}
	if bytes.Contains(body, []byte(t.token())) {
		body = bytes.ReplaceAll(body, []byte(t.token()), []byte(hidden))
	}
	res.Body = io.NopCloser(bytes.NewReader(body))
	return res, nil
}

func (t *tokenTransport) target(path string) *url.URL {
	u := *t.api
	before, after, _ := strings.Cut(path, tokenPlaceholder)
	u.Path = strings.TrimRight(t.api.Path, "/") + before + t.token() + after
	u.RawPath = ""
	return &u
}

func (t *tokenTransport) hide(err error) error {
	if !strings.Contains(err.Error(), t.token()) {
		return err
	}
	return errors.New(strings.ReplaceAll(err.Error(), t.token(), hidden))
}

// CloseIdleConnections gives back what is idle.
func (t *tokenTransport) CloseIdleConnections() {
	if pool, ok := t.base.(interface{ CloseIdleConnections() }); ok {
		pool.CloseIdleConnections()
	}
}

// readFile wants anything that is not an error of somebody in between.
func readFile(res *http.Response) ([]byte, error) {
	if class := res.StatusCode / 100; class == 3 || class == 5 {
		return nil, &statusError{status: res.StatusCode}
	}
	if coding := res.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, "identity") {
		return nil, fmt.Errorf("answer: in %q, which nobody asked for", coding)
	}
	var body []byte
	var err error
	if n := res.ContentLength; n >= 0 && n <= maxTrusted {
		body = make([]byte, n)
		_, err = io.ReadFull(res.Body, body)
	} else {
		body, err = io.ReadAll(io.LimitReader(res.Body, maxAnswer+1))
	}
	if err != nil {
		return nil, fmt.Errorf("answer: %w", err)
	}
	if len(body) > maxAnswer {
		return nil, fmt.Errorf("answer: longer than %d bytes", maxAnswer)
	}
	return body, nil
}

// readAnswer wants a JSON object, whatever its Content-Type says. Anything else is a page by somebody in between.
func readAnswer(res *http.Response) ([]byte, error) {
	body, err := readFile(res)
	switch {
	case err != nil:
		return nil, err
	case len(body) == 0 && res.StatusCode == http.StatusOK:
		return nil, fmt.Errorf("answer: %w", io.ErrUnexpectedEOF)
	case !bytes.HasPrefix(bytes.TrimLeft(body, " \t\r\n"), []byte("{")):
		return nil, &statusError{status: res.StatusCode, after: retryAfter(res.Header)}
	}
	return body, nil
}

// sends reports whether the path is that of a method whose answer is a message, of which only the id is used.
func sends(path string) bool {
	method := path[strings.LastIndexByte(path, '/')+1:]
	return strings.HasPrefix(method, "send") || strings.HasPrefix(method, "edit")
}

// onlyID cuts a message down to its id, which Telegram writes first. All else echoes what was sent, and would take
// longer to decode than it took to write. An answer that looks otherwise stays as it is.
func onlyID(answer []byte) []byte {
	const head = `{"ok":true,"result":{"message_id":`
	rest, ok := bytes.CutPrefix(answer, []byte(head))
	digits := len(rest) - len(bytes.TrimLeft(rest, "0123456789"))
	if !ok || digits == 0 || digits == len(rest) {
		return answer
	}
	return append(answer[:len(head)+digits], "}}"...) // in its place: there are digits and then more
}

func retryAfter(h http.Header) time.Duration {
	seconds, err := strconv.Atoi(h.Get("Retry-After"))
	if err != nil || seconds < 0 {
		return 0
	}
	return time.Duration(seconds) * time.Second
}
