package content_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"kiezbot/content"
)

// TestEveryMistakeIsNamed changes one thing at a time in a content without a mistake.
func TestEveryMistakeIsNamed(t *testing.T) {
	for _, tt := range []struct{ file, old, now, want string }{
		// YAML
		{"facts.yaml", "facts:\n", "facts:\n\t- x\n", "facts.yaml:2: found character '\t' that cannot start any token"},
		{"facts.yaml", "type: money", "typ: money", `facts.yaml:6: unknown field "typ"`},
		{"facts.yaml", "facts:\n", "extra: 1\nfacts:\n", `facts.yaml:1: unknown key "extra"`},
		{"office.yaml", "confirmed: false", "confirmed: perhaps", `office.yaml:2: true or false expected instead of "perhaps"`},
		{"office.yaml", "name: Office", "name: [a]", `office.yaml:1: text expected instead of "["`},
		{"texts/en.yaml", "  fund: Fund\n", "  fund: Fund\n  fund: Fund\n", `texts/en.yaml:3: mapping key "fund" already defined at [2:3]`},
		{"holidays.yaml", "- {date: 2025-05-08, key: liberation_day, PROVENANCE}", "date: 2025-05-08", "holidays.yaml:1: a list expected here"},

		// facts and provenance
		{"facts.yaml", "value: 1000", `value: "1000"`, "facts.yaml:6: the value must be a whole number without separators, such as 1000"},
		{"facts.yaml", "value: 16", "value: -16", "facts.yaml:7: the value must be a whole number without separators, such as 1000"},
		{"facts.yaml", `value: "2025"`, "value: 2025", "facts.yaml:8: the value must be text; put a number into quotes"},
		{"facts.yaml", "info@example.org", "info at example", "facts.yaml:4: no mail address"},
		{"facts.yaml", "(030) 98 37 09 09", "nicht bekannt", "facts.yaml:3: no phone number: digits, blanks, brackets and dashes"},
		{"facts.yaml", `"https://example.org"`, "example.org", "facts.yaml:5: no link: it must begin with https://"},
		{"facts.yaml", "type: text", "type: date", "facts.yaml:8: type must be money, number, phone, mail, url, address or text"},
		{"facts.yaml", "  fund.year:", "  Fund.year:", `facts.yaml:8: "Fund.year" is no id: lower-case letters, digits, _ and dots, not beginning with "place."`},
		{"facts.yaml", "kiezfonds.form: {type: url", "kiezfonds.form: {type: text", "facts.yaml:10: kiezfonds.form must be there, of type url: the pre-check of the Kiezfonds needs it"},
		{"facts.yaml", "  office.web:", "  office.page:", "facts.yaml:1: the fact office.web is missing"},
		{"facts.yaml", "review_by: 2027-01-31, confidence: high}\n  jury.age", "confidence: high}\n  jury.age", "facts.yaml:6: review_by is missing: a date such as 2027-01-31"},
		{"facts.yaml", "review_by: 2027-01-31, confidence: high}\n  jury.age", "review_by: 2027-02-30, confidence: high}\n  jury.age", `facts.yaml:6: review_by: there is no date "2027-02-30"; write it like 2027-01-31`},
		{"facts.yaml", "confidence: high}\n  jury.age", "confidence: sure}\n  jury.age", "facts.yaml:6: confidence must be high, medium or low"},
		{"places.yaml", `as_of: "2025"`, "as_of: recently", "places.yaml:2: as_of must be a year, month or day such as 2025, 2025-02 or 2025-02-10"},
		{"places.yaml", "source: staff, ", "", "places.yaml:2: source is missing: say where the value comes from"},
		{"places.yaml", "owner: office, ", "", "places.yaml:2: owner is missing: say which role keeps the value right"},
		{"places.yaml", "access: {de: Rampe}", "access: {en: ramp}", "places.yaml:2: the German text (de) is missing"},
		{"places.yaml", "access: {de: Rampe}", "access: {de: Rampe, fr: rampe}", `places.yaml:2: unknown language "fr"`},
		{"places.yaml", "lat: 52.5, lon: 13.5", "lat: 13.5, lon: 52.5", "places.yaml:2: 13.5, 52.5 is not in Berlin (lat 52.3 to 52.7, lon 13.0 to 13.8)"},

		// office and holidays
		{"office.yaml", `from: "10:00", to: "11:00"`, `from: "22:00", to: "02:00"`, "office.yaml:7: 22:00 to 02:00 would go past midnight: a block ends on the day it begins, at 24:00 at the latest"},
		{"office.yaml", `from: "12:00", to: "24:00"`, `from: "11:30", to: "24:00"`, "office.yaml:6: the block begins before the one above it ends"},
		{"office.yaml", "day: sunday", "day: Sunday", `office.yaml:7: "Sunday" is no day: monday to sunday`},
		{"office.yaml", "day: monday, from: \"09:00\"", "day: tuesday, from: \"09:00\"", "office.yaml:6: days go from monday to sunday"},
		{"office.yaml", `to: "11:00"`, `to: "11 Uhr"`, `office.yaml:7: from and to must be times such as "09:00"`},
		{"office.yaml", "to: 2027-07-30", "to: 2027-07-01", "office.yaml:10: the last day lies before the first"},
		{"office.yaml", ", reason: {de: Teamtag}", "", "office.yaml:11: reason is missing: residents want to know why"},
		{"office.yaml", "about: hours", "about: mood", "office.yaml:13: another value needs about (address or hours), value, as_of and source"},
		{"holidays.yaml", "date: 2025-05-08", "date: 8 May", `holidays.yaml:2: date: there is no date "8 May"; write it like 2027-01-31`},

		// events
		{"events.yaml", "id: close-1", "id: jury-1", `events.yaml:11: the id "jury-1" stands here twice`},
		{"events.yaml", "id: close-1", "id: Close 1", "events.yaml:11: id must be lower-case letters, digits and dashes, 40 at most"},
		{"events.yaml", "kind: deadline", "kind: closing", "events.yaml:11: kind must be event, session or deadline"},
		{"events.yaml", "topic: jury", "topic: party", `events.yaml:10: unknown topic of subscription "party"`},
		{"events.yaml", "area: friedrichsfelde-sued, title: meeting", "area: karlshorst, title: meeting", `events.yaml:10: unknown area "karlshorst"`},
		{"events.yaml", "place: hall", "place: cellar", `events.yaml:10: there is no place "cellar" in places.yaml`},
		{"events.yaml", "title: meeting", "title: party", `events.yaml:10: there is no title "party" above`},
		{"events.yaml", `until: "20:00"`, `until: "17:00"`, "events.yaml:10: the event ends before it begins"},
		{"events.yaml", `time: "18:00", `, "", `events.yaml:10: time must be a time such as "18:00"`},
		{"events.yaml", "session: jury-1", "session: jury-2", `events.yaml:11: there is no session "jury-2"`},
		{"events.yaml", "session: jury-1", "session: close-1", `events.yaml:11: "close-1" is no session`},
		{"events.yaml", "date: 2025-02-03", "date: 2025-02-18", `events.yaml:11: the session "jury-1" lies before the deadline`},
		{"events.yaml", "sued, title: closing", "nord, title: closing", `events.yaml:11: the session "jury-1" belongs to another area`},
		{"events.yaml", "session: jury-1", `time: "12:00"`, "events.yaml:11: a deadline is a date without a time"},
		{"events.yaml", "series: juries", "series: jury", `events.yaml:10: there is no series "jury"`},
		{"events.yaml", "{id: juries, kind: session", "{id: juries, kind: event", `events.yaml:10: the series "juries" is of another kind or area`},
		{"events.yaml", "FREQ=MONTHLY;BYDAY=3TU", "3rd tuesday", "events.yaml:13: rule must be a recurrence rule such as FREQ=MONTHLY;BYDAY=2WE"},
		{"events.yaml", "dates: rule", "dates: some", "events.yaml:13: dates must be rule (they follow from it and are planned) or entered (only entered ones exist)"},
		{"events.yaml", "last: 2025-12-31", "last: 2024-12-31", "events.yaml:13: the last day lies before the first"},
		{"events.yaml", "to: 2025-08-31", "to: 2025-05-31", "events.yaml:13: the break ends before it begins"},
		{"events.yaml", ", fa: Title fa", "", "events.yaml:2: the title has no text in fa"},

		// areas
		{"areas.yaml", "in: [friedrichsfelde-sued], ", "in: [karlshorst], ", `areas.yaml:2: unknown area "karlshorst"`},
		{"areas.yaml", "names: [Fern]", "names: [Platz]", `areas.yaml:4: "Platz" stands here twice`},
		{"areas.yaml", "names: [Weg, Platz]", `names: ["", Platz]`, "areas.yaml:2: the name is empty"},
		{"areas.yaml", "names: [Weg, Platz]", "names: []", "areas.yaml:2: names are missing"},
		{"areas.yaml", "in: [], names: [Fern], PROVENANCE", "in: [], names: [Fern]", "areas.yaml:4: source is missing: say where the value comes from"},

		// ways
		{"ways.yaml", "own: private", "own: away", `ways.yaml:3: there is no way "away"`},
		{"ways.yaml", "district: elsewhere", "title: elsewhere", "ways.yaml:2: title is the name of something else, no choice"},
		{"ways.yaml", "next: [contact]", "next: [phone]", `ways.yaml:4: there is no topic "phone", and it is neither check, deadline nor contact`},
		{"ways.yaml", "big: bigger", "big: start", "ways.yaml:2: more than 4 taps lead from here to an end"},
		{"ways.yaml", "  private: {PROVENANCE}\n", "  private: {PROVENANCE}\n  hill: {PROVENANCE}\n", "ways.yaml:6: nothing leads to hill"},
		{"ways.yaml", "  private: {PROVENANCE}", "  private: {}", "ways.yaml:5: review_by is missing: a date such as 2027-01-31"},
		{"texts/de-simple.yaml", "title: Too much, answer: Ask.", "title: Too much, answer: Das wird gefragt., tested: {on: 2027-01-31}", "texts/de-simple.yaml:19: by is missing: say which group read the text"},
		{"texts/tr.yaml", "big: More, ", "", "texts/tr.yaml:18: big is missing or empty"},
		{"texts/tr.yaml", "big: More", "huge: More, big: More", `texts/tr.yaml:18: unknown key "huge"`},
		{"texts/tr.yaml", "{fund.limit}?", "1000?", "texts/tr.yaml:18: {fund.limit} of the German text is missing"},

		// topics
		{"topics.yaml", "kind: text", "kind: prose", `topics.yaml:2: unknown kind "prose"`},
		{"topics.yaml", "subscribe: festival", "subscribe: party", `topics.yaml:3: unknown topic of subscription "party"`},
		{"topics.yaml", "next: [fund.what]", "next: [fund.where]", `topics.yaml:3: there is no topic "fund.where"`},
		{"topics.yaml", "next: [fund.what]", "next: [events]", "topics.yaml:3: the topic leads to itself"},
		{"topics.yaml", "next: [fund.what]", "next: [fund.what, fund.what]", `topics.yaml:3: "fund.what" stands here twice`},
		{"topics.yaml", "next: [fund.what]", "next: [fund.what, a, b, c]", "topics.yaml:3: at most 3 topics can come next"},
		{"topics.yaml", "id: events", "id: fund.what", `topics.yaml:3: the topic "fund.what" stands here twice`},
		{"topics.yaml", "family: dates, ", "", "topics.yaml:3: family is missing"},
		{"topics.yaml", "family: dates, kind: events", "family: fund, about: true, kind: events", "topics.yaml:3: only the first topic of a family says what it is about"},
		{"topics.yaml", "confirm: true", "confirms: true", `topics.yaml:2: unknown field "confirms"`},

		// texts
		{"texts/ru.yaml", "  dates: Dates\n", "", "texts/ru.yaml:1: dates is missing or empty"},
		{"texts/ru.yaml", "  dates: Dates\n", "  dates: Dates\n  food: Food\n", `texts/ru.yaml:4: unknown key "food"`},
		{"texts/ru.yaml", "    short: When\n", "", "texts/ru.yaml:12: short is missing or empty"},
		{"texts/ru.yaml", "short: When", `short: " "`, "texts/ru.yaml:14: short is missing or empty"},
		{"texts/ru.yaml", "short: When", "short: When\n    long: When exactly", `texts/ru.yaml:15: unknown key "long"`},
		{"texts/ru.yaml", "short: When", "short: <b>When</b>", "texts/ru.yaml:14: short is the text of a button: one line without tags, & and placeholders"},
		{"texts/ru.yaml", "title: When?", "title: 0123456789012345678901234567890123456789012345678901234567890", "texts/ru.yaml:13: title is too long: 61 of 60 characters"},
		{"texts/ru.yaml", "  events:\n", "  event:\n", "texts/ru.yaml:4: the topic events is missing"},
		{"texts/ru.yaml", "{fund.limit}", "{fund.limits}", "texts/ru.yaml:9: there is no fact or place {fund.limits}"},
		{"texts/ru.yaml", "{fund.limit}", "a little", "texts/ru.yaml:8: {fund.limit} of the German text is missing"},
		{"texts/ru.yaml", "answer: Below.", "answer: Below {jury.age}.", "texts/ru.yaml:15: the German text does not use {jury.age}"},
		{"texts/ru.yaml", "answer: Below.", "answer: Below }.", "texts/ru.yaml:15: a brace without its partner"},
		{"texts/ru.yaml", "answer: Below.", "answer: Below 24.", "texts/ru.yaml:15: the number 24 is written out: values that change stand in facts.yaml"},
		{"texts/fa.yaml", "answer: Below.", "answer: Below ۲۴.", "texts/fa.yaml:15: the number ۲۴ is written out: values that change stand in facts.yaml"},
		{"texts/ru.yaml", "<i>{place.hall}</i>", "<i>{place.hall}", "texts/ru.yaml:8: <i> is not closed"},
		{"texts/ru.yaml", "<i>{place.hall}</i>", "{place.hall}</i>", "texts/ru.yaml:11: </i> closes what is not open here"},
		{"texts/ru.yaml", "<i>{place.hall}</i>", "<h1>{place.hall}", "texts/ru.yaml:11: the tag <h1> is not allowed: <b>, <i>, <u>, <s>, <code>, <a href=\"https://…\">"},
		{"texts/ru.yaml", "<i>{place.hall}</i>", `<a href="{place.hall}">x</a>`, "texts/ru.yaml:11: a placeholder cannot stand inside a tag"},
		{"texts/ru.yaml", "&amp;", "&", "texts/ru.yaml:9: write &amp; instead of &"},
		{"texts/ru.yaml", "more.", "< more.", "texts/ru.yaml:9: write &lt; and &gt; instead of < and >"},
		{"texts/de-simple.yaml", "answer: Below.", "answer: Das wird unten gesagt.", "texts/de-simple.yaml:15: Leichte Sprache: no passive: say who does it: \"Das wird unten gesagt.\""},
		{"texts/de-simple.yaml", "title: When?", "title: Veranstaltungen", "texts/de-simple.yaml:13: Leichte Sprache: more than 12 letters: show where the word is joined (·): \"Veranstaltungen\""},
		{"texts/de-simple.yaml", "answer: Below.", "answer: Below.\n    tested: {by: , on: 2027-01-31}", "texts/de-simple.yaml:16: by is missing: say which group read the text"},
		{"texts/de-simple.yaml", "answer: Below.", "answer: Below.\n    tested: {by: Lesegruppe}", "texts/de-simple.yaml:16: on is missing: a date such as 2027-01-31"},
		{"texts/de.yaml", "answer: Below.", "answer: Below.\n    tested: {by: Lesegruppe, on: 2027-01-31}", `texts/de.yaml:16: unknown key "tested"`},

		// examples and emergencies
		{"examples/tr.yaml", "fund.what:", "fund.who:", `examples/tr.yaml:1: there is no topic "fund.who" in topics.yaml`},
		{"examples/tr.yaml", "- 112", `- " "`, "examples/tr.yaml:4: the question is empty"},
		{"emergencies.yaml", "fire: {de: [es brennt]}\n", "", "emergencies.yaml:1: fire: there are no phrases of this kind"},
		{"emergencies.yaml", "fire: {de:", "fire: {fr:", `emergencies.yaml:1: unknown language "fr"`},
	} {
		t.Run(tt.want, func(t *testing.T) {
			fsys := small()
			change(t, fsys, tt.file, tt.old, tt.now)
			c, err := content.Load(fsys)
			if c != nil {
				t.Error("content with a mistake was loaded")
			}
			var got []string
			for _, p := range content.Problems(err) {
				got = append(got, p.Error())
			}
			if !slices.Contains(got, tt.want) {
				t.Errorf("problems %q, want %q", got, tt.want)
			}
		})
	}
}

