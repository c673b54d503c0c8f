package redisstore

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// BenchmarkMemory measures what Redis needs for 200,000 subscribers: for each entry of the index of topics, and for each
// recipient of a broadcast, when its audience is frozen and at most while it runs. Outcomes but sent are kept by recipient
// and cost more: once there are none, once one in fifty cannot be reached, which is one or two in each shard.
func BenchmarkMemory(b *testing.B) {
	const people = 200_000
	for b.Loop() {
		s := openStore(b, redistest.Real(b))
		subscribers(b, s, people)
		all := func(int) kiez.Outcome { return kiez.OutcomeSent }
		frozen, running := measure(b, s, "k7h2mzq", people, all)
		b.ReportMetric(frozen, "B/frozen")
		b.ReportMetric(running, "B/running")
		most := func(i int) kiez.Outcome {
			if i%50 == 0 {
				return kiez.OutcomeBlocked
			}
			return kiez.OutcomeSent
		}
		_, running = measure(b, s, "k7h2mzr", people, most)
		b.ReportMetric(running, "B/running-2%-blocked")

		before := memory(b, s)
		for shard := range Shards {
			must(b, s.write.Del(b.Context(), s.keys.audience(shard, kiez.Events, "")).Err())
		}
		b.ReportMetric(-perPerson(b, s, before, people), "B/entry")
	}
}

// measure sends a broadcast and gives the bytes for each recipient when it is frozen, and at most afterwards.
func measure(
	b *testing.B, s *Store, id string, people int, outcome func(i int) kiez.Outcome,
) (frozen, running float64) {
	b.Helper()
	r, bc, before := NewBroadcasts(s, BroadcastOptions{}), released(id), memory(b, s)
	_, err := r.Create(b.Context(), bc)
	must(b, err)
	total, err := r.Freeze(b.Context(), bc.ID, bc.Audience)
	if err != nil || total != people {
		b.Fatalf("froze %d, %v", total, err)
	}
	frozen = perPerson(b, s, before, people)
	deliverAll(b, r, bc, outcome, func() { running = max(running, perPerson(b, s, before, people)) })
	return frozen, running
}

// subscribers stores n people who subscribed to events. Their ids are as large as those Telegram gives today.
func subscribers(b *testing.B, s *Store, n int) {
	b.Helper()
	const atOnce = 1000
	topics := map[kiez.Topic][]kiez.Area{kiez.Events: nil}
	var lines []subscriberLine
	for i := range n {
		lines = append(lines, subscriberLine{
			Kind: "subscriber", Chat: kiez.ChatID(5_000_000_000 + i*7919), Lang: kiez.German, Topics: topics, Since: consent.At,
		})
		if len(lines) == atOnce {
			must(b, NewPeople(s).add(b.Context(), lines))
			lines = lines[:0]
		}
	}
}

// deliverAll brings everybody of a broadcast to an outcome, shard by shard, and looks at the store now and then.
func deliverAll(
	b *testing.B, r *Broadcasts, bc kiez.Broadcast, outcome func(i int) kiez.Outcome, look func(),
) {
	b.Helper()
	ctx := b.Context()
	shards, err := r.Shards(ctx, bc.ID)
	must(b, err)
	for i, shard := range shards {
		list, lease, err := r.Claim(ctx, bc, shard, 0, 500)
		must(b, err)
		for j, d := range list {
			_, _, err := r.Mark(ctx, d, lease)
			must(b, err)
			_, err = r.Settle(ctx, d, lease, outcome(j))
			must(b, err)
		}
		if i%512 == 511 {
			look()
		}
	}
}

// perPerson gives by how many bytes a person the memory has grown.
func perPerson(b *testing.B, s *Store, before, people int) float64 {
	b.Helper()
	return float64(memory(b, s)-before) / float64(people)
}

// memory gives how many bytes the data in Redis take, without what the connections need.
func memory(b *testing.B, s *Store) int {
	b.Helper()
	info, err := s.read.Info(context.Background(), "memory").Result()
	must(b, err)
	value := func(name string) int {
		_, rest, _ := strings.Cut(info, "\n"+name+":")
		text, _, _ := strings.Cut(rest, "\r\n")
		n, err := strconv.Atoi(text)
		must(b, err)
		return n
	}
	return value("used_memory") - value("mem_clients_normal") - value("mem_aof_buffer") - value("used_memory_scripts")
}
