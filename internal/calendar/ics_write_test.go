package calendar_test

import (
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
)

// reread parses a file with another library than the one that wrote it.
func reread(t *testing.T, file []byte) *ical.Calendar {
	t.Helper()
	cal, err := ical.NewDecoder(strings.NewReader(string(file))).Decode()
	if err != nil {
		t.Fatalf("%v in\n%s", err, file)
	}
	return cal
}

func write(t *testing.T, entries ...calendar.Entry) []byte {
	t.Helper()
	file, err := calendar.WriteICS("Termine", entries, berlin)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func breakfast() calendar.Entry {
	return calendar.Entry{
		Event: kiez.Event{
			ID: "breakfast", Kind: kiez.Gathering, Sequence: 3,
			Start: time.Date(2027, 3, 27, 18, 0, 0, 0, berlin), End: time.Date(2027, 3, 28, 4, 0, 0, 0, berlin),
			Place:      kiez.Place{Name: "Libezem", Address: "Rhinstraße 9; Hof, 10315 Berlin", Lat: 52.5, Lon: 13.52},
			Provenance: kiez.Provenance{AsOf: "2027-02-10"},
		},
		Summary: "Frühstück, groß; schön", Description: "Mit Rampe\nStand: 02/2027", URL: "https://example.org/events/x?lang=de",
	}
}

func TestWriteICS(t *testing.T) {
	file := reread(t, write(t, breakfast()))
	v := file.Events()[0]
	text := func(name string) string {
		value, err := v.Props.Text(name)
		if err != nil {
			t.Error(err)
		}
		return value
	}
	for name, want := range map[string]string{
		"UID": "breakfast@kiezbot", "SUMMARY": "Frühstück, groß; schön", "DESCRIPTION": "Mit Rampe\nStand: 02/2027",
		"LOCATION": "Libezem, Rhinstraße 9; Hof, 10315 Berlin", "STATUS": "CONFIRMED",
	} {
		if got := text(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	for name, want := range map[string]string{
		"SEQUENCE": "3", "DTSTAMP": "20270210T000000Z", "URL": "https://example.org/events/x?lang=de",
		"DTSTART": "20270327T180000", "DTEND": "20270328T040000", "GEO": "52.5;13.52",
	} {
		if got := v.Props.Get(name); got == nil || got.Value != want {
			t.Errorf("%s is %v, want %s", name, got, want)
		}
	}
	start, err := v.DateTimeStart(time.UTC)
	end, err2 := v.DateTimeEnd(time.UTC)
	if err != nil || err2 != nil || !start.Equal(breakfast().Start) || end.Sub(start) != 9*time.Hour {
		t.Errorf("from %v to %v (%v, %v); over the change of the clocks it lasts nine hours", start, end, err, err2)
	}
	if len(v.Children) != 1 || v.Children[0].Props.Get("TRIGGER").Value != "-P1D" {
		t.Errorf("alarms: %v", v.Children)
	}
}

func TestWriteICSIsWellFormed(t *testing.T) {
	long := breakfast()
	long.Description = strings.Repeat("Sehr viele Wörter über Straßen. ", 20) + strings.Repeat("ä", 200)
	file := string(write(t, long))
	for line := range strings.SplitSeq(strings.TrimSuffix(file, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || line == "" {
			t.Errorf("line of %d octets: %q", len(line), line)
		}
	}
	got, err := reread(t, []byte(file)).Events()[0].Props.Text("DESCRIPTION")
	if err != nil || got != long.Description {
		t.Errorf("%v; folded and unfolded it is %q", err, got)
	}
}

func TestWriteICSStates(t *testing.T) {
	cancelled, planned, closing := breakfast(), breakfast(), breakfast()
	cancelled.Cancelled, planned.Planned = true, true
	closing.Kind, closing.Start = kiez.Deadline, time.Date(2027, 3, 10, 23, 59, 59, 0, berlin)
	file := reread(t, write(t, cancelled, planned, closing))
	for i, want := range []string{"CANCELLED", "TENTATIVE", "CONFIRMED"} {
		if got := file.Events()[i].Props.Get("STATUS").Value; got != want {
			t.Errorf("status %s, want %s", got, want)
		}
	}
	if alarms := file.Events()[0].Children; len(alarms) != 0 {
		t.Error("nobody is reminded of what is cancelled")
	}
	day := file.Events()[2].Props
	if day.Get("DTSTART").ValueType() != ical.ValueDate || day.Get("DTSTART").Value != "20270310" ||
		day.Get("DTEND").Value != "20270311" {
		t.Errorf("a closing date is a whole day, got %v to %v", day.Get("DTSTART"), day.Get("DTEND"))
	}
}

// TestWriteICSZone compares the clock changes that the file defines with those of the time zone database.
// What fills whole days is written without times, and read back as it was.
func TestWriteICSWholeDays(t *testing.T) {
	days := breakfast()
	days.AllDay, days.Start = true, time.Date(2027, 3, 27, 0, 0, 0, 0, berlin).UTC()
	days.End = time.Date(2027, 3, 30, 0, 0, 0, 0, berlin).UTC()
	file := write(t, days)
	v := reread(t, file).Events()[0]
	for name, want := range map[string]string{"DTSTART": "20270327", "DTEND": "20270330"} {
		if p := v.Props.Get(name); p.ValueType() != ical.ValueDate || p.Value != want {
			t.Errorf("%s: %+v, want the date %s", name, p, want)
		}
	}
	if trigger := v.Children[0].Props.Get("TRIGGER").Value; trigger != "-PT15H" {
		t.Errorf("alarm %s: not at nine of the day before", trigger)
	}
	got, err := calendar.ReadICS([]byte(strings.ReplaceAll(string(file), "@kiezbot", "@elsewhere")), berlin)
	if err != nil || len(got) != 1 {
		t.Fatalf("%d entries, %v", len(got), err)
	}
	if e := got[0].Series.Event; !e.AllDay || !e.Start.Equal(days.Start) || !e.End.Equal(days.End) || e.Days() != 3 {
		t.Errorf("read back as %v to %v", e.Start, e.End)
	}
}

func TestWriteICSZone(t *testing.T) {
	var zone *ical.Component
	for _, c := range reread(t, write(t)).Children {
		if c.Name == ical.CompTimezone {
			zone = c
		}
	}
	if zone == nil || zone.Props.Get("TZID").Value != "Europe/Berlin" || len(zone.Children) != 2 {
		t.Fatalf("zone: %v", zone)
	}
	for _, c := range zone.Children {
		start, err := c.Props.Get("DTSTART").DateTime(time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		option, err := c.Props.RecurrenceRule()
		if err != nil || option == nil {
			t.Fatalf("rule of %s: %v", c.Name, err)
		}
		from, err := time.Parse("-0700", c.Props.Get("TZOFFSETFROM").Value)
		if err != nil {
			t.Fatal(err)
		}
		to, err := time.Parse("-0700", c.Props.Get("TZOFFSETTO").Value)
		if err != nil {
			t.Fatal(err)
		}
		_, before := from.Zone()
		_, after := to.Zone()
		changes, err := c.RecurrenceSet(time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range changes.Between(start, time.Date(2037, 1, 1, 0, 0, 0, 0, time.UTC), true) {
			instant := at.Add(-time.Duration(before) * time.Second)
			_, was := instant.Add(-time.Second).In(berlin).Zone()
			_, is := instant.In(berlin).Zone()
			if was != before || is != after {
				t.Errorf("%s: at %s the offset changes from %d to %d", c.Name, instant, was, is)
			}
		}
	}
}

func TestWriteICSStaysTheSame(t *testing.T) {
	if first, second := write(t, breakfast()), write(t, breakfast()); string(first) != string(second) {
		t.Error("the same events make another file")
	}
}
