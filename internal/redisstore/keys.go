package redisstore

import (
	"strconv"

	"kiezbot/internal/kiez"
)

// Shards is the number of parts the people are split into, by chat id. It is part of every key of a person: changing
// it means moving all data.
const Shards = 4096

// ShardOf gives the shard of a chat, 0 to Shards-1; groups have negative ids and a shard like everybody.
func ShardOf(chat kiez.ChatID) int {
	return int(((chat % Shards) + Shards) % Shards)
}

// placeOf gives the place of a chat in its shard: the chat is place * Shards + shard.
func placeOf(chat kiez.ChatID) int64 { return (int64(chat) - int64(ShardOf(chat))) / Shards }

// keys builds every key of this package. The part in braces is the hash tag: keys with the same tag live on the same
// node of a cluster, so that one script may touch them together.
type keys struct {
	prefix string
}

// shard is the beginning of every key of a shard: "kiez:{s0123}".
func (k keys) shard(n int) string {
	fourDigits := strconv.Itoa(10_000 + n)[1:] // of all that is done for a key this would else take the longest
	return k.prefix + ":{s" + fourDigits + "}"
}

// ofChat is a key of one chat in the shard of the chat: "kiez:{s0123}:<kind>:<chat>".
func (k keys) ofChat(kind string, chat kiez.ChatID) string {
	return k.shard(ShardOf(chat)) + ":" + kind + ":" + strconv.FormatInt(int64(chat), 10)
}

// person is the record of a person (hash).
func (k keys) person(chat kiez.ChatID) string { return k.ofChat("person", chat) }

// dialogue is where a chat stands in a dialogue (hash).
func (k keys) dialogue(chat kiez.ChatID) string { return k.ofChat("dialogue", chat) }

// lately holds when a chat was written to lately (list).
func (k keys) lately(chat kiez.ChatID) string { return k.ofChat("lately", chat) }

// hurried marks that a chat was told that it writes faster than it is answered (string).
func (k keys) hurried(chat kiez.ChatID) string { return k.ofChat("hurried", chat) }

// replies says which answers belong to which question of a chat (hash).
func (k keys) replies(chat kiez.ChatID) string { return k.ofChat("replies", chat) }

// audiences is the stem of the audience sets of a shard; the scripts that change a person add topic and area to it.
func (k keys) audiences(shard int) string { return k.shard(shard) + ":audience:" }

// audience is the set of the chats of a shard that subscribed to topic for area; the empty area stands for those who
// subscribed for all areas, stored as "*".
func (k keys) audience(shard int, topic kiez.Topic, area kiez.Area) string {
	return k.audiences(shard) + string(topic) + ":" + areaField(area)
}

// wantedEvents is the stem of the sets of those who want to be reminded of an event; person.lua adds the event to it.
func (k keys) wantedEvents(shard int) string { return k.shard(shard) + ":wanted:" }

// wanted is the set of the chats of a shard that asked to be reminded of an event.
func (k keys) wanted(shard int, event string) string { return k.wantedEvents(shard) + event }

// wishes orders the chats of a shard by when the first of their wishes to be reminded has had its time (sorted set).
func (k keys) wishes(shard int) string { return k.shard(shard) + ":wishes" }

// pauses orders the chats that pause by when their pause ends (sorted set).
func (k keys) pauses() string { return k.prefix + ":{paused}:until" }

// lapses orders the chats in a dialogue that ends with a word by when silence ends it (sorted set).
func (k keys) lapses() string { return k.prefix + ":{dialogues}:lapse" }

// usedShards has a bit for every shard that ever held a person (bitmap).
func (k keys) usedShards() string { return k.prefix + ":{shards}:used" }

// movedGroups holds the new ids of groups that became supergroups, by their old ones (hash).
func (k keys) movedGroups() string { return k.prefix + ":{groups}:moved" }

// movedGroupsVersion counts the changes of the moved groups (string).
func (k keys) movedGroupsVersion() string { return k.prefix + ":{groups}:version" }

// inbox is the queue of incoming updates (stream).
func (k keys) inbox() string { return k.prefix + ":{inbox}:queue" }

