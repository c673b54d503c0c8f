package app

import (
	"bytes"
	"fmt"
	"io/fs"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"kiezbot/content"
	"kiezbot/handlers"
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
	Version string // of the content: the beginning of its hash

	places *answers.Gazetteer // the names of the content's localities

	closed    []kiez.SpecialDay            // entered by staff
	confirmed map[string]kiez.Confirmation // by staff, by fact
	opening   *calendar.Hours              // with the days staff entered, in the library's zone
}

// office is the content's office with the days staff entered, which win over the content's.
func (k *Knowledge) office() kiez.Office {
	office := k.Content.Office
	office.Special = slices.Concat(office.Special, k.closed)
	return office
}

// LoadKnowledge reads the content and the sentences, and makes sure that the answers are trained on this content's
// examples. Its error lists every problem of a content that is not in order.
func LoadKnowledge(files fs.FS, loc *time.Location, log *slog.Logger) (*Knowledge, error) {
	k := new(Knowledge)
	var sentences *locales.Catalog
	var loading errgroup.Group // the two take longest, and need nothing of each other
	loading.Go(func() (err error) {
		if sentences, err = locales.Load(locales.Builtin(), nil, loc, log); err != nil {
			return fmt.Errorf("locales: %w", err)
		}
		return nil
	})
	loading.Go(func() error { return k.learn(files, log) })
	if err := loading.Wait(); err != nil {
		return nil, err //nolint:wrapcheck // the two name what they are
	}
	k.Catalog = sentences.WithSource(k.Content)
	return k, nil
}

// learn reads the content and everything that comes of it.
func (k *Knowledge) learn(files fs.FS, log *slog.Logger) error {
	c, err := content.Load(files)
	if err != nil {
		return fmt.Errorf("content: %w", err)
	}
	if k.Version, err = content.Version(files); err != nil {
		return err
	}
	lexicon, err := answers.ParseLexicon(bytes.NewReader(c.Lexicon))
	if err != nil {
		return fmt.Errorf("lexicon: %w", err)
	}
	if k.Answers, err = loadAnswers(c, lexicon, log); err != nil {
		return err
	}
	c.Examples, c.Lexicon = nil, nil // what is learnt from them is in the answers, and nobody else needs them
	k.Content, k.places = c, gazetteer(c)
	return nil
}

// loadAnswers gives an engine that is trained on the examples of the content.
func loadAnswers(c *content.Content, lexicon answers.Lexicon, log *slog.Logger) (*answers.Engine, error) {
	engine, trainedOn, err := answers.Builtin(lexicon, answers.Options{
		Emergencies: c.Emergencies, Families: families(c), Golden: golden(c),
	})
	if err != nil {
		return nil, fmt.Errorf("load answers: %w", err)
	}
	if trainedOn != answers.Fingerprint(c.Examples, lexicon) {
		log.Info("the example questions are not the built-in ones: learning them takes about half a minute")
		if err := engine.Retrain(c.Examples, lexicon); err != nil {
			return nil, fmt.Errorf("train answers: %w", err)
		}
	}
	return engine, nil
}

// gazetteer finds the content's localities by name.
func gazetteer(c *content.Content) *answers.Gazetteer {
	names := make([]string, len(c.Localities))
	for i, l := range c.Localities {
		names[i] = l.Name
	}
	return answers.NewGazetteer(names)
}

// families gives the family of every subject.
func families(c *content.Content) map[kiez.Intent]string {
	byIntent := make(map[kiez.Intent]string)
	for _, s := range c.Subjects {
		byIntent[s.Intent] = s.Family
	}
	return byIntent
}

// golden are the questions that no teaching may spoil: the title of every subject and the first examples of it.
func golden(c *content.Content) []kiez.Example {
	const each = 3
	questions := answers.Sample(c.Examples, each)
	for _, subject := range c.Subjects {
		for _, lang := range kiez.Langs() {
			title, _ := c.Text(lang, "topic."+string(subject.Intent)+".title")
			questions = append(questions, kiez.Example{Lang: lang, Text: title, Intent: subject.Intent})
		}
	}
	return questions
}

// words is the list of words that a key holds, in all languages together.
func (k *Knowledge) words(key string) []string {
	var all []string
	for _, lang := range kiez.Langs() {
		for word := range strings.SplitSeq(k.Catalog.Label(lang, kiez.Say(key, nil)), ",") {
			all = append(all, strings.TrimSpace(word))
		}
	}
	return all
}

// eventWords finds what people type behind /events. Each also goes by its own name.
func (k *Knowledge) eventWords() *answers.Phrases {
	words := map[string][]string{}
	for _, name := range handlers.EventWords() {
		words[name] = append([]string{name}, k.words("events.words."+name)...)
	}
	return answers.NewPhrases(words)
}

// topicWords finds the topics that people type behind /subscribe. Each also goes by its own name and by those on its
// button.
func (k *Knowledge) topicWords() func(text string) []kiez.Topic {
	words := map[string][]string{}
	for _, topic := range kiez.Topics() {
		name, key := string(topic), "subscribe.words."+string(topic)
		if slices.Contains(handlers.EventWords(), name) { // to choose events by, too
			key = "events.words." + name
		}
		words[name] = append([]string{name}, k.words(key)...)
		for _, lang := range kiez.Langs() {
			words[name] = append(words[name], k.Catalog.Label(lang, kiez.Show(topic)))
		}
	}
	phrases := answers.NewPhrases(words)
	return func(text string) (topics []kiez.Topic) {
		for _, name := range phrases.In(text) {
			topics = append(topics, kiez.Topic(name))
		}
		return topics
	}
}

// pauseWords finds the lengths of a pause that people type behind /pause, in weeks.
func (k *Knowledge) pauseWords() func(text string) []int {
	words, weeksOf := map[string][]string{}, map[string]int{}
	for _, weeks := range handlers.PauseWeeks() {
		name := strconv.Itoa(weeks)
		words[name], weeksOf[name] = k.words("pause.words."+name), weeks
	}
	phrases := answers.NewPhrases(words)
	return func(text string) (lengths []int) {
		for _, name := range phrases.In(text) {
			lengths = append(lengths, weeksOf[name])
		}
		return lengths
	}
}
