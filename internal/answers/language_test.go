package answers

import (
	"testing"

	"kiezbot/internal/kiez"
)

func TestLanguageOfTheReply(t *testing.T) {
	e := shipped(t)
	for _, try := range []struct {
		text      string
		own, want kiez.Lang
	}{
		{"when does the jury meet next", kiez.German, kiez.English},
		{"jury next", kiez.German, kiez.German},                           // two words are too few to switch
		{"wann trifft sich die jury", kiez.PlainGerman, kiez.PlainGerman}, // plain German is German
		{"when is the next jury session", kiez.PlainGerman, kiez.English},
		{"коли наступне засідання журі", kiez.Russian, kiez.Ukrainian},
		{"когда следующее заседание жюри", kiez.Ukrainian, kiez.Russian},
		{"quy kiezfonds la gi vay ban", kiez.German, kiez.Vietnamese},       // without marks
		{"burgerjury ne zaman toplaniyor acaba", kiez.German, kiez.Turkish}, // without marks
		{"kiedy jest nastepne spotkanie jury", kiez.German, kiez.Polish},
		{"متى تجتمع لجنة التحكيم القادمة", kiez.Persian, kiez.Arabic},
		{"جلسه بعدی هیئت داوران کی است", kiez.Arabic, kiez.Persian},
		{"Kiezfonds Bürgerhaushalt Bürgerjury", kiez.Turkish, kiez.Turkish}, // names belong to all languages
		{"what is kiezfonds", "", kiez.English},
		{"", "", kiez.German},
		{"🙂", kiez.Polish, kiez.Polish},
	} {
		if u := e.Ask(try.text, try.own); u.Lang != try.want {
			t.Errorf("%q from %q: reply in %q, want %q", try.text, try.own, u.Lang, try.want)
		}
	}
}

func TestLanguageOnTheDevelopmentSplit(t *testing.T) {
	e := shipped(t)
	questions := development(t)
	kept, found := 0, 0
	for _, q := range questions {
		if e.Ask(q.Text, q.Lang).Lang == q.Lang {
			kept++
		}
		if e.Ask(q.Text, "").Lang == q.Lang.Base() {
			found++
		}
	}
	if n := len(questions); kept < n*99/100 || found < n*97/100 {
		t.Errorf("of %d questions %d kept the person's own language and %d were found without it", n, kept, found)
	}
}
