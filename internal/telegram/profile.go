package telegram

import (
	"context"
	"encoding/json"
	"fmt"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// Profile is a text that Telegram shows of the bot.
type Profile string

// The texts of a bot's profile, with the limits of the Bot API in characters.
const (
	ProfileName        Profile = "Name"             // 64
	ProfileDescription Profile = "Description"      // 512; in an empty chat with the bot
	ProfileAbout       Profile = "ShortDescription" // 120; on the bot's page and where it is shared
)

// field is the name of the text in calls and answers.
func (p Profile) field() string {
	return map[Profile]string{
		ProfileName: "name", ProfileDescription: "description", ProfileAbout: "short_description",
	}[p]
}

// SetProfile sets a text of the bot's profile for clients with the two-letter language lang, empty: for all others.
// What reads so already is left alone: Telegram lets a name be changed only now and then. It is tried once, and a 429
// is no reason for anybody else to pause, for it is about this method alone.
func (c *Client) SetProfile(ctx context.Context, what Profile, lang, text string) error {
	params := tgbotapi.Params{}
	params.AddNonEmpty("language_code", lang)
	if err := c.pacer.Pass(ctx); err != nil && ctx.Err() == nil {
		c.log.WarnContext(ctx, "no telling whether there is a pause, calling all the same", "err", err)
	}
	res, err := c.call(ctx, request{method: "getMy" + string(what), params: params, alone: true})
	if err != nil {
		return fmt.Errorf("read %s in language %q: %w", what, lang, err)
	}
	var now map[string]string
	if err := json.Unmarshal(res, &now); err != nil {
		return broken("getMy"+string(what), err)
	}
	if now[what.field()] == text {
		return nil
	}
	changed := tgbotapi.Params{what.field(): text}
	changed.AddNonEmpty("language_code", lang)
	if _, err := c.call(ctx, request{method: "setMy" + string(what), params: changed, alone: true}); err != nil {
		return fmt.Errorf("set %s in language %q: %w", what, lang, err)
	}
	return nil
}
