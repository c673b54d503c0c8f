package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiezbot/internal/telegram"
)

// Rehearse takes the jobs out of the scheduler of a bot that does not run yet. The function that it gives runs each of
// them once, for the clock's now, and wakes the engine: a test jumps from moment to moment and waits for no tick.
func (a *App) Rehearse() (tick func(ctx context.Context) error) {
	jobs := a.scheduler.Jobs
	a.scheduler.Jobs = nil
	return func(ctx context.Context) error {
		var errs []error
		for _, job := range jobs {
			if err := job.Run(ctx, a.scheduler.Now()); err != nil {
				errs = append(errs, fmt.Errorf("job %s: %w", job.Name, err))
			}
		}
		a.engine.Wake()
		return errors.Join(errs...)
	}
}

// LookAfterWebhook does once what the bot does every minute.
func (a *App) LookAfterWebhook(ctx context.Context) error {
	_, err := a.hook.look(ctx, telegram.Webhook{})
	return err
}

// NotReady names the parts that are not in order at now.
func (a *App) NotReady(ctx context.Context, now time.Time) (names []string) {
	for _, p := range a.health.parts(ctx, now) {
		if !p.OK {
			names = append(names, p.Name)
		}
	}
	return names
}
