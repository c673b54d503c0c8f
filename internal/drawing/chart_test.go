package drawing

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// numbers is a chart like those staff get.
func numbers(lang string, rtl bool) Chart {
	words := map[string][]string{
		"de": {
			"Montag, 8. Februar 2027 bis Dienstag, 9. März 2027", "Fragen nach Themen, je Woche", "Fragen", "fanden die Antwort hilfreich",
			"Kiezfonds", "Bürgerhaushalt", "Büro", "Sprachen", "Abos nach Themen", "Zahlen unter fünf Personen stehen nicht einzeln da.", "Anderes",
			"weniger als 5 Personen",
		},
		"ar": {
			"الاثنين، 8 فبراير 2027 حتى الثلاثاء، 9 مارس 2027", "الأسئلة حسب الموضوع، كل أسبوع", "الأسئلة", "ساعدهم الجواب", "صندوق الحي Kiezfonds",
			"ميزانية المواطنين", "المكتب", "اللغات", "الاشتراكات حسب الموضوع", "لا تظهر أرقام تخص أقل من خمسة أشخاص.", "غير ذلك", "أقل من 5 أشخاص",
		},
	}[lang]
	c := Chart{
		TrendTitle: words[8], Lang: lang, RTL: rtl, Title: words[0], BarsTitle: words[1], Note: words[9], Parts: append(words[4:7:7], words[10]),
		Rest:  true,
		Facts: []Fact{{"1.284", words[2]}, {"87 %", words[3]}, {words[11], words[8]}, {"412", words[7]}},
		Lists: []List{
			{words[7], []Row{{"Deutsch", 612}, {"Українська", 240}, {"العربية", 131}, {"Tiếng Việt", 80}, {words[10], 41}}},
			{words[8], []Row{{words[4], 300}, {words[5], 120}, {words[6], 9}}},
		},
	}
	for i, label := range []string{"08.02.", "15.02.", "22.02.", "01.03.", "08.03."} {
		c.Bars = append(c.Bars, Bar{Label: label, Parts: []int{40 + 30*i, 60 - 10*i, 20, 8 * i}})
		c.Trend = append(c.Trend, 9*i*i)
	}
	return c
}

// The picture is as wide as a phone shows it, and the same whenever it is drawn.
func TestChart(t *testing.T) {
	t.Parallel()
	for lang, rtl := range map[string]bool{"de": false, "ar": true} {
		first, err := numbers(lang, rtl).PNG()
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(bytes.NewReader(first))
		if err != nil {
			t.Fatal(err)
		}
		if size := picture.Bounds().Size(); size.X != 1080 || size.Y < 1200 || size.Y > 2000 {
			t.Errorf("%s: the picture is %v", lang, size)
		}
		if again, err := numbers(lang, rtl).PNG(); err != nil || !bytes.Equal(first, again) {
			t.Errorf("%s: drawn again it differs, %v", lang, err)
		}
		if dir := os.Getenv("KIEZBOT_PICTURES"); dir != "" { // to look at
			if err := os.WriteFile(filepath.Join(dir, "chart-"+lang+".png"), first, 0o600); err != nil {
				t.Error(err)
			}
		}
	}
}

// Nothing asked is a picture too.
func TestEmptyChart(t *testing.T) {
	t.Parallel()
	if _, err := (Chart{Lang: "de", Title: "Zahlen", Lists: []List{{Title: "Sprachen"}}}).PNG(); err != nil {
		t.Error(err)
	}
}
