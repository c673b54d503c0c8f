package redisstore

// LeftOut is a pattern of keys that no export carries.
type LeftOut struct {
	Pattern string // as in Patterns
	Why     string
}

// StateLeftOut lists the patterns that no export carries, with the reason.
func StateLeftOut() []LeftOut {
	const (
		forOperator = "for the operator of the old place to look at"
		seconds     = "lasts seconds"
		sending     = "no broadcast is sent on in another place ([ADR 6](adr/0006-no-broadcast-moves-on-the-way.md)); " +
			"its result arrives as numbers"
	)
	return []LeftOut{
		{"{s<shard>}:dialogue:<chat>", "ends by itself within a day; whoever is in the middle of one begins it again"},
		{"{dialogues}:lapse", "goes with the dialogues"},
		{"{s<shard>}:lately:<chat>", seconds},
		{"{s<shard>}:hurried:<chat>", "lasts minutes"},
		{"{s<shard>}:replies:<chat>", "lasts two days; a question edited after the move is answered by a new message"},
		{"{inbox}:queue", "updates are answered where they came in; the export warns if some wait"},
		{"{inbox}:seen:<update>", "what a bot has stored it acknowledges before it ends; Telegram does not send it again"},
		{"{inbox}:buried", forOperator},
		{"{inbox}:quarantine", forOperator},
		{"{pace}:bucket", seconds},
		{"{groups}:moved", "Telegram says it anew as soon as something is sent to the old id"},
		{"{groups}:version", "Telegram says it anew as soon as something is sent to the old id"},
		{
			"{tally}:askers:<week>",
			"nobody can tell who they are, so no others can be told from them; small numbers stay together for a while",
		},
		{"{tally}:weeks", "goes with the above"},
		{"{tally}:weekly", "one tap in /stats"},
		{"{team}:invitations", "their links lead to the bot of the old place, and last three days"},
		{"{team}:menus", "every menu is registered anew where the bot starts"},
		{"{applications}:tries:<chat>", "lasts an hour"},
		{"{gate:<name>}", "keeps replicas from doing the same at the same time"},
		{"{lease:<name>}", "keeps replicas from doing the same at the same time"},
		{"{questions}:held:<token>", "lasts two days; an older \"did this help?\" says that it is too old"},
		{"{broadcasts}:shards:<id>", sending},
		{"{s<shard>}:broadcast:<id>:recipients", sending},
		{"{s<shard>}:broadcast:<id>:ledger", sending},
		{"{s<shard>}:broadcast:<id>:flight", sending},
		{"{s<shard>}:broadcast:<id>:held", sending},
		{"{s<shard>}:broadcast:<id>:<outcome>", sending},
	}
}
