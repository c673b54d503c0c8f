package telegram

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"sync/atomic"
)

// doer gives the library's requests the context of one call; the library knows none.
type doer struct {
	ctx     context.Context
	http    *http.Client
	written atomic.Bool // the request went out whole: from here on Telegram may have acted
}

// Do sends r. Errors come without the URL that http.Client adds.
func (d *doer) Do(r *http.Request) (*http.Response, error) {
	ctx := httptrace.WithClientTrace(d.ctx, &httptrace.ClientTrace{
		WroteRequest: func(info httptrace.WroteRequestInfo) {
			if info.Err == nil {
				d.written.Store(true)
			}
		},
	})
	res, err := d.http.Do(r.WithContext(ctx))
	if err != nil && r.Body != nil {
		_ = r.Body.Close() // else the library's upload goroutine may wait for ever; a second Close does no harm
	}
	if ue, ok := errors.AsType[*url.Error](err); ok {
		err = ue.Err
	}
	return res, err
}
