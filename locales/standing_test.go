package locales_test

import (
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/locales"
)

// edited is a content in which staff wrote the answer.
type edited struct{ source }

func (edited) Text(lang kiez.Lang, key string) (string, bool) {
	return "Ganz anders & <b>neu</b>", lang == kiez.German && key == "topic.test.answer"
}

// What was rendered is not rendered again, and not shown where something else is asked for.
func TestTextsWithoutValuesAreRenderedOnce(t *testing.T) {
	c := catalog(t)
	answer := kiez.Say("topic.test.answer", nil)
	long := kiez.Say("topic.long.answer", nil)
	lead := long
	lead.Lead = true
	renderings := []struct {
		what string
		show func() string
	}{
		{"HTML", func() string { return c.HTML(kiez.German, answer) }},
		{"label", func() string { return c.Label(kiez.German, answer) }},
		{"right to left", func() string { return c.HTML(kiez.Arabic, answer.In(kiez.German)) }},
		{"whole", func() string { return c.HTML(kiez.German, long) }},
		{"first paragraph", func() string { return c.HTML(kiez.German, lead) }},
		{"staff's", func() string { return c.WithSource(edited{}).HTML(kiez.German, answer) }},
		{"English", func() string { return c.HTML(kiez.English, kiez.Say("answer.unknown", nil)) }},
		{"Polish", func() string { return c.HTML(kiez.Polish, kiez.Say("answer.unknown", nil)) }},
	}
	first := map[string]string{}
	for _, r := range renderings {
		first[r.what] = r.show()
	}
	for _, r := range renderings {
		if again := r.show(); again != first[r.what] {
			t.Errorf("%s: first %q, then %q", r.what, first[r.what], again)
		}
	}
	for _, other := range [][2]string{
		{"HTML", "label"}, {"whole", "first paragraph"}, {"HTML", "staff's"}, {"English", "Polish"},
	} {
		if first[other[0]] == first[other[1]] {
			t.Errorf("%s and %s: %q", other[0], other[1], first[other[0]])
		}
	}
	if n := testing.AllocsPerRun(100, func() { c.HTML(kiez.German, answer) }); n > 1 {
		t.Errorf("%v allocations for a text that was rendered before", n)
	}
}

var _ locales.Source = edited{}
