package calendar

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// fromTo finds the times of day at the end of a text: "18:00-20:00", "von 18 bis 20 Uhr". Its groups are what stands
// before, and hour and minutes of both ends.
var fromTo = regexp.MustCompile(`(?i)^(?:(.*?)[ ,;])??(?:von )?(\d\d?)(?:[:.](\d\d))?(?: ?(?:uhr|h))?` +
	` ?(?:-|–|—|bis) ?(\d\d?)(?:[:.](\d\d))?(?: ?(?:uhr|h))?\.?$`)

// betweenSpans divides a list of spans.
var betweenSpans = regexp.MustCompile(`(?i)[,;+&\n]|\bund\b`)

// ParseStart reads the beginning of something as ParseMoment does, and its end if that stands behind it: "10.3.
// 18:00-20:00", "18 bis 20 Uhr". Without an end, end is zero. 24:00 is the end of the day. Errors are *kiez.UserError,
// see the package comment.
func ParseStart(text string, now time.Time, loc *time.Location) (start, end time.Time, hasTime bool, err error) {
	start, hasTime, err = ParseMoment(text, now, loc)
	if err == nil || len(text) > maxText || !fromTo.MatchString(tidy(text)) {
		return start, time.Time{}, hasTime, err
	}
	span, err := parseSpan(text, now, loc)
	return span.From, span.To, err == nil, err
}

// parseSpan reads a day and two times of day. The day is read as ParseMoment does; without one it is now's.
func parseSpan(text string, now time.Time, loc *time.Location) (Span, error) {
	m, block, err := readSpan(text, keyUnreadable)
	if err != nil {
		return Span{}, err
	}
	// Read together, day and time explain each other: "10.03" is a date then, and "Mi" may be today.
	from, _, err := ParseMoment(m[1]+" "+m[2]+":"+cmp.Or(m[3], "00"), now, loc)
	if err != nil {
		return Span{}, err
	}
	to, err := clockTime{time: block.To, given: m[4] + ":" + cmp.Or(m[5], "00")}.on(midnight(from))
	if err != nil {
		return Span{}, err
	}
	return Span{From: from, To: to}, nil
}

// ParseHours reads opening hours of one day: "10:00-12:00, 13-15 Uhr". The blocks are in order; their Day is not set.
// Errors are *kiez.UserError, see the package comment.
func ParseHours(text string) ([]kiez.Block, error) {
	var blocks []kiez.Block
	for _, part := range betweenSpans.Split(strings.TrimRight(text, separators+"\n"), -1) {
		m, block, err := readSpan(part, keyHoursUnreadable)
		if err != nil {
			return nil, err
		}
		if m[1] != "" {
			return nil, kiez.Refuse(keyHoursUnreadable, kiez.Data{"Given": shorten(text)})
		}
		blocks = append(blocks, block)
	}
	slices.SortFunc(blocks, func(a, b kiez.Block) int { return cmp.Compare(a.From, b.From) })
	return blocks, nil
}

// readSpan matches fromTo and gives the times of day as a block; refusal is the key of the error where nothing matches.
func readSpan(text, refusal string) (m []string, b kiez.Block, err error) {
	if len(text) <= maxText {
		m = fromTo.FindStringSubmatch(tidy(text))
	}
	if m == nil {
		return nil, kiez.Block{}, kiez.Refuse(refusal, kiez.Data{"Given": shorten(text)})
	}
	from, fromOK := timeOfDay(m[2], m[3])
	to, toOK := timeOfDay(m[4], m[5])
	if !fromOK || !toOK && to != wholeDay {
		return nil, kiez.Block{}, kiez.Refuse(refusal, kiez.Data{"Given": shorten(text)})
	}
	if to <= from {
		given := strings.TrimSpace(strings.TrimPrefix(m[0], m[1]))
		return nil, kiez.Block{}, kiez.Refuse(keyEndsBeforeStarts, kiez.Data{"Given": given})
	}
	return m, kiez.Block{From: from, To: to}, nil
}
