// Package content holds what staff and translators edit (facts, office, places, holidays, events, topics, texts,
// example questions) and loads it strictly: whatever is wrong is named with file and line, all of it at once.
//
// It does not render: texts come back with their placeholders unresolved and facts as values of kiez.Data. It does not
// compute opening hours or dates, does not understand questions, and never writes.
package content

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

//go:embed *.yaml *.lex texts/*.yaml examples/*.yaml
var builtin embed.FS

// Builtin is the content that is compiled into the program, laid out as Load expects it.
func Builtin() fs.FS { return builtin }

// Content is everything from one folder of content. It is read-only after Load.
type Content struct {
	Office kiez.Office
	Others []OtherValue          // what other sources say about the office; for staff, never for residents
	Places map[string]kiez.Place // by id
	Events []kiez.Event          // ordered by kiez.ByStart
	Series []kiez.Series         // in the order of the file; their rules are as written, RFC 5545
	// Titles are what sessions and deadlines are called, in all languages, where nobody gives them a title of their own.
	Titles   map[kiez.EventKind]kiez.Titles
	Holidays []Holiday
	Subjects []kiez.Subject // in the order of topics.yaml
	Ways     []kiez.Way     // in the order of ways.yaml
	// Localities are streets and the like, by area; no two have the same name.
	Localities []kiez.Locality
	Examples   []kiez.Example // by language in the order of kiez.Langs, then in the order of the file
	Lexicon    []byte         // concepts.lex as it stands
	// Emergencies are phrases by which people call for help, by kind ("fire") and language.
	Emergencies map[string]map[kiez.Lang][]string
	Reviews     []Review // everything that somebody has to keep right, in the order of the files

	facts map[string]any
	texts map[kiez.Lang]map[string]string
}

// Holiday is a public holiday of one year only. The yearly ones are computed elsewhere.
type Holiday struct {
	Date time.Time // midnight in Berlin
	Key  string    // the name has the key "holiday.<Key>" among the sentences of the interface
}

// OtherValue is a value of the office that another public source gives and that nobody has cleared up yet.
type OtherValue struct {
	About  string // "address" or "hours"
	Value  string
	AsOf   string // as in kiez.Provenance
	Source string
}

// Review says who looks at a value again, and when.
type Review struct {
	// ID is made of the file and the id of the value: "facts:kiezfonds.limit", "places:libezem", "office:hours",
	// "holidays:2028-06-17", "events:1" (the first list), "topics:kiezfonds.what", "ways:office", "areas:1".
	ID         string
	Value      any    // of kiez.Data; nil where the texts say it
	Confidence string // "high", "medium" or "low"; empty where the file does not ask for it
	kiez.Provenance
}

// Load reads and checks a folder of content. The error joins every Problem found; the content is nil then.
// A closing date in events.yaml is a date: it becomes an event that starts at 23:59:59 in Berlin on that day, the last
// moment at which an application is on time.
func Load(fsys fs.FS) (*Content, error) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return nil, fmt.Errorf("load content: %w", err)
	}
	l := &loader{
		fs:     fsys,
		report: new(report),
		berlin: berlin,
		content: &Content{
			Places: make(map[string]kiez.Place),
			Titles: make(map[kiez.EventKind]kiez.Titles),
			facts:  make(map[string]any),
			texts:  make(map[kiez.Lang]map[string]string),
		},
	}
	l.loadFacts()
	l.loadPlaces()
	l.loadAreas()
	l.loadOffice()
	l.loadHolidays()
	l.loadEvents()
	l.loadTopics()
	l.loadWays()
	l.loadTexts()
	l.loadExamples()
	l.loadEmergencies()
	l.loadLexicon()
	if err := l.report.err(); err != nil {
		return nil, err
	}
	return l.content, nil
}

// loader fills content and reports what is wrong. Facts and places come first, because the rest refers to them.
type loader struct {
	fs      fs.FS
	report  *report
	berlin  *time.Location
	content *Content
}

// Subject finds the subject of an intent.
func (c *Content) Subject(intent kiez.Intent) (kiez.Subject, bool) {
	for i := range c.Subjects { // a subject is large, and this is asked many times for an answer
		if c.Subjects[i].Intent == intent {
			return c.Subjects[i], true
		}
	}
	return kiez.Subject{}, false
}

// Text gives a text with its placeholders unresolved, such as "{kiezfonds.limit}". Keys are "topic.<intent>.title",
// "topic.<intent>.short" (both plain text), "topic.<intent>.answer" (Telegram HTML), "family.<name>" (plain text), and
// those of Way.
func (c *Content) Text(lang kiez.Lang, key string) (string, bool) {
	s, ok := c.texts[lang][key]
	return s, ok
}

// Fact gives the value for a placeholder, as a value of kiez.Data: kiez.Euro, kiez.Isolated, int or string. The id
// "place.<id>" gives name and address of a place.
func (c *Content) Fact(id string) (any, bool) {
	if place, ok := strings.CutPrefix(id, "place."); ok {
		p, ok := c.Places[place]
		return kiez.Isolated(p.Name + ", " + p.Address), ok
	}
	v, ok := c.facts[id]
	return v, ok
}
