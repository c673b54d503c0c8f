package scheduler

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
)

// draftLife is how long a draft outlives its last change, and draftNotice how long before its end its author hears of
// it.
const (
	draftLife   = 7 * 24 * time.Hour
	draftNotice = 24 * time.Hour
)

// DraftStore keeps broadcasts that were not released.
type DraftStore interface {
	List(ctx context.Context, states ...kiez.BroadcastState) ([]kiez.Broadcast, error)
	// Save stores a change, or returns kiez.ErrConflict where somebody else saved one since it was read.
	Save(ctx context.Context, b kiez.Broadcast) (kiez.Broadcast, error)
}

// Drafts ends drafts that nobody has changed for a week. Their authors hear of it a day before, and once more with the
// texts.
type Drafts struct {
	Store DraftStore
	// Enter reports whether nobody did what has this name within the last ttl.
	Enter func(ctx context.Context, name string, ttl time.Duration) (first bool, err error)
	// Ends and Ended tell the author.
	Ends  func(ctx context.Context, b kiez.Broadcast) error
	Ended func(ctx context.Context, b kiez.Broadcast) error
}

// Run tells whom there is to tell and ends what has had its time. Trouble with one draft is no matter of the others.
func (d *Drafts) Run(ctx context.Context, now time.Time) error {
	drafts, err := d.Store.List(ctx, kiez.Draft, kiez.Waiting)
	if err != nil {
		return fmt.Errorf("list drafts: %w", err)
	}
	var failed []error
	for _, b := range drafts {
		if b.Kind != kiez.StaffBroadcast {
			continue
		}
		left := b.LastChange().Add(draftLife).Sub(now)
		switch {
		case left <= 0:
			err = d.end(ctx, b)
		case left <= draftNotice && b.Begun():
			err = d.announce(ctx, b)
		default:
			err = nil
		}
		if err != nil {
			failed = append(failed, fmt.Errorf("draft %s: %w", b.ID, err))
		}
	}
	return errors.Join(failed...)
}

// end tells the author first. Whoever has failed to, or to end the draft after that, is followed by another try.
func (d *Drafts) end(ctx context.Context, b kiez.Broadcast) error {
	const telling = 30 * time.Minute
	mine, err := d.Enter(ctx, nameOf("draft-ended", b), telling)
	if err != nil || !mine {
		return err
	}
	if b.Begun() {
		if err := d.Ended(ctx, b); err != nil {
			return fmt.Errorf("tell its end: %w", err)
		}
	}
	b.State = kiez.Aborted
	_, err = d.Store.Save(ctx, b)
	if errors.Is(err, kiez.ErrConflict) || errors.Is(err, kiez.ErrNotFound) { // changed just now: it lives on
		return nil
	}
	if err != nil {
		return fmt.Errorf("end: %w", err)
	}
	return nil
}

// announce tells the author once that the draft ends: what is missed here comes with the end.
func (d *Drafts) announce(ctx context.Context, b kiez.Broadcast) error {
	first, err := d.Enter(ctx, nameOf("draft-ends", b), 2*draftLife)
	if err != nil || !first {
		return err
	}
	if err := d.Ends(ctx, b); err != nil {
		return fmt.Errorf("announce its end: %w", err)
	}
	return nil
}

// nameOf is the same for all replicas, and another one once the draft is changed.
func nameOf(what string, b kiez.Broadcast) string { return fmt.Sprintf("%s:%s:%d", what, b.ID, b.Rev) }
