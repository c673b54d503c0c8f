package redisstore

import "slices"

// KeyPattern describes the keys of one kind. docs/redis-keys.md is compared with the list of them.
type KeyPattern struct {
	Pattern string // behind the prefix; <x> stands for what differs
	Type    string // as the command TYPE names it
	Life    string // how long it lives, or why it has no end
	Use     string
}

// Patterns lists all keys of this package.
func Patterns() []KeyPattern {
	return slices.Concat(
		peoplePatterns(), inboxPatterns(), sharedPatterns(), staffPatterns(), applicationPatterns(), answerPatterns(),
		enquiryPatterns(),
		broadcastPatterns(),
	)
}

// peoplePatterns lists the keys about people, by shard.
func peoplePatterns() []KeyPattern {
	return []KeyPattern{
		{
			"{s<shard>}:person:<chat>", "hash",
			"subscriber: no end, it is the proof of the consent and ends with the subscription; " +
				"suppressed: `RETENTION`; else: 365 days after the last change, longer for an event that is later",
			"language, area, subscriptions and events to be reminded of with their consent, settings, until when paused, " +
				"since when unreachable",
		},
		{
			"{s<shard>}:audience:<topic>:<area>", "set",
			"no end: a chat is in it exactly as long as its record says so",
			"chats of the shard subscribed to a topic for one area, without those who pause; area `*`: for all areas",
		},
		{
			"{s<shard>}:wanted:<event>", "set", "30 days after the event or the last wish, whichever is later",
			"chats of the shard that asked to be reminded of an event, without those who pause",
		},
		{
			"{s<shard>}:wishes", "zset", "no end: a chat goes with its last wish",
			"chats of the shard by when the first of their wishes to be reminded is deleted: 30 days after the event",
		},
		{
			"{s<shard>}:told:<event>", "hash", "1 day after the event, as it is or as it was announced, whichever is later",
			"what each chat of the shard was last told of an event: message, language, date and a sum of the place",
		},
		{
			"{s<shard>}:dialogue:<chat>", "hash",
			"24 hours after the last answer; what would be lost is kept for 48, if nobody could be told after 24",
			"where the chat stands in a dialogue of several steps",
		},
		{
			"{s<shard>}:lately:<chat>", "list", "1 second; group: 1 minute",
			"when the chat was written to lately (1 message a second, 20 a minute in a group)",
		},
		{
			"{s<shard>}:hurried:<chat>", "string", "10 minutes",
			"the chat was told that it writes faster than it is answered",
		},
		{
			"{s<shard>}:replies:<chat>", "hash", "48 hours after the last answer, at most 20 questions",
			"which answers belong to which question, and a sum of its text, so that an edited question edits them",
		},
		{
			"{paused}:until", "zset", "no end: a chat goes when its pause does",
			"chats that pause by when they are to be resumed",
		},
		{
			"{dialogues}:lapse", "zset", "no end: a chat goes 24 hours after the last answer in its dialogue",
			"chats in whose dialogue something would be lost, by when silence ends it and they are told",
		},
		{
			"{shards}:used", "string", "no end: 512 bytes in all",
			"a bit for every shard that ever held a person; nobody looks into the others",
		},
	}
}

// inboxPatterns lists the keys of what comes in.
func inboxPatterns() []KeyPattern {
	return []KeyPattern{
		{
			"{inbox}:queue", "stream", "no end: an entry goes when it is handled; at most 100,000 wait",
			"updates from Telegram that are not handled yet",
		},
		{
			"{inbox}:seen:<update>", "string", "48 hours",
			"updates that came in; the same one again is dropped",
		},
		{
			"{inbox}:buried", "zset", "`RETENTION`, at most 1,000 entries",
			"updates that failed five times, for the operator",
		},
		{
			"{inbox}:quarantine", "zset", "`RETENTION`, at most 1,000 entries",
			"what came from Telegram and was no readable update, for the operator",
		},
	}
}

