package app

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"kiezbot/internal/web"
	"kiezbot/scheduler"
)

// ticks are the jobs of the scheduler, with when each of them last ended.
type ticks struct {
	mu   sync.Mutex
	last map[string]tick
}

type tick struct {
	every time.Duration
	ended time.Time
}

// longestTick is how long a job may take beyond its rhythm: the scheduler breaks it off after a minute.
const longestTick = 2 * time.Minute

// watched gives the jobs so that their runs are noted.
func (h *health) watched(jobs []scheduler.Job) []scheduler.Job {
	jobs = slices.Clone(jobs)
	for i, job := range jobs {
		h.metrics.Job(job.Name, job.Every)
		h.ticks.note(job, time.Now()) // not before it could run
		jobs[i].Run = func(ctx context.Context, now time.Time) error {
			well := false
			defer func() { // after a panic, too
				h.ticks.note(job, time.Now())
				h.metrics.Ran(job.Name, well || ctx.Err() != nil)
			}()
			err := job.Run(ctx, now)
			well = err == nil
			return err
		}
	}
	return jobs
}

func (t *ticks) note(job scheduler.Job, ended time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.last == nil {
		t.last = map[string]tick{}
	}
	t.last[job.Name] = tick{every: job.Every, ended: ended}
}

// part names the job that is the most overdue.
func (t *ticks) part(now time.Time) web.Part {
	t.mu.Lock()
	defer t.mu.Unlock()
	p := web.Part{Name: "scheduler", OK: true, Detail: "ticks"}
	worst := longestTick
	for name, job := range t.last {
		if late := now.Sub(job.ended) - job.every; late > worst {
			worst = late
			p.OK, p.Detail = false, fmt.Sprintf("%s has not ended for %d s", name, int(now.Sub(job.ended).Seconds()))
		}
	}
	return p
}
