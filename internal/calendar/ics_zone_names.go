package calendar

import (
	"strings"
	"time"
)

// zoneOf finds the zone that a file names: by its name in the time zone database, perhaps behind a prefix, or by the
// name that Windows gives it.
func zoneOf(name string) (*time.Location, bool) {
	if iana, ok := windowsZones()[name]; ok {
		name = iana
	}
	if at := strings.LastIndex(name, "Europe/"); at > 0 { // "/freeassociation.sourceforge.net/Europe/Berlin"
		name = name[at:]
	}
	if name == "" || name == "Local" { // for the library these are zones of this machine
		return nil, false
	}
	zone, err := time.LoadLocation(name)
	return zone, err == nil
}

// windowsZones are the zones of Europe and UTC by the names of Windows, as in windowsZones.xml of the Unicode CLDR.
func windowsZones() map[string]string {
	return map[string]string{
		"W. Europe Standard Time":        "Europe/Berlin",
		"Central Europe Standard Time":   "Europe/Budapest",
		"Central European Standard Time": "Europe/Warsaw",
		"Romance Standard Time":          "Europe/Paris",
		"GMT Standard Time":              "Europe/London",
		"Greenwich Standard Time":        "Atlantic/Reykjavik",
		"E. Europe Standard Time":        "Europe/Chisinau",
		"FLE Standard Time":              "Europe/Kiev",
		"GTB Standard Time":              "Europe/Bucharest",
		"Turkey Standard Time":           "Europe/Istanbul",
		"Russian Standard Time":          "Europe/Moscow",
		"Belarus Standard Time":          "Europe/Minsk",
		"Kaliningrad Standard Time":      "Europe/Kaliningrad",
		"Eastern Standard Time":          "America/New_York",
		"UTC":                            "UTC",
	}
}
