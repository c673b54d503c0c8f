package scheduler_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kiezbot/internal/kiez"
	"kiezbot/scheduler"
)

// shelf keeps one schedule and the broadcasts that were made, as the store does.
type shelf struct {
	schedule kiez.Schedule
	made     map[string]kiez.Broadcast
	lost     bool // the next change is lost: the process dies before it
	read     *kiez.Schedule
}

func (s *shelf) List(context.Context) ([]kiez.Schedule, error) {
	if s.read != nil { // what another replica read a moment ago
		return []kiez.Schedule{*s.read}, nil
	}
	return []kiez.Schedule{s.schedule}, nil
}

var errDied = errors.New("process died")

func (s *shelf) Save(_ context.Context, changed kiez.Schedule) (kiez.Schedule, error) {
	switch {
	case s.lost:
		return changed, errDied
	case s.schedule.Rev != changed.Rev:
		return changed, kiez.ErrConflict
	}
	changed.Rev++
	s.schedule = changed
	return changed, nil
}

func (s *shelf) create(_ context.Context, b kiez.Broadcast) (bool, error) {
	if _, there := s.made[b.ID]; there {
		return false, nil
	}
	s.made[b.ID] = b
	return true, nil
}

// cronRuns reads the rhythm as a cron expression.
func cronRuns(_ context.Context, r kiez.Rhythm, from, to time.Time) ([]time.Time, error) {
	cron, err := scheduler.ParseCron(r.Cron, berlin)
	return cron.Runs(from, to), err
}

func daily(since time.Time) *shelf {
	return &shelf{made: map[string]kiez.Broadcast{}, schedule: kiez.Schedule{
		ID: "s", Since: since,
		Pattern: kiez.Broadcast{
			ID: "s", State: kiez.Waiting, Author: 1, Releaser: 2, Rev: 7, CardID: 5, Name: "Täglich",
			Texts: kiez.Titles{kiez.German: "Hallo"}, Rhythm: kiez.Rhythm{Cron: "0 9 * * *"},
			Audience: kiez.Audience{Topics: []kiez.Topic{kiez.Events}},
		},
	}}
}

func (s *shelf) job() *scheduler.Schedules {
	return &scheduler.Schedules{
		Store: s, Runs: cronRuns, Create: s.create, Wake: func() {}, Loc: berlin, Log: slog.New(slog.DiscardHandler),
	}
}

func TestARunIsAReleasedBroadcast(t *testing.T) {
	t.Parallel()
	s := daily(at("2027-03-09 12:00"))
	job := s.job()
	woken := 0
	job.Wake = func() { woken++ }
	for _, now := range []string{"2027-03-09 12:00", "2027-03-10 08:59"} {
		if err := job.Run(t.Context(), at(now)); err != nil || len(s.made) != 0 {
			t.Fatalf("at %s: %v, %v", now, s.made, err)
		}
	}
	for _, now := range []string{"2027-03-10 09:00", "2027-03-10 09:01", "2027-03-10 23:00"} {
		if err := job.Run(t.Context(), at(now)); err != nil || len(s.made) != 1 || woken != 1 {
			t.Fatalf("at %s: %v, %v", now, s.made, err)
		}
	}
	b := s.made["s@202703100900"]
	if b.State != kiez.Scheduled || b.Releaser != 2 || !b.At.Equal(at("2027-03-10 09:00")) || b.Schedule != "s" ||
		!b.ValidUntil.Equal(at("2027-03-10 21:00")) || b.Texts[kiez.German] != "Hallo" || b.Rhythm.Set() || b.CardID != 0 {
		t.Errorf("made %+v", b)
	}
	if s.schedule.Last != b.ID || !s.schedule.Since.Equal(b.At) {
		t.Errorf("noted %+v", s.schedule)
	}
}

func TestARunThatIsFarTooLateIsSkippedAndNoted(t *testing.T) {
	t.Parallel()
	s := daily(at("2027-03-09 12:00"))
	if err := s.job().Run(t.Context(), at("2027-03-12 15:00")); err != nil {
		t.Fatal(err)
	}
	if made := slices.Collect(maps.Keys(s.made)); !slices.Equal(made, []string{"s@202703120900"}) {
		t.Errorf("made %v, want the one of six hours ago", made)
	}
	if !s.schedule.Missed.Equal(at("2027-03-11 09:00")) {
		t.Errorf("missed %s", s.schedule.Missed)
	}
}

func TestTroubleWithOneScheduleStopsNoOther(t *testing.T) {
	t.Parallel()
	s := daily(at("2027-03-09 12:00"))
	job := s.job()
	broken := errors.New("no agenda")
	job.Runs = func(context.Context, kiez.Rhythm, time.Time, time.Time) ([]time.Time, error) { return nil, broken }
	if err := job.Run(t.Context(), at("2027-03-10 09:00")); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	job = s.job()
	s.lost = true
	if err := job.Run(t.Context(), at("2027-03-10 09:00")); !errors.Is(err, errDied) {
		t.Errorf("got %v", err)
	}
}

// Ticks of two replicas at any moments, processes that die after making a run, pauses: across both clock changes each
// run is made at most once, and at least once if anybody looked within six hours of its time; what is due in a pause is
// never made.
func TestEveryRunIsMadeOnce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		expr := rapid.SampledFrom([]string{"0 9 * * *", "30 3 * * SUN", "0 1 * * *", "0 3,23 * * *", "15 8-18 * * MON-FRI"}).Draw(rt, "cron")
		now := rapid.SampledFrom([]time.Time{
			at("2026-03-26 12:00"), at("2026-10-22 12:00"), at("2027-03-25 12:00"), at("2027-10-28 12:00"),
		}).Draw(rt, "start")
		s := daily(now)
		s.schedule.Pattern.Rhythm.Cron = expr
		settled, want := now, map[string]bool{}
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			before, other := s.schedule, (*kiez.Schedule)(nil)
			now = now.Add(time.Duration(rapid.IntRange(1, 14*60).Draw(rt, "minutes")) * time.Minute)
			switch rapid.SampledFrom([]string{"tick", "tick", "two ticks", "die", "pause or resume"}).Draw(rt, "what") {
			case "pause or resume":
				s.schedule.Paused = !s.schedule.Paused
				s.schedule.Rev++
				s.schedule.Since, settled = now, now
				continue
			case "die":
				s.lost = true
			case "two ticks":
				other = &before
			}
			if err := s.job().Run(rt.Context(), now); err != nil && !s.lost {
				rt.Fatal(err)
			}
			s.lost, s.read = false, other
			if err := s.job().Run(rt.Context(), now); err != nil {
				rt.Fatal(err)
			}
			s.read = nil
			due, _ := cronRuns(rt.Context(), s.schedule.Pattern.Rhythm, settled, now)
			for _, run := range due {
				if !before.Paused && now.Sub(run) <= 6*time.Hour {
					want["s@"+run.In(berlin).Format("200601021504")] = true
				}
			}
			if !before.Paused {
				settled = now
			}
		}
		if got := slices.Sorted(maps.Keys(s.made)); !slices.Equal(got, slices.Sorted(maps.Keys(want))) {
			rt.Fatal(fmt.Sprintf("made %v\nwant %v", got, slices.Sorted(maps.Keys(want))))
		}
	})
}
