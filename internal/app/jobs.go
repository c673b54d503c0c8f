package app

import (
	"context"
	"errors"
	"slices"
	"time"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/scheduler"
)

// schedule adds the other jobs to those given. Reminders look ahead as far as the longest lead, and a day for closing
// dates.
func (a *App) schedule(
	o Options, dates agenda, broadcasts *redisstore.Broadcasts, inbox *redisstore.Inbox, jobs ...scheduler.Job,
) *scheduler.Scheduler {
	leads := slices.Compact(slices.Sorted(slices.Values(slices.Concat(o.Leads, kiez.LeadTimes()))))
	ahead := slices.Max(leads) + 48*time.Hour
	reminders := &scheduler.Reminders{
		Due: func(ctx context.Context, now time.Time) ([]scheduler.Due, error) {
			events, err := dates.Between(ctx, now, now.Add(ahead))
			if err != nil {
				return nil, err
			}
			var due []scheduler.Due
			for _, r := range calendar.DueReminders(slices.Collect(events), leads, now, o.Location) {
				due = append(due, scheduler.Due{
					ID: r.ID, Event: r.Event, Lead: r.Lead, At: calendar.RemindAt(r.Event, r.Lead, o.Location),
				})
			}
			return due, nil
		},
		Create:  broadcasts.Create,
		Wake:    a.engine.Wake,
		Planned: a.health.metrics.Planned,
	}
	digest := &scheduler.Digest{Loc: o.Location, Create: broadcasts.Create, Wake: a.engine.Wake}
	prune := func(ctx context.Context, now time.Time) error {
		_, err := inbox.Prune(ctx)
		return errors.Join(err, redisstore.NewAudit(a.store).Prune(ctx, now))
	}
	return &scheduler.Scheduler{Now: o.Clock.Now, Log: o.Log, Jobs: a.health.watched(append(jobs,
		scheduler.Job{Name: "digest", Every: time.Second, Run: digest.Run},
		scheduler.Job{Name: "reminders", Every: time.Second, Run: reminders.Run},
		scheduler.Job{Name: "prune", Every: time.Hour, Run: prune}))}
}
