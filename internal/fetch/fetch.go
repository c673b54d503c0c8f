// Package fetch downloads small files that staff point to, and from public addresses only: whoever writes to the bot
// cannot make it knock at doors behind the firewall. It does not read what it downloads.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"

	"kiezbot/internal/kiez"
)

const (
	maxBytes     = 1 << 20
	maxHeader    = 64 << 10
	maxRedirects = 5
	wholeTime    = 10 * time.Second
)

var (
	errPrivate  = errors.New("not a public address")
	errRedirect = errors.New("redirected too often, or to something that is not http")
)

// Client downloads. It is safe for concurrent use.
type Client struct {
	http *http.Client
}

// New makes a Client that speaks to public addresses only.
func New() *Client { return newClient(isPublic, nil, wholeTime) }

// NewFor makes a Client that speaks to the addresses that may allows, and waits so long at most. It is for tests of the
// whole bot, whose servers are on this machine; no configuration leads here.
func NewFor(may func(netip.Addr) bool, wait time.Duration) *Client { return newClient(may, nil, wait) }

// newClient makes a Client that speaks to the addresses that may allows. They are judged when the connection is made:
// a name that was looked up before may lead elsewhere by then, and so may a redirect. A nil names asks the system.
func newClient(may func(netip.Addr) bool, names *net.Resolver, wait time.Duration) *Client {
	dialer := &net.Dialer{
		Timeout: wait, Resolver: names,
		Control: func(_, address string, _ syscall.RawConn) error {
			to, err := netip.ParseAddrPort(address)
			if err != nil || !may(to.Addr()) {
				return errPrivate
			}
			return nil
		},
	}
	return &Client{http: &http.Client{
		Timeout: wait,
		Transport: &http.Transport{ // without a proxy: it would connect in our place, to anything
			DialContext: dialer.DialContext, DisableKeepAlives: true, MaxResponseHeaderBytes: maxHeader,
			TLSHandshakeTimeout: wait,
		},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) > maxRedirects || !isWeb(r.URL) {
				return errRedirect
			}
			r.Header.Del("Referer") // the address may be a secret between its owner and the server
			return nil
		},
	}}
}

// Get downloads a file of at most 1 MiB within ten seconds. The address begins with http:// or https://, or with
// webcal://, which means https. What the person who gave it can mend is a *kiez.UserError: import.bad_address with
// Given, import.private_address, import.too_large, import.too_slow, import.unreachable.
func (c *Client) Get(ctx context.Context, address string) ([]byte, error) {
	if rest, ok := strings.CutPrefix(address, "webcal://"); ok {
		address = "https://" + rest
	}
	at, err := url.Parse(address)
	if err != nil || !isWeb(at) {
		const shown = 100
		given := []rune(address)
		return nil, kiez.Refuse("import.bad_address", kiez.Data{"Given": string(given[:min(shown, len(given))])})
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, kiez.Refuse("import.unreachable", nil)
	}
	req.Header.Set("User-Agent", "Kiezbot")
	res, err := c.http.Do(req)
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("fetch: %w", ctx.Err())
	case errors.Is(err, errPrivate):
		return nil, kiez.Refuse("import.private_address", nil)
	case err != nil:
		return nil, refusal(err)
	}
	defer res.Body.Close() //nolint:errcheck // it is only read
	if res.StatusCode != http.StatusOK {
		return nil, kiez.Refuse("import.unreachable", nil)
	}
	file, err := io.ReadAll(io.LimitReader(res.Body, maxBytes+1))
	switch {
	case err != nil:
		return nil, refusal(err)
	case len(file) > maxBytes:
		return nil, kiez.Refuse("import.too_large", nil)
	}
	return file, nil
}

// refusal does not wrap the error: it quotes the address, which may be a secret.
func refusal(err error) error {
	if late, ok := errors.AsType[net.Error](err); ok && late.Timeout() {
		return kiez.Refuse("import.too_slow", nil)
	}
	return kiez.Refuse("import.unreachable", nil)
}

func isWeb(u *url.URL) bool { return (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" }
