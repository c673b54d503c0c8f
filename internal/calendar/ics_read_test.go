package calendar_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
)

// calendarOf makes a file of entries, each a few lines; DTSTART and what else is needed is there already.
func calendarOf(entries ...string) []byte {
	var file strings.Builder
	file.WriteString("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n")
	for _, e := range entries {
		file.WriteString("BEGIN:VEVENT\nSUMMARY:Treffen\nDTSTAMP:20260101T000000Z\n" + e + "\nEND:VEVENT\n")
	}
	file.WriteString("END:VCALENDAR\n")
	return []byte(strings.ReplaceAll(file.String(), "\n", "\r\n"))
}

// onPaper writes an entry in a line, and its dates in lines below.
func onPaper(got kiez.Imported) string {
	line := func(e kiez.Event) string {
		s := fmt.Sprintf("%s from %s", e.Title[kiez.German], clock(e.Start))
		if e.AllDay {
			s += fmt.Sprintf(" for %d days", e.Days())
		} else if !e.End.IsZero() {
			s += " to " + clock(e.End)
		}
		if e.Cancelled {
			s += " cancelled"
		}
		if e.Planned {
			s += " planned"
		}
		return s
	}
	s := line(got.Series.Event)
	if got.Series.Rule != "" {
		s += " " + got.Series.Rule
	}
	if !got.Series.Until.IsZero() {
		s += " until " + got.Series.Until.Format(time.DateOnly)
	}
	if got.Refused.Key != "" {
		s += fmt.Sprintf(" refused %s %v", got.Refused.Key, got.Refused.Data["Given"])
	}
	lines := []string{s}
	for _, e := range got.Dates {
		lines = append(lines, fmt.Sprintf("  %s %s", strings.TrimPrefix(e.ID, got.Series.ID), line(e)))
	}
	return strings.Join(lines, "\n")
}

func clock(t time.Time) string { return t.In(berlin).Format("2006-01-02 15:04") }

