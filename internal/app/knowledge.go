package app

import (
	"bytes"
	"fmt"
	"io/fs"
	"log/slog"
	"strings"
	"time"

	"kiezbot/content"
	"kiezbot/internal/answers"
	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
	"kiezbot/locales"
)

// Knowledge is everything the bot knows without a store: content, sentences, and how to understand a question.
type Knowledge struct {
	Content *content.Content
	Catalog *locales.Catalog
	Answers *answers.Engine
}

// LoadKnowledge reads the content and the sentences and trains the answers. Its error lists every problem of a content
// that is not in order.
func LoadKnowledge(files fs.FS, loc *time.Location, log *slog.Logger) (*Knowledge, error) {
	c, err := content.Load(files)
	if err != nil {
		return nil, fmt.Errorf("content: %w", err)
	}
	catalog, err := locales.Load(locales.Builtin(), c, loc, log)
	if err != nil {
		return nil, fmt.Errorf("locales: %w", err)
	}
	lexicon, err := answers.ParseLexicon(bytes.NewReader(c.Lexicon))
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	engine, err := answers.Train(c.Examples, lexicon, answers.Options{Emergencies: c.Emergencies})
	if err != nil {
		return nil, fmt.Errorf("train answers: %w", err)
	}
	return &Knowledge{Content: c, Catalog: catalog, Answers: engine}, nil
}

// words is the list of words that a key holds, in all languages together.
func (k *Knowledge) words(key string) []string {
	var all []string
	for _, lang := range kiez.Langs() {
		all = append(all, strings.Split(k.Catalog.Label(lang, kiez.Say(key, nil)), ",")...)
	}
	return all
}

// office introduces the content's office to the calendar.
func (k *Knowledge) office(loc *time.Location) office {
	oneOff := map[string]string{}
	for _, h := range k.Content.Holidays {
		oneOff[h.Date.Format(time.DateOnly)] = h.Key
	}
	hours := calendar.NewHours(k.Content.Office, calendar.NewHolidays(oneOff), loc)
	return office{office: k.Content.Office, hours: hours}
}

// subjects adds to the content what belongs together.
type subjects struct{ *content.Content }

// Family lists the subjects of one family in the order of the content; the first says what it is all about.
func (s subjects) Family(family string) []kiez.Subject {
	var members []kiez.Subject
	for _, subject := range s.Subjects {
		if subject.Family == family {
			members = append(members, subject)
		}
	}
	return members
}
