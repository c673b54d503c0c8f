package calendar

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"kiezbot/internal/kiez"
)

// Entry is an event as calendar applications show it. Its words are plain text in one language.
type Entry struct {
	kiez.Event
	Summary     string
	Description string
	URL         string // of the event's page; empty: none
}

// uidHost ends the UIDs of everything that WriteICS writes.
const uidHost = "@kiezbot"

// refresh is how often a subscribed calendar is asked for again (RFC 7986, REFRESH-INTERVAL).
const refresh = "PT6H"

// WriteICS writes entries as an iCalendar file (RFC 5545) named name, with times of day in Europe/Berlin. It is the
// same as long as the entries are: what changed is told by SEQUENCE, and DTSTAMP is the as-of date. A closing date
// becomes a day without times: the day of its last moment in loc. An event without a known end has none in the file.
func WriteICS(name string, entries []Entry, loc *time.Location) ([]byte, error) {
	zone, err := time.LoadLocation(zoneName)
	if err != nil {
		return nil, fmt.Errorf("write iCalendar: %w", err)
	}
	cal := ics.NewCalendarFor("Kiezbot")
	cal.SetProductId("-//Kiezbot//Kiezbot//DE")
	cal.SetCalscale("GREGORIAN")
	cal.SetName(name)
	cal.SetXPublishedTTL(refresh)
	cal.SetRefreshInterval(refresh, ics.WithValue(string(ics.ValueDataTypeDuration)))
	cal.AddVTimezone(berlinZone())
	for _, e := range entries {
		cal.AddVEvent(vevent(e, zone, loc))
	}
	var out bytes.Buffer
	if err := cal.SerializeTo(&out, ics.WithNewLineWindows); err != nil { // the default is LF, RFC 5545 wants CRLF
		return nil, fmt.Errorf("write iCalendar: %w", err)
	}
	return out.Bytes(), nil
}

func vevent(e Entry, zone, loc *time.Location) *ics.VEvent {
	v := ics.NewEvent(e.ID + uidHost)
	v.SetDtStampTime(revised(e.AsOf, e.Start))
	v.SetSequence(e.Sequence)
	v.SetStatus(statusOf(e.Event))
	v.SetSummary(e.Summary)
	setTimes(v, e.Event, zone, loc)
	if e.Description != "" {
		v.SetDescription(e.Description)
	}
	if where := strings.Trim(e.Place.Name+", "+e.Place.Address, ", "); where != "" {
		v.SetLocation(where)
	}
	if e.Place.Lat != 0 || e.Place.Lon != 0 {
		ics.SetGeo(v, e.Place.Lat, e.Place.Lon)
	}
	if e.URL != "" {
		v.SetURL(e.URL)
	}
	if e.Kind != kiez.Deadline && !e.Cancelled {
		alarm := v.AddAlarm()
		alarm.SetAction(ics.ActionDisplay)
		alarm.SetTrigger(alarmBefore(e.Event))
		alarm.SetDescription(e.Summary)
	}
	return v
}

// setTimes writes beginning and end with their zone: in UTC, as the library would, a reader's clock change moves them.
func setTimes(v *ics.VEvent, e kiez.Event, zone, loc *time.Location) {
	switch {
	case e.Kind == kiez.Deadline:
		day := midnight(e.Start.In(loc))
		v.SetAllDayStartAt(day)
		v.SetAllDayEndAt(day.AddDate(0, 0, 1))
		v.SetTimeTransparency(ics.TransparencyTransparent) // nobody is busy on that day
		return
	case e.AllDay:
		v.SetAllDayStartAt(e.Start.In(loc))
		v.SetAllDayEndAt(e.End.In(loc))
		return
	}
	v.SetProperty(ics.ComponentPropertyDtStart, e.Start.In(zone).Format(localTime), ics.WithTZID(zoneName))
	if !e.End.IsZero() {
		v.SetProperty(ics.ComponentPropertyDtEnd, e.End.In(zone).Format(localTime), ics.WithTZID(zoneName))
	}
}

// alarmBefore is a day before; of what fills whole days, 09:00 of the day before.
func alarmBefore(e kiez.Event) string {
	if e.AllDay {
		return "-PT15H"
	}
	return "-P1D"
}

func statusOf(e kiez.Event) ics.ObjectStatus {
	switch {
	case e.Cancelled:
		return ics.ObjectStatusCancelled
	case e.Planned:
		return ics.ObjectStatusTentative
	default:
		return ics.ObjectStatusConfirmed
	}
}

// revised is when what is known about an event was last revised: its as-of date, "2025" or "2025-02" or "2025-02-10".
func revised(asOf string, start time.Time) time.Time {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if day, err := time.Parse(layout, asOf); err == nil {
			return day
		}
	}
	return start
}
