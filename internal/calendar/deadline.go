package calendar

import (
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// missedDays is how long a closing date that has passed is still worth mentioning.
const missedDays = 14

// Plan tells somebody with an idea today how it can go on.
type Plan struct {
	Missed   *kiez.Event // the last closing date, if it passed within 14 days
	Deadline kiez.Event  // the next closing date that can be reached
	Session  *kiez.Event // the jury session that decides; nil: not entered, or cancelled
	// Following is, where Session is nil, the next session of the area after Deadline; nil: none is entered. Whether it
	// decides, nobody has said.
	Following *kiez.Event
	Later     []kiez.Event
	// Open says that there are fewer closing dates in Later than are asked for, because nobody entered more, or because
	// some before the next one were not entered.
	Open bool
	// Gap says that there are closing dates before Deadline that nobody entered.
	Gap bool
}

// Reachable finds the next closing date of the Kiezfonds for area and the two after it, among the dates that were
// entered or planned. The last moment of a closing date still counts. The empty area means any. It reports
// false when no closing date lies ahead; Missed may be set all the same.
func Reachable(events []kiez.Event, area kiez.Area, now time.Time) (Plan, bool) {
	const later = 2
	var plan Plan
	var ahead []kiez.Event
	for _, e := range slices.SortedFunc(slices.Values(events), kiez.ByStart) {
		if e.Kind != kiez.Deadline || e.Topic != kiez.KiezfondsDeadlines || e.Cancelled || !concerns(e, area) {
			continue
		}
		switch {
		case !e.Start.Before(now):
			ahead = append(ahead, e)
		case !e.Start.Before(now.AddDate(0, 0, -missedDays)):
			plan.Missed = &e
		}
	}
	if len(ahead) == 0 {
		return plan, false
	}
	plan.Deadline, plan.Gap = ahead[0], ahead[0].GapBefore
	plan.Later = ahead[1:min(len(ahead), 1+later)]
	if gap := slices.IndexFunc(plan.Later, func(e kiez.Event) bool { return e.GapBefore }); gap >= 0 {
		plan.Later = plan.Later[:gap] // those before it are not known
	}
	plan.Open = len(plan.Later) < later
	if plan.Session = session(events, plan.Deadline.Session); plan.Session == nil {
		plan.Following = following(events, plan.Deadline)
	}
	return plan, true
}

// session finds the session with this id, unless it was cancelled.
func session(events []kiez.Event, id string) *kiez.Event {
	for _, e := range events {
		if e.ID == id && e.Kind == kiez.Session && !e.Cancelled {
			return &e
		}
	}
	return nil
}

// following finds the first session after the deadline that is for the same area.
func following(events []kiez.Event, deadline kiez.Event) *kiez.Event {
	var first *kiez.Event
	for _, e := range events {
		if e.Kind == kiez.Session && !e.Cancelled && e.Area == deadline.Area && e.Start.After(deadline.Start) &&
			(first == nil || kiez.ByStart(e, *first) < 0) {
			first = &e
		}
	}
	return first
}

// concerns reports whether the event is for area; the empty area stands for all, on either side.
func concerns(e kiez.Event, area kiez.Area) bool {
	return area == "" || e.Area == "" || e.Area == area
}
