package calendar_test

import (
	"testing"
	"time"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
)

// today is a Monday.
const today = "2027-03-01 12:00"

func TestParseMoment(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, want string }{
		{"2027-03-10 18:00", "2027-03-10 18:00"},
		{"2027-03-10T18:00", "2027-03-10 18:00"},
		{"2027-03-10T18:00:00", "2027-03-10 18:00"},
		{"2027-03-10T18:00:00+01:00", "2027-03-10 18:00"},
		{"2027-07-10T16:00:00Z", "2027-07-10 18:00"},
		{"2027-03-10", "2027-03-10"},
		{"10.03.2027 18:00", "2027-03-10 18:00"},
		{"10.03.2027, 18:00 Uhr", "2027-03-10 18:00"},
		{"10. 3. 2027 18:00", "2027-03-10 18:00"},
		{"10.3.27 18 Uhr", "2027-03-10 18:00"},
		{"10.3.27", "2027-03-10"},
		{"10.3. um 18:30 Uhr", "2027-03-10 18:30"},
		{"10.3. um 18", "2027-03-10 18:00"},
		{"10.3 18:00", "2027-03-10 18:00"},
		{"10.03 18:00", "2027-03-10 18:00"},
		{"18 Uhr am 10.3.", "2027-03-10 18:00"},
		{"10. März 2027, 18:00 Uhr", "2027-03-10 18:00"},
		{"10. MÄRZ 2027", "2027-03-10"},
		{"10. Ma\u0308rz 2027", "2027-03-10"},
		{"10. Maerz", "2027-03-10"},
		{"10 Okt. 18.00 Uhr", "2027-10-10 18:00"},
		{"10.\u00a0Mai\u00a02028 18h", "2028-05-10 18:00"},
		{"Mi 10.3.", "2027-03-10"},
		{"Mi., 10.3.2027, 18 Uhr 30", "2027-03-10 18:30"},
		{"am Mittwoch, den 10. März um 18.15 Uhr", "2027-03-10 18:15"},
		{"Mittwoch 18 Uhr", "2027-03-03 18:00"},
		{"Mittwoch", "2027-03-03"},
		{"Montag", "2027-03-01"},
		{"Montag 12:00", "2027-03-01 12:00"},
		{"Montag 11:59", "2027-03-08 11:59"},
		{"nächsten Montag", "2027-03-08"},
		{"nächsten Mittwoch", "2027-03-03"},
		{"NÄCHSTEN Mittwoch 9 Uhr", "2027-03-03 09:00"},
		{"kommenden Sonnabend", "2027-03-06"},
		{"nächste Woche Mittwoch 18 Uhr", "2027-03-10 18:00"},
		{"Sonntag nächster Woche", "2027-03-14"},
		{"heute 15:30", "2027-03-01 15:30"},
		{"heute 10.03", "2027-03-01 10:03"},
		{"morgen 9 Uhr", "2027-03-02 09:00"},
		{"morgen um 9", "2027-03-02 09:00"},
		{"übermorgen", "2027-03-03"},
		{"uebermorgen 08:05", "2027-03-03 08:05"},
		{"in 2 Wochen", "2027-03-15"},
		{"in einer Woche um 18 Uhr", "2027-03-08 18:00"},
		{"in 28 Tagen 18 Uhr", "2027-03-29 18:00"}, // over the clock change
		{"18.00 Uhr", "2027-03-01 18:00"},
		{"18.30", "2027-03-01 18:30"},
		{"18:00", "2027-03-01 18:00"},
		{"31.12", "2027-12-31"},
		{"1.3.", "2027-03-01"},
		{"28.2.", "2028-02-28"},
		{"29.2.", "2028-02-29"},
		{"0:00 10.3.2027", "2027-03-10 00:00"},
		{"28.3.2027 01:59", "2027-03-28 01:59"},
		{"28.3.2027 03:00", "2027-03-28 03:00"},
		{"31.10.2027 03:00", "2027-10-31 03:00"},
		{"30.10.2027 02:30", "2027-10-30 02:30"},
	}
	for _, tt := range tests {
		got, hasTime, err := calendar.ParseMoment(tt.text, at(today).UTC(), berlin)
		if err != nil {
			t.Errorf("%q: %+v", tt.text, refusal(t, err))
			continue
		}
		if !got.Equal(at(tt.want)) || hasTime != (len(tt.want) > len(time.DateOnly)) || got.Location() != berlin {
			t.Errorf("%q: got %v, %v, want %s", tt.text, got, hasTime, tt.want)
		}
	}
}

func TestParseMomentRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, key, given string }{
		{"", "date.unreadable", ""},
		{"demnächst", "date.unreadable", "demnächst"},
		{"10.3.2027 18:00 20:00", "date.unreadable", "10.3.2027 18:00 20:00"},
		{"10.3. 11.3.", "date.unreadable", "10.3. 11.3."},
		{"heute 10.3.", "date.unreadable", "heute 10.3."},
		{"10.3.2027 25:00", "date.unreadable", "10.3.2027 25:00"},
		{"10.3.2027 24:00", "date.unreadable", "10.3.2027 24:00"},
		{"10.3.2027 18:60", "date.unreadable", "10.3.2027 18:60"},
		{"10.3.1827", "date.unreadable", "10.3.1827"},
		{"10", "date.unreadable", "10"},
		{"nächste Woche", "date.unreadable", "nächste Woche"},
		{"nächsten 10.3.", "date.unreadable", "nächsten 10.3."},
		{"2027-03-101", "date.unreadable", "2027-03-101"},
		{"10.3.2027 18:00-20:00", "date.unreadable", "10.3.2027 18:00-20:00"},
		{"0 9 * * MON", "date.unreadable", "0 9 * * MON"},
		{"03/04/27", "date.ambiguous", "03/04/27"},
		{"am 3/4 um 18 Uhr", "date.ambiguous", "3/4"},
		{"10.03", "date.ambiguous", "10.03"},
		{"Mi 10.03", "date.ambiguous", "10.03"},
		{"31.2.", "date.no_such_day", "31.2."},
		{"31. April 18 Uhr", "date.no_such_day", "31. April"},
		{"29.2.2027", "date.no_such_day", "29.2.2027"},
		{"2027-13-01", "date.no_such_day", "2027-13-01"},
		{"0.3.2027", "date.no_such_day", "0.3.2027"},
		{"Di 10.3.2027", "date.weekday_differs", "Di"},
		{"Freitag, 10. März", "date.weekday_differs", "Freitag"},
		{"Dienstag heute", "date.weekday_differs", "Dienstag"},
		{"28.3.2027 02:00", "date.in_gap", "02:00"},
		{"28.3.2027 2 Uhr 59", "date.in_gap", "2 Uhr 59"},
		{"29.3.2026 02:30", "date.in_gap", "02:30"},
		{"25.10.2026 02:00", "date.in_gap", "02:00"},
		{"25.10.2026 02:59", "date.in_gap", "02:59"},
		{"31.10.2027 02:30", "date.in_gap", "02:30"},
		{"2026-10-25T02:30:00+01:00", "date.in_gap", "02:30"},
	}
	for _, tt := range tests {
		got, hasTime, err := calendar.ParseMoment(tt.text, at(today), berlin)
		if err == nil {
			t.Errorf("%q: got %v", tt.text, got)
			continue
		}
		told := refusal(t, err)
		if told.Key != tt.key || told.Data["Given"] != tt.given || !got.IsZero() || hasTime {
			t.Errorf("%q: got %+v (%v, %v), want %s of %q", tt.text, told, got, hasTime, tt.key, tt.given)
		}
	}
}

func TestRefusalsNameTheDay(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"Di 10.3.2027": "2027-03-10", "28.3.2027 02:30": "2027-03-28"} {
		_, _, err := calendar.ParseMoment(text, at(today), berlin)
		if day, ok := refusal(t, err).Data["Day"].(kiez.Day); !ok || !time.Time(day).Equal(at(want)) {
			t.Errorf("%q: got %v, want %s", text, refusal(t, err).Data["Day"], want)
		}
	}
}

