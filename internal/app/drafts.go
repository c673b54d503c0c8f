package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/scheduler"
)

// draftsEvery is how often drafts are looked at that nobody has changed for a while.
const draftsEvery = 10 * time.Minute

// drafts is the job that ends them.
func drafts(broadcasts *redisstore.Broadcasts, gate *redisstore.Gate, talk *conversation) scheduler.Job {
	tell := func(message func(kiez.Broadcast) kiez.Message) func(context.Context, kiez.Broadcast) error {
		return func(ctx context.Context, b kiez.Broadcast) error {
			err := talk.tell(ctx, kiez.ChatID(b.Author), message(b))
			if errors.Is(err, kiez.ErrGone) { // whoever never wrote to the bot cannot be told
				return nil
			}
			if err != nil {
				return fmt.Errorf("tell the author: %w", err)
			}
			return nil
		}
	}
	job := &scheduler.Drafts{
		Store: broadcasts, Enter: gate.Enter, Ends: tell(handlers.DraftEnds), Ended: tell(handlers.DraftEnded),
	}
	return scheduler.Job{Name: "drafts", Every: draftsEvery, Run: job.Run}
}
