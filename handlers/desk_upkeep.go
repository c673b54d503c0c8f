package handlers

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
)

// CloseForgotten closes the enquiries in which nobody has written for a week after the office had answered.
func (h *Handlers) CloseForgotten(ctx context.Context, now time.Time) error {
	return h.changeOpen(ctx, func(e kiez.Enquiry) bool { return e.Forgotten(now) }, func(e *kiez.Enquiry) {
		if e.Forgotten(now) { // nobody has written meanwhile
			e.Closed = now
		}
	})
}

// OverdueReminder is what the office is to be reminded of: the enquiries it has not answered in the time it promised,
// once each. It is nil where there are none, and while the office is closed.
func (h *Handlers) OverdueReminder(ctx context.Context, now time.Time) (*kiez.Message, error) {
	if !h.bot.Office.Hours(now).Open {
		return nil, nil //nolint:nilnil // nobody is there to be reminded
	}
	all, err := h.bot.Enquiries.Unfinished(ctx)
	if err != nil {
		return nil, fmt.Errorf("overdue enquiries: %w", err)
	}
	overdue := 0
	for _, e := range all {
		if unreminded(e, now) {
			overdue++
		}
	}
	if overdue == 0 {
		return nil, nil //nolint:nilnil // there is nothing to remind of
	}
	list := kiez.Button{
		Label: kiez.Say("button.desk_overdue", kiez.Data{"Number": overdue}), Data: "desk:list:overdue",
	}
	return &kiez.Message{
		Paragraphs: []kiez.Text{kiez.Say("desk.reminder", kiez.Data{"Count": overdue})}, Rows: [][]kiez.Button{{list}},
	}, nil
}

// OfficeReminded notes that the office was reminded of all that is overdue at now.
func (h *Handlers) OfficeReminded(ctx context.Context, now time.Time) error {
	overdue := func(e kiez.Enquiry) bool { return unreminded(e, now) }
	return h.changeOpen(ctx, overdue, func(e *kiez.Enquiry) { e.Reminded = now })
}

// unreminded reports whether a promise was broken that the office was not reminded of.
func unreminded(e kiez.Enquiry, now time.Time) bool {
	return e.Overdue(now) && e.Reminded.Before(e.Due)
}

// changeOpen changes those of the open enquiries that are wanted.
func (h *Handlers) changeOpen(
	ctx context.Context, wanted func(e kiez.Enquiry) bool, change func(e *kiez.Enquiry),
) error {
	all, err := h.bot.Enquiries.Unfinished(ctx)
	if err != nil {
		return fmt.Errorf("open enquiries: %w", err)
	}
	for _, e := range all {
		if !wanted(e) {
			continue
		}
		_, err := h.bot.changeEnquiry(ctx, e.ID, func(e *kiez.Enquiry) error { change(e); return nil })
		if err != nil && !errors.Is(err, kiez.ErrNotFound) {
			return err
		}
	}
	return nil
}
