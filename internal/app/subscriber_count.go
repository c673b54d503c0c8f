package app

import (
	"context"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/scheduler"
)

// subscribersEvery is how often subscribers are counted.
const subscribersEvery = time.Hour

// subscriberCount counts how many people subscribe to something. Each replica does: the last count of a week is its
// number.
type subscriberCount struct {
	broadcasts *redisstore.Broadcasts
	asked      *redisstore.Asked
	loc        *time.Location
	next       time.Time
}

// countSubscribers is the job that does.
func countSubscribers(b *redisstore.Broadcasts, asked *redisstore.Asked, loc *time.Location) scheduler.Job {
	c := &subscriberCount{broadcasts: b, asked: asked, loc: loc}
	return scheduler.Job{Name: "subscribers", Every: time.Second, Run: c.run}
}

// run counts if it is time to.
func (c *subscriberCount) run(ctx context.Context, now time.Time) error {
	if now.Before(c.next) {
		return nil
	}
	languages, err := c.broadcasts.Count(ctx, kiez.Audience{Topics: kiez.Topics()})
	if err != nil {
		return fmt.Errorf("count subscribers: %w", err)
	}
	people := 0
	for _, n := range languages {
		people += n
	}
	if err := c.asked.CountSubscribers(ctx, people, now.In(c.loc)); err != nil {
		return fmt.Errorf("note subscribers: %w", err)
	}
	c.next = now.Add(subscribersEvery)
	return nil
}
