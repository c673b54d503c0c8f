package scheduler_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/scheduler"
)

// Over a year and a half with both clock changes, looked at every half hour by two replicas, there is one digest a week:
// made on Monday at nine, or as soon as the bot is up again on Monday or Tuesday.
func TestOneDigestAWeek(t *testing.T) {
	t.Parallel()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]time.Time{}
	create := func(_ context.Context, b kiez.Broadcast) (bool, error) {
		if _, there := made[b.ID]; there {
			return false, nil
		}
		made[b.ID] = b.Created
		if at := b.At.In(berlin).Format("Monday 15:04"); at != "Monday 09:00" {
			t.Errorf("%s is the digest of %s", b.ID, at)
		}
		if b.Kind != kiez.Digest || b.Template != kiez.WeekAhead || b.Audience.Pace != kiez.Weekly {
			t.Errorf("no digest: %+v", b)
		}
		return true, nil
	}
	a := scheduler.Digest{Loc: berlin, Create: create, Wake: func() {}}
	b := scheduler.Digest{Loc: berlin, Create: create, Wake: func() {}}
	down := func(now time.Time) bool { // on Monday, 11 January 2027, until the evening; from the next Sunday to Wednesday
		day := now.In(berlin).Format("01-02")
		return day == "01-11" && now.In(berlin).Hour() < 20 || slices.Contains([]string{"01-17", "01-18", "01-19"}, day)
	}
	for now := time.Date(2026, 9, 2, 0, 0, 0, 0, berlin); now.Year() < 2028; now = now.Add(30 * time.Minute) {
		if down(now) && now.Year() == 2027 {
			continue
		}
		if err := errors.Join(a.Run(t.Context(), now), b.Run(t.Context(), now)); err != nil {
			t.Fatal(err)
		}
	}
	if len(made) != 68 { // 69 Mondays, one of them missed
		t.Errorf("%d digests", len(made))
	}
	for id, at := range made {
		local := at.In(berlin)
		want := "Monday 09:00"
		if id == "digest@2027-W02" {
			want = "Monday 20:00"
		}
		if got := local.Format("Monday 15:04"); got != want {
			t.Errorf("%s was made on %s", id, local)
		}
	}
}

func TestADigestThatCannotBeStoredIsTriedAgain(t *testing.T) {
	t.Parallel()
	broken, woken := errors.New("store away"), 0
	d := scheduler.Digest{
		Loc: time.UTC, Wake: func() { woken++ },
		Create: func(context.Context, kiez.Broadcast) (bool, error) { return broken == nil, broken },
	}
	monday := time.Date(2027, time.March, 8, 10, 0, 0, 0, time.UTC)
	if err := d.Run(t.Context(), monday); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	broken = nil
	for range 3 {
		if err := d.Run(t.Context(), monday); err != nil {
			t.Fatal(err)
		}
	}
	if woken != 1 {
		t.Errorf("woken %d times", woken)
	}
}
