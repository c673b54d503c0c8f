package telegram

import (
	"encoding/json"
	"fmt"
	"slices"

	"kiezbot/internal/kiez"
)

// serviceFields name what Telegram reports in a chat though nobody wrote it. Source: core.telegram.org/bots/api,
// Bot API 9.2, the fields described as "Service message".
func serviceFields() []string {
	return []string{
		"new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo",
		"group_chat_created", "supergroup_chat_created", "channel_chat_created", "message_auto_delete_timer_changed",
		"migrate_to_chat_id", "migrate_from_chat_id", "pinned_message", "successful_payment", "refunded_payment",
		"users_shared", "user_shared", "chat_shared", "gift", "unique_gift", "connected_website", "write_access_allowed",
		"passport_data", "proximity_alert_triggered", "boost_added", "chat_background_set", "checklist_tasks_done",
		"checklist_tasks_added", "direct_message_price_changed", "forum_topic_created", "forum_topic_edited",
		"forum_topic_closed", "forum_topic_reopened", "general_forum_topic_hidden", "general_forum_topic_unhidden",
		"giveaway_created", "giveaway_completed", "paid_message_price_changed", "suggested_post_approved",
		"suggested_post_approval_failed", "suggested_post_declined", "suggested_post_paid", "suggested_post_refunded",
		"video_chat_scheduled", "video_chat_started", "video_chat_ended", "video_chat_participants_invited", "web_app_data",
	}
}

// unknown makes a message of a kind that came after this program one that it cannot read: whoever sent it waits for an
// answer. What nobody wrote stays KindOther.
func unknown(raw json.RawMessage, out *kiez.Update) error {
	if out.Kind != kiez.KindOther || out.ChatKind != kiez.Private || out.Text != "" || out.Media != "" {
		return nil
	}
	var u struct {
		Message map[string]json.RawMessage `json:"message"`
	}
	if err := json.Unmarshal(raw, &u); err != nil {
		return fmt.Errorf("message of an unknown kind: %w", err)
	}
	if !slices.ContainsFunc(serviceFields(), func(field string) bool { return u.Message[field] != nil }) {
		out.Kind, out.Media = kiez.KindMessage, kiez.OtherKind
	}
	return nil
}
