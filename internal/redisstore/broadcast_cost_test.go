package redisstore

import (
	"strconv"
	"strings"
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// What a delivery costs Redis is bounded: how many commands are sent, and how many run in their scripts, for each of the
// recipients of a shard who are marked and settled together.
func TestCommandsOfADelivery(t *testing.T) {
	t.Parallel()
	const people = 50
	s, b, ctx := openStore(t, redistest.Real(t)), released("b"), t.Context()
	r := frozen(t, s, b, people)
	list, lease := []kiez.Delivery(nil), int64(0)
	steps := func(change, needs string) []step {
		all := make([]step, len(list))
		for i, d := range list {
			all[i] = step{b.ID, b.Kind, d.Chat, lease, change, needs}
		}
		return all
	}
	for _, stage := range []struct {
		name   string
		do     func()
		inside float64 // for each recipient; a few more for the shard
	}{
		{"claim", func() { list, lease = claim(t, r, b, 0, people) }, 2},                                  // subscribed, in flight
		{"mark", func() { wantSteps(t, r.take(ctx, steps("mark", "")), 1) }, 3},                           // read, written, the record
		{"settle", func() { wantSteps(t, r.take(ctx, steps("settle", string(kiez.OutcomeSent))), 0) }, 2}, // read, deleted
	} {
		must(t, s.write.ConfigResetStat(ctx).Err())
		stage.do()
		sent, inside := commands(t, s)
		t.Logf("%s: %d commands for %d", stage.name, inside, people)
		if sent != 1 {
			t.Errorf("%s: %d commands sent, want 1", stage.name, sent)
		}
		if most := int(people*stage.inside) + 15; inside > most {
			t.Errorf("%s: %d commands inside the script, want at most %d", stage.name, inside, most)
		}
	}
	if len(list) != people {
		t.Errorf("%d of %d got it", len(list), people)
	}
	wantSheet(t, r, b.ID, kiez.Sheet{Total: people, Sent: people})
}

// wantSteps compares the answers, which must all be the same number.
func wantSteps(t *testing.T, answers []stepped, number int) {
	t.Helper()
	for _, answer := range answers {
		if answer.err != nil || answer.number != number {
			t.Errorf("answer %d, %v, want %d", answer.number, answer.err, number)
		}
	}
}

// commands gives how many scripts the server has run since its statistics were reset, and how many commands in them.
func commands(t *testing.T, s *Store) (scripts, inside int) {
	t.Helper()
	info, err := s.read.InfoMap(t.Context(), "commandstats").Result()
	must(t, err)
	for name, stats := range info["Commandstats"] {
		calls, _, _ := strings.Cut(strings.TrimPrefix(stats, "calls="), ",")
		n, err := strconv.Atoi(calls)
		must(t, err)
		switch name {
		case "cmdstat_evalsha":
			scripts = n
		case "cmdstat_config|resetstat", "cmdstat_info", "cmdstat_ping":
		default:
			inside += n
		}
	}
	return scripts, inside
}
