package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// deskReminders reminds the office of what it has not answered in time, and closes what is forgotten.
type deskReminders struct {
	desk *desk
	gate *redisstore.Gate
}

// run looks once in each minute of the plan, on the replica that comes first.
func (r deskReminders) run(ctx context.Context, now time.Time) error {
	first, err := r.gate.Enter(ctx, "enquiries:"+now.UTC().Format("2006-01-02T15:04"), time.Hour)
	if err != nil {
		return fmt.Errorf("upkeep of enquiries: %w", err)
	}
	if !first {
		return nil
	}
	h := r.desk.talk.handlers
	if err := h.CloseForgotten(ctx, now); err != nil {
		return fmt.Errorf("close forgotten enquiries: %w", err)
	}
	reminder, err := h.OverdueReminder(ctx, now)
	if err != nil {
		return fmt.Errorf("remind of enquiries: %w", err)
	}
	if reminder == nil {
		return nil
	}
	var failed error
	for _, chat := range r.desk.staff.Desk() {
		if err := r.desk.talk.tell(ctx, chat, *reminder); !errors.Is(err, kiez.ErrGone) {
			failed = errors.Join(failed, err)
		}
	}
	return errors.Join(failed, h.OfficeReminded(ctx, now)) // once: /inbox shows them all the same
}
