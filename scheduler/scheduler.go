// Package scheduler decides when something happens: it ticks, and at each tick every job looks at what is due by the
// program's clock. Jobs may repeat and may be late: what they do has a name and happens once. It sends nothing itself.
package scheduler

import (
	"context"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"github.com/robfig/cron/v3"
)

// Job does what is due at now. It is called again and again with a later now, and must not mind.
type Job struct {
	Name  string
	Every time.Duration // between two calls, whole seconds
	Run   func(ctx context.Context, now time.Time) error
}

// Scheduler calls its jobs. A job that still runs is not called a second time.
type Scheduler struct {
	Jobs []Job
	Now  func() time.Time
	Log  *slog.Logger
}

// longestRun bounds one call of a job, so that a hanging store does not silence it for good.
const longestRun = time.Minute

// Run ticks until ctx ends, then waits for the jobs in hand.
func (s *Scheduler) Run(ctx context.Context) error {
	// Skip must stand outside: it keeps a job locked out for ever after a panic that was not recovered inside it.
	c := cron.New(cron.WithChain(cron.SkipIfStillRunning(cron.DiscardLogger)))
	var first sync.WaitGroup
	for _, job := range s.Jobs {
		id := c.Schedule(cron.Every(job.Every), cron.FuncJob(func() { s.call(ctx, job) }))
		first.Go(c.Entry(id).WrappedJob.Run) // a restart does not wait for the first tick, nor for another job
	}
	c.Start()
	<-ctx.Done()
	<-c.Stop().Done()
	first.Wait()
	return nil
}

// call runs a job once. Neither an error nor a panic of one job touches the others.
func (s *Scheduler) call(ctx context.Context, job Job) {
	if ctx.Err() != nil {
		return
	}
	limited, cancel := context.WithTimeout(ctx, longestRun)
	defer cancel()
	defer func() {
		if r := recover(); r != nil {
			s.Log.ErrorContext(ctx, "job panicked", "job", job.Name, "panic", r, "stack", string(debug.Stack()))
		}
	}()
	if err := job.Run(limited, s.Now()); err != nil && ctx.Err() == nil {
		s.Log.ErrorContext(ctx, "job failed", "job", job.Name, "err", err)
	}
}
