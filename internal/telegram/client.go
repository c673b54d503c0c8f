package telegram

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"kiezbot/internal/kiez"
)

// Pacer decides when the next message may go out.
type Pacer interface {
	// Wait blocks until a message to chat may be sent. A reply (bulk false) waits only for the chat's own limits and
	// for a pause, never for the global budget.
	Wait(ctx context.Context, chat kiez.ChatID, bulk bool) error
	// Pass blocks while there is a pause. It is for calls that send nothing.
	Pass(ctx context.Context) error
	// Pause stops everybody for d.
	Pause(ctx context.Context, d time.Duration) error
}

// Options configure a Client. Token is required, the rest has defaults.
type Options struct {
	Token       Token
	APIURL      string            // base of the Bot API; empty: https://api.telegram.org
	Pacer       Pacer             // nil: no pace
	Log         *slog.Logger      // nil: silent
	Transport   http.RoundTripper // nil: a pool of its own
	PaidBulk    bool              // bulk messages may go out faster than is free, for Telegram Stars
	CallTimeout time.Duration     // of one call; 0: 15 s
	PollTimeout time.Duration     // how long Telegram may hold a poll open, whole seconds; 0: 30 s
	// Moved is told that a group has become a supergroup, when a message to its old id goes to the new one. May be nil.
	Moved func(ctx context.Context, from, to kiez.ChatID)
	// Quarantine takes what Telegram sent in place of an update and nothing can be made of; nil: it is only logged.
	Quarantine func(ctx context.Context, element []byte)
	Called     func(Call) // is told of every call; may be nil
}

// Client speaks to Telegram for one bot. It is safe for concurrent use.
type Client struct {
	bot         *tgbotapi.BotAPI // holds the word TOKEN, never the token
	http        *tokenTransport
	pacer       Pacer
	log         *slog.Logger
	paidBulk    bool
	callTimeout time.Duration
	pollTimeout time.Duration
	moved       func(ctx context.Context, from, to kiez.ChatID)
	quarantine  func(ctx context.Context, element []byte)
	called      func(Call)
}

// New makes a Client without touching the network. It refuses a token that cannot be one and an APIURL that is not an
// absolute http or https URL; neither is repeated in the error.
func New(o Options) (*Client, error) {
	if !o.Token.valid() {
		return nil, errors.New("telegram: the token is empty or has characters that no token has")
	}
	api, err := url.Parse(cmp.Or(o.APIURL, "https://api.telegram.org"))
	if err != nil || api.Host == "" || api.User != nil || api.Scheme != "http" && api.Scheme != "https" {
		return nil, errors.New("telegram: the API URL is not a plain http or https URL")
	}
	c := &Client{
		http:        newTokenTransport(o.Transport, o.Token, api),
		pacer:       o.Pacer,
		log:         o.Log,
		paidBulk:    o.PaidBulk,
		callTimeout: cmp.Or(o.CallTimeout, 15*time.Second),
		pollTimeout: cmp.Or(o.PollTimeout, 30*time.Second),
		moved:       o.Moved,
		quarantine:  o.Quarantine,
		called:      o.Called,
	}
	if c.pacer == nil {
		c.pacer = noPacer{}
	}
	if c.log == nil {
		c.log = slog.New(slog.DiscardHandler)
	}
	if c.moved == nil {
		c.moved = func(context.Context, kiez.ChatID, kiez.ChatID) {}
	}
	if c.quarantine == nil {
		c.quarantine = func(context.Context, []byte) {}
	}
	if c.called == nil {
		c.called = func(Call) {}
	}
	c.bot = &tgbotapi.BotAPI{Token: tokenPlaceholder}
	c.bot.SetAPIEndpoint(placeholderEndpoint)
	return c, nil
}

// Close gives back idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Bot is the account the token belongs to.
type Bot struct {
	ID       kiez.UserID `json:"id"`
	Username string      `json:"username"` // without the @
}

// Me asks Telegram who the bot is. The error is ErrToken if Telegram does not accept the token.
func (c *Client) Me(ctx context.Context) (Bot, error) {
	var me Bot
	res, err := c.ask(ctx, request{method: "getMe", always: true})
	if err != nil {
		return Bot{}, err
	}
	if err := json.Unmarshal(res, &me); err != nil {
		return Bot{}, broken("getMe", err)
	}
	return me, nil
}

// noPacer lets everything go at once.
type noPacer struct{}

func (noPacer) Wait(context.Context, kiez.ChatID, bool) error { return nil }

func (noPacer) Pass(context.Context) error { return nil }

func (noPacer) Pause(context.Context, time.Duration) error { return nil }
