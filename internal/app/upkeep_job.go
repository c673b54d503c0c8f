package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// upkeepHour is the hour in which staff hear of facts that have become due, on working days: a start of the bot later
// in the day interrupts nobody.
const upkeepHour = 9

// upkeepMemory is how long it is remembered that staff were told of a fact: longer than any fact goes without review.
const upkeepMemory = 800 * 24 * time.Hour

// factReminder tells staff once of every fact that has become due.
type factReminder struct {
	facts upkeep
	gate  *redisstore.Gate
	staff *staff
	talk  *conversation
	loc   *time.Location

	told map[string]bool // names of gates known to be shut
}

// run tells staff of the facts that became due since the last time, all in one message. A fact that was confirmed and
// becomes due again is told again.
func (r *factReminder) run(ctx context.Context, now time.Time) error {
	local := now.In(r.loc)
	if local.Hour() != upkeepHour || local.Weekday() == time.Saturday || local.Weekday() == time.Sunday {
		return nil
	}
	var due []kiez.Fact
	for _, f := range r.facts.Facts() {
		name := "upkeep:" + f.ID + ":" + f.ReviewBy.Format(time.DateOnly)
		if !f.Due(now) || r.told[name] {
			continue
		}
		first, err := r.gate.Enter(ctx, name, upkeepMemory)
		if err != nil {
			return fmt.Errorf("facts due: %w", err)
		}
		if r.told == nil {
			r.told = map[string]bool{}
		}
		r.told[name] = true
		if first {
			due = append(due, f)
		}
	}
	if len(due) == 0 {
		return nil
	}
	var failed error
	for _, chat := range r.staff.Releasers(0) {
		err := r.talk.tell(ctx, chat, handlers.FactsToDo(due))
		if !errors.Is(err, kiez.ErrGone) { // whoever never wrote to the bot cannot be told
			failed = errors.Join(failed, err)
		}
	}
	return failed
}
