package redisstore

import (
	"reflect"
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// settleAs claims all recipients of shard 0 and gives the i-th the i-th outcome.
func settleAs(t *testing.T, r *Broadcasts, b kiez.Broadcast, outcomes ...kiez.Outcome) {
	t.Helper()
	list, lease := claim(t, r, b, 0, len(outcomes))
	for i, o := range outcomes {
		_, err := r.Settle(t.Context(), list[i], lease, o)
		must(t, err)
	}
}

func TestOutcomesByLanguage(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s, b := openStore(t, url), released("b")
		people := NewPeople(s)
		r := frozen(t, s, b, 6)
		must(t, people.SetLang(t.Context(), 2*Shards, kiez.Persian))
		must(t, people.SetLang(t.Context(), 4*Shards, kiez.Persian))
		if got, err := r.Outcomes(t.Context(), "b"); err != nil || len(got) != 0 {
			t.Errorf("before anybody was sent it: %v, %v", got, err)
		}
		settleAs(t, r, b, kiez.OutcomeSent, kiez.OutcomeFailed, kiez.OutcomeBlocked, kiez.OutcomeFailed, kiez.OutcomeSent,
			kiez.OutcomeUnknown)
		must(t, people.Forget(t.Context(), 5*Shards))
		must(t, r.Forget(t.Context(), 5*Shards))
		got, err := r.Outcomes(t.Context(), "b")
		want := map[kiez.Outcome]map[kiez.Lang]int{
			kiez.OutcomeSent: {"": 1}, kiez.OutcomeFailed: {kiez.Persian: 2}, kiez.OutcomeBlocked: {"": 1}, kiez.OutcomeUnknown: {"": 1},
		}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %v, %v, want %v", got, err, want)
		}
		wantSheet(t, r, "b", kiez.Sheet{Total: 6, Sent: 2, Failed: 2, Blocked: 1, Unknown: 1})
	})
}

// The second run of a broadcast is for those whom the first did not reach, and of these only for who is still there.
func TestTheAudienceThatFailed(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s, b, ctx := openStore(t, url), released("b"), t.Context()
		r := frozen(t, s, b, 5)
		settleAs(t, r, b, kiez.OutcomeSent, kiez.OutcomeFailed, kiez.OutcomeFailed, kiez.OutcomeBlocked, kiez.OutcomeFailed)
		_, err := NewPeople(s).Unsubscribe(ctx, 3*Shards, kiez.Events)
		must(t, err)
		must(t, NewPeople(s).Forget(ctx, 5*Shards))
		must(t, r.Forget(ctx, 5*Shards))

		again := released("br")
		again.Audience.FailedOf = "b"
		if count, err := r.Count(ctx, again.Audience); err != nil || count[kiez.German] != 2 {
			t.Errorf("count %v, %v", count, err)
		}
		_, err = r.Create(ctx, again)
		must(t, err)
		if total, err := r.Freeze(ctx, "br", again.Audience); err != nil || total != 2 {
			t.Fatalf("froze %d, %v", total, err)
		}
		list, lease := claim(t, r, again, 0, 5)
		wantChats(t, list, 2)
		_, err = r.Settle(ctx, list[0], lease, kiez.OutcomeSent)
		must(t, err)
		wantSheet(t, r, "br", kiez.Sheet{Total: 2, Sent: 1, Left: 1})
		wantSheet(t, r, "b", kiez.Sheet{Total: 5, Sent: 1, Failed: 3, Blocked: 1})
	})
}
