package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
)

// upkeepHour is the hour in which staff hear of facts that have become due, on working days: a start of the bot later
// in the day interrupts nobody.
const upkeepHour = 9

// upkeepMemory is how long it is remembered that staff were told of a fact: longer than any fact goes without review.
const upkeepMemory = 800 * 24 * time.Hour

// factReminder tells staff once of every fact that has become due.
type factReminder struct {
	facts  upkeep
	office office
	loc    *time.Location

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
	var gates []string
	for _, f := range r.facts.Facts() {
		name := "upkeep:" + f.ID + ":" + f.ReviewBy.Format(time.DateOnly)
		if !f.Due(now) || r.told[name] {
			continue
		}
		first, err := r.office.gate.Enter(ctx, name, upkeepMemory)
		switch {
		case err != nil:
			return errors.Join(fmt.Errorf("facts due: %w", err), r.tell(ctx, due, gates))
		case first:
			due, gates = append(due, f), append(gates, name)
		default:
			r.remember(name)
		}
	}
	return r.tell(ctx, due, gates)
}

// tell tells staff of facts whose gates were entered.
func (r *factReminder) tell(ctx context.Context, due []kiez.Fact, gates []string) error {
	if len(due) == 0 {
		return nil
	}
	if err := r.office.tell(ctx, handlers.FactsToDo(due), gates...); err != nil {
		return fmt.Errorf("tell of facts due: %w", err)
	}
	r.remember(gates...)
	return nil
}

func (r *factReminder) remember(gates ...string) {
	if r.told == nil {
		r.told = map[string]bool{}
	}
	for _, name := range gates {
		r.told[name] = true
	}
}
