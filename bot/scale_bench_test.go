package main

import (
	"context"
	"flag"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

var scalePeople = flag.Int("scale.people", 1_000_000, "subscribers of BenchmarkScale")

// burden is what the masters of a cluster say of themselves; the slices have one entry for each.
type burden struct {
	keys, bytes, commands []int64
}

func sum(each []int64) (all int64) {
	for _, n := range each {
		all += n
	}
	return all
}

// measure asks all masters.
func measure(b *testing.B, rdb *redis.ClusterClient) (l burden) {
	b.Helper()
	var mu sync.Mutex
	err := rdb.ForEachMaster(b.Context(), func(ctx context.Context, node *redis.Client) error {
		info, err := node.Info(ctx, "memory", "stats").Result()
		if err != nil {
			return err
		}
		keys, err := node.DBSize(ctx).Result()
		mu.Lock()
		defer mu.Unlock()
		l.keys = append(l.keys, keys)
		l.bytes = append(l.bytes, field(b, info, "used_memory"))
		l.commands = append(l.commands, field(b, info, "total_commands_processed")) // those of scripts too
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return l
}

func field(b *testing.B, info, name string) int64 {
	b.Helper()
	_, rest, _ := strings.Cut(info, "\n"+name+":")
	value, _, _ := strings.Cut(rest, "\r\n")
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		b.Fatalf("%s: %v", name, err)
	}
	return n
}

// BenchmarkScale measures what docs/scale.md counts with: a million subscribers on a Redis Cluster of three masters,
// their keys and bytes, and the commands of Redis for a second in which nothing happens, a question and a message of a
// broadcast. It takes some minutes.
func BenchmarkScale(b *testing.B) {
	const questions, messages = 300, 10_000
	people := *scalePeople
	for b.Loop() {
		s := newSiteWith(b, installation{
			redis: redistest.Cluster(b), environ: []string{
				"LOG_LEVEL=warn", "SEND_RATE=0", "REHEARSAL_CLOCK=2026-06-10T10:00:00+02:00@1", // no reminder is due then
			},
			telegram: tgfake.Options{OpenWorld: true, Discard: true, CallLimit: -1},
		})
		_, addresses, _ := strings.Cut(s.redis, "://")
		rdb := redis.NewClusterClient(&redis.ClusterOptions{Addrs: strings.Split(addresses, ",")})
		defer func() { _ = rdb.Close() }()
		empty := measure(b, rdb)
		file := filepath.Join(b.TempDir(), "people.jsonl")
		writeCrowd(b, file, people)
		s.types("import", file)
		full := measure(b, rdb)
		b.ReportMetric(float64(sum(full.keys)), "keys")
		b.ReportMetric(float64(max(full.keys[0], full.keys[1], full.keys[2]))/float64(sum(full.keys)), "largest-share")
		b.ReportMetric(float64(sum(full.bytes)-sum(empty.bytes))/float64(people), "B/subscriber")

		s.start()
		s.waitForMessages(1, func() { s.say(asker, "/hilfe") })
		idle := calm(b, rdb)
		b.ReportMetric(idle, "cmd/s-idle")

		began, before := time.Now(), measure(b, rdb)
		for i := range int64(questions) {
			s.waitForMessages(1, func() { s.say(asker+1000+i, "Was ist der Kiezfonds?") })
		}
		used := float64(sum(measure(b, rdb).commands)-sum(before.commands)) - idle*time.Since(began).Seconds()
		b.ReportMetric(used/questions, "cmd/question")

		released := time.Now()
		s.sends(b, "load")
		b.ReportMetric(time.Since(released).Seconds(), "s-to-first")
		began, before = time.Now(), measure(b, rdb)
		s.waitForMessages(messages, func() {})
		took := time.Since(began)
		used = float64(sum(measure(b, rdb).commands)-sum(before.commands)) - idle*took.Seconds()
		b.ReportMetric(used/messages, "cmd/message")
		b.ReportMetric(messages/took.Seconds(), "msg/s")
	}
}

// calm waits until the jobs of the start are over, some of which look into every shard once an hour, and gives the
// commands of a second in which nothing happens.
func calm(b *testing.B, rdb *redis.ClusterClient) (perSecond float64) {
	b.Helper()
	const window, windows, busy = 5 * time.Second, 24, 500
	for range windows {
		before := measure(b, rdb)
		<-time.After(window)
		perSecond = float64(sum(measure(b, rdb).commands)-sum(before.commands)) / window.Seconds()
		if perSecond < busy {
			break
		}
	}
	return perSecond
}

// waitForMessages waits until so many more messages are out than before act.
func (s *site) waitForMessages(n int64, act func()) {
	s.Helper()
	before := s.telegram.Stats().Messages
	act()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for s.telegram.Stats().Messages < before+n {
		<-tick.C
	}
}
