package calendar

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// The forms of dates and times. (?i) lets people write as they like; \b knows ASCII letters only, so no pattern ends
// in an umlaut.
var (
	slashDate = regexp.MustCompile(`^\d{1,4}/\d{1,2}(?:/\d{1,4})?`)

	isoDate   = regexp.MustCompile(`(?i)^(\d{4})-(\d\d?)-(\d\d?)(?:t|\b)`)
	fullDate  = regexp.MustCompile(`^(\d\d?)\. ?(\d\d?)\.(?: ?(\d{4})|(\d\d))?(?:[ ,;.]|$)`)
	shortDate = regexp.MustCompile(`^(\d\d?)\.(\d)(?:[ ,;]|$)`)
	dotted    = regexp.MustCompile(`^(\d\d?)\.(\d\d)(?:[ ,;]|$)`)
	namedDate = regexp.MustCompile(`(?i)^(\d\d?)\.? ?` +
		`(jan(?:uar)?|feb(?:ruar)?|märz?|maerz|mrz|apr(?:il)?|mai|juni?|juli?|` +
		`aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?)\b\.?(?: ?(\d{4})\b)?`)

	colonClock = regexp.MustCompile(`(?i)^(\d\d?):(\d\d)(?::00)?(?: ?(?:uhr|h))?\b`)
	dotClock   = regexp.MustCompile(`(?i)^(\d\d?)\.(\d\d) ?(?:uhr|h)\b`)
	hourClock  = regexp.MustCompile(`(?i)^(\d\d?) ?(?:uhr|h)\b(?: (\d\d)(?:[ ,;]|$))?`)
	bareHour   = regexp.MustCompile(`^(\d\d?)(?:[ ,;.]|$)`)

	inDays   = regexp.MustCompile(`(?i)^in (\d{1,3}|eine[mr]|zwei|drei|vier) (tag|woche)(?:e?n)?\b`)
	nextWeek = regexp.MustCompile(`(?i)^(?:nächste|naechste|kommende)[nr]? woche\b`)
	word     = regexp.MustCompile(`^\pL+`)
)

// form is one way to write a part. take stores the match and reports whether it fits what was said before.
type form struct {
	pattern *regexp.Regexp
	take    func(r *reading, m []string) bool
}

// forms are tried in this order: the longer before what it begins with.
func forms() []form {
	return []form{
		{isoDate, func(r *reading, m []string) bool {
			return takeDate(r, []string{strings.TrimRight(m[0], "tT"), m[3], m[2], m[1]})
		}},
		{fullDate, takeDate},
		{namedDate, takeDate},
		{colonClock, takeClock},
		{dotClock, takeClock},
		{hourClock, takeClock},
		{shortDate, takeDate},
		{dotted, takeDotted},
		{bareHour, func(r *reading, m []string) bool { return r.atHour && takeClock(r, m) }},
		{inDays, takeDays},
		{nextWeek, func(r *reading, _ []string) bool { return once(&r.nextWeek) }},
		{word, takeWord},
	}
}

// takeDate takes a match of day, month and perhaps a year of two or four digits.
func takeDate(r *reading, m []string) bool {
	d := calendarDate{day: number(m[1]), month: monthOf(m[2]), given: strings.Trim(m[0], " ,;")}
	for _, year := range m[3:] {
		if year == "" {
			continue
		}
		if d.year = number(year); d.year < 100 {
			d.year += 2000
		}
		if !readableYear(d.year) {
			return false
		}
	}
	return assign(&r.date, d)
}

// takeClock takes a match of hour and perhaps minutes.
func takeClock(r *reading, m []string) bool {
	minute := ""
	if len(m) > 2 {
		minute = m[2]
	}
	t, ok := timeOfDay(m[1], minute)
	return ok && assign(&r.clock, clockTime{time: t, given: strings.Trim(m[0], separators)})
}

func takeDotted(r *reading, m []string) bool {
	if r.dotted != nil {
		return false
	}
	r.dotted = m
	return true
}

// takeDays takes a match of a number and a unit.
func takeDays(r *reading, m []string) bool {
	n, ok := map[string]int{"einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4}[strings.ToLower(m[1])]
	if !ok {
		n = number(m[1])
	}
	if strings.EqualFold(m[2], "woche") {
		n *= week
	}
	return assign(&r.days, n)
}

// takeWord takes a single word.
func takeWord(r *reading, m []string) bool {
	switch w := strings.ToLower(m[0]); w {
	case "am", "den", "der", "diesen", "dieser":
		return true
	case "um":
		return once(&r.atHour)
	case "heute":
		return assign(&r.days, 0)
	case "morgen":
		return assign(&r.days, 1)
	case "übermorgen", "uebermorgen":
		return assign(&r.days, 2)
	case "nächsten", "nächster", "naechsten", "naechster", "kommenden", "kommender":
		return once(&r.notToday)
	default:
		day, ok := weekdayOf(w)
		return ok && assign(&r.weekday, weekday{day: day, given: m[0]})
	}
}

func weekdayOf(word string) (time.Weekday, bool) {
	switch word {
	case "mo", "montag":
		return time.Monday, true
	case "di", "dienstag":
		return time.Tuesday, true
	case "mi", "mittwoch":
		return time.Wednesday, true
	case "do", "donnerstag":
		return time.Thursday, true
	case "fr", "freitag":
		return time.Friday, true
	case "sa", "samstag", "sonnabend":
		return time.Saturday, true
	case "so", "sonntag":
		return time.Sunday, true
	}
	return 0, false
}

// monthOf gives the number of a month written as a number or as one of the names of namedDate.
func monthOf(s string) int {
	names := map[string]int{
		"jan": 1, "feb": 2, "mär": 3, "mae": 3, "mrz": 3, "apr": 4, "mai": 5, "jun": 6,
		"jul": 7, "aug": 8, "sep": 9, "okt": 10, "nov": 11, "dez": 12,
	}
	if letters := []rune(strings.ToLower(s)); len(letters) > 2 {
		return names[string(letters[:3])]
	}
	return number(s)
}

// timeOfDay gives the time since midnight of an hour and minutes; no minutes are none past the hour.
func timeOfDay(hour, minute string) (time.Duration, bool) {
	h, m := number(hour), number(minute)
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute, h < 24 && m < 60
}

// number reads digits that a pattern has found; nothing is 0.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// assign fills a part that was not said yet.
func assign[T any](part **T, value T) bool {
	if *part != nil {
		return false
	}
	*part = &value
	return true
}

// once sets a mark that was not set yet.
func once(mark *bool) bool {
	if *mark {
		return false
	}
	*mark = true
	return true
}
