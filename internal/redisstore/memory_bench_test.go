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
// recipient of a broadcast, when its audience is frozen, at its busiest and when it is over.
func BenchmarkMemory(b *testing.B) {
	const people = 200_000
	for b.Loop() {
		s := openStore(b, redistest.Real(b))
		subscribers(b, s, people)
		before := memory(b, s)
		r := NewBroadcasts(s, BroadcastOptions{})
		bc := released("k7h2mzq")
		_, err := r.Create(b.Context(), bc)
		must(b, err)
		total, err := r.Freeze(b.Context(), bc.ID, bc.Audience)
		if err != nil || total != people {
			b.Fatalf("froze %d, %v", total, err)
		}
		b.ReportMetric(perPerson(b, s, before, people), "B/frozen")
		most := 0.0
		deliverAll(b, r, bc, func() { most = max(most, perPerson(b, s, before, people)) })
		b.ReportMetric(most, "B/running")
		b.ReportMetric(perPerson(b, s, before, people), "B/over")
		before = memory(b, s)
		for shard := range Shards {
			must(b, s.write.Del(b.Context(), s.keys.audience(shard, kiez.Events, "")).Err())
		}
		b.ReportMetric(-perPerson(b, s, before, people), "B/entry")
	}
}

// subscribers stores n people who subscribed to events.
func subscribers(b *testing.B, s *Store, n int) {
	b.Helper()
	const atOnce = 1000
	topics := map[kiez.Topic][]kiez.Area{kiez.Events: nil}
	var lines []subscriberLine
	for i := range n {
		lines = append(lines, subscriberLine{
			Kind: "subscriber", Chat: kiez.ChatID(100_000_000 + i*7919), Lang: kiez.German, Topics: topics, Since: consent.At,
		})
		if len(lines) == atOnce {
			must(b, NewPeople(s).add(b.Context(), lines))
			lines = lines[:0]
		}
	}
}

// deliverAll brings everybody of a broadcast to an outcome, shard by shard, and looks at the store now and then.
func deliverAll(b *testing.B, r *Broadcasts, bc kiez.Broadcast, look func()) {
	b.Helper()
	ctx := b.Context()
	shards, err := r.Shards(ctx, bc.ID)
	must(b, err)
	for i, shard := range shards {
		list, lease, err := r.Claim(ctx, bc, shard, 0, 500)
		must(b, err)
		for j, d := range list {
			_, err := r.Mark(ctx, d, lease)
			must(b, err)
			outcome := kiez.OutcomeSent
			if j%50 == 0 {
				outcome = kiez.OutcomeFailed
			}
			_, err = r.Settle(ctx, d, lease, outcome)
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