func TestTimeAloneBelongsToTheGivenDay(t *testing.T) {
	t.Parallel()
	start := at("2027-03-10 18:00") // the way the end of an event is read
	if got, _, err := calendar.ParseMoment("20:00", start, berlin); err != nil || show(got) != "2027-03-10 20:00" {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestParseStart(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, from, to string }{
		{"18:00-20:00", "2027-03-01 18:00", "2027-03-01 20:00"},
		{"18–20 Uhr", "2027-03-01 18:00", "2027-03-01 20:00"},
		{"von 18 bis 20.30 Uhr", "2027-03-01 18:00", "2027-03-01 20:30"},
		{"10.3. 18:00 - 20:00", "2027-03-10 18:00", "2027-03-10 20:00"},
		{"2027-03-10 18:00-20:00", "2027-03-10 18:00", "2027-03-10 20:00"},
		{"Mi 10.03 von 18 Uhr bis 24 Uhr", "2027-03-10 18:00", "2027-03-11 00:00"},
		{"am Montag 9-10 Uhr", "2027-03-08 09:00", "2027-03-08 10:00"},
		{"28.3.2027 1-4 Uhr", "2027-03-28 01:00", "2027-03-28 04:00"},
	}
	for _, tt := range tests {
		start, end, hasTime, err := calendar.ParseStart(tt.text, at(today), berlin)
		if err != nil {
			t.Errorf("%q: %+v", tt.text, refusal(t, err))
			continue
		}
		if show(start) != tt.from || show(end) != tt.to || !hasTime {
			t.Errorf("%q: got %s to %s", tt.text, show(start), show(end))
		}
	}
	for text, timed := range map[string]bool{"10.3. 18:00": true, "10.3.": false} { // without an end
		start, end, hasTime, err := calendar.ParseStart(text, at(today), berlin)
		if err != nil || show(start)[:10] != "2027-03-10" || !end.IsZero() || hasTime != timed {
			t.Errorf("%q: got %v to %v, %v, %v", text, start, end, hasTime, err)
		}
	}
	for text, want := range map[string]string{
		"":                       "date.unreadable",
		"10.3. 17:00 18-20":      "date.unreadable",
		"18:00-24:30":            "date.unreadable",
		"24:00-24:00":            "date.unreadable",
		"20:00-18:00":            "date.ends_before_start",
		"18-18 Uhr":              "date.ends_before_start",
		"Di 10.3.2027 18-20 Uhr": "date.weekday_differs",
		"28.3.2027 1:00-2:30":    "date.in_gap",
		"28.3.2027 2:30-5:00":    "date.in_gap",
	} {
		start, end, _, err := calendar.ParseStart(text, at(today), berlin)
		if err == nil {
			t.Errorf("%q: got %v to %v", text, start, end)
			continue
		}
		if key := refusal(t, err).Key; key != want || !start.IsZero() || !end.IsZero() {
			t.Errorf("%q: got %s, %v to %v, want %s", text, key, start, end, want)
		}
	}
}

func TestParseHours(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]kiez.Block{
		"10:00-12:00":                {block(0, 10, 12)},
		"13-15 Uhr und 10:00-12:00.": {block(0, 10, 12), block(0, 13, 15)},
		"10-12 Uhr, 13-24 Uhr":       {block(0, 10, 12), block(0, 13, 24)},
	} {
		got, err := calendar.ParseHours(text)
		if err != nil || len(got) != len(want) {
			t.Errorf("%q: got %v, %v", text, got, err)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%q: got %v, want %v", text, got, want)
			}
		}
	}
	for text, want := range map[string]string{
		"":                  "hours.unreadable",
		"zu":                "hours.unreadable",
		"10-12 oder später": "hours.unreadable",
		"Montag 10-12":      "hours.unreadable",
		"22:00-02:00":       "date.ends_before_start",
	} {
		if got, err := calendar.ParseHours(text); err == nil {
			t.Errorf("%q: got %v", text, got)
		} else if key := refusal(t, err).Key; key != want {
			t.Errorf("%q: got %s, want %s", text, key, want)
		}
	}
}

func FuzzParseMoment(f *testing.F) {
	for _, seed := range []string{
		"2027-03-10 18:00", "2027-03-10T18:00:00+01:00", "10.3.27 18 Uhr", "10. März 2027, 18:00 Uhr", "Mi 10.3.",
		"nächste Woche Mittwoch um 9", "übermorgen 18.00 Uhr", "in 2 Wochen", "10.03", "03/04/27", "31.2.", "28.3.2027 02:30",
		"18-20 Uhr", "10.3. von 18 bis 24 Uhr", "\xff", "a\u0308",
	} {
		f.Add(seed, uint32(1804000000))
	}
	f.Fuzz(func(t *testing.T, text string, seconds uint32) {
		now := time.Unix(1e9+int64(seconds)/2, 0) // 2001 to 2069
		got, hasTime, err := calendar.ParseMoment(text, now, berlin)
		if err != nil {
			if told := refusal(t, err); told.Data["Given"] == nil || told.Key == "" {
				t.Fatalf("%q: %+v", text, told)
			}
		} else {
			again, _, err := calendar.ParseMoment(got.Format("2006-01-02 15:04"), now, berlin)
			if err != nil || !again.Equal(got) {
				t.Fatalf("%q: got %v, read again %v, %v", text, got, again, err)
			}
			if !hasTime && got.Format("15:04:05") != "00:00:00" {
				t.Fatalf("%q: no time, but %v", text, got)
			}
		}
		if start, end, _, err := calendar.ParseStart(text, now, berlin); err != nil {
			refusal(t, err)
		} else if !end.IsZero() && !start.Before(end) {
			t.Fatalf("%q: got %v to %v", text, start, end)
		}
	})
}
