package redisstore

// broadcastPatterns lists the keys of broadcasts.
func broadcastPatterns() []KeyPattern {
	return []KeyPattern{
		{
			"{broadcasts}:broadcast:<id>", "hash",
			"released: no end before it is over; then `RETENTION`; not released: 9 days after the last change",
			"a broadcast from draft to result",
		},
		{
			"{broadcasts}:all", "zset", "no end: an id goes soon after its record",
			"ids of all broadcasts by when their records end",
		},
		{
			"{broadcasts}:due", "zset", "no end: an id goes when the broadcast is over",
			"ids of released broadcasts by when somebody has to look at them",
		},
		{
			"{broadcasts}:shards:<id>", "string", "no end before the broadcast is over; then `RETENTION`",
			"a bit for every shard in which a broadcast has recipients",
		},
		{
			"{s<shard>}:broadcast:<id>:recipients", "set", "no end before the broadcast is over; then `RETENTION`",
			"the audience of a broadcast, frozen at its release; a member is the chat without its shard, chat id div 4096",
		},
		{
			"{s<shard>}:broadcast:<id>:ledger", "hash", "no end before the broadcast is over; then `RETENTION`",
			"how far a broadcast got in the shard, until when somebody works on it, and the counters",
		},
		{
			"{s<shard>}:broadcast:<id>:flight", "hash", "no end before the broadcast is over; then `RETENTION`",
			"recipients that are being sent to",
		},
		{
			"{s<shard>}:broadcast:<id>:held", "set", "no end before the broadcast is over; then `RETENTION`",
			"recipients who had their turn in their quiet hours, and get it when these are over",
		},
		{
			"{s<shard>}:broadcast:<id>:<outcome>", "set", "no end before the broadcast is over; then `RETENTION`",
			"recipients it was not sent to, by what became of them",
		},
	}
}

// applicationPatterns lists the keys of the applications that residents follow.
func applicationPatterns() []KeyPattern {
	const life = "400 days after its newest step, closed: `RETENTION`"
	return []KeyPattern{
		{
			"{applications}:application:<id>", "hash", life,
			"an application: what staff call it, its steps, and the hash of its code",
		},
		{"{applications}:code:<hash>", "string", "as its application", "the id of the application with this code"},
		{"{applications}:followers:<id>", "hash", "as its application", "chats that follow an application, since when"},
		{
			"{applications}:all", "zset", "no end: an id goes soon after its record",
			"ids of the applications by their newest step",
		},
		{
			"{applications}:tries:<chat>", "hash", "1 hour after the last wrong code",
			"how many wrong codes a person tried lately; after five, none is looked at for an hour",
		},
	}
}
