package telegram

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
)

// doer gives the library's requests the context of one call; the library knows none.
type doer struct {
	ctx     context.Context
	http    *tokenTransport
	body    []byte      // JSON in place of what the library has encoded; nil: the library's
	written atomic.Bool // the request went out whole: from here on Telegram may have acted
}

// Do sends r. Errors come without the URL that http.Client would add.
func (d *doer) Do(r *http.Request) (*http.Response, error) {
	ctx := httptrace.WithClientTrace(d.ctx, &httptrace.ClientTrace{
		WroteRequest: func(info httptrace.WroteRequestInfo) {
			if info.Err == nil {
				d.written.Store(true)
			}
		},
	})
	r = r.WithContext(ctx)
	if d.body != nil {
		r.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(d.body)), nil }
		r.Body, _ = r.GetBody()
		r.ContentLength = int64(len(d.body))
		r.Header.Set("Content-Type", "application/json")
	}
	res, err := d.http.RoundTrip(r)
	if err != nil && r.Body != nil {
		_ = r.Body.Close() // else the library's upload goroutine may wait for ever; a second Close does no harm
	}
	return res, err
}
