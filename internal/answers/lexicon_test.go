package answers

import (
	"slices"
	"strings"
	"testing"

	"kiezbot/internal/kiez"
)

func TestParseLexiconNamesTheLine(t *testing.T) {
	for text, want := range map[string]string{
		"de frist":                     "line 1: stems before the first concept",
		"# x\n@\n":                     `line 2: concept "" is empty`,
		"@a\nde frist\n\n@a\n":         `line 4: concept "a" is empty or there twice`,
		"@a\nxx frist":                 `line 2: unknown language "xx"`,
		"@a\nde":                       `line 2: no stems after "de"`,
		"@a\nde frist, , abgabe":       `line 2: empty stem for "de"`,
		"@a\nde frist\nen =deadline,=": `line 3: empty stem for "en"`,
	} {
		if _, err := ParseLexicon(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}

func TestConceptsAreFound(t *testing.T) {
	lexicon, err := ParseLexicon(strings.NewReader(strings.Join([]string{
		"@deadline", "de abgabefrist, bis wann", "ru срок", "vi han nop", "@kiezfonds", "any kiezfonds",
		"@when", "de =wann", "@lottery", "tr oy",
	}, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	f := newFolder()
	c := newConcepts(f, lexicon)
	for _, try := range []struct {
		text string
		lang kiez.Lang
		want []string
	}{
		{"Wann ist die Abgabefrist?", kiez.German, []string{"when", "deadline"}},
		{"kiezfondsabgabefrist", kiez.German, []string{"kiezfonds", "deadline"}},
		{"bis wann?", kiez.PlainGerman, []string{"deadline", "when"}},
		{"abgabefirst", kiez.German, []string{}},                                // two letters are wrong
		{"abgabfrist kiezfnds", kiez.German, []string{"deadline", "kiezfonds"}}, // one each
		{"какой сроки", kiez.Russian, []string{"deadline"}},
		{"hạn nộp", kiez.Vietnamese, []string{"deadline"}},
		{"wannsee", kiez.German, []string{}},
		{"oy", kiez.Turkish, []string{"lottery"}},
		{"oy", kiez.English, []string{}}, // short stems count in their language only
	} {
		got := []string{}
		for _, number := range c.find(nil, f.fold(nil, try.text), try.lang) {
			got = append(got, lexicon.concepts[number].name)
		}
		if !slices.Equal(got, try.want) {
			t.Errorf("%q (%s): found %v, want %v", try.text, try.lang, got, try.want)
		}
	}
}
