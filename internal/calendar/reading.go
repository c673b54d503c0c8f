package calendar

import (
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// reading is what a text says, before it becomes a moment. A nil part was not said.
type reading struct {
	date     *calendarDate
	days     *int // from today
	weekday  *weekday
	clock    *clockTime
	dotted   []string // match of "10.03": a date or a time, whichever is missing in the end
	atHour   bool     // "um" was said: a bare number is an hour
	notToday bool     // "nächsten" before a weekday
	nextWeek bool     // "nächste Woche" before a weekday
}

// weekday is a day of the week as typed.
type weekday struct {
	day   time.Weekday
	given string
}

// maxText, in bytes, is far longer than any date.
const maxText = 80

// separators stand between the parts of a text and mean nothing.
const separators = " ,;."

// read takes a text apart, part by part in any order. Each part may come once.
func read(text string) (reading, error) {
	if len(text) > maxText {
		return reading{}, unreadable(text)
	}
	var r reading
	rest := strings.TrimLeft(tidy(text), separators)
	for rest != "" {
		if part := slashDate.FindString(rest); part != "" {
			return reading{}, ambiguous(part)
		}
		n := r.part(rest)
		if n == 0 {
			return reading{}, unreadable(text)
		}
		rest = strings.TrimLeft(rest[n:], separators)
	}
	if err := r.settle(text); err != nil {
		return reading{}, err
	}
	return r, nil
}

// tidy leaves single spaces between words, and composes umlauts that some keyboards send as two characters.
func tidy(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	return strings.NewReplacer("a\u0308", "ä", "u\u0308", "ü", "A\u0308", "Ä", "U\u0308", "Ü").Replace(text)
}

// part reads the part at the beginning of rest and gives its length; 0: it makes no sense.
func (r *reading) part(rest string) int {
	for _, f := range forms() {
		if m := f.pattern.FindStringSubmatch(rest); m != nil && f.take(r, m) {
			return len(m[0])
		}
	}
	return 0
}

// settle decides whether a part such as "10.03" is a date or a time, and whether the parts make up a moment.
func (r *reading) settle(text string) error {
	if r.dotted != nil {
		asDate, asClock := *r, *r
		isDate := r.days == nil && takeDate(&asDate, r.dotted) && asDate.date.plausible()
		isClock := takeClock(&asClock, r.dotted)
		switch {
		case isDate && isClock && !r.atHour:
			return ambiguous(r.dotted[0])
		case isClock:
			*r = asClock
		case isDate:
			*r = asDate
		default:
			return unreadable(text)
		}
	}
	dated := r.date != nil || r.days != nil
	switch {
	case r.date != nil && r.days != nil,
		!dated && r.weekday == nil && r.clock == nil,
		(r.notToday || r.nextWeek) && (dated || r.weekday == nil):
		return unreadable(text)
	}
	return nil
}

func unreadable(text string) error {
	return kiez.Refuse(keyUnreadable, kiez.Data{"Given": shorten(text)})
}

// shorten keeps what is quoted back to its writer short.
func shorten(text string) string {
	if len(text) > maxText {
		text = text[:maxText] + "…"
	}
	return strings.ToValidUTF8(text, "")
}

func ambiguous(part string) error {
	return kiez.Refuse(keyAmbiguous, kiez.Data{"Given": strings.Trim(part, separators)})
}
