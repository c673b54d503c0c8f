package tgfake

// methodTable lists what the fake can do, by method name in lower case, as the Bot API matches names.
func methodTable() map[string]method {
	return map[string]method{
		"getme":          getMe,
		"getupdates":     getUpdates,
		"setwebhook":     setWebhook,
		"deletewebhook":  deleteWebhook,
		"getwebhookinfo": getWebhookInfo,

		"sendmessage":     sendMessage,
		"sendphoto":       sendMedia("photo"),
		"senddocument":    sendMedia("document"),
		"sendvoice":       sendMedia("voice"),
		"sendvideo":       sendMedia("video"),
		"sendaudio":       sendMedia("audio"),
		"sendlocation":    sendLocation,
		"sendvenue":       sendVenue,
		"sendcontact":     sendContact,
		"sendmediagroup":  sendMediaGroup,
		"sendchataction":  sendChatAction,
		"copymessage":     copyMessage,
		"forwardmessage":  forwardMessage,
		"copymessages":    manyMessages(false),
		"forwardmessages": manyMessages(true),

		"editmessagetext":        editMessageText,
		"editmessagecaption":     editMessageCaption,
		"editmessagereplymarkup": editMessageReplyMarkup,
		"deletemessage":          deleteMessage,
		"deletemessages":         deleteMessages,
		"pinchatmessage":         pinChatMessage(true),
		"unpinchatmessage":       pinChatMessage(false),
		"setmessagereaction":     setMessageReaction,

		"answercallbackquery": answerCallbackQuery,
		"answerinlinequery":   answerInlineQuery,

		"setmycommands":         setMyCommands,
		"getmycommands":         getMyCommands,
		"deletemycommands":      deleteMyCommands,
		"setmyname":             setMyText("name", 64),
		"getmyname":             getMyText("name"),
		"setmydescription":      setMyText("description", 512),
		"getmydescription":      getMyText("description"),
		"setmyshortdescription": setMyText("short_description", 120),
		"getmyshortdescription": getMyText("short_description"),

		"getchat":            getChat,
		"getchatmember":      getChatMember,
		"getchatmembercount": getChatMemberCount,
		"leavechat":          leaveChat,
		"createforumtopic":   createForumTopic,
		"closeforumtopic":    closeForumTopic,
		"reopenforumtopic":   reopenForumTopic,
		"getfile":            getFile,
	}
}
