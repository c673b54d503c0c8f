package calendar

import ics "github.com/arran4/golang-ical"

const (
	zoneName  = "Europe/Berlin"
	localTime = "20060102T150405"
	utcTime   = "20060102T150405Z"
	plainDate = "20060102"
)

// berlinZone is the definition that RFC 5545 wants of every zone that is used: the clock changes of the European Union
// since 1996 (Directive 2000/84/EC).
func berlinZone() *ics.VTimezone {
	zone := ics.NewTimezone(zoneName)
	change := func(name, from, to, first, rule string) ics.ComponentBase {
		c := ics.ComponentBase{}
		c.AddProperty(ics.ComponentPropertyDtStart, first)
		c.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), from)
		c.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), to)
		c.AddProperty(ics.ComponentProperty(ics.PropertyTzname), name)
		c.AddProperty(ics.ComponentPropertyRrule, rule)
		return c
	}
	zone.Components = append(zone.Components,
		&ics.Daylight{ComponentBase: change(
			"CEST", "+0100", "+0200", "19960331T020000", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")},
		&ics.Standard{ComponentBase: change(
			"CET", "+0200", "+0100", "19961027T030000", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU")})
	return zone
}