func TestReadICS(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ entry, want string }{
		"with a zone": {
			"UID:1\nDTSTART;TZID=Europe/Berlin:20270310T180000\nDTEND;TZID=Europe/Berlin:20270310T200000",
			"Treffen from 2027-03-10 18:00 to 2027-03-10 20:00",
		},
		"in UTC over the change of the clocks": {
			"UID:1\nDTSTART:20270327T170000Z\nDTEND:20270328T020000Z", "Treffen from 2027-03-27 18:00 to 2027-03-28 04:00",
		},
		"without a zone": {"UID:1\nDTSTART:20270310T180000", "Treffen from 2027-03-10 18:00"},
		"by Windows' name": {
			"UID:1\nDTSTART;TZID=W. Europe Standard Time:20270710T180000", "Treffen from 2027-07-10 18:00",
		},
		"by Windows' name elsewhere": {
			"UID:1\nDTSTART;TZID=\"GMT Standard Time\":20270710T180000", "Treffen from 2027-07-10 19:00",
		},
		"behind a prefix": {
			"UID:1\nDTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20270310T180000",
			"Treffen from 2027-03-10 18:00",
		},
		"in no zone": {
			"UID:1\nDTSTART;TZID=Mars/Crater:20270310T180000", "Treffen from 0001-01-01 00:53 refused import.unknown_zone Mars/Crater",
		},
		"with a zone of this machine": {
			"UID:1\nDTSTART;TZID=Local:20270310T180000", "Treffen from 0001-01-01 00:53 refused import.unknown_zone Local",
		},
		"a whole day": {
			"UID:1\nDTSTART;VALUE=DATE:20270310\nDTEND;VALUE=DATE:20270311", "Treffen from 2027-03-10 00:00 for 1 days",
		},
		"a whole day that ends with itself": {
			"UID:1\nDTSTART;VALUE=DATE:20270310\nDTEND;VALUE=DATE:20270310", "Treffen from 2027-03-10 00:00 for 1 days",
		},
		"whole days without an end": {"UID:1\nDTSTART;VALUE=DATE:20270310", "Treffen from 2027-03-10 00:00 for 1 days"},
		"days over the change of the clocks": {
			"UID:1\nDTSTART;VALUE=DATE:20270327\nDTEND;VALUE=DATE:20270330", "Treffen from 2027-03-27 00:00 for 3 days",
		},
		"days by duration": {"UID:1\nDTSTART;VALUE=DATE:20270327\nDURATION:P2D", "Treffen from 2027-03-27 00:00 for 2 days"},
		"days that come again": {
			"UID:1\nDTSTART;VALUE=DATE:20270327\nDTEND;VALUE=DATE:20270329\nRRULE:FREQ=WEEKLY\nRDATE;VALUE=DATE:20271030",
			"Treffen from 2027-03-27 00:00 for 2 days FREQ=WEEKLY\n  -20271030 Treffen from 2027-10-30 00:00 for 2 days",
		},
		"by duration": {
			"UID:1\nDTSTART;TZID=Europe/Berlin:20270327T100000\nDURATION:P1DT2H30M", "Treffen from 2027-03-27 10:00 to 2027-03-28 12:30",
		},
		"by a duration that is none": {
			"UID:1\nDTSTART:20270327T100000Z\nDURATION:ever", "Treffen from 2027-03-27 11:00 refused import.no_start <nil>",
		},
		"without a start": {"UID:1", "Treffen from 0001-01-01 00:53 refused import.no_start <nil>"},
		"before its start": {
			"UID:1\nDTSTART:20270327T100000Z\nDTEND:20270327T090000Z", "Treffen from 2027-03-27 11:00 refused date.ends_before_start ",
		},
		"cancelled": {"UID:1\nDTSTART:20270327T100000Z\nSTATUS:CANCELLED", "Treffen from 2027-03-27 11:00 cancelled"},
		"tentative": {"UID:1\nDTSTART:20270327T100000Z\nSTATUS:TENTATIVE", "Treffen from 2027-03-27 11:00 planned"},
		"from here": {"UID:x@kiezbot\nDTSTART:20270327T100000Z", "Treffen from 2027-03-27 11:00 refused import.own <nil>"},
		"every week until a day": {
			"UID:1\nDTSTART;TZID=Europe/Berlin:20270310T180000\nRRULE:FREQ=WEEKLY;UNTIL=20270630T160000Z",
			"Treffen from 2027-03-10 18:00 FREQ=WEEKLY until 2027-06-30",
		},
		"until before the last day's time": {
			"UID:1\nDTSTART;TZID=Europe/Berlin:20270310T180000\nRRULE:FREQ=WEEKLY;UNTIL=20270630T155959Z;BYDAY=WE",
			"Treffen from 2027-03-10 18:00 FREQ=WEEKLY;BYDAY=WE until 2027-06-29",
		},
		"until a day": {
			"UID:1\nDTSTART;VALUE=DATE:20270310\nRRULE:FREQ=YEARLY;UNTIL=20300310",
			"Treffen from 2027-03-10 00:00 for 1 days FREQ=YEARLY until 2030-03-10",
		},
		"too often": {
			"UID:1\nDTSTART:20270310T180000Z\nRRULE:FREQ=SECONDLY", "Treffen from 2027-03-10 19:00 refused rule.too_often FREQ=SECONDLY",
		},
		"never": {
			"UID:1\nDTSTART:20270310T180000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
			"Treffen from 2027-03-10 19:00 refused rule.never FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
		},
		"two rules": {
			"UID:1\nDTSTART:20270310T180000Z\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY",
			"Treffen from 2027-03-10 19:00 refused import.rule_unsupported <nil>",
		},
		"dropped and added dates": {
			"UID:1\nDTSTART;TZID=Europe/Berlin:20270310T180000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=WE\n" +
				"EXDATE;TZID=Europe/Berlin:20270317T180000,20270318T180000\nEXDATE:20270407T160000Z\n" +
				"RDATE;TZID=Europe/Berlin:20270402T120000",
			"Treffen from 2027-03-10 18:00 to 2027-03-10 19:00 FREQ=WEEKLY;BYDAY=WE\n" +
				"  -20270317 Treffen from 2027-03-17 18:00 to 2027-03-17 19:00 cancelled\n" +
				"  -20270407 Treffen from 2027-04-07 18:00 to 2027-04-07 19:00 cancelled\n" +
				"  -20270402 Treffen from 2027-04-02 12:00 to 2027-04-02 13:00",
		},
		"added spans": {
			"UID:1\nDTSTART:20270310T180000Z\nRRULE:FREQ=WEEKLY\nRDATE;VALUE=PERIOD:20270402T120000Z/PT2H",
			"Treffen from 2027-03-10 19:00 FREQ=WEEKLY refused import.rule_unsupported <nil>",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := calendar.ReadICS(calendarOf(c.entry), berlin)
			if err != nil || len(got) != 1 {
				t.Fatalf("%d entries, %v", len(got), err)
			}
			if is := onPaper(got[0]); is != c.want {
				t.Errorf("read\n%s\nwant\n%s", is, c.want)
			}
		})
	}
}

