package scheduler

import (
	"math/bits"
	"regexp"
	"strings"
	"time"

	"github.com/robfig/cron/v3"

	"kiezbot/internal/kiez"
)

// Cron is a cron expression of five fields: minute, hour, day of the month, month, day of the week.
type Cron struct {
	spec *cron.SpecSchedule
}

const (
	everyBit   = 1 << 63 // what the library sets in a field with a star
	nightHour  = 2       // missing or doubled on the days of a clock change
	daysOfWeek = 7
)

var (
	cronWords  = regexp.MustCompile(`^(?i:(?:CRON_)?TZ=|@)|^[0-9*?,/-]+\s+[0-9*?,/-]+(?:\s+[0-9A-Za-z*?,/#-]+)*$`)
	fiveFields = regexp.MustCompile(`^[0-9*?][0-9*?,/-]*\s+[0-9*?][0-9*?,/-]*(?:\s+[0-9A-Za-z*?][0-9A-Za-z*?,/-]*){3}$`)
)

// LooksLikeCron reports whether a text is meant as a cron expression, right or wrong.
func LooksLikeCron(text string) bool { return cronWords.MatchString(strings.TrimSpace(text)) }

// ParseCron reads an expression whose hours are those of a clock in loc. It takes nothing but five fields: what the
// library also knows (@daily, TZ=) would run at other hours than it shows, and some of it panics. Errors are
// *kiez.UserError, with the expression as Given: cron.unreadable; cron.never for what no calendar has, such as 31
// February; cron.too_often for more often than hourly; rhythm.at_night for 02:00 to 02:59, even on some days only.
func ParseCron(text string, loc *time.Location) (Cron, error) {
	refuse := func(key string) (Cron, error) {
		const longest = 80
		return Cron{}, kiez.Refuse(key, kiez.Data{"Given": strings.ToValidUTF8(text[:min(len(text), longest)], "")})
	}
	text = strings.TrimSpace(text)
	if !fiveFields.MatchString(text) {
		return refuse("cron.unreadable")
	}
	parsed, err := cron.ParseStandard(text)
	spec, ok := parsed.(*cron.SpecSchedule)
	if err != nil || !ok {
		return refuse("cron.unreadable")
	}
	spec.Location = loc
	c := Cron{spec: spec}
	leapYear := time.Date(2028, time.January, 1, 0, 0, 0, 0, loc)
	switch {
	case c.next(leapYear).IsZero():
		return refuse("cron.never")
	case bits.OnesCount64(spec.Minute&^everyBit) > 1:
		return refuse("cron.too_often")
	case spec.Hour&(1<<nightHour) != 0:
		return refuse("rhythm.at_night")
	}
	return c, nil
}

func (c Cron) next(after time.Time) time.Time { return c.spec.Next(after.In(c.spec.Location)) }

// Runs gives the moments after from, up to and including to, at which the expression is due.
func (c Cron) Runs(from, to time.Time) []time.Time {
	var runs []time.Time
	for at := c.next(from); !at.IsZero() && !at.After(to); at = c.next(at) {
		runs = append(runs, at)
	}
	return runs
}

// Weekly gives the weekdays, from Monday, and the time of day of an expression that says nothing but these.
func (c Cron) Weekly() (days []time.Weekday, clock time.Duration, ok bool) {
	s := c.spec
	if s.Dom&everyBit == 0 || s.Month&everyBit == 0 || bits.OnesCount64(s.Hour&^everyBit) != 1 {
		return nil, 0, false
	}
	for n := range daysOfWeek {
		if day := (n + int(time.Monday)) % daysOfWeek; s.Dow&(1<<day) != 0 {
			days = append(days, time.Weekday(day))
		}
	}
	hour, minute := bits.TrailingZeros64(s.Hour), bits.TrailingZeros64(s.Minute)
	return days, time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute, true
}
