package answers

import (
	"slices"
	"testing"
)

func TestPhrases(t *testing.T) {
	t.Parallel()
	p := NewPhrases(map[string][]string{
		"ask": {"friedrichsfelde"}, "south": {"friedrichsfelde süd", "=süd", "фридрихсфельде зюд"}, "families": {"famil*"},
		"week": {"diese woche", "=woche", "эта неделя"},
	})
	for text, want := range map[string][]string{
		"":                               nil,
		"diese Woche":                    {"week"},
		"WOCHE":                          {"week"},
		"nächste Woche":                  nil,
		"Эта неделя!":                    {"week"},
		"für Familien, diese Woche":      {"families", "week"},
		"Familie":                        {"families"},
		"Friedrichsfelde":                {"ask"},
		"friedrichsfelde-sued":           {"south"},
		"Friedrichfelde SUD":             {"south"}, // one letter missing
		"Фридрихсфельде Зюд":             {"south"},
		"in Friedrichsfelde Süd Familie": {"south", "families"},
		"Süd":                            {"south"},
		"Südsee":                         nil,
		"Karlshorst":                     nil,
	} {
		if got := p.In(text); !slices.Equal(got, want) {
			t.Errorf("%q names %v, want %v", text, got, want)
		}
	}
}