// seenUpdates is the stem of the marks of updates that came in; the script adds the id of the update.
func (k keys) seenUpdates() string { return k.prefix + ":{inbox}:seen:" }

// buried holds the updates that could not be handled (sorted set by time).
func (k keys) buried() string { return k.prefix + ":{inbox}:buried" }

// quarantine holds what came from Telegram and was no update (sorted set by time).
func (k keys) quarantine() string { return k.prefix + ":{inbox}:quarantine" }

// bucket is the token bucket of all messages, with the pause (hash).
func (k keys) bucket() string { return k.prefix + ":{pace}:bucket" }

// event is one event of the staff (hash).
func (k keys) event(id string) string { return k.prefix + ":{events}:event:" + id }

// eventsByStart orders the ids of the staff's events by their start (sorted set).
func (k keys) eventsByStart() string { return k.prefix + ":{events}:by-start" }

// series holds the series of the staff, by id (hash).
func (k keys) series() string { return k.prefix + ":{events}:series" }

// eventsVersion counts the changes of events and series (string).
func (k keys) eventsVersion() string { return k.prefix + ":{events}:version" }

// toldEvents orders the ids of the events people were told of by when that is forgotten (sorted set).
func (k keys) toldEvents() string { return k.prefix + ":{told}:events" }

// toldEvent is an event as it was announced to those who were told of it (hash).
func (k keys) toldEvent(id string) string { return k.prefix + ":{told}:event:" + id }

// closures holds the closed and changed days of the office, by id (hash).
func (k keys) closures() string { return k.prefix + ":{closures}:days" }

// closuresVersion counts the changes of the closures (string).
func (k keys) closuresVersion() string { return k.prefix + ":{closures}:version" }

// confirmed holds which facts staff found still right, by fact (hash).
func (k keys) confirmed() string { return k.prefix + ":{upkeep}:confirmed" }

// confirmedVersion counts the confirmations (string).
func (k keys) confirmedVersion() string { return k.prefix + ":{upkeep}:version" }

// members holds what was changed in the chat about members of the office, by user (hash).
func (k keys) members() string { return k.prefix + ":{team}:members" }

// membersVersion counts the changes of the members (string).
func (k keys) membersVersion() string { return k.prefix + ":{team}:version" }

// menus holds the chats that have a command menu of the office's (set).
func (k keys) menus() string { return k.prefix + ":{team}:menus" }

// invitations holds the invitations to the office, by the sum of their token (hash).
func (k keys) invitations() string { return k.prefix + ":{team}:invitations" }

// acts holds what staff did (sorted set by time).
func (k keys) acts() string { return k.prefix + ":{audit}:acts" }

// bans holds who is banned, by user (hash).
func (k keys) bans() string { return k.prefix + ":{bans}:people" }

// bansVersion counts the changes of the bans (string).
func (k keys) bansVersion() string { return k.prefix + ":{bans}:version" }

// application is one application that residents can follow (hash).
func (k keys) application(id string) string { return k.prefix + ":{applications}:application:" + id }

// applications orders the ids of the applications by their newest step (sorted set).
func (k keys) applications() string { return k.prefix + ":{applications}:all" }

// applicationCode is the id of the application with the code of this hash (string).
func (k keys) applicationCode(hash string) string { return k.prefix + ":{applications}:code:" + hash }

// followers are the chats that follow an application, with since when (hash).
func (k keys) followers(id string) string { return k.prefix + ":{applications}:followers:" + id }

// codeTries counts the wrong codes that a chat tried lately (hash).
func (k keys) codeTries(chat kiez.ChatID) string {
	return k.prefix + ":{applications}:tries:" + strconv.FormatInt(int64(chat), 10)
}

// schedules holds the schedules of broadcasts, by id (hash).
func (k keys) schedules() string { return k.prefix + ":{schedules}:all" }

// gate is the mark that somebody went through the gate of this name first (string).
func (k keys) gate(name string) string { return k.prefix + ":{gate:" + name + "}" }

