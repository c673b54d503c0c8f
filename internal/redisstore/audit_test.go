package redisstore

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

func TestAuditKeepsWhatStaffDid(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		audit, ctx := NewAudit(openStore(t, url)), t.Context()
		act := func(after time.Duration, kind kiez.ActKind, about string, by kiez.UserID) kiez.Act {
			return kiez.Act{Kind: kind, About: about, By: by, At: hired.Add(after)}
		}
		done := []kiez.Act{ // newest first
			act(AuditLife, kiez.MemberRemoved, "1003", 1001),
			act(2*time.Hour, kiez.AnswerEdited, `"<&> ünï`, 1002),
			act(time.Hour+5*time.Minute+sameAct, kiez.BroadcastEdited, "b1", 1002),
			act(time.Hour+5*time.Minute, kiez.BroadcastEdited, "b1", 1002), // and a minute before, which is the same
			act(time.Hour+3*time.Minute, kiez.BroadcastEdited, "b1", 1003),
			act(time.Hour+2*time.Minute, kiez.BroadcastEdited, "b2", 1003),
			act(0, kiez.MemberJoined, "writer", 1003),
		}
		for i, newest := range slices.Backward(done) {
			if i == 3 {
				must(t, audit.Record(ctx, act(time.Hour+4*time.Minute, kiez.BroadcastEdited, "b1", 1002)))
			}
			must(t, audit.Record(ctx, newest))
		}
		if got, err := audit.Acts(ctx, time.Time{}); err != nil || !reflect.DeepEqual(got, done) {
			t.Errorf("got  %v, %v\nwant %v", got, err, done)
		}
		if got, err := audit.Acts(ctx, done[1].At); err != nil || !reflect.DeepEqual(got, done[:2]) {
			t.Errorf("since two o'clock: %v, %v", got, err)
		}
		must(t, audit.Prune(ctx, hired.Add(AuditLife+time.Hour)))
		if got, err := audit.Acts(ctx, time.Time{}); err != nil || len(got) != len(done)-1 {
			t.Errorf("after half a year: %v, %v", got, err)
		}
		must(t, audit.Record(ctx, act(2*AuditLife, kiez.MemberInvited, "admin", 1001)))
		if got, err := audit.Acts(ctx, time.Time{}); err != nil || len(got) != 2 {
			t.Errorf("the oldest are not dropped: %v, %v", got, err)
		}
	})
}
