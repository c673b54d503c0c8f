package web

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// contentPolicy lets the page use its own files and nothing else.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// guard keeps other web pages out. A page elsewhere may resolve its own name to 127.0.0.1 (DNS rebinding): then Host is
// not a loopback name. It may post here from its own origin: then Origin or Sec-Fetch-Site says so.
func (p *play) guard(next http.Handler) http.Handler {
	origins := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		switch {
		case !loopback(r.Host):
			p.fail(w, refusal{http.StatusForbidden, "foreign_host"})
		case origins.Check(r) != nil:
			p.fail(w, refusal{http.StatusForbidden, "foreign_origin"})
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// loopback says whether a Host header, with or without a port, names this machine.
func loopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if strings.EqualFold(host, "localhost") {
		return true
	}
	addr, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && addr.IsLoopback()
}
