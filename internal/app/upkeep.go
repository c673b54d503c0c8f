package app

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"kiezbot/content"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// reviewAfter is how long a confirmed fact counts, in months.
const reviewAfter = 6

// upkeep keeps in the store which facts staff have confirmed, and has the answers follow.
type upkeep struct {
	store    *redisstore.Upkeep
	library  *library
	followed *followed
}

func newUpkeep(store *redisstore.Upkeep, know *library) upkeep {
	return upkeep{store: store, library: know, followed: &followed{
		what: "confirmed facts", version: store.Version,
		apply: func(ctx context.Context) (int64, error) {
			confirmed, version, err := store.All(ctx)
			if err != nil {
				return 0, fmt.Errorf("load confirmed facts: %w", err)
			}
			know.confirm(ctx, confirmed)
			return version, nil
		},
	}}
}

// Facts lists what somebody has to keep right, the one to be reviewed first before the others.
func (u upkeep) Facts() []kiez.Fact {
	facts := u.library.current.Load().facts()
	slices.SortStableFunc(facts, func(a, b kiez.Fact) int {
		if a.Disputed != b.Disputed {
			if a.Disputed {
				return -1
			}
			return 1
		}
		return a.ReviewBy.Compare(b.ReviewBy)
	})
	return facts
}

// Confirm says that a fact is still right.
func (u upkeep) Confirm(ctx context.Context, fact string, c kiez.Confirmation) error {
	if err := u.store.Confirm(ctx, fact, c); err != nil {
		return fmt.Errorf("confirm fact: %w", err)
	}
	return u.followed.catchUp(ctx)
}

// The facts about which sources disagree until office.yaml or staff confirm them.
const (
	factAddress = "facts:office.address"
	factHours   = "office:hours"
)

// facts gives everything that is to be kept right, with what staff confirmed.
func (k *Knowledge) facts() []kiez.Fact {
	var facts []kiez.Fact
	for _, r := range k.Content.Reviews {
		f := kiez.Fact{ID: r.ID, Label: factLabel(r), Provenance: r.Provenance, Confirmed: k.confirmed[r.ID]}
		confirmedProvenance(&f.Provenance, f.Confirmed)
		if about := map[string]string{factAddress: "address", factHours: "hours"}[r.ID]; about != "" {
			f.Disputed = !k.Content.Office.Confirmed && f.Confirmed.At.IsZero()
			for _, other := range k.Content.Others {
				if other.About == about {
					f.Others = append(f.Others, other.Value+" ("+other.AsOf+", "+other.Source+")")
				}
			}
		}
		facts = append(facts, f)
	}
	return facts
}

// factLabel says what a fact is, for staff.
func factLabel(r content.Review) kiez.Text {
	file, id, _ := strings.Cut(r.ID, ":")
	switch {
	case file == "topics":
		return kiez.Say("topic."+id+".title", nil)
	case file == "ways":
		return kiez.Say("way."+id+".title", nil)
	case r.ID == factHours:
		return kiez.Say("upkeep.hours", nil)
	case file == "events":
		return kiez.Say("upkeep.events", kiez.Data{"Source": kiez.Isolated(r.Source)})
	case file == "holidays":
		return kiez.Say("upkeep.holiday", kiez.Data{"Day": r.Value})
	default:
		return kiez.Say("upkeep.fact", kiez.Data{"ID": kiez.Isolated(id), "Value": r.Value})
	}
}

// confirmedProvenance is that of a value that somebody found still right.
func confirmedProvenance(p *kiez.Provenance, c kiez.Confirmation) {
	if c.At.IsZero() || c.At.Before(newest(p.AsOf)) { // the content has been renewed since
		return
	}
	p.AsOf, p.ReviewBy = c.At.Format(time.DateOnly), c.At.AddDate(0, reviewAfter, 0)
}

// newest is the first moment of an as-of date.
func newest(asOf string) time.Time {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if at, err := time.Parse(layout, asOf); err == nil {
			return at
		}
	}
	return time.Time{}
}

// confirm puts other confirmations of the staff in place.
func (l *library) confirm(ctx context.Context, confirmed map[string]kiez.Confirmation) {
	l.overlay.mu.Lock()
	defer l.overlay.mu.Unlock()
	l.overlay.confirmed = confirmed
	l.renew(ctx)
}

// withConfirmed gives the content with what staff confirmed: newer dates under answers and events, and an office that
// people need not call first.
func withConfirmed(original *content.Content, confirmed map[string]kiez.Confirmation) *content.Content {
	if len(confirmed) == 0 {
		return original
	}
	c := *original
	c.Subjects, c.Events = slices.Clone(c.Subjects), slices.Clone(c.Events)
	for i := range c.Subjects {
		if at := confirmed["topics:"+string(c.Subjects[i].Intent)]; !at.At.IsZero() {
			confirmedProvenance(&c.Subjects[i].Provenance, at)
			c.Subjects[i].Confirm = false
		}
	}
	c.Ways, c.Localities = slices.Clone(c.Ways), slices.Clone(c.Localities)
	for i := range c.Ways {
		if at := confirmed["ways:"+c.Ways[i].ID]; !at.At.IsZero() {
			confirmedProvenance(&c.Ways[i].Provenance, at)
			c.Ways[i].Confirm = false
		}
	}
	for _, r := range c.Reviews {
		if at := confirmed[r.ID]; !at.At.IsZero() {
			confirmList(&c, r, at)
		}
	}
	confirmedProvenance(&c.Office.Provenance, confirmed[factHours])
	if !confirmed[factHours].At.IsZero() && !confirmed[factAddress].At.IsZero() {
		c.Office.Confirmed = true
	}
	return &c
}

// confirmList dates everything anew that comes from the list of events or localities under review.
func confirmList(c *content.Content, r content.Review, at kiez.Confirmation) {
	switch file, _, _ := strings.Cut(r.ID, ":"); file {
	case "events":
		for i := range c.Events {
			if c.Events[i].Provenance == r.Provenance {
				confirmedProvenance(&c.Events[i].Provenance, at)
			}
		}
	case "areas":
		for i := range c.Localities {
			if c.Localities[i].Provenance == r.Provenance {
				confirmedProvenance(&c.Localities[i].Provenance, at)
			}
		}
	}
}
