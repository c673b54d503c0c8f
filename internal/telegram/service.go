package telegram

import (
	"context"
	"fmt"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"kiezbot/internal/kiez"
)

// maxNotice is how long the notice on a pressed button may be, in characters.
const maxNotice = 200

// AnswerCallback ends the waiting of a pressed button. text may be empty, otherwise it is shown, up to 200 characters;
// alert shows it as a window. That the press is too old to be answered is no error.
func (c *Client) AnswerCallback(ctx context.Context, id, text string, alert bool) error {
	params := tgbotapi.Params{"callback_query_id": id}
	params.AddNonEmpty("text", clip(text, maxNotice))
	params.AddBool("show_alert", alert)
	_, err := c.ask(ctx, request{method: "answerCallbackQuery", params: params})
	if refused(err, "query is too old", "query id is invalid", "query_id_invalid") {
		return nil
	}
	return err
}

// Delete takes a message of the bot's out of a chat. That it is gone, or too old to be taken out, is no error.
func (c *Client) Delete(ctx context.Context, chat kiez.ChatID, message int) error {
	params := tgbotapi.Params{}
	params.AddNonZero64("chat_id", int64(chat))
	params.AddNonZero("message_id", message)
	_, err := c.ask(ctx, request{method: "deleteMessage", params: params})
	if refused(err, "message to delete not found", "message can't be deleted", "message_id_invalid") {
		return nil
	}
	return err
}

// Command is one entry of a command menu.
type Command struct {
	Name        string `json:"command"`     // 1 to 32 of a-z, 0-9 and _, without the slash
	Description string `json:"description"` // 1 to 256 characters
}

// Scope says who sees a command menu.
type Scope struct {
	kind string
	chat kiez.ChatID
}

// AllPrivateChats is the menu in chats with one person.
func AllPrivateChats() Scope { return Scope{kind: "all_private_chats"} }

// AllGroupChats is the menu in groups and supergroups.
func AllGroupChats() Scope { return Scope{kind: "all_group_chats"} }

// OneChat is the menu in a single chat; it goes before the wider ones.
func OneChat(chat kiez.ChatID) Scope { return Scope{kind: "chat", chat: chat} }

// SetCommands registers a command menu for clients with the two-letter language lang; empty: for all others. For
// OneChat the error is kiez.ErrGone if the bot has never met the chat.
func (c *Client) SetCommands(ctx context.Context, scope Scope, lang string, commands []Command) error {
	params := menuOf(scope, lang)
	params["commands"] = jsonParam(commands)
	if _, err := c.ask(ctx, request{method: "setMyCommands", params: params}); err != nil {
		return fmt.Errorf("commands for %s in language %q: %w", scope.kind, lang, err)
	}
	return nil
}

// DeleteCommands takes back what SetCommands registered: from now on a wider menu is shown. That there is none is no
// error.
func (c *Client) DeleteCommands(ctx context.Context, scope Scope, lang string) error {
	if _, err := c.ask(ctx, request{method: "deleteMyCommands", params: menuOf(scope, lang)}); err != nil {
		return fmt.Errorf("take back commands for %s in language %q: %w", scope.kind, lang, err)
	}
	return nil
}

// menuOf names a command menu.
func menuOf(scope Scope, lang string) tgbotapi.Params {
	params := tgbotapi.Params{"scope": jsonParam(struct {
		Type string      `json:"type"`
		Chat kiez.ChatID `json:"chat_id,omitempty"`
	}{scope.kind, scope.chat})}
	params.AddNonEmpty("language_code", lang)
	return params
}

// clip cuts s to at most n UTF-16 units, the last of them an ellipsis.
func clip(s string, n int) string {
	if units(s) <= n {
		return s
	}
	return s[:fit(s, n-1)] + "…"
}
