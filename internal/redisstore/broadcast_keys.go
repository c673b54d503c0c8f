package redisstore

import "kiezbot/internal/kiez"

// broadcast is the record of a broadcast (hash).
func (k keys) broadcast(id string) string { return k.prefix + ":{broadcasts}:broadcast:" + id }

// broadcasts holds the ids of all broadcasts by when their records end (sorted set).
func (k keys) broadcasts() string { return k.prefix + ":{broadcasts}:all" }

// broadcastsDue holds the ids of released broadcasts by when the engine has to look at them (sorted set).
func (k keys) broadcastsDue() string { return k.prefix + ":{broadcasts}:due" }

// broadcastShards has a bit for every shard in which a broadcast has recipients (bitmap).
func (k keys) broadcastShards(id string) string { return k.prefix + ":{broadcasts}:shards:" + id }

// ofBroadcast is a key of a broadcast in one shard: "kiez:{s0123}:broadcast:<id>:<part>".
func (k keys) ofBroadcast(shard int, id, part string) string {
	return k.shard(shard) + ":broadcast:" + id + ":" + part
}

// recipients is the frozen audience of a broadcast in a shard (set); a member is the place of a chat, see placeOf.
func (k keys) recipients(shard int, id string) string { return k.ofBroadcast(shard, id, "recipients") }

// ledger is where a broadcast stands in a shard: lease, cursor, counters (hash).
func (k keys) ledger(shard int, id string) string { return k.ofBroadcast(shard, id, "ledger") }

// flight holds the recipients that are handed out and have no outcome yet (hash).
func (k keys) flight(shard int, id string) string { return k.ofBroadcast(shard, id, "flight") }

// held holds the recipients who had their turn in their quiet hours (set).
func (k keys) held(shard int, id string) string { return k.ofBroadcast(shard, id, "held") }

// outcome holds the recipients with this outcome (set); there is none for sent, which is the rest of the recipients.
func (k keys) outcome(shard int, id string, o kiez.Outcome) string {
	return k.ofBroadcast(shard, id, string(o))
}

// ofLedger lists all keys of a broadcast in one shard.
func (k keys) ofLedger(shard int, id string) []string {
	all := []string{k.ledger(shard, id), k.flight(shard, id), k.recipients(shard, id), k.held(shard, id)}
	for _, o := range outcomes() {
		if o != kiez.OutcomeSent {
			all = append(all, k.outcome(shard, id, o))
		}
	}
	return all
}

// people is the stem of the records of the persons of a shard; a script adds the chat to it.
func (k keys) people(shard int) string { return k.shard(shard) + ":person:" }

// told says what the chats of a shard were told of an event (hash).
func (k keys) told(shard int, event string) string { return k.shard(shard) + ":told:" + event }

// candidates are the sets of a shard whose union is counted and frozen as the audience: its sources, or those whom
// another broadcast did not reach. Who of these has left the sources gets nothing.
func (k keys) candidates(shard int, a kiez.Audience) []string {
	if a.FailedOf != "" {
		return []string{k.outcome(shard, a.FailedOf, kiez.OutcomeFailed)}
	}
	return k.sources(shard, a)
}

// sources are the sets of a shard whose union is the audience: of topics and areas, and of those who want its event.
func (k keys) sources(shard int, a kiez.Audience) []string {
	areas := a.Areas
	if len(areas) == 0 {
		areas = kiez.Areas()
	}
	var sets []string
	for _, topic := range a.Topics {
		sets = append(sets, k.audience(shard, topic, ""))
		for _, area := range areas {
			sets = append(sets, k.audience(shard, topic, area))
		}
	}
	if a.Event != "" {
		sets = append(sets, k.wanted(shard, a.Event))
	}
	return sets
}
