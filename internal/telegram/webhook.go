package telegram

import (
	"context"
	"encoding/json"
	"fmt"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"kiezbot/internal/kiez"
)

// SecretHeader carries the secret of SetWebhook in every delivery: core.telegram.org/bots/api#setwebhook.
const SecretHeader = "X-Telegram-Bot-Api-Secret-Token" //nolint:gosec // the name of a header, not a secret

// Webhook is the way by which Telegram delivers updates, as Telegram sees it.
type Webhook struct {
	URL       string `json:"url"` // empty: updates wait to be polled
	Pending   int    `json:"pending_update_count"`
	ErrorDate int64  `json:"last_error_date"` // Unix time; 0: none yet
	Error     string `json:"last_error_message"`
}

// SetWebhook has updates delivered to url, with secret in the header SecretHeader. Updates that wait are kept.
func (c *Client) SetWebhook(ctx context.Context, url, secret string) error {
	params := tgbotapi.Params{"url": url, "secret_token": secret, "allowed_updates": allowedUpdates}
	_, err := c.ask(ctx, request{method: "setWebhook", params: params, always: true})
	return err
}

// DeleteWebhook makes polling possible. Updates that wait are kept.
func (c *Client) DeleteWebhook(ctx context.Context) error {
	_, err := c.ask(ctx, request{method: "deleteWebhook", always: true})
	return err
}

// Webhook asks Telegram how it delivers updates.
func (c *Client) Webhook(ctx context.Context) (Webhook, error) {
	var w Webhook
	res, err := c.ask(ctx, request{method: "getWebhookInfo", always: true})
	if err != nil {
		return Webhook{}, err
	}
	if err := json.Unmarshal(res, &w); err != nil {
		return Webhook{}, broken("getWebhookInfo", err)
	}
	return w, nil
}

// Delivered reads the body of a delivery. The update in it stays undecoded.
func Delivered(body []byte) (kiez.RawUpdate, error) {
	id, err := updateID(body)
	if err != nil {
		return kiez.RawUpdate{}, fmt.Errorf("delivery: %w", err)
	}
	return kiez.RawUpdate{ID: id, JSON: body}, nil
}
