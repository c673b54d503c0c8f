package app

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/telegram"
	"kiezbot/internal/web"
)

// hookPath is where updates are delivered, below PublicURL.
const hookPath = "/telegram"

// lookEvery is how often Telegram is asked whether it can deliver.
const lookEvery = time.Minute

// hook is the way in by which Telegram delivers updates, in place of polling. It watches itself: a webhook that
// somebody else has changed is set again, and one that does not reach us is named in the log.
type hook struct {
	telegram *telegram.Client
	inbox    *redisstore.Inbox
	store    func(context.Context, []kiez.RawUpdate) error // keeps what was delivered
	url      string
	secret   string
	hearing  *hearing
	notices  *notices
	deaf     int // looks in a row that found that updates do not come in, or not fast enough
	log      *slog.Logger
}

// newHook gives the webhook an operator asked for; nil: none.
func newHook(o Options, inbox *redisstore.Inbox, client *telegram.Client, ear *hearing) *hook {
	if o.HookSecret == "" {
		return nil
	}
	return &hook{
		telegram: client, inbox: inbox, url: o.PublicURL + hookPath, secret: o.HookSecret, hearing: ear, log: o.Log,
	}
}

// feed has what is delivered go to in, before the webhook is open. There may be no webhook.
func (h *hook) feed(in *inbound) {
	if h != nil {
		h.store, h.notices = in.store, in.notices
	}
}

// wayIn prepares the way by which updates come, and gives what has to run for it until its context ends.
func (a *App) wayIn(ctx context.Context) (receive func(context.Context) error, err error) {
	if a.hook == nil {
		if err := untilAnswered(ctx, a.log, func() error { return a.telegram.DeleteWebhook(ctx) }); err != nil {
			return nil, fmt.Errorf("prepare polling: %w", err)
		}
		a.health.hearing.heard(time.Now())
		return func(ctx context.Context) error { return a.inbound.turn.run(ctx, a.inbound.poll) }, nil
	}
	if err := untilAnswered(ctx, a.log, func() error { return a.hook.set(ctx) }); err != nil {
		return nil, err
	}
	a.health.hearing.heard(time.Now())
	return a.hook.watch, nil
}

func (h *hook) set(ctx context.Context) error {
	if err := h.telegram.SetWebhook(ctx, h.url, h.secret); err != nil {
		return fmt.Errorf("set webhook: %w", err)
	}
	return nil
}

// handler takes deliveries. What has no id is kept for the operator: delivered again it would be no better.
func (h *hook) handler() http.Handler {
	return web.NewHook(web.HookOptions{
		Header: telegram.SecretHeader, Secret: h.secret, Log: h.log,
		Store: func(ctx context.Context, body []byte) error {
			update, err := telegram.Delivered(body)
			if err != nil {
				h.log.WarnContext(ctx, "delivery without a readable id, set aside", "bytes", len(body), "err", err)
				return h.inbox.Quarantine(ctx, body, "no update id")
			}
			if err := h.store(ctx, []kiez.RawUpdate{update}); err != nil {
				return err
			}
			h.hearing.heard(time.Now())
			return nil
		},
	})
}

// watch looks after the webhook until ctx ends.
func (h *hook) watch(ctx context.Context) error {
	var before telegram.Webhook
	for pause(ctx, lookEvery); ctx.Err() == nil; pause(ctx, lookEvery) {
		now, err := h.look(ctx, before)
		if err != nil && ctx.Err() == nil {
			h.log.WarnContext(ctx, "look after webhook", "err", err)
		}
		before = now
	}
	return nil
}

// look compares what Telegram says of the webhook with what it said before.
func (h *hook) look(ctx context.Context, before telegram.Webhook) (now telegram.Webhook, err error) {
	if now, err = h.telegram.Webhook(ctx); err != nil {
		h.hearing.trouble("Telegram does not answer")
		return before, fmt.Errorf("ask Telegram about the webhook: %w", err)
	}
	h.deaf++
	switch {
	case now.URL != h.url:
		h.notices.tell("webhook", kiez.Say("watch.webhook", nil))
		h.log.ErrorContext(ctx, "the webhook was changed elsewhere, setting it again: is the token in use twice?",
			"url", now.URL)
		h.hearing.trouble("the webhook was changed elsewhere")
		err = h.set(ctx)
	case now.Pending > 0 && now.ErrorDate > before.ErrorDate:
		h.log.ErrorContext(ctx, "Telegram cannot deliver updates", "pending", now.Pending, "cause", now.Error)
		h.hearing.trouble("Telegram cannot deliver updates")
		if strings.Contains(now.Error, "401") { // somebody set the same webhook with another secret
			err = h.set(ctx)
		}
		h.complain("not-delivered", "watch.not_delivered")
	case before.Pending > 0 && now.Pending > before.Pending:
		h.log.WarnContext(ctx, "updates come in faster than they are taken", "pending", now.Pending)
		h.complain("backlog", "watch.backlog")
	default:
		h.deaf = 0
		h.hearing.heard(time.Now())
	}
	return now, err
}

// complain tells staff of what was so at the look before, too: after a restart of the bot or of Telegram it passes.
func (h *hook) complain(name, key string) {
	if h.deaf > 1 {
		h.notices.tell(name, kiez.Say(key, nil))
	}
}
