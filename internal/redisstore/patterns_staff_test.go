package redisstore

// staffPatterns lists the keys about the office itself.
func staffPatterns() []KeyPattern {
	return []KeyPattern{
		{
			"{team}:members", "hash", "no end: who works in the office; an entry goes when an admin removes the person",
			"what was changed in the chat about who belongs to the office: role, whether invited, by whom, when",
		},
		{
			"{team}:version", "string", "no end: one number",
			"changes with every member; replicas load anew when it does",
		},
		{
			"{team}:menus", "set", "no end: an entry goes when the menu is taken back from somebody who left",
			"chats that have a command menu of the office's with Telegram",
		},
		{
			"{team}:invitations", "hash", "72 hours after the newest",
			"invitations to the office by the sum of their token, with the role; used ones are kept until they end",
		},
		{
			"{bans}:people", "hash", "no end: an entry goes when staff unban the person",
			"who is banned, since when, by whom, and whether the person was told",
		},
		{
			"{bans}:version", "string", "no end: one number",
			"changes with every ban; replicas load anew when it does",
		},
		{
			"{tally}:asked:<day>", "hash", "400 days",
			"how many questions there were on a day, by outcome, language and topic",
		},
		{
			"{tally}:askers:<week>", "hash", "400 days after the last question",
			"in which topics and languages somebody asked in a week, by a pseudonym that only the bot's token leads to",
		},
		{
			"{tally}:weeks", "set", "400 days after the last question", "weeks in which questions were counted",
		},
		{
			"{tally}:subscribed:<week>", "string", "400 days after the last count",
			"how many people subscribed to something at the end of a week",
		},
		{
			"{tally}:weekly", "string", "no end: a wish of the staff", "staff want the numbers once a week",
		},
		{
			"{audit}:acts", "zset", "180 days after the newest; each entry 180 days",
			"what staff did: what, about what, who, when; no words and no ids of residents",
		},
	}
}
