package app

import (
	"context"
	"fmt"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/redisstore"
	"kiezbot/scheduler"
)

// numbersMemory is how long it is remembered that the numbers of a week were sent.
const numbersMemory = 14 * 24 * time.Hour

// weeklyNumbers sends the numbers of the week before to the office on Monday at nine, if staff want that.
type weeklyNumbers struct {
	wanted   *redisstore.Asked
	handlers *handlers.Handlers
	office   office
	sent     string // the last week that is known to be done
}

// tellNumbers is the job that sends them.
func tellNumbers(
	wanted *redisstore.Asked, h *handlers.Handlers, gate *redisstore.Gate, talk *conversation,
) scheduler.Job {
	w := &weeklyNumbers{wanted: wanted, handlers: h, office: office{gate, talk}}
	return scheduler.Job{Name: "numbers", Every: time.Second, Run: w.run}
}

// run sends them once, whichever replica comes first. What is not sent by the end of Monday is left out.
func (w *weeklyNumbers) run(ctx context.Context, now time.Time) error {
	local := now.In(w.office.talk.now().Location())
	week := local.Format(time.DateOnly)
	if local.Weekday() != time.Monday || local.Hour() < upkeepHour || w.sent == week {
		return nil
	}
	wanted, err := w.wanted.Weekly(ctx)
	if err != nil || !wanted {
		return err
	}
	message, err := w.handlers.WeeklyNumbers(ctx, local)
	if err != nil {
		return fmt.Errorf("numbers of the week: %w", err)
	}
	gate := "numbers:" + week
	first, err := w.office.gate.Enter(ctx, gate, numbersMemory)
	if err == nil && first {
		err = w.office.tell(ctx, message, gate)
	}
	if err != nil {
		return fmt.Errorf("numbers of the week: %w", err)
	}
	w.sent = week
	return nil
}
