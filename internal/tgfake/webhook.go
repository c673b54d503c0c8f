package tgfake

import (
	"context"
	"net/http"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

var secretToken = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)

func setWebhook(ctx context.Context, s *Server, c *call) (any, error) {
	if c.str("url") == "" {
		return deleteWebhook(ctx, s, c)
	}
	if err := checkWebhook(c.params); err != nil {
		return nil, err
	}
	maxConn := c.integer("max_connections")
	if maxConn < 1 || maxConn > 100 {
		maxConn = 40
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	in := &s.inbox
	in.remember(c.params)
	in.takeOver(nil, "terminated by setWebhook request")
	if in.hook != nil {
		in.hook.stop()
	}
	if c.boolean("drop_pending_updates") {
		in.drop(len(in.queue))
	}
	in.hook = newHook(s, c.str("url"), c.str("secret_token"), int(maxConn))
	s.wg.Go(in.hook.dispatch)
	return true, nil
}

// checkWebhook wants HTTPS, but for loopback addresses, which Telegram could not reach.
func checkWebhook(p params) error {
	u, err := url.Parse(p.str("url"))
	if err != nil || u.Host == "" {
		return badRequest("bad webhook: Wrong HTTP URL specified")
	}
	addr, err := netip.ParseAddr(u.Hostname())
	local := u.Hostname() == "localhost" || err == nil && addr.IsLoopback()
	switch {
	case u.Scheme != "https" && (u.Scheme != "http" || !local):
		return badRequest("bad webhook: An HTTPS URL must be provided for webhook")
	case !local && u.Port() != "" && !slices.Contains([]string{"443", "80", "88", "8443"}, u.Port()):
		return badRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
	case !local:
		return badRequest("bad webhook: tgfake delivers to loopback addresses only")
	}
	switch token := p.str("secret_token"); {
	case len(token) > 256:
		return badRequest("secret token is too long")
	case token != "" && !secretToken.MatchString(token):
		return badRequest("secret token contains unallowed characters")
	}
	return nil
}

func deleteWebhook(_ context.Context, s *Server, c *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	in := &s.inbox
	if in.hook != nil {
		in.hook.stop()
		in.hook = nil
	}
	if c.boolean("drop_pending_updates") {
		in.drop(len(in.queue))
	}
	return true, nil
}

func getWebhookInfo(_ context.Context, s *Server, _ *call) (any, error) {
	type info struct {
		URL         string   `json:"url"`
		Certificate bool     `json:"has_custom_certificate"`
		Pending     int      `json:"pending_update_count"`
		ErrorDate   int64    `json:"last_error_date,omitempty"`
		ErrorText   string   `json:"last_error_message,omitempty"`
		MaxConn     int      `json:"max_connections,omitempty"`
		Allowed     []string `json:"allowed_updates,omitempty"`
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	in := &s.inbox
	out := info{Pending: len(in.queue), Allowed: in.allowed}
	if h := in.hook; h != nil {
		out.URL, out.MaxConn, out.ErrorDate, out.ErrorText = h.url, cap(h.slots), h.errorDate, h.errorText
	}
	return out, nil
}

// post delivers one update and says what went wrong, or "".
func (h *hook) post(u update) string {
	req, err := http.NewRequestWithContext(h.ctx, http.MethodPost, h.url, strings.NewReader(string(u.raw)))
	if err != nil {
		return err.Error()
	}
	req.Header.Set("Content-Type", "application/json")
	if h.secret != "" {
		req.Header.Set("X-Telegram-Bot-Api-Secret-Token", h.secret)
	}
	res, err := h.client.Do(req)
	if err != nil {
		return "Connection failed: " + err.Error()
	}
	_ = res.Body.Close() // answers in the body are not carried out
	if res.StatusCode < 200 || res.StatusCode > 299 {
		return "Wrong response from the webhook: " + res.Status
	}
	return ""
}
