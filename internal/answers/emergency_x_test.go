package answers

import (
	"github.com/goccy/go-yaml"
	"kiezbot/internal/kiez"
	"os"
	"testing"
)

func loadEmergencies(t testing.TB) map[string]map[kiez.Lang][]string {
	b, _ := os.ReadFile("../../content/emergencies.yaml")
	var m map[string]map[kiez.Lang][]string
	if err := yaml.UnmarshalWithOptions(b, &m, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	return m
}
func TestEmergX(t *testing.T) {
	tr, dev, _, _ := setup(t)
	f := newFolder()
	e := newEmergencies(f, loadEmergencies(t))
	n, hit := 0, 0
	for _, x := range append(tr, dev...) {
		k, _ := e.find(f.fold(nil, x.Text))
		if x.Intent == Emergency {
			n++
			if k != "" {
				hit++
			} else {
				t.Log("MISS", x.Lang, x.Text)
			}
		} else if k != "" {
			t.Log("FALSE", phraseOf(e, f.fold(nil, x.Text)), x.Lang, x.Intent, k, x.Text)
		}
	}
	t.Log(n, hit)
}

func phraseOf(e *emergencies, folded []byte) string {
	words := splitWords(nil, folded)
	for i, w := range words {
		for _, p := range e.calls[first(w)] {
			if p.match(words, i) > 0 {
				s := ""
				for _, x := range p.words {
					s += string(x) + " "
				}
				return s
			}
		}
	}
	return "?"
}