// sharedPatterns lists the keys of what all replicas share.
func sharedPatterns() []KeyPattern {
	return []KeyPattern{
		{
			"{pace}:bucket", "hash", "1 minute after the last message or the end of the pause",
			"tokens of the common pace, and until when everybody pauses (429)",
		},
		{
			"{events}:event:<id>", "hash", "400 days after the start or the last change, whichever is later",
			"an event the staff entered or changed",
		},
		{
			"{events}:by-start", "zset", "as long as the event in it that lives longest",
			"ids of the staff's events by their start",
		},
		{
			"{events}:series", "hash", "no end: it is what the office offers; an entry goes when staff remove it",
			"series of events the staff entered, by id",
		},
		{
			"{events}:version", "string", "no end: one number",
			"changes with every event and series; replicas load anew when it does",
		},
		{
			"{closures}:days", "hash", "no end: it is what the office says; an entry goes 400 days after its last day",
			"closed and changed days of the office that staff entered",
		},
		{
			"{closures}:version", "string", "no end: one number",
			"changes with every entry; replicas load anew when it does",
		},
		{
			"{upkeep}:confirmed", "hash", "no end: one entry for each fact of the content",
			"which facts staff found still right, who and when",
		},
		{
			"{upkeep}:version", "string", "no end: one number",
			"changes with every confirmation; replicas load anew when it does",
		},
		{
			"{schedules}:all", "hash", "no end: it is what the office sends; an entry goes when staff remove it",
			"schedules of broadcasts, by id",
		},
		{
			"{told}:events", "zset", "no end: an id goes when the event in it is forgotten",
			"ids of the events people were told of by when that is forgotten",
		},
		{
			"{told}:event:<id>", "hash", "1 day after the event, as it is or as it was announced, whichever is later",
			"an event as it was announced to those who were told of it, and how often they were corrected",
		},
		{
			"{groups}:moved", "hash", "no end: one entry for each group that ever became a supergroup",
			"new ids of groups that became supergroups, by their old ones",
		},
		{
			"{groups}:version", "string", "no end: one number",
			"changes with every move; replicas load anew when it does",
		},
		{
			"{gate:<name>}", "string", "chosen by the job, for example 1 hour",
			"a job is run by the replica that came first; an album is answered once",
		},
		{
			"{lease:<name>}", "string", "10 seconds after it was last kept",
			"what one replica does at a time, by the name of its process: `poll`, to ask Telegram for updates",
		},
	}
}

// answerPatterns lists the keys of what the bot was asked and what the staff taught it. None of them names a resident.
func answerPatterns() []KeyPattern {
	return []KeyPattern{
		{
			"{questions}:held:<token>", "hash", "48 hours",
			"a question that was answered, until somebody says whether the answer helped",
		},
		{
			"{questions}:question:<id>", "hash", "`RETENTION` after the day it was last asked, at most 2,000 entries",
			"a question without an answer that helped, for the staff to review",
		},
		{
			"{questions}:by-count", "zset", "as long as the question in it that lives longest",
			"ids of the questions to review by how often they were asked",
		},
		{
			"{questions}:by-day", "zset", "as long as the question in it that lives longest",
			"ids of the questions to review by the day they were last asked",
		},
		{
			"{tally}:helped:<day>", "hash", "400 days",
			"how many answers of a day helped, and how many did not, by intent and language",
		},
		{
			"{teaching}:taught", "hash", "no end: it is what the office knows; an entry goes when it is undone",
			"questions with the intent the staff gave them",
		},
		{
			"{teaching}:before:<question>", "list", "no end: it goes with the question; at most 50 entries",
			"what a question was taught to mean before, for undoing",
		},
		{
			"{teaching}:version", "string", "no end: one number",
			"changes with every teaching; replicas load anew when it does",
		},
		{
			"{overrides}:texts", "hash", "no end: it is what the office says; an entry goes when it is reverted",
			"texts of the staff in place of built-in ones",
		},
		{
			"{overrides}:history:<lang>:<key>", "list", "no end: it says who changed what; at most 50 entries",
			"the edits of a text, for reverting",
		},
		{
			"{overrides}:version", "string", "no end: one number",
			"changes with every edit; replicas load anew when it does",
		},
	}
}

// enquiryPatterns lists the keys of what residents ask the office.
func enquiryPatterns() []KeyPattern {
	return []KeyPattern{
		{
			"{enquiries}:enquiry:<id>", "hash", "no end before it is closed; then `RETENTION`",
			"a conversation of a resident with the office: question, language, who took it, where its cards are; after " +
				"`/forget` only the cards, until they say so",
		},
		{
			"{enquiries}:open", "zset", "no end: an id goes when the enquiry is closed",
			"ids of the enquiries that are not closed by when they were asked",
		},
		{
			"{enquiries}:work", "zset", "no end: an id goes when its cards show the newest state",
			"ids of enquiries by when their cards in the office's chat are to be looked at",
		},
		{
			"{enquiries}:of:<chat>", "set", "no end as long as one of them is open; then `RETENTION`",
			"ids of the enquiries of a chat",
		},
		{
			"{enquiries}:messages:<id>", "hash", "no end before the enquiry is closed; then `RETENTION`",
			"which messages belong to an enquiry, and which are copies of each other, so that edits go through",
		},
		{
			"{enquiries}:message:<chat>:<message>", "string", "no end before the enquiry is closed; then `RETENTION`",
			"the enquiry a message belongs to, so that a reply to it finds its way",
		},
	}
}
