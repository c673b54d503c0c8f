package content_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"kiezbot/internal/kiez"
)

const provenance = `as_of: "2025", source: staff, owner: office, review_by: 2027-01-31`

// small is a content of two topics without a mistake.
func small() fstest.MapFS {
	files := map[string]string{
		"facts.yaml": `facts:
  office.address: {type: address, value: "Sewanstraße 43", PROVENANCE, confidence: medium}
  office.phone: {type: phone, value: (030) 98 37 09 09, PROVENANCE, confidence: medium}
  office.mail: {type: mail, value: info@example.org, PROVENANCE, confidence: medium}
  office.web: {type: url, value: "https://example.org", PROVENANCE, confidence: medium}
  fund.limit: {type: money, value: 1000, PROVENANCE, confidence: high}
  jury.age: {type: number, value: 16, PROVENANCE, confidence: high}
  fund.year: {type: text, value: "2025", PROVENANCE, confidence: high}
  kiezfonds.limit: {type: money, value: 1000, PROVENANCE, confidence: high}
  kiezfonds.form: {type: url, value: "https://example.org/form", PROVENANCE, confidence: high}
`,
		"places.yaml": `places:
  hall: {name: Hall, address: "Weg 1", access: {de: Rampe}, location: {lat: 52.5, lon: 13.5}, PROVENANCE, confidence: low}
`,
		"office.yaml": `name: Office
confirmed: false
location: {lat: 52.5, lon: 13.4}
weekly:
  - {day: monday, from: "09:00", to: "12:00"}
  - {day: monday, from: "12:00", to: "24:00"}
  - {day: sunday, from: "10:00", to: "11:00"}
by_appointment: true
special:
  - {from: 2027-07-12, to: 2027-07-30, reason: {de: Sommerpause}}
  - {from: 2027-09-15, blocks: [{from: "09:00", to: "12:00"}], reason: {de: Teamtag}}
other_values:
  - {about: hours, value: "10-15", as_of: "2020", source: staff}
as_of: "2020-03"
source: brief
owner: office
review_by: 2027-01-31
`,
		"holidays.yaml": `holidays:
  - {date: 2025-05-08, key: liberation_day, PROVENANCE}
`,
		"events.yaml": `titles:
  closing: TITLES
  meeting: TITLES
lists:
  - as_of: "2025"
    source: [first, second]
    owner: office
    review_by: 2027-01-31
    events:
      - {id: jury-1, kind: session, topic: jury, area: friedrichsfelde-sued, title: meeting, date: 2025-02-18, time: "18:00", until: "20:00", place: hall, series: juries}
      - {id: close-1, kind: deadline, topic: kiezfonds-deadlines, area: friedrichsfelde-sued, title: closing, date: 2025-02-03, session: jury-1}
    series:
      - {id: juries, kind: session, topic: jury, area: friedrichsfelde-sued, title: meeting, date: 2025-01-21, time: "18:00", place: hall, rule: FREQ=MONTHLY;BYDAY=3TU, dates: rule, last: 2025-12-31, breaks: [{from: 2025-06-24, to: 2025-08-31, reason: {de: Sommerpause}}]}
`,
		"topics.yaml": `topics:
  - {id: fund.what, family: fund, kind: text, about: true, next: [events], confirm: true, PROVENANCE}
  - {id: events, family: dates, kind: events, ask_area: true, subscribe: festival, next: [fund.what], PROVENANCE}
`,
		"areas.yaml": `lists:
  - {in: [friedrichsfelde-sued], names: [Weg, Platz], PROVENANCE}
  - {in: [friedrichsfelde-sued, neu-lichtenberg], partly: true, names: ["10319"], PROVENANCE}
  - {in: [], names: [Fern], PROVENANCE}
`,
		"ways.yaml": `ways:
  start: {choices: {self: more, district: elsewhere}, next: [check, fund.what]}
  more: {choices: {big: bigger, own: private}}
  bigger: {next: [contact], PROVENANCE}
  private: {PROVENANCE}
  checklist: {next: [deadline], PROVENANCE}
  elsewhere: {confirm: true, PROVENANCE}
`,
		"emergencies.yaml": `fire: {de: [es brennt]}
medical: {de: [notarzt]}
police: {de: [überfall]}
crisis: {de: [nicht mehr leben]}
not: {de: [brennende fragen]}
`,
		"concepts.lex": "@fund\nde fonds\n",
	}
	for _, lang := range kiez.Langs() {
		files["texts/"+string(lang)+".yaml"] = `families:
  fund: Fund
  dates: Dates
topics:
  fund.what:
    title: What?
    short: What
    answer: |
      <b>Up to {fund.limit}</b> &amp; more.

      Ask <i>{place.hall}</i>, {office.phone}.
  events:
    title: When?
    short: When
    answer: Below.
ways:
  start: {title: Where?, answer: Who?, self: I, district: They}
  more: {title: How much?, answer: "Up to {fund.limit}?", big: More, own: Mine}
  bigger: {title: Too much, answer: Ask.}
  private: {title: Mine, answer: Ask.}
  checklist: {title: Fine, answer: Go.}
  elsewhere: {title: Away, answer: Ask.}
`
		files["examples/"+string(lang)+".yaml"] = "fund.what:\n  - what is it\noos:\n  - 112\nemergency:\n  - it burns\n"
	}
	fsys := make(fstest.MapFS)
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(fill(text))}
	}
	return fsys
}

func fill(text string) string {
	var titles []string
	for _, lang := range kiez.Langs() {
		titles = append(titles, string(lang)+": Title "+string(lang))
	}
	return strings.NewReplacer("PROVENANCE", provenance, "TITLES", "{"+strings.Join(titles, ", ")+"}").Replace(text)
}

// change replaces old, which must be there, in a file.
func change(t *testing.T, fsys fstest.MapFS, name, old, now string) {
	t.Helper()
	text := string(fsys[name].Data)
	if !strings.Contains(text, fill(old)) {
		t.Fatalf("%s does not contain %q", name, old)
	}
	fsys[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, fill(old), fill(now), 1))}
}
