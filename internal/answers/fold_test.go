package answers

import "testing"

func TestFoldBringsSpellingsTogether(t *testing.T) {
	f := newFolder()
	for _, spellings := range [][]string{
		{"Bürgerhaushalt", "buergerhaushalt", "BURGERHAUSHALT", "Bürgerhaushalt!", "  bu\u0308rgerhaushalt "},
		{"Größe der Straße", "groesse der strasse", "GRÖSSE DER STRASSE"},
		{"İstanbul ışık", "istanbul isik"},
		{"Quỹ Kiezfonds là gì đó", "quy kiezfonds la gi do"},
		{"об'єднання", "об’єднання", "обєднання"},
		{"żółw", "zolw"},
		{"صندوق الحيّ", "صندوق الحي"},
		{"کیتسفوند ۱۲", "كيتسفوند 12", "کیتس\u200cفوند ١٢"},
		{"ﬁnanz ＡＢＣ", "finanz abc"},
		{"kiezfonds 🎉", "kiezfonds", "❤️ kiezfonds"},
	} {
		want := string(f.fold(nil, spellings[0]))
		for _, s := range spellings[1:] {
			if got := string(f.fold(nil, s)); got != want {
				t.Errorf("%q is folded to %q, %q to %q", s, got, spellings[0], want)
			}
		}
	}
}

func TestFoldKeepsWhatIsDifferent(t *testing.T) {
	f := newFolder()
	for text, want := range map[string]string{
		"neue Quelle":      " neue quelle ", // no umlaut: ue after a vowel, ue after q
		"Kiezfonds: 1.000": " kiezfonds 1 000 ",
		"Жюри":             " zhiuri ",
		"🤔🔥":               " ",
		"":                 " ",
		"\xff\xfe":         " ",
	} {
		if got := string(f.fold(nil, text)); got != want {
			t.Errorf("%q is folded to %q, want %q", text, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	fold := newFolder()
	for _, seed := range []string{"Bürgerjury", "жюри", "کیتس\u200cفوند", "\x00\xff", "ae oe ue", "ﷺ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		folded := fold.fold(nil, text)
		if folded[0] != gap || folded[len(folded)-1] != gap {
			t.Fatalf("%q is folded to %q, without gaps around it", text, folded)
		}
		for i := 1; i < len(folded); i++ {
			if folded[i] == gap && folded[i-1] == gap {
				t.Fatalf("%q is folded to %q, with an empty word", text, folded)
			}
		}
	})
}
