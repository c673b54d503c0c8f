package web

import (
	"context"
	"encoding/json"
	"net/http"
	"time"
)

// Part is something the bot cannot do without.
type Part struct {
	Name   string `json:"name"`
	OK     bool   `json:"ok"`
	Detail string `json:"detail"` // for the operator; no address, no person
}

// ProbeOptions are what the probes tell; all are required.
type ProbeOptions struct {
	// Parts says of each part whether it is in order.
	Parts   func(ctx context.Context) []Part
	Metrics http.Handler
}

// longestProbe is how long a part may think: whoever asks waits a little longer.
const longestProbe = 3 * time.Second

// NewProbes returns what an operator's machines ask: "/healthz", whether the process is alive; "/readyz", whether all
// parts are in order, else with 503, as {"ready":false,"parts":[…]}; "/metrics". The last two are for the inside:
// whoever comes through a web server in front of the bot finds nothing there.
func NewProbes(o ProbeOptions) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = w.Write([]byte("ok\n")) // who left does not need the answer
	})
	mux.Handle("GET /readyz", inside(ready(o.Parts)))
	mux.Handle("GET /metrics", inside(o.Metrics))
	return mux
}

func ready(parts func(context.Context) []Part) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), longestProbe)
		defer cancel()
		answer := struct {
			Ready bool   `json:"ready"`
			Parts []Part `json:"parts"`
		}{true, parts(ctx)}
		for _, p := range answer.Parts {
			answer.Ready = answer.Ready && p.OK
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		if !answer.Ready {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
		_ = json.NewEncoder(w).Encode(answer) // who left does not need the answer
	})
}

// inside hides a path from the outside. A web server in front of the bot says for whom it asks, by one of these
// headers; nobody outside can take them away.
func inside(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, name := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via"} {
			if r.Header.Get(name) != "" {
				http.NotFound(w, r)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}
