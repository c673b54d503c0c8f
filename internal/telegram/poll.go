package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"kiezbot/internal/kiez"
)

const (
	conflictWait  = 30 * time.Second
	handoverWait  = 2 * time.Second // of the first conflict: another replica may be about to stop
	tokenWait     = 10 * time.Second
	tokenTries    = 5
	maxPollWait   = 30 * time.Second
	storeWait     = 5 * time.Second
	farewellLimit = 3 * time.Second
	pollGrace     = 10 * time.Second // on top of the time Telegram may hold the poll
)

// allowedUpdates is always sent: without it Telegram keeps whatever was set last.
const allowedUpdates = `["message","edited_message","callback_query","inline_query","my_chat_member"]`

// Poll receives updates until ctx ends, then returns nil. Each batch goes to store, and only when store has returned
// nil it is acknowledged by the next poll, or by a last short one at the end. A batch that was not stored, or whose
// acknowledgement got lost, comes again: store has to recognise what it knows.
//
// Troubles are logged, told to trouble with how many there were in a row, and waited out; a webhook that somebody set
// is deleted. The one error is ErrToken, after five tries in a row; it says nothing about any chat.
func (c *Client) Poll(
	ctx context.Context, store func(context.Context, []kiez.RawUpdate) error,
	trouble func(ctx context.Context, err error, inARow int),
) error {
	p := poller{Client: c, store: store}
	for failures, refusals := 0, 0; ctx.Err() == nil; {
		err := p.round(ctx)
		if err == nil {
			failures, refusals = 0, 0
			continue
		}
		failures++
		if refusals++; !errors.Is(err, ErrToken) {
			refusals = 0
		}
		if refusals == tokenTries {
			return fmt.Errorf("poll: %w", err)
		}
		if ctx.Err() == nil { // the end of ctx is no trouble
			trouble(ctx, err, failures)
			c.waitOut(ctx, err, failures)
		}
	}
	p.farewell(ctx)
	return nil
}

func (c *Client) waitOut(ctx context.Context, trouble error, failures int) {
	if conflict(trouble, "webhook") {
		if err := c.DeleteWebhook(ctx); err != nil {
			trouble = errors.Join(trouble, err)
		}
	}
	wait := pollWait(trouble, failures)
	c.log.WarnContext(ctx, "poll failed", "cause", cause(trouble), "failures", failures, "wait", wait, "err", trouble)
	sleep(ctx, wait)
}

// poller is the state of one Poll.
type poller struct {
	*Client
	store  func(context.Context, []kiez.RawUpdate) error
	offset int64 // first update wanted; all before are acknowledged by asking for it
}

// round polls once, stores what came and moves the offset.
func (p *poller) round(ctx context.Context) error {
	elements, err := p.fetch(ctx, p.pollTimeout, 100, p.pollTimeout+pollGrace)
	if err != nil {
		return err
	}
	batch, next := p.sift(ctx, elements)
	if len(batch) > 0 {
		if err := p.store(ctx, batch); err != nil {
			return fmt.Errorf("store %d updates: %w", len(batch), err)
		}
	}
	p.offset = next
	if len(elements) > 0 && len(batch) == 0 {
		return errNoUpdate
	}
	return nil
}

// errNoUpdate slows the loop down while Telegram repeats something nothing can be made of.
var errNoUpdate = errors.New("nothing in the answer has an update id")

// sift separates updates from elements without a readable id, and says where to go on. If nothing has an id the
// offset moves by one: update ids are consecutive, so that passes a single broken update.
func (p *poller) sift(ctx context.Context, elements []json.RawMessage) (batch []kiez.RawUpdate, next int64) {
	next = p.offset
	for _, e := range elements {
		id, err := updateID(e)
		if err != nil {
			p.log.ErrorContext(ctx, "update without a readable id", "bytes", len(e), "err", err)
			p.quarantine(ctx, e)
			continue
		}
		batch = append(batch, kiez.RawUpdate{ID: id, JSON: e})
		next = max(next, id+1)
	}
	if len(elements) > 0 && len(batch) == 0 && p.offset > 0 {
		next = p.offset + 1
	}
	return batch, next
}

func updateID(element json.RawMessage) (int64, error) {
	var u struct {
		ID *int64 `json:"update_id"`
	}
	if err := json.Unmarshal(element, &u); err != nil {
		return 0, fmt.Errorf("update id: %w", err)
	}
	if u.ID == nil {
		return 0, errors.New("update id is missing")
	}
	return *u.ID, nil
}

func (p *poller) fetch(ctx context.Context, hold time.Duration, n int, limit time.Duration) ([]json.RawMessage, error) {
	params := tgbotapi.Params{
		"timeout":         strconv.Itoa(int(hold.Seconds())),
		"limit":           strconv.Itoa(n),
		"allowed_updates": allowedUpdates,
	}
	params.AddNonZero64("offset", p.offset)
	res, err := p.call(ctx, request{method: "getUpdates", params: params, limit: limit})
	if err != nil {
		return nil, err
	}
	var elements []json.RawMessage
	if err := json.Unmarshal(res, &elements); err != nil {
		return nil, broken("getUpdates", err)
	}
	return elements, nil
}

// farewell acknowledges what was stored last, although ctx has ended.
func (p *poller) farewell(ctx context.Context) {
	if p.offset == 0 {
		return
	}
	ctx = context.WithoutCancel(ctx)
	if _, err := p.fetch(ctx, 0, 1, farewellLimit); err != nil {
		p.log.WarnContext(ctx, "last updates not acknowledged, they will come again", "err", err)
	}
}

func pollWait(err error, failures int) time.Duration {
	again, retry := errors.AsType[*kiez.RetryError](err)
	switch {
	case retry && again.All:
		return again.After
	case conflict(err, "webhook"):
		return jitter(time.Second) // it was deleted
	case conflict(err) && failures == 1:
		return handoverWait
	case conflict(err):
		return conflictWait
	case errors.Is(err, ErrToken):
		return tokenWait
	case errors.Is(err, kiez.ErrStore): // people wait, and it is near
		return jitter(min(storeWait, time.Second<<min(failures-1, 10)))
	}
	return jitter(min(maxPollWait, time.Second<<min(failures-1, 10)))
}

// OtherPoller reports whether updates could not be received because somebody else polls with the same token.
func OtherPoller(err error) bool { return conflict(err) && !conflict(err, "webhook") }

// WebhookSet reports whether updates could not be polled because somebody set a webhook.
func WebhookSet(err error) bool { return conflict(err, "webhook") }

// cause puts err into the operator's words.
func cause(err error) string {
	switch {
	case conflict(err, "webhook"):
		return "somebody set a webhook, deleting it: is the token in use twice?"
	case conflict(err):
		return "another program is polling with the same token"
	case errors.Is(err, ErrToken):
		return "the token was revoked or mistyped"
	}
	return "updates could not be received or stored"
}
