package web

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"io"
	"log/slog"
	"net/http"
)

// maxDelivery bounds one update: a message of 4096 characters with all it quotes has well below 100 KiB.
const maxDelivery = 1 << 20

// HookOptions are what a webhook needs; all are required.
type HookOptions struct {
	Header, Secret string // what every delivery has to carry
	// Store keeps a delivery so that a crash does not lose it. After an error it is delivered again.
	Store func(ctx context.Context, body []byte) error
	Log   *slog.Logger
}

// NewHook receives the updates that Telegram delivers by POST. It answers 200 once the update is stored, and never with
// a method: the order of the answers is not Telegram's business. Whoever does not know the secret gets 401 and learns
// nothing from how long that took.
func NewHook(o HookOptions) http.Handler {
	want := sha256.Sum256([]byte(o.Secret))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got := sha256.Sum256([]byte(r.Header.Get(o.Header)))
		switch {
		case r.Method != http.MethodPost:
			w.Header().Set("Allow", http.MethodPost)
			w.WriteHeader(http.StatusMethodNotAllowed)
			return
		case subtle.ConstantTimeCompare(got[:], want[:]) != 1:
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxDelivery))
		if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
			w.WriteHeader(http.StatusRequestEntityTooLarge)
			return
		}
		if err != nil { // cut off: it comes again
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		if err := o.Store(r.Context(), body); err != nil {
			o.Log.ErrorContext(r.Context(), "update not stored, Telegram will deliver it again", "err", err)
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	})
}
