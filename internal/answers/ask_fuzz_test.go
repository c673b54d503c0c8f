package answers

import (
	"reflect"
	"slices"
	"testing"

	"kiezbot/internal/kiez"
)

// Whatever somebody types, the engine says what it makes of it, the same every time, and never more than it knows.
func FuzzAsk(f *testing.F) {
	e := shipped(f)
	for _, text := range []string{
		"Was ist der Kiezfonds?", "es brennt", "", "\x00\xff", "жюри жюри жюри", "😀😀", "کیتس\u200cفوند", "a\u0301\u0301\u0301", "🏴\U000e0067",
	} {
		f.Add(text, "de")
	}
	f.Add("когда откроется", "ru")
	f.Fuzz(func(t *testing.T, text, own string) {
		lang, ok := kiez.ParseLang(own)
		if !ok {
			lang = kiez.German
		}
		u := e.Ask(text, lang)
		if !reflect.DeepEqual(u, e.Ask(text, lang)) {
			t.Fatalf("%q: not the same twice", text)
		}
		if !slices.Contains(kiez.Langs(), u.Lang) || !(u.Confidence >= 0 && u.Confidence <= 1) || len(u.Candidates) != 3 {
			t.Fatalf("%q: %+v", text, u)
		}
		for i, c := range u.Candidates {
			if c.Intent == "" || !(c.Confidence >= 0 && c.Confidence <= 1) || i > 0 && c.Intent == u.Candidates[i-1].Intent {
				t.Errorf("%q: candidate %+v", text, c)
			}
		}
		switch u.Action {
		case kiez.ActionAnswer, kiez.ActionOffer:
			if u.Intent == "" || u.Intent == kiez.OutOfScope {
				t.Errorf("%q: %+v", text, u)
			}
		case kiez.ActionHandoff, kiez.ActionEmergency:
		default:
			t.Errorf("%q: %q", text, u.Action)
		}
	})
}
