package web

import (
	"net/http"
	"time"
)

// maxJump keeps a slip of the year from carrying the clock, which never goes back, out of reach.
const maxJump = 366 * 24 * time.Hour

// clockBody has one of the two fields.
type clockBody struct {
	Step  string `json:"step"`  // two-minutes, next-morning (the next 08:00) or next-week
	Until string `json:"until"` // 2006-01-02T15:04 on the clock of the page, as <input type="datetime-local"> writes it
}

// clockState is the program's time; Now carries the offset of the zone.
type clockState struct {
	Now  time.Time `json:"now"`
	Zone string    `json:"zone"` // IANA name
}

func (p *play) clock() clockState {
	return clockState{Now: p.Now().In(p.Location), Zone: p.Location.String()}
}

func (p *play) moveClock(w http.ResponseWriter, r *http.Request) {
	body, err := read[clockBody](w, r)
	if err != nil {
		p.fail(w, err)
		return
	}
	now := p.Now().In(p.Location)
	then, err := target(now, body)
	if err != nil {
		p.fail(w, err)
		return
	}
	p.Advance(then.Sub(now))
	p.answer(w, http.StatusOK, p.clock())
}

// target finds the instant the body asks for, seen from now.
func target(now time.Time, body clockBody) (time.Time, error) {
	switch body.Step {
	case "two-minutes":
		return now.Add(2 * time.Minute), nil
	case "next-morning":
		morning := time.Date(now.Year(), now.Month(), now.Day(), 8, 0, 0, 0, now.Location())
		if !morning.After(now) {
			morning = morning.AddDate(0, 0, 1)
		}
		return morning, nil
	case "next-week":
		return now.AddDate(0, 0, 7), nil
	case "":
	default:
		return now, refusal{http.StatusBadRequest, "unknown_step"}
	}
	then, err := time.ParseInLocation("2006-01-02T15:04", body.Until, now.Location())
	switch {
	case err != nil:
		return now, refusal{http.StatusBadRequest, "bad_time"}
	case !then.After(now):
		return now, refusal{http.StatusBadRequest, "clock_never_back"}
	case then.Sub(now) > maxJump:
		return now, refusal{http.StatusBadRequest, "clock_too_far"}
	}
	return then, nil
}
