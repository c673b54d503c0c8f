package kiez

import "time"

// Ban says that somebody is not answered any more.
type Ban struct {
	ID   string // short enough for a button; names the ban where the person must not be named
	User UserID
	By   UserID
	At   time.Time
}