func TestReadICSChangedDates(t *testing.T) {
	t.Parallel()
	series := "UID:1\nDTSTART;TZID=Europe/Berlin:20270310T180000\nRRULE:FREQ=WEEKLY;BYDAY=WE"
	moved := "UID:1\nRECURRENCE-ID;TZID=Europe/Berlin:20270317T180000\nDTSTART;TZID=Europe/Berlin:20270318T190000"
	off := "UID:1\nRECURRENCE-ID:20270331T160000Z\nDTSTART:20270331T160000Z\nSTATUS:CANCELLED"
	got, err := calendar.ReadICS(calendarOf(moved, series, off), berlin)
	if err != nil || len(got) != 1 {
		t.Fatalf("%d entries, %v", len(got), err)
	}
	want := "Treffen from 2027-03-10 18:00 FREQ=WEEKLY;BYDAY=WE\n" +
		"  -20270317 Treffen from 2027-03-18 19:00\n  -20270331 Treffen from 2027-03-31 18:00 cancelled"
	if is := onPaper(got[0]); is != want {
		t.Errorf("read\n%s\nwant\n%s", is, want)
	}
	if e := got[0].Dates[0]; clock(e.Original) != "2027-03-17 18:00" || e.Series != got[0].Series.ID {
		t.Errorf("moved from %v in series %q", e.Original, e.Series)
	}

	alone, err := calendar.ReadICS(calendarOf(moved, off), berlin)
	if err != nil || len(alone) != 2 || alone[0].Series.ID == alone[1].Series.ID {
		t.Errorf("single dates of a series that is not in the file: %v, %v", alone, err)
	}
	later := strings.Replace(moved, "RECURRENCE-ID;", "RECURRENCE-ID;RANGE=THISANDFUTURE;", 1)
	if got, err := calendar.ReadICS(calendarOf(series, later), berlin); err != nil ||
		got[0].Refused.Key != "import.rule_unsupported" || got[0].Dates != nil {
		t.Errorf("this and all later dates: %+v, %v", got, err)
	}
}

func TestReadICSRefusesFiles(t *testing.T) {
	t.Parallel()
	whole := string(calendarOf("UID:1\nDTSTART:20270310T180000Z"))
	many := make([]string, 501)
	for i := range many {
		many[i] = fmt.Sprintf("UID:%d\nDTSTART:20270310T180000Z", i)
	}
	for name, c := range map[string]struct{ file, want string }{
		"nothing":                   {"", "import.unreadable"},
		"a page":                    {"<!doctype html><title>404</title>", "import.unreadable"},
		"half a file":               {whole[:len(whole)/2], "import.unreadable"},
		"an entry without its end":  {strings.Replace(whole, "END:VEVENT\r\n", "", 1), "import.unreadable"},
		"a line without a value":    {strings.Replace(whole, "UID:1", "UID", 1), "import.unreadable"},
		"no events":                 {string(calendarOf()), "import.empty"},
		"too many":                  {string(calendarOf(many...)), "import.too_many"},
		"a line of many parameters": {strings.Replace(whole, "UID:1", "X"+strings.Repeat(";A=B", 200_000)+":1", 1), "import.unreadable"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := calendar.ReadICS([]byte(c.file), berlin)
			if user, ok := errors.AsType[*kiez.UserError](err); !ok || user.Text.Key != c.want {
				t.Errorf("%d entries, %v; want %s", len(got), err, c.want)
			}
		})
	}
}

