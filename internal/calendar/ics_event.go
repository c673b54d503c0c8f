package calendar

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"kiezbot/internal/kiez"
)

// Keys of what a calendar file may have wrong.
const (
	keyImportUnreadable = "import.unreadable"
	keyImportEmpty      = "import.empty"
	keyImportTooMany    = "import.too_many"
	keyImportOwn        = "import.own"
	keyImportNoStart    = "import.no_start"
	keyImportZone       = "import.unknown_zone"
	keyImportRule       = "import.rule_unsupported"
	keyTitleMissing     = "event.title_missing"
)

// event reads what an entry has in common with all its dates.
func (f icsFile) event(v *ics.VEvent) (e kiez.Event, err error) {
	const longest = 200 // more does not fit a button
	e = kiez.Event{
		Kind: kiez.Gathering, Title: kiez.Titles{}, Place: f.place(v),
		Cancelled: valueOf(v, ics.ComponentPropertyStatus) == string(ics.ObjectStatusCancelled),
		Planned:   valueOf(v, ics.ComponentPropertyStatus) == string(ics.ObjectStatusTentative),
	}
	title := []rune(strings.Join(strings.Fields(valueOf(v, ics.ComponentPropertySummary)), " "))
	if len(title) > longest {
		title = append(title[:longest-1], '…')
	}
	e.Title[kiez.German] = string(title)
	if text := plainText(valueOf(v, ics.ComponentPropertyDescription)); text != "" {
		e.Description = kiez.Titles{kiez.German: text}
	}
	if e.Start, e.AllDay, err = f.moment(v.GetProperty(ics.ComponentPropertyDtStart)); err != nil {
		return e, err
	}
	if len(title) == 0 {
		return e, kiez.Refuse(keyTitleMissing, nil)
	}
	e.End, err = f.end(v, e.Start, e.AllDay)
	return e, err
}

// end reads DTEND or DURATION; the zero time where neither is there, except that a day ends with itself.
func (f icsFile) end(v *ics.VEvent, start time.Time, allDay bool) (time.Time, error) {
	var end time.Time
	var err error
	given := valueOf(v, ics.ComponentPropertyDuration)
	switch p := v.GetProperty(ics.ComponentPropertyDtEnd); {
	case p != nil:
		end, _, err = f.moment(p)
	case given != "":
		end, err = after(start, given)
	case allDay:
		end = start.AddDate(0, 0, 1)
	}
	switch {
	case err != nil:
		return time.Time{}, err
	case end.IsZero() || end.Equal(start) && !allDay:
		return time.Time{}, nil
	case end.Before(start):
		return time.Time{}, kiez.Refuse(keyEndsBeforeStarts, kiez.Data{"Given": given})
	case allDay: // DTEND is the day after; some write the last day
		return later(midnight(end), start.AddDate(0, 0, 1)), nil
	}
	return end, nil
}

func later(x, y time.Time) time.Time {
	if x.After(y) {
		return x
	}
	return y
}

// place reads LOCATION, whose first part is the name, as in /event, and GEO.
func (icsFile) place(v *ics.VEvent) kiez.Place {
	where := strings.Join(strings.Fields(valueOf(v, ics.ComponentPropertyLocation)), " ")
	name, address, _ := strings.Cut(where, ",")
	p := kiez.Place{Name: strings.TrimSpace(name), Address: strings.TrimSpace(address)}
	north, east, _ := strings.Cut(valueOf(v, ics.ComponentPropertyGeo), ";")
	lat, err := strconv.ParseFloat(north, 64)
	lon, err2 := strconv.ParseFloat(east, 64)
	if err == nil && err2 == nil && lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180 {
		p.Lat, p.Lon = lat, lon
	}
	return p
}

// moment reads a date or a date with time.
func (f icsFile) moment(p *ics.IANAProperty) (t time.Time, allDay bool, err error) {
	if p == nil {
		return t, false, kiez.Refuse(keyImportNoStart, nil)
	}
	zone := f.loc
	if names := p.ICalParameters["TZID"]; len(names) > 0 {
		var ok bool
		if zone, ok = zoneOf(names[0]); !ok {
			return t, false, kiez.Refuse(keyImportZone, kiez.Data{"Given": shorten(names[0])})
		}
	}
	return f.momentIn(strings.TrimSpace(p.Value), zone)
}

// momentIn reads one of the three forms of RFC 5545, 3.3.4 and 3.3.5. Whole days begin where the reader is.
func (f icsFile) momentIn(value string, zone *time.Location) (t time.Time, allDay bool, err error) {
	if t, err = time.ParseInLocation(plainDate, value, f.loc); err == nil {
		allDay = true
	} else if t, err = time.Parse(utcTime, value); err != nil {
		t, err = time.ParseInLocation(localTime, value, zone)
	}
	if err != nil || !readableYear(t.Year()) {
		return time.Time{}, false, kiez.Refuse(keyImportNoStart, nil)
	}
	return t.In(f.loc), allDay, nil
}

// after adds a duration of RFC 5545, 3.3.6: weeks and days are those of the calendar.
func after(start time.Time, duration string) (time.Time, error) {
	m := icsDuration.FindStringSubmatch(duration)
	if m == nil || len(duration) > 20 {
		return start, kiez.Refuse(keyImportNoStart, nil)
	}
	seconds := 3600*number(m[3]) + 60*number(m[4]) + number(m[5])
	return start.AddDate(0, 0, week*number(m[1])+number(m[2])).Add(time.Duration(seconds) * time.Second), nil
}

var icsDuration = regexp.MustCompile(
	`^\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$`)
