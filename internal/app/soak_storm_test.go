package app_test

import (
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"time"

	"kiezbot/internal/tgfake"
)

// weather is a fault and how often it happens.
type weather struct {
	fault tgfake.Fault
	often int           // in ten thousand calls
	costs time.Duration // how long the bot then waits; short runs leave out what would be all there is
}

func calls() []weather {
	refused := tgfake.Fault{Kind: tgfake.FaultError, Status: 401, Description: "Unauthorized"}
	return []weather{
		{tgfake.Fault{Kind: tgfake.FaultInternal}, 300, 0},
		{tgfake.Fault{Kind: tgfake.FaultBadGateway}, 300, 0},
		{tgfake.Fault{Kind: tgfake.FaultRaw, Body: "<html>Please log in to this network</html>"}, 100, 0},
		{tgfake.Fault{Kind: tgfake.FaultRaw, Status: 503, ContentType: "application/json", Body: "{"}, 100, 0},
		{tgfake.Fault{Kind: tgfake.FaultResetBefore}, 300, 0},
		{tgfake.Fault{Kind: tgfake.FaultResetAfter}, 200, 0},
		{tgfake.Fault{Kind: tgfake.FaultCutBody}, 200, 0},
		{tgfake.Fault{Kind: tgfake.FaultWrongType}, 200, 0},
		{tgfake.Fault{Kind: tgfake.FaultTooMany}, 20, 0},
		{tgfake.Fault{Kind: tgfake.FaultHang}, 20, 15 * time.Second},
		{tgfake.Fault{Kind: tgfake.FaultHangAfter}, 20, 15 * time.Second},
		{refused, 2, 30 * time.Second},
	}
}

// polls are the faults of getUpdates beside those of every call.
func polls() []weather {
	conflict := tgfake.Fault{
		Kind: tgfake.FaultError, Status: 409, Description: "Conflict: terminated by other getUpdates request",
	}
	return []weather{
		{tgfake.Fault{Kind: tgfake.FaultTwice}, 1500, 0},
		{tgfake.Fault{Kind: tgfake.FaultReversed}, 1500, 0},
		{conflict, 10, 30 * time.Second},
	}
}

// storm decides what goes wrong. The n-th call of a method to a chat meets the same fault whenever the seed is the
// same, whatever happens beside it.
type storm struct {
	seed  uint64
	lasts time.Duration

	mu      sync.Mutex
	counted map[string]uint64 // calls by method and chat
	faults  map[string]int    // that happened, by kind
	lost    map[string][]string
}

func newStorm(seed uint64, lasts time.Duration) *storm {
	return &storm{
		seed: seed, lasts: lasts, counted: map[string]uint64{}, faults: map[string]int{}, lost: map[string][]string{},
	}
}

func (s *storm) choose(c tgfake.Call) (tgfake.Fault, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	chat := c.Params["chat_id"]
	place := c.Method + " " + chat
	s.counted[place]++
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(place + strconv.FormatUint(s.counted[place], 10)))
	dice := rand.New(rand.NewPCG(s.seed, sum.Sum64())).IntN(10_000)
	possible := calls()
	if c.Poll {
		possible = append(polls(), possible...)
	}
	for _, w := range possible {
		if dice -= w.often; dice >= 0 {
			continue
		}
		if 15*w.costs > s.lasts || c.Poll && w.fault.Kind == tgfake.FaultHang {
			return tgfake.Fault{}, false // an unanswered poll is what a quiet night looks like
		}
		s.faults[string(w.fault.Kind)+strconv.Itoa(w.fault.Status)]++
		if w.fault.Kind.Lost() {
			s.lost[chat] = append(s.lost[chat], c.Params["text"])
		}
		return w.fault, true
	}
	return tgfake.Fault{}, false
}

// lostWith counts the messages to a chat that contain part and were taken without an answer to the bot.
func (s *storm) lostWith(chat int64, part string) (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, text := range s.lost[strconv.FormatInt(chat, 10)] {
		if strings.Contains(text, part) {
			n++
		}
	}
	return n
}

// met counts the faults that happened, by kind and status.
func (s *storm) met() map[string]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.faults)
}
