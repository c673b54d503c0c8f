package telegram

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"kiezbot/internal/kiez"
)

// ErrToken means that Telegram does not accept the token: revoked or mistyped. It says nothing about any chat.
var ErrToken = errors.New("telegram does not accept the token: revoked or mistyped")

// Waits where Telegram names none.
const (
	defaultRetry = time.Second
	defaultFlood = 5 * time.Second
)

// apiError is a refusal by the Bot API.
type apiError struct {
	code int
	desc string // lower case, without quotations: Telegram quotes the text it refuses
}

func (e *apiError) Error() string { return fmt.Sprintf("%d %s", e.code, e.desc) }

// statusError is an answer that did not come from the Bot API but from something before it.
type statusError struct {
	status int
	after  time.Duration // Retry-After; 0: not named
}

func (e *statusError) Error() string { return fmt.Sprintf("status %d, not the Bot API", e.status) }

// classify is the one place that knows what Telegram's refusals mean. res is what the library decoded, nil if nothing;
// written tells whether the request went out whole.
//
//	429                                    *kiez.RetryError for all
//	5xx, HTML, not written                 *kiez.RetryError
//	written, but no or a broken answer     kiez.ErrUnsure
//	401, 404 "Not Found"                   ErrToken
//	group became a supergroup              *kiez.MigratedError
//	403 and 400 that say the chat is gone  kiez.ErrGone
//	every other 4xx                        final
func classify(method string, res *tgbotapi.APIResponse, err error, written bool) error {
	if res != nil && !res.Ok && res.ErrorCode != 0 { // the error itself has no code after an upload
		return fmt.Errorf("%s: %w", method, refusal(res))
	}
	page, isPage := errors.AsType[*statusError](err)
	switch {
	case isPage && page.status == http.StatusTooManyRequests:
		return fmt.Errorf("%s: %w", method, &kiez.RetryError{After: max(page.after, defaultFlood), All: true, Err: err})
	case isPage || !written:
		return fmt.Errorf("%s: %w", method, &kiez.RetryError{After: defaultRetry, Err: err})
	}
	return broken(method, err)
}

// broken is the error of a call that may have been carried out.
func broken(method string, err error) error {
	return fmt.Errorf("%s: %w: %w", method, kiez.ErrUnsure, err)
}

func refusal(res *tgbotapi.APIResponse) error {
	var more tgbotapi.ResponseParameters
	if res.Parameters != nil {
		more = *res.Parameters
	}
	e := &apiError{code: res.ErrorCode, desc: strings.ToLower(quotation.ReplaceAllString(res.Description, "$1…"))}
	switch {
	case more.MigrateToChatID != 0:
		return &kiez.MigratedError{To: kiez.ChatID(more.MigrateToChatID)}
	case e.code == http.StatusTooManyRequests:
		after := time.Duration(more.RetryAfter) * time.Second
		if after <= 0 {
			after = defaultFlood
		}
		return &kiez.RetryError{After: after, All: true, Err: e}
	case e.code >= http.StatusInternalServerError:
		return &kiez.RetryError{After: defaultRetry, Err: e}
	case e.code == http.StatusUnauthorized, e.code == http.StatusNotFound && e.desc == "not found":
		return fmt.Errorf("%w: %w", ErrToken, e)
	case e.chatIsGone():
		return fmt.Errorf("%w: %w", kiez.ErrGone, e)
	}
	return e
}

// quotation finds what Telegram quotes from a message, such as the tag it cannot parse: no log may hold it.
var quotation = regexp.MustCompile(`(\s)(?:"[^"]*"|'[^']*')`)

// chatIsGone knows the refusals that no later attempt to the same chat will change. A 403 that is not among them, such
// as a missing right in a group, must not unsubscribe anybody.
func (e *apiError) chatIsGone() bool {
	return e.code == http.StatusForbidden && e.says(
		"blocked by the user", "user is deactivated", "bot was kicked", "bot is not a member", "chat was deleted",
		"can't initiate conversation", "can't send messages to bots", "user_is_blocked", "input_user_deactivated",
	) || e.code == http.StatusBadRequest && e.says(
		"chat not found", "peer_id_invalid", "user_is_blocked", "input_user_deactivated", "chat was deleted",
	)
}

func (e *apiError) says(phrases ...string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(e.desc, p) })
}

// refused reports whether err is a 400 that says one of the phrases (lower case).
func refused(err error, phrases ...string) bool {
	e, ok := errors.AsType[*apiError](err)
	return ok && e.code == http.StatusBadRequest && e.says(phrases...)
}

// refusedPhoto reports whether err is about the photo of a message and not about its chat or text: the file_id is
// another bot's, or the group takes no photos.
func refusedPhoto(err error) bool {
	return refused(err, "wrong file", "wrong remote file", "can't use file of type", "photo_invalid",
		"not enough rights to send photos")
}

// conflict reports whether err is a 409 that says one of the phrases, if any are given (lower case).
func conflict(err error, phrases ...string) bool {
	e, ok := errors.AsType[*apiError](err)
	return ok && e.code == http.StatusConflict && (len(phrases) == 0 || e.says(phrases...))
}
