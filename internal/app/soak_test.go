package app_test

import (
	"flag"
	"log/slog"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
)

// soakPatience is how long an answer may take: two calls that hang, and a pause or two for everybody.
const soakPatience = 4 * time.Minute

var (
	soakFor  = flag.Duration("soak.for", 3*time.Second, "how long people ask in the soak test before Telegram recovers")
	soakSeed = flag.Uint64("soak.seed", 0, "faults and people of the soak test, as a failed one names them; 0: others every time")
)

// soak is a bot whose Telegram fails in every way it can, all at once, while people ask, staff answer and broadcasts go
// out.
type soak struct {
	*world
	seed   uint64
	lasts  time.Duration
	storm  *storm
	over   chan struct{} // closed when nobody begins anything new
	people sync.WaitGroup

	readers []int64 // of broadcasts
	wrong   int     // updates with a field of the wrong type, so far
	excused int     // apologies to staff, so far

	mu    sync.Mutex
	began uint64
	came  int
	asked []neighbour
}

// Every question gets exactly one answer, or one honest apology later; nothing else comes twice but what Telegram took
// without telling; the sheets of broadcasts add up; what cannot be read is set aside, all of it, and nothing else.
func TestSoak(t *testing.T) {
	s := &soak{lasts: *soakFor, seed: *soakSeed, over: make(chan struct{})}
	if s.seed == 0 {
		s.seed = rand.Uint64()
	}
	again := func() { t.Logf("the same once more: make soak SOAK=%s SEED=%d", s.lasts, s.seed) }
	again()
	t.Cleanup(func() {
		if t.Failed() {
			again()
		}
	})
	s.world = newWorld(t, start(), func(o *app.Options) {
		oneReleases(o)
		o.RedisURL, o.StaffChat, o.Log = redistest.Real(t), staffGroup, slog.New(slog.DiscardHandler)
	})
	s.office()
	s.storm = newStorm(s.seed, s.lasts)
	s.telegram.Disturb(s.storm.choose)

	for range 30 {
		s.begin(s.neighbours)
	}
	s.begin(s.postman)
	s.begin(s.correspondence)
	s.begin(s.campaigns)
	<-time.After(s.lasts)
	close(s.over)
	s.telegram.ClearFaults()
	s.people.Wait()
	s.say(resident, "/hilfe") // behind everything that was brought
	s.settled()
	s.judge()
}

// begin lets somebody act until the soak is over; work is called with a source of chance of its own.
func (s *soak) begin(work func(*rand.Rand)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.began++
	chance := rand.New(rand.NewPCG(s.seed, s.began))
	s.people.Go(func() { work(chance) })
}

func (s *soak) isOver() bool {
	select {
	case <-s.over:
		return true
	default:
		return false
	}
}

// judge looks at what everybody got in the end.
func (s *soak) judge() {
	s.Helper()
	apologies, doubles := 0, 0
	for _, r := range s.asked {
		a, d := s.judgeResident(r)
		apologies, doubles = apologies+a, doubles+d
	}
	inbox := redisstore.NewInbox(s.store())
	if buried, err := inbox.Buried(s.Context()); err != nil || len(buried) > 0 {
		s.Errorf("%d updates failed too often, %v", len(buried), err)
	}
	if aside, err := inbox.Quarantined(s.Context()); err != nil || len(aside) != s.wrong {
		s.Errorf("%d updates are set aside, %d could not be read, %v", len(aside), s.wrong, err)
	}
	s.Logf("%d people, %d apologies, %d answers twice; faults: %v", len(s.asked), apologies, doubles, s.storm.met())
	if len(s.asked) == 0 || len(s.storm.met()) == 0 {
		s.Error("nobody asked, or nothing went wrong: the test shows nothing")
	}
}
