package telegram

import (
	"context"
	"encoding/json"
	"fmt"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"kiezbot/internal/kiez"
)

// maxTopic is how long the name of a topic may be, in characters (core.telegram.org/bots/api#createforumtopic).
const maxTopic = 128

// IsForum reports whether a chat is a group with topics.
func (c *Client) IsForum(ctx context.Context, chat kiez.ChatID) (bool, error) {
	res, err := c.ask(ctx, request{method: "getChat", params: tgbotapi.Params{"chat_id": chatParam(chat)}})
	if err != nil {
		return false, fmt.Errorf("chat %d: %w", chat, err)
	}
	var info struct {
		IsForum bool `json:"is_forum"`
	}
	if err := json.Unmarshal(res, &info); err != nil {
		return false, broken("getChat", err)
	}
	return info.IsForum, nil
}

// OpenTopic opens a topic in a forum and gives its id. The bot needs the right to manage topics there.
func (c *Client) OpenTopic(ctx context.Context, chat kiez.ChatID, name string) (thread int, err error) {
	res, err := c.ask(ctx, request{method: "createForumTopic", params: tgbotapi.Params{
		"chat_id": chatParam(chat), "name": clip(name, maxTopic),
	}})
	if err != nil {
		return 0, fmt.Errorf("open topic in %d: %w", chat, err)
	}
	var topic struct {
		Thread int `json:"message_thread_id"`
	}
	if err := json.Unmarshal(res, &topic); err != nil {
		return 0, broken("createForumTopic", err)
	}
	return topic.Thread, nil
}