func TestFilesThatAreMissingOrUnknown(t *testing.T) {
	fsys := small()
	for _, name := range []string{"concepts.lex", "events.yaml", "examples/uk.yaml", "texts/pl.yaml"} {
		delete(fsys, name)
	}
	fsys["texts/fr.yaml"] = &fstest.MapFile{Data: []byte("families: {}")}
	fsys["office.yaml"] = &fstest.MapFile{Data: []byte("# nothing\n")}
	_, err := content.Load(fsys)
	want := []content.Problem{
		{File: "concepts.lex", Line: 1, Message: "the file is missing"},
		{File: "events.yaml", Line: 1, Message: "the file is missing"},
		{File: "examples/uk.yaml", Line: 1, Message: "the file is missing"},
		{File: "office.yaml", Line: 1, Message: "the file is empty or holds several documents"},
		{File: "texts/fr.yaml", Line: 1, Message: "unknown file: it is not one of the ten languages"},
		{File: "texts/pl.yaml", Line: 1, Message: "the file is missing"},
	}
	equal(t, "problems", content.Problems(err), want)
}

// Mistakes in several files, and several in one file, are told together and in order; one mistake is told once.
func TestAllProblemsAtOnce(t *testing.T) {
	fsys := small()
	change(t, fsys, "texts/vi.yaml", "short: When", "short: <b>")
	change(t, fsys, "texts/vi.yaml", "title: What?", `title: ""`)
	change(t, fsys, "office.yaml", "day: sunday", "day: someday")
	change(t, fsys, "topics.yaml", "kind: text", "kinds: text")
	change(t, fsys, "facts.yaml", "type: money", "types: money")
	_, err := content.Load(fsys)
	want := []content.Problem{
		{File: "facts.yaml", Line: 6, Message: `unknown field "types"`},
		{File: "office.yaml", Line: 7, Message: `"someday" is no day: monday to sunday`},
		{File: "texts/vi.yaml", Line: 6, Message: "title is missing or empty"},
		{File: "texts/vi.yaml", Line: 14, Message: "short is the text of a button: one line without tags, & and placeholders"},
		{File: "topics.yaml", Line: 2, Message: `unknown field "kinds"`},
	}
	equal(t, "problems", content.Problems(err), want)
}

func TestProblemsLooksThroughWrapping(t *testing.T) {
	one := content.Problem{File: "a", Line: 1, Message: "x"}
	two := content.Problem{File: "b", Line: 2, Message: "y"}
	err := fmt.Errorf("start: %w", errors.Join(one, fmt.Errorf("more: %w", two)))
	equal(t, "problems", content.Problems(err), []content.Problem{one, two})
	equal(t, "problems of another error", content.Problems(errors.New("other")), []content.Problem(nil))
	equal(t, "problems of none", content.Problems(nil), []content.Problem(nil))
}
