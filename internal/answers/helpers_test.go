package answers

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/goccy/go-yaml"

	"kiezbot/content"
	"kiezbot/internal/kiez"
)

// shippedContent is the built-in content, read once for all tests.
var shippedContent = sync.OnceValues(func() (*content.Content, error) {
	return content.Load(content.Builtin())
})

// shippedEngine is the engine as it is shipped, loaded once for all tests.
var shippedEngine = sync.OnceValues(func() (*Engine, error) {
	known, err := shippedContent()
	if err != nil {
		return nil, err
	}
	lexicon, err := ParseLexicon(bytes.NewReader(known.Lexicon))
	if err != nil {
		return nil, err
	}
	e, _, err := Builtin(lexicon, optionsOf(known))
	return e, err
})

func optionsOf(c *content.Content) Options {
	opt := Options{Emergencies: c.Emergencies, Families: make(map[kiez.Intent]string)}
	for _, s := range c.Subjects {
		opt.Families[s.Intent] = s.Family
	}
	return opt
}

func readYAML[T any](path string) (T, error) {
	var value T
	text, err := os.ReadFile(path)
	if err != nil {
		return value, err
	}
	if err := yaml.UnmarshalWithOptions(text, &value, yaml.Strict()); err != nil {
		return value, fmt.Errorf("%s: %w", path, err)
	}
	return value, nil
}

func shipped(t testing.TB) *Engine {
	t.Helper()
	e, err := shippedEngine()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func shippedExamples(t testing.TB) ([]kiez.Example, Lexicon) {
	t.Helper()
	known, err := shippedContent()
	if err != nil {
		t.Fatal(err)
	}
	lexicon, err := ParseLexicon(bytes.NewReader(known.Lexicon))
	if err != nil {
		t.Fatal(err)
	}
	return known.Examples, lexicon
}

// development gives the questions of the development split.
func development(t testing.TB) []kiez.Example {
	t.Helper()
	return split(t, "dev")
}

// split gives the questions of a folder of testdata, by language.
func split(t testing.TB, folder string) []kiez.Example {
	t.Helper()
	var out []kiez.Example
	for _, lang := range kiez.Langs() {
		questions, err := readYAML[yaml.MapSlice](filepath.Join("testdata", folder, string(lang)+".yaml"))
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range questions {
			for _, text := range item.Value.([]any) {
				out = append(out, kiez.Example{Lang: lang, Intent: kiez.Intent(item.Key.(string)), Text: text.(string)})
			}
		}
	}
	return out
}

// few are examples enough to train on in no time.
func few() []kiez.Example {
	var out []kiez.Example
	for intent, questions := range map[kiez.Intent]string{
		"office.hours":         "wann habt ihr offen/öffnungszeiten bitte/habt ihr heute geöffnet/wann macht das büro auf",
		"office.address":       "wo ist euer büro/adresse bitte/wie komme ich zu euch/wo finde ich euch",
		"smalltalk.greeting":   "hallo/guten tag/guten morgen zusammen/hallo ihr",
		"kiezfonds.what":       "was ist der kiezfonds/kiezfonds erklärung/erklär mir den kiezfonds/kiezfonds was ist das",
		kiez.OutOfScope:        "wie wird das wetter/erzähl einen witz/wer gewinnt das spiel/rezept für suppe",
		Human:                  "ich will mit einem menschen reden/echter mensch bitte/mitarbeiter sprechen/bitte ein mensch",
		"buergerhaushalt.vote": "wann kann ich abstimmen/abstimmen bürgerhaushalt/wie stimme ich ab/wo kann man abstimmen",
	} {
		for text := range strings.SplitSeq(questions, "/") {
			out = append(out, kiez.Example{Lang: kiez.German, Intent: intent, Text: text})
		}
	}
	sortExamples(out)
	return out
}

func sortExamples(examples []kiez.Example) {
	slices.SortFunc(examples, func(a, b kiez.Example) int {
		return cmp.Or(cmp.Compare(a.Intent, b.Intent), cmp.Compare(a.Text, b.Text))
	})
}
