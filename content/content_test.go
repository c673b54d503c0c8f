package content_test

import (
	"reflect"
	"testing"
	"time"

	"kiezbot/content"
	"kiezbot/internal/kiez"
)

func load(t *testing.T) *content.Content {
	t.Helper()
	c, err := content.Load(small())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func berlin(t *testing.T) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s = %#v, want %#v", what, got, want)
	}
}

func TestFactsAreValuesOfData(t *testing.T) {
	c := load(t)
	for id, want := range map[string]any{
		"fund.limit":   kiez.Euro(1000),
		"jury.age":     16,
		"fund.year":    "2025",
		"office.phone": kiez.Isolated("(030) 98 37 09 09"),
		"place.hall":   kiez.Isolated("Hall, Weg 1"),
	} {
		got, ok := c.Fact(id)
		if !ok || got != want {
			t.Errorf("Fact(%q) = %#v, %v; want %#v", id, got, ok, want)
		}
	}
	for _, id := range []string{"fund.none", "place.none", ""} {
		if v, ok := c.Fact(id); ok {
			t.Errorf("Fact(%q) = %#v, want none", id, v)
		}
	}
}

func TestOffice(t *testing.T) {
	c, loc := load(t), berlin(t)
	o := c.Office
	equal(t, "phone", o.Phone, "(030) 98 37 09 09")
	equal(t, "address", o.Address, "Sewanstraße 43")
	equal(t, "location", o.Location, &kiez.Venue{Lat: 52.5, Lon: 13.4, Title: "Office", Address: "Sewanstraße 43"})
	equal(t, "confirmed", o.Confirmed, false)
	equal(t, "by appointment", o.ByAppointment, true)
	equal(t, "weekly", o.Weekly, []kiez.Block{
		{Day: time.Monday, From: 9 * time.Hour, To: 12 * time.Hour},
		{Day: time.Monday, From: 12 * time.Hour, To: 24 * time.Hour},
		{Day: time.Sunday, From: 10 * time.Hour, To: 11 * time.Hour},
	})
	equal(t, "special", o.Special, []kiez.SpecialDay{
		{
			From:   time.Date(2027, 7, 12, 0, 0, 0, 0, loc),
			To:     time.Date(2027, 7, 30, 0, 0, 0, 0, loc),
			Reason: kiez.Titles{kiez.German: "Sommerpause"},
		},
		{
			From:   time.Date(2027, 9, 15, 0, 0, 0, 0, loc),
			To:     time.Date(2027, 9, 15, 0, 0, 0, 0, loc),
			Blocks: []kiez.Block{{From: 9 * time.Hour, To: 12 * time.Hour}},
			Reason: kiez.Titles{kiez.German: "Teamtag"},
		},
	})
	equal(t, "others", c.Others, []content.OtherValue{{About: "hours", Value: "10-15", AsOf: "2020", Source: "staff"}})
}

func TestADeadlineLastsUntilTheEndOfItsDay(t *testing.T) {
	c, loc := load(t), berlin(t)
	if len(c.Events) != 2 {
		t.Fatalf("%d events, want 2", len(c.Events))
	}
	deadline, session := c.Events[0], c.Events[1]
	equal(t, "deadline", deadline.Start, time.Date(2025, 2, 3, 23, 59, 59, 0, loc))
	equal(t, "end of deadline", deadline.End, time.Time{})
	equal(t, "its session", deadline.Session, session.ID)
	equal(t, "session", session.Start, time.Date(2025, 2, 18, 18, 0, 0, 0, loc))
	equal(t, "end of session", session.End, time.Date(2025, 2, 18, 20, 0, 0, 0, loc))
	equal(t, "place", session.Place, kiez.Place{
		Name: "Hall", Address: "Weg 1", Access: kiez.Titles{kiez.German: "Rampe"}, Lat: 52.5, Lon: 13.5,
	})
	equal(t, "title", session.Title[kiez.Persian], "Title fa")
	equal(t, "provenance", session.Provenance, kiez.Provenance{
		AsOf: "2025", Source: "first, second", Owner: "office", ReviewBy: time.Date(2027, 1, 31, 0, 0, 0, 0, loc),
	})
}

func TestTopicsAndTexts(t *testing.T) {
	c := load(t)
	s, ok := c.Subject("events")
	if !ok {
		t.Fatal("the topic events is not there")
	}
	equal(t, "kind", s.Kind, kiez.SubjectEvents)
	equal(t, "ask area", s.AskArea, true)
	equal(t, "confirm", s.Confirm, false)
	equal(t, "about its family", s.About, false)
	equal(t, "next", s.Next, []kiez.Intent{"fund.what"})
	festival, _ := c.Subject("events")
	equal(t, "subscription", festival.Subscribe, kiez.Festival)
	fund, _ := c.Subject("fund.what")
	equal(t, "subscription of a subject that has none", fund.Subscribe, kiez.Topic(""))
	equal(t, "about its family", fund.About, true)

	answer, _ := c.Text(kiez.Arabic, "topic.fund.what.answer")
	equal(t, "answer", answer, "<b>Up to {fund.limit}</b> &amp; more.\n\nAsk <i>{place.hall}</i>, {office.phone}.")
	family, _ := c.Text(kiez.German, "family.fund")
	equal(t, "family", family, "Fund")
	if _, ok := c.Text(kiez.German, "topic.fund.none.title"); ok {
		t.Error("a text without topic was found")
	}
}

// R23: who has read an answer in Leichte Sprache is known for each of them.
func TestTestedAnswers(t *testing.T) {
	fsys := small()
	change(t, fsys, "texts/de-simple.yaml", "answer: Below.", "answer: Below.\n    tested: {by: Lesegruppe, on: 2027-01-31}")
	c, err := content.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	events, _ := c.Subject("events")
	if events.Tested.By != "Lesegruppe" || events.Tested.On.Format(time.DateOnly) != "2027-01-31" {
		t.Errorf("tested: %v", events.Tested)
	}
	if fund, _ := c.Subject("fund.what"); fund.Tested != (kiez.Tested{}) {
		t.Errorf("nobody has tested fund.what, but %v", fund.Tested)
	}
}

func TestExamplesAndReviews(t *testing.T) {
	c := load(t)
	equal(t, "number of examples", len(c.Examples), 3*len(kiez.Langs()))
	equal(t, "examples", c.Examples[:2], []kiez.Example{
		{Lang: kiez.German, Text: "what is it", Intent: "fund.what"},
		{Lang: kiez.German, Text: "112", Intent: kiez.OutOfScope},
	})
	equal(t, "emergencies", c.Emergencies["fire"], map[kiez.Lang][]string{kiez.German: {"es brennt"}})
	equal(t, "lexicon", string(c.Lexicon), "@fund\nde fonds\n")
	equal(t, "number of reviews", len(c.Reviews), 9+1+3+1+1+1+2+4) // facts, place, areas, office, holiday, list of events, topics, ways
	equal(t, "first review", c.Reviews[0].ID, "facts:office.address")
	equal(t, "its confidence", c.Reviews[0].Confidence, "medium")
	equal(t, "holiday", c.Holidays, []content.Holiday{
		{Date: time.Date(2025, 5, 8, 0, 0, 0, 0, berlin(t)), Key: "liberation_day"},
	})
}
