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

// numbersMemory is how long it is remembered that the numbers of a week were sent.
const numbersMemory = 14 * 24 * time.Hour

// weeklyNumbers sends the numbers of the week before to the office on Monday at nine, if staff want that.
type weeklyNumbers struct {
	wanted   *redisstore.Asked
	handlers *handlers.Handlers
	gate     *redisstore.Gate
	talk     *conversation
	sent     string // the last week that is known to be done
}

// tellNumbers is the job that sends them.
func tellNumbers(
	wanted *redisstore.Asked, h *handlers.Handlers, gate *redisstore.Gate, talk *conversation,
) scheduler.Job {
	w := &weeklyNumbers{wanted: wanted, handlers: h, gate: gate, talk: talk}
	return scheduler.Job{Name: "numbers", Every: time.Second, Run: w.run}
}

// run sends them once, whichever replica comes first. What is not sent by the end of Monday is left out.
func (w *weeklyNumbers) run(ctx context.Context, now time.Time) error {
	local := now.In(w.talk.now().Location())
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
	first, err := w.gate.Enter(ctx, "numbers:"+week, numbersMemory)
	if err != nil {
		return fmt.Errorf("numbers of the week: %w", err)
	}
	if w.sent = week; !first {
		return nil
	}
	var failed error
	for _, chat := range w.talk.staff.Releasers(0) {
		if err := w.talk.tell(ctx, chat, message); !errors.Is(err, kiez.ErrGone) { // who never wrote cannot be told
			failed = errors.Join(failed, err)
		}
	}
	return failed
}
