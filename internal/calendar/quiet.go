package calendar

import "time"

// QuietHours are the times of day in which nobody is to be disturbed: from From until just before To, both counted from
// midnight on the clock. From may be later than To: then they go over midnight. If both are equal, no time is quiet.
type QuietHours struct {
	From, To time.Duration
}

// Contains reports whether a clock in t's location shows a quiet time at t.
func (q QuietHours) Contains(t time.Time) bool {
	clock := timeShown(t)
	if q.From <= q.To {
		return q.From <= clock && clock < q.To
	}
	return clock >= q.From || clock < q.To
}

// Ends gives the first moment from t on that is not quiet: t itself if it is not, else that at which a clock in t's
// location shows To, or skips it on the day it is put forward.
func (q QuietHours) Ends(t time.Time) time.Time {
	if !q.Contains(t) {
		return t
	}
	left := q.To - timeShown(t)
	if left <= 0 {
		left += wholeDay
	}
	end := t.Add(left)
	if _, change := t.ZoneBounds(); !change.IsZero() && !change.After(end) { // from there the clock shows something else
		return q.Ends(change)
	}
	return end
}

// timeShown is what a clock in t's location shows, counted from midnight.
func timeShown(t time.Time) time.Duration {
	h, m, s := t.Clock()
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(s)*time.Second +
		time.Duration(t.Nanosecond())
}
