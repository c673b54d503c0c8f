package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/tgfake"
)

// loaded is an installation with so many subscribers, all of them of the office's news, and nothing running yet.
func loaded(b *testing.B, people int, telegram tgfake.Options, environ ...string) *site {
	b.Helper()
	telegram.OpenWorld, telegram.Discard = true, true
	if telegram.CallLimit == 0 {
		telegram.CallLimit = -1
	}
	s := newSiteWith(b, installation{telegram: telegram, environ: append(environ, "LOG_LEVEL=warn")})
	file := filepath.Join(b.TempDir(), "people.jsonl")
	writeCrowd(b, file, people)
	s.types("import", file)
	return s
}

// sends releases a broadcast with this id to all of them and waits until its first message is out.
func (s *site) sends(b *testing.B, id string) *redisstore.Broadcasts {
	b.Helper()
	before := s.telegram.Stats().Messages
	broadcasts := s.releases(b, id)
	s.eventually("the first message is out", func() bool { return s.telegram.Stats().Messages > before })
	return broadcasts
}

// releases releases a broadcast with this id to all of them.
func (s *site) releases(b *testing.B, id string) *redisstore.Broadcasts {
	b.Helper()
	broadcasts := redisstore.NewBroadcasts(s.store(), redisstore.BroadcastOptions{})
	_, err := broadcasts.Create(b.Context(), kiez.Broadcast{
		ID: id, Kind: kiez.StaffBroadcast, State: kiez.Scheduled, Loud: true, Texts: kiez.Titles{kiez.German: hello},
		Missing: kiez.SendGerman, Audience: kiez.Audience{Topics: []kiez.Topic{kiez.OfficeNews}},
	})
	if err != nil {
		b.Fatal(err)
	}
	return broadcasts
}

// whole waits until everybody has the message. It may take longer than anything in a test.
func (s *site) whole(b *testing.B, people int) {
	b.Helper()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for s.telegram.Stats().Messages < int64(people) {
		<-tick.C
	}
}

// BenchmarkBroadcast says how many messages a second one and two processes send on this machine, which also has to be
// Redis and Telegram, where nothing limits them.
func BenchmarkBroadcast(b *testing.B) {
	const people = 20_000
	for _, replicas := range []int{1, 2} {
		b.Run(fmt.Sprintf("replicas=%d", replicas), func(b *testing.B) {
			for b.Loop() {
				s := loaded(b, people, tgfake.Options{}, "SEND_RATE=0")
				for range replicas {
					s.start()
				}
				s.sends(b, "load")
				began := time.Now()
				s.whole(b, people)
				b.ReportMetric(people/time.Since(began).Seconds(), "msg/s")
			}
		})
	}
}

// BenchmarkPace says how much of the allowed rate is reached by two processes, how many messages went out in the busiest
// second, and how often Telegram refused, which takes a tenth more than the rate in any second.
func BenchmarkPace(b *testing.B) {
	for _, rate := range []int{30, 1000} {
		b.Run(fmt.Sprintf("rate=%d", rate), func(b *testing.B) {
			people := 30 * rate
			for b.Loop() {
				s := loaded(b, people, tgfake.Options{
					CallLimit: 2 * people, Flood: &tgfake.Flood{PerSecond: rate + rate/10},
				}, "SEND_RATE="+strconv.Itoa(rate))
				s.start()
				s.start()
				s.sends(b, "load")
				s.whole(b, people)
				var sent []time.Time
				refused := 0
				for _, call := range s.telegram.Calls() {
					switch {
					case call.Status == 429:
						refused++
					case call.Method == "sendMessage" && call.OK:
						sent = append(sent, call.Time)
					}
				}
				slices.SortFunc(sent, time.Time.Compare)
				reached := float64(len(sent)-1) / sent[len(sent)-1].Sub(sent[0]).Seconds()
				b.ReportMetric(100*reached/float64(rate), "%-of-rate")
				b.ReportMetric(float64(busiest(sent, time.Second)), "most/s")
				b.ReportMetric(float64(refused), "429s")
			}
		})
	}
}

// busiest gives how many of these moments, in order, lie within any stretch of time of this length at most.
func busiest(moments []time.Time, stretch time.Duration) (most int) {
	first := 0
	for last := range moments {
		for moments[last].Sub(moments[first]) >= stretch {
			first++
		}
		most = max(most, last-first+1)
	}
	return most
}

// BenchmarkQuestion says how long a resident waits for an answer when nothing else happens, and while a broadcast to
// 100,000 people is on its way at the usual pace.
func BenchmarkQuestion(b *testing.B) {
	const people, questions = 100_000, 1500
	for b.Loop() {
		s := loaded(b, people, tgfake.Options{})
		s.start()
		next := int64(asker)
		wait := func() (median, p99 float64) {
			took := s.waits(next, questions)
			next += questions
			ms := func(i int) float64 { return float64(took[i]) / float64(time.Millisecond) }
			return ms(questions / 2), ms(questions * 99 / 100)
		}
		wait() // the first ones open connections
		median, p99 := wait()
		b.ReportMetric(median, "idle-median-ms")
		b.ReportMetric(p99, "idle-p99-ms")
		broadcasts := s.sends(b, "load")
		median, p99 = wait()
		b.ReportMetric(median, "busy-median-ms")
		b.ReportMetric(p99, "busy-p99-ms")
		if state, err := broadcasts.State(b.Context(), "load"); err != nil || state != kiez.Running {
			b.Fatalf("the broadcast is %s, %v: it was over too soon", state, err)
		}
	}
}

// waits gives how long each of n people, from this one on, waited for the answer to a question: one after the other, the
// shortest first.
func (s *site) waits(first int64, n int) []time.Duration {
	took := make([]time.Duration, n)
	for i := range took {
		who, asked := first+int64(i), time.Now()
		s.say(who, "Was ist der Kiezfonds?")
		for s.telegram.SentTo(who) == 0 {
			<-time.After(20 * time.Microsecond)
		}
		took[i] = time.Since(asked)
	}
	slices.Sort(took)
	return took
}

// BenchmarkMemory says how much memory a process takes that has 1,000,000 subscribers and sends them a broadcast: in the
// middle of it, and at most since its start.
func BenchmarkMemory(b *testing.B) {
	const people, enough = 1_000_000, 50_000
	for b.Loop() {
		s := loaded(b, people, tgfake.Options{}, "SEND_RATE=0")
		process := s.start()
		s.sends(b, "load")
		s.whole(b, enough)
		status := s.status(process)
		b.ReportMetric(mebibytes(b, status, "VmRSS"), "MiB-sending")
		b.ReportMetric(mebibytes(b, status, "VmHWM"), "MiB-most")
	}
}

// mebibytes reads a size from what Linux says of a process.
func mebibytes(b *testing.B, status []byte, name string) float64 {
	b.Helper()
	size := regexp.MustCompile(name + `:\s+(\d+) kB`).FindSubmatch(status)
	if size == nil {
		b.Fatalf("the system does not say the %s of a process", name)
	}
	kib, err := strconv.Atoi(string(size[1]))
	if err != nil {
		b.Fatal(err)
	}
	return float64(kib) / 1024
}
