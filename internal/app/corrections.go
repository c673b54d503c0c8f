package app

import (
	"context"
	"log/slog"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/scheduler"
)

// correctEvery is how often what people were told is compared with what is entered. What staff change here is looked at
// at once; the rest is what changed elsewhere: the content, another replica.
const correctEvery = 2 * time.Second

// corrector keeps people right who were told of an event.
type corrector struct {
	job      *scheduler.Corrections
	location *time.Location
	now      func() time.Time
	log      *slog.Logger
}

func newCorrector(
	o Options, told *redisstore.Told, broadcasts *redisstore.Broadcasts, dates agenda, wake func(),
) corrector {
	return corrector{now: o.Clock.Now, location: o.Location, log: o.Log, job: &scheduler.Corrections{
		Announced: told, Broadcasts: broadcasts, Event: dates.Event, Wake: wake,
	}}
}

// run is the job of the scheduler.
func (c corrector) run(ctx context.Context, now time.Time) error {
	return c.job.Run(ctx, now.In(c.location))
}

// book stores what staff enter, and has people corrected at once who were told otherwise.
type book struct {
	handlers.EventBook
	corrector corrector
}

// Put stores an event.
func (b book) Put(ctx context.Context, e kiez.Event) error {
	err := b.EventBook.Put(ctx, e)
	b.correct(ctx, err)
	return err
}

// PutSeries stores a series.
func (b book) PutSeries(ctx context.Context, s kiez.Series) error {
	err := b.EventBook.PutSeries(ctx, s)
	b.correct(ctx, err)
	return err
}

// correct has the change taken up at once. Where that fails, it is stored all the same, and the job takes it up.
func (b book) correct(ctx context.Context, changed error) {
	if changed != nil {
		return
	}
	if err := b.corrector.run(ctx, b.corrector.now()); err != nil {
		b.corrector.log.WarnContext(ctx, "correct at once", "err", err)
	}
}
