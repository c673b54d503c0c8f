package tgfake

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"
)

// apiError is an answer with "ok": false.
type apiError struct {
	code   int
	desc   string
	params *responseParams
}

type responseParams struct {
	MigrateTo  int64 `json:"migrate_to_chat_id,omitempty"`
	RetryAfter int   `json:"retry_after,omitempty"` // seconds
}

func (e *apiError) Error() string { return strconv.Itoa(e.code) + " " + e.desc }

func badRequest(desc string) *apiError {
	return &apiError{code: http.StatusBadRequest, desc: "Bad Request: " + desc}
}

func forbidden(desc string) *apiError {
	return &apiError{code: http.StatusForbidden, desc: "Forbidden: " + desc}
}

func conflict(desc string) *apiError {
	return &apiError{code: http.StatusConflict, desc: "Conflict: " + desc}
}

// tooMany rounds up to whole seconds, at least one.
func tooMany(wait time.Duration) *apiError {
	secs := max(1, int(math.Ceil(wait.Seconds())))
	return &apiError{
		code:   http.StatusTooManyRequests,
		desc:   "Too Many Requests: retry after " + strconv.Itoa(secs),
		params: &responseParams{RetryAfter: secs},
	}
}

func chatNotFound() *apiError { return badRequest("chat not found") }

// saying is a sentence of Telegram's, which may begin with a capital.
type saying string

func (s saying) Error() string { return string(s) }

func telegramSays(format string, args ...any) error { return saying(fmt.Sprintf(format, args...)) }
