package locales

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"kiezbot/internal/easyread"
	"kiezbot/internal/kiez"
)

// forms are the texts of one key: a single one under "other", or one for each plural form.
type forms map[string]string

type file struct {
	name  string
	raw   []byte
	texts map[string]forms
}

// Check compares every language with the German file: keys, placeholders, plural forms, markup, labels of buttons; and
// it looks whether Leichte Sprache keeps its rules. Each problem reads "file:line: message"; all of them are returned.
func Check(files fs.FS) []error {
	german, err := read(files, kiez.German)
	if err != nil {
		return []error{err}
	}
	var problems []error
	for _, lang := range kiez.Langs() {
		f, err := read(files, lang)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		problems = append(problems, f.compare(german)...)
		problems = append(problems, f.plurals(files, lang)...)
		if lang == kiez.PlainGerman {
			problems = append(problems, f.easy()...)
		}
	}
	return problems
}

// Keys lists the keys of the German file, sorted.
func Keys(files fs.FS) ([]string, error) {
	german, err := read(files, kiez.German)
	if err != nil {
		return nil, err
	}
	return slices.Sorted(maps.Keys(german.texts)), nil
}

func read(files fs.FS, lang kiez.Lang) (file, error) {
	f := file{name: string(lang) + ".yaml", texts: map[string]forms{}}
	var err error
	if f.raw, err = fs.ReadFile(files, f.name); err != nil {
		return f, fmt.Errorf("%s:1: %w", f.name, err)
	}
	var entries map[string]any
	if err := yaml.Unmarshal(f.raw, &entries); err != nil {
		return f, fmt.Errorf("%s: %s", f.name, yaml.FormatError(err, false, true))
	}
	var problems []error
	for key, value := range entries {
		switch v := value.(type) {
		case string:
			f.texts[key] = forms{"other": v}
		case map[string]any:
			f.texts[key] = forms{}
			for form, text := range v {
				f.texts[key][form] = fmt.Sprint(text)
			}
		default:
			problems = append(problems, f.problem(key, "is not a text: put it into quotes"))
		}
	}
	return f, errors.Join(problems...)
}

func (f file) compare(german file) []error {
	var problems []error
	for _, key := range slices.Sorted(maps.Keys(german.texts)) {
		own, ok := f.texts[key]
		if !ok {
			problems = append(problems, f.problem(key, "is missing"))
			continue
		}
		want := placeholders(german.texts[key]["other"])
		for _, form := range slices.Sorted(maps.Keys(own)) {
			text := own[form]
			if text == "" {
				problems = append(problems, f.problem(key, "is empty"))
			}
			if got := placeholders(text); !slices.Equal(got, want) {
				problems = append(problems, f.problem(key, fmt.Sprintf("has placeholders %v, German has %v", got, want)))
			}
			if _, err := parseTemplate(text); err != nil {
				problems = append(problems, f.problem(key, err.Error()))
			}
			problems = append(problems, f.markup(key, text)...)
			problems = append(problems, f.labels(key, text)...)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(f.texts)) {
		if _, ok := german.texts[key]; !ok {
			problems = append(problems, f.problem(key, "does not exist in German"))
		}
	}
	return problems
}

// plurals asks the library itself for every number up to 120: it knows which forms a language needs, and its rules
// differ between releases.
func (f file) plurals(files fs.FS, lang kiez.Lang) []error {
	own, err := loadLanguage(files, lang)
	if err != nil {
		return []error{err}
	}
	var problems []error
	for _, key := range slices.Sorted(maps.Keys(f.texts)) {
		if len(f.texts[key]) == 1 && !slices.Contains(placeholders(f.texts[key]["other"]), "Count") {
			continue
		}
		for n := range 120 {
			_, err := own.varying.Localize(&i18n.LocalizeConfig{
				MessageID: key, PluralCount: n, TemplateData: map[string]string{}, TemplateParser: parser{},
			})
			if err != nil {
				problems = append(problems, f.problem(key, fmt.Sprintf("for %d: %v", n, err)))
				break
			}
		}
	}
	return problems
}

// markup refuses tags Telegram does not know, tags that do not close, and any tag on a button.
func (f file) markup(key, text string) []error {
	var problems []error
	var open []string
	for _, tag := range regexp.MustCompile(`<(/?)([a-z]*)[^>]*>`).FindAllStringSubmatch(text, -1) {
		switch {
		case strings.Contains(key, "button."):
			problems = append(problems, f.problem(key, "a button carries plain text only, found "+tag[0]))
		case !slices.Contains([]string{"b", "i", "u", "s", "code", "a"}, tag[2]):
			problems = append(problems, f.problem(key, "Telegram does not know "+tag[0]))
		case tag[1] == "":
			open = append(open, tag[2])
		case len(open) == 0 || open[len(open)-1] != tag[2]:
			problems = append(problems, f.problem(key, tag[0]+" closes nothing"))
		default:
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		problems = append(problems, f.problem(key, "<"+strings.Join(open, "> <")+"> is not closed"))
	}
	return problems
}

// easy refuses what breaks the rules of Leichte Sprache. Formats and lists of words are no sentences.
func (f file) easy() []error {
	noSentences := []string{"format.", "month.", "events.words.", "subscribe.words.", "pause.words."}
	var problems []error
	for _, key := range slices.Sorted(maps.Keys(f.texts)) {
		formal := func(prefix string) bool { return strings.HasPrefix(key, prefix) }
		if strings.HasSuffix(key, "words") || slices.ContainsFunc(noSentences, formal) {
			continue
		}
		for _, form := range slices.Sorted(maps.Keys(f.texts[key])) {
			for _, flaw := range easyread.Check(f.texts[key][form]) {
				problems = append(problems, f.problem(key, flaw.String()))
			}
		}
	}
	return problems
}

func (f file) problem(key, message string) error {
	line := 1
	if at := bytes.Index(append([]byte("\n"), f.raw...), []byte("\n"+key+":")); at >= 0 {
		line = 1 + bytes.Count(f.raw[:at], []byte("\n"))
	}
	return fmt.Errorf("%s:%d: %s: %s", f.name, line, key, message)
}

func placeholders(text string) []string {
	found := map[string]bool{}
	for _, m := range regexp.MustCompile(`\{\{\s*\.(\w+)\s*\}\}`).FindAllStringSubmatch(text, -1) {
		found[m[1]] = true
	}
	return slices.Sorted(maps.Keys(found))
}