// lease is the name of the replica that has the lease of this name (string).
func (k keys) lease(name string) string { return k.prefix + ":{lease:" + name + "}" }

// question is one question of the review list (hash).
func (k keys) question(id string) string { return k.prefix + ":{questions}:question:" + id }

// questionsByCount orders the ids of the review list by how often the question was asked (sorted set).
func (k keys) questionsByCount() string { return k.prefix + ":{questions}:by-count" }

// questionsByDay orders the ids of the review list by the last day the question was asked (sorted set).
func (k keys) questionsByDay() string { return k.prefix + ":{questions}:by-day" }

// heldQuestion is a question that was answered, until somebody says whether the answer helped (hash).
func (k keys) heldQuestion(token string) string { return k.prefix + ":{questions}:held:" + token }

// helped counts the answers of one day that helped and that did not (hash); day is 2027-03-10.
func (k keys) helped(day string) string { return k.prefix + ":{tally}:helped:" + day }

// asked counts the questions of one day (hash); day is 2027-03-10.
func (k keys) asked(day string) string { return k.prefix + ":{tally}:asked:" + day }

// askers says what the people of one week asked about, by pseudonym (hash); week is the day of its Monday.
func (k keys) askers(week string) string { return k.prefix + ":{tally}:askers:" + week }

// askedWeeks names the weeks in which questions were counted (set).
func (k keys) askedWeeks() string { return k.prefix + ":{tally}:weeks" }

// subscribed is how many people subscribe to something at the end of a week (string); week is the day of its Monday.
func (k keys) subscribed(week string) string { return k.prefix + ":{tally}:subscribed:" + week }

// weeklyNumbers marks that staff want the numbers once a week (string).
func (k keys) weeklyNumbers() string { return k.prefix + ":{tally}:weekly" }

// taught holds the examples the staff taught, by question (hash).
func (k keys) taught() string { return k.prefix + ":{teaching}:taught" }

// taughtBefore holds what a question was taught to mean before, newest first (list).
func (k keys) taughtBefore(question string) string {
	return k.prefix + ":{teaching}:before:" + question
}

// teachingVersion counts the changes of what is taught (string).
func (k keys) teachingVersion() string { return k.prefix + ":{teaching}:version" }

// overrides holds the texts of the staff that stand for built-in ones, by language and key (hash).
func (k keys) overrides() string { return k.prefix + ":{overrides}:texts" }

// overrideHistory holds the edits of one text, newest first (list).
func (k keys) overrideHistory(lang kiez.Lang, key string) string {
	return k.prefix + ":{overrides}:history:" + string(lang) + ":" + key
}

// overridesVersion counts the changes of the overrides (string).
func (k keys) overridesVersion() string { return k.prefix + ":{overrides}:version" }

// enquiry is one conversation of a resident with the office (hash). All keys of enquiries are in one slot: there are
// hundreds of them, not millions, and one script keeps question, lists and cards in step.
func (k keys) enquiry(id string) string { return k.prefix + ":{enquiries}:enquiry:" + id }

// enquiriesOpen orders the ids of the enquiries that are not closed by when they were asked (sorted set).
func (k keys) enquiriesOpen() string { return k.prefix + ":{enquiries}:open" }

// enquiriesWork orders the ids of enquiries by when their cards are to be looked at (sorted set).
func (k keys) enquiriesWork() string { return k.prefix + ":{enquiries}:work" }

// enquiriesOf holds the ids of the enquiries of one chat (set).
func (k keys) enquiriesOf(chat kiez.ChatID) string {
	return k.prefix + ":{enquiries}:of:" + strconv.FormatInt(int64(chat), 10)
}

// enquiryMessages holds the messages of one enquiry, with their copies (hash).
func (k keys) enquiryMessages(id string) string { return k.prefix + ":{enquiries}:messages:" + id }

// enquiryMessage is the stem of the enquiry of a message (string); chat and message follow.
func (k keys) enquiryMessage() string { return k.prefix + ":{enquiries}:message:" }

// areaField is how an area is written in a key and in a record.
func areaField(a kiez.Area) string {
	if a == "" {
		return "*"
	}
	return string(a)
}
