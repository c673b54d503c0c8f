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

// CloseTopic closes a topic of a forum: only administrators can still write in it. That it is closed already, or gone,
// is no error.
func (c *Client) CloseTopic(ctx context.Context, chat kiez.ChatID, thread int) error {
	return c.turnTopic(ctx, "closeForumTopic", chat, thread)
}

// ReopenTopic undoes CloseTopic.
func (c *Client) ReopenTopic(ctx context.Context, chat kiez.ChatID, thread int) error {
	return c.turnTopic(ctx, "reopenForumTopic", chat, thread)
}

func (c *Client) turnTopic(ctx context.Context, method string, chat kiez.ChatID, thread int) error {
	params := tgbotapi.Params{"chat_id": chatParam(chat)}
	params.AddNonZero("message_thread_id", thread)
	_, err := c.ask(ctx, request{method: method, params: params})
	if err == nil || refused(err, "topic_not_modified") || topicIsGone(err) {
		return nil
	}
	return fmt.Errorf("topic %d in %d: %w", thread, chat, err)
}

// topicIsGone reports whether somebody has deleted the topic that a call is about.
func topicIsGone(err error) bool {
	return refused(err, "message thread not found", "topic_id_invalid", "topic_deleted")
}