// TestReadICSCharacters reads what old programs write: a mark at the beginning, and the characters of Windows.
func TestReadICSCharacters(t *testing.T) {
	t.Parallel()
	file := string(calendarOf("UID:1\nDTSTART:20270310T180000Z"))
	for _, c := range []struct{ mark, title string }{
		{"\ufeff", "Frühstück\\, groß"}, {"", "Fr\xfchst\xfcck\\, gro\xdf"},
	} {
		got, err := calendar.ReadICS([]byte(c.mark+strings.Replace(file, "Treffen", c.title, 1)), berlin)
		if err != nil || got[0].Series.Title[kiez.German] != "Frühstück, groß" {
			t.Errorf("%q: %+v, %v", c.title, got, err)
		}
	}
}

func TestReadICSPlace(t *testing.T) {
	t.Parallel()
	got, err := calendar.ReadICS(calendarOf(
		"UID:1\nDTSTART:20270310T180000Z\nLOCATION:Libezem\\, Rhinstraße 9\\n10315 Berlin\nGEO:52.51;13.52"), berlin)
	want := kiez.Place{Name: "Libezem", Address: "Rhinstraße 9 10315 Berlin", Lat: 52.51, Lon: 13.52}
	if err != nil || got[0].Series.Place.Name != want.Name || got[0].Series.Place.Address != want.Address ||
		got[0].Series.Place.Lat != want.Lat || got[0].Series.Place.Lon != want.Lon {
		t.Errorf("place %+v, %v", got[0].Series.Place, err)
	}
}

func TestReadICSDescription(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{
		"":         "",
		" \\n \\n": "",
		"Kuchen\\, Musik\\;\\n\\n\\n\\n  Regen:  drinnen":                             "Kuchen, Musik;\n\nRegen: drinnen",
		"<p>Mit <b>Kuchen</b> &amp; Musik</p><ul><li>Rampe</li></ul>ab 5 < 10 Jahren": "Mit Kuchen & Musik\nRampe\nab 5 < 10 Jahren",
		strings.Repeat("ä", 700):                                                      strings.Repeat("ä", 599) + "…",
	} {
		got, err := calendar.ReadICS(calendarOf("UID:1\nDTSTART:20270310T180000Z\nDESCRIPTION:"+given), berlin)
		if err != nil || got[0].Series.Description[kiez.German] != want {
			t.Errorf("%q gives %q, %v", given, got[0].Series.Description, err)
		}
	}
}

func TestReadICSGivesTheSameIDs(t *testing.T) {
	t.Parallel()
	file := calendarOf("UID:1\nDTSTART:20270310T180000Z", "DTSTART:20270311T180000Z", "UID:3\nDTSTART:20270312T180000Z")
	first, err := calendar.ReadICS(file, berlin)
	if err != nil {
		t.Fatal(err)
	}
	again, err := calendar.ReadICS(file, berlin)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for i := range first {
		id := first[i].Series.ID
		if id != again[i].Series.ID || seen[id] || !strings.HasPrefix(id, "ics-") || len(id) > 20 {
			t.Errorf("IDs %s and %s", id, again[i].Series.ID)
		}
		seen[id] = true
	}
}

func FuzzReadICS(f *testing.F) {
	f.Add(calendarOf("UID:1\nDTSTART:20270310T180000Z\nRRULE:FREQ=WEEKLY\nEXDATE:20270317T180000Z\nDURATION:PT1H"))
	f.Add([]byte("BEGIN:VCALENDAR\nEND:VCALENDAR"))
	f.Fuzz(func(t *testing.T, file []byte) {
		got, err := calendar.ReadICS(file, berlin)
		if user, ok := errors.AsType[*kiez.UserError](err); err != nil && (!ok || user.Text.Key == "") {
			t.Errorf("an error that nobody can be told: %v", err)
		}
		for _, g := range got {
			if g.Refused.Key == "" && (g.Series.Start.IsZero() || g.Series.Title[kiez.German] == "") {
				t.Errorf("taken without title or start: %+v", g)
			}
		}
	})
}
