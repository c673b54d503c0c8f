package scheduler

import (
	"context"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
)

// When the digest goes out, and until when it is still of use: a bot that stood still on Monday sends it on Tuesday.
const (
	digestDay   = time.Monday
	digestHour  = 9
	digestLasts = 2 // days
)

// Digest makes the broadcast of the week for those who want one message a week. Its ID is the week's, so however often
// this runs, and wherever, it is made once. What it says is written for each person when it is sent; who has nothing
// ahead gets nothing.
type Digest struct {
	Loc *time.Location // of days and times of day
	// Create stores a broadcast; false: there is one with this ID.
	Create func(ctx context.Context, b kiez.Broadcast) (created bool, err error)
	// Wake tells the sender that there is something new.
	Wake func()

	made string // the last one that is known to be there
}

// Run makes the digest of the week if its time has come and it is not too late.
func (d *Digest) Run(ctx context.Context, now time.Time) error {
	local := now.In(d.Loc)
	monday := time.Date(local.Year(), local.Month(), local.Day()-(int(local.Weekday()-digestDay)+7)%7, 0, 0, 0, 0, d.Loc)
	from := time.Date(monday.Year(), monday.Month(), monday.Day(), digestHour, 0, 0, 0, d.Loc)
	until := monday.AddDate(0, 0, digestLasts)
	year, week := monday.ISOWeek()
	id := fmt.Sprintf("digest@%d-W%02d", year, week)
	if now.Before(from) || !now.Before(until) || d.made == id {
		return nil
	}
	created, err := d.Create(ctx, kiez.Broadcast{
		ID: id, Kind: kiez.Digest, State: kiez.Scheduled, Created: now, At: from, ValidUntil: until,
		Template: kiez.WeekAhead, Audience: kiez.Audience{Topics: kiez.Topics(), Pace: kiez.Weekly},
	})
	if err != nil {
		return fmt.Errorf("plan digest %s: %w", id, err)
	}
	d.made = id
	if created {
		d.Wake()
	}
	return nil
}
