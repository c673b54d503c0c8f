package app

import "time"

// lately remembers when keys were last noted: for as long as is asked for, or less where more than most are noted in
// that time. What is old goes all at once, so that a look costs the same however much is remembered.
type lately[K comparable] struct {
	long       time.Duration
	most       int
	young, old map[K]time.Time // old: noted before the last change of the two
	changed    time.Time
}

// last gives when key was noted last; the zero time: not lately.
func (r *lately[K]) last(key K) time.Time {
	if at, ok := r.young[key]; ok {
		return at
	}
	return r.old[key]
}

func (r *lately[K]) note(key K, now time.Time) {
	if r.young == nil || now.Sub(r.changed) > r.long || len(r.young) >= r.most {
		r.young, r.old, r.changed = map[K]time.Time{}, r.young, now
	}
	r.young[key] = now
}

func (r *lately[K]) forget(key K) {
	delete(r.young, key)
	delete(r.old, key)
}
