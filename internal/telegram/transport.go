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
// word instead, and tokenTransport, below http.Client, exchanges it for the token.
const (
	tokenPlaceholder    = "TOKEN"
	placeholderEndpoint = "https://telegram/bot%s/%s"
)

const (
	maxAnswer   = 16 << 20 // bytes; a hundred of the largest updates stay far below
	maxInFlight = 64
)

func newHTTPClient(base http.RoundTripper, token Token, api *url.URL) *http.Client {
	if base == nil {
		base = newPool()
	}
	return &http.Client{Transport: &tokenTransport{base: base, token: func() string { return string(token) }, api: api}}
}

// newPool keeps connections for 64 calls in flight and one poll. It speaks HTTP/1.1 only: on one shared HTTP/2
// connection a single stalled socket would hold up all calls.
func newPool() *http.Transport {
	dialer := &net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}
	return &http.Transport{
		Proxy:               http.ProxyFromEnvironment,
		DialContext:         dialer.DialContext,
		TLSHandshakeTimeout: 10 * time.Second,
		MaxIdleConns:        maxInFlight + 1,
		MaxIdleConnsPerHost: maxInFlight + 1,
		IdleConnTimeout:     30 * time.Second, // below the server's: a call on a connection just closed there is unsure
	}
}

// tokenTransport sends requests to the true API URL with the true token and reads the whole answer. Should a server
// repeat the token, in an answer or so that it comes up in an error, it is hidden again.
type tokenTransport struct {
	base  http.RoundTripper
	token func() string // not a string: fmt prints unexported fields, but no closure
	api   *url.URL
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
	u.Path = strings.TrimRight(t.api.Path, "/") +
		strings.Replace(path, "/bot"+tokenPlaceholder+"/", "/bot"+t.token()+"/", 1)
	u.RawPath = ""
	return &u
}

func (t *tokenTransport) hide(err error) error {
	if !strings.Contains(err.Error(), t.token()) {
		return err
	}
	return errors.New(strings.ReplaceAll(err.Error(), t.token(), hidden))
}

// CloseIdleConnections lets http.Client reach the pool.
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
	var body []byte
	var err error
	if n := res.ContentLength; n >= 0 && n <= maxAnswer {
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
	return append(answer[:len(head)+digits:len(head)+digits], "}}"...)
}

func retryAfter(h http.Header) time.Duration {
	seconds, err := strconv.Atoi(h.Get("Retry-After"))
	if err != nil || seconds < 0 {
		return 0
	}
	return time.Duration(seconds) * time.Second
}
