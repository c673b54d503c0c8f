package locales_test

import (
	"log/slog"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/locales"
)

// source is a content of one answer and two facts.
type source struct{}

func (source) Text(lang kiez.Lang, key string) (string, bool) {
	text, ok := map[string]string{
		"topic.test.answer":  "Bis zu {fund.limit}, Telefon {office.phone}, {nobody.knows}.",
		"topic.long.answer":  "<b>Kurz:</b> bis zu {fund.limit}.\n\nUnd dann <i>noch viel</i>.",
		"topic.bold.answer":  "<b>Alles\n\nist fett</b>",
		"topic.plain.answer": "Nur ein Absatz",
	}[key]
	return text, ok && lang == kiez.German
}

func (source) Fact(id string) (any, bool) {
	switch id {
	case "fund.limit":
		return kiez.Euro(1000), true
	case "office.phone":
		return kiez.Isolated("(030) 1 & 2"), true
	}
	return nil, false
}

func catalog(t *testing.T) *locales.Catalog {
	t.Helper()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	c, err := locales.Load(locales.Builtin(), source{}, berlin, slog.New(slog.NewTextHandler(t.Output(), nil)))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestValuesInTheFormOfEachLanguage(t *testing.T) {
	c := catalog(t)
	at := time.Date(2027, time.March, 10, 17, 5, 0, 0, time.UTC) // 18:05 in Berlin
	for _, test := range []struct {
		lang  kiez.Lang
		value any
		want  string
	}{
		{kiez.German, kiez.Moment(at), "Mittwoch, 10. März 2027, 18:05 Uhr"},
		{kiez.English, kiez.Moment(at), "Wednesday, 10 March 2027, 18:05"},
		{kiez.Polish, kiez.Day(at), "środa, 10 marca 2027"},
		{kiez.Russian, kiez.Day(at), "среда, 10 марта 2027 года"},
		{kiez.Vietnamese, kiez.Day(at), "Thứ Tư, ngày 10 tháng 3 năm 2027"},
		{kiez.German, kiez.Euro(13000), "13.000 Euro"},
		{kiez.English, kiez.Euro(13000), "13,000 euros"},
		{kiez.German, 1234567, "1.234.567"},
		{kiez.German, -1000, "-1.000"},
		{kiez.German, 999, "999"},
		{kiez.German, kiez.Month(at), "03/2027"},
		{kiez.German, kiez.ShortDay(at), "10.03."},
		{kiez.German, "<b>Eve & Co</b>", "&lt;b&gt;Eve &amp; Co&lt;/b&gt;"},
		{kiez.German, kiez.HTML("<b>geprüft</b>"), "<b>geprüft</b>"},
		{kiez.Arabic, kiez.Isolated("(030) 98"), "\u2068(030) 98\u2069"},
		{kiez.German, kiez.Isolated("(030) 98"), "(030) 98"},
		{kiez.Turkish, kiez.Vietnamese, "Tiếng Việt"},
		{kiez.English, kiez.Titles{kiez.German: "Fest", kiez.English: "Fair"}, "Fair"},
		{kiez.PlainGerman, kiez.Titles{kiez.German: "Fest"}, "Fest"},
		{kiez.German, kiez.List{kiez.Show("a"), kiez.Show(kiez.NeuLichtenberg)}, "a, Neu-Lichtenberg"},
		{kiez.German, kiez.Lines{kiez.Show("a"), kiez.Show("b")}, "a\nb"},
	} {
		if got := c.HTML(test.lang, kiez.Show(test.value)); got != test.want {
			t.Errorf("%s %#v: %q, want %q", test.lang, test.value, got, test.want)
		}
	}
}

func TestPluralsFollowTheLanguage(t *testing.T) {
	c := catalog(t)
	distinct := func(lang kiez.Lang, counts ...int) int {
		seen := map[string]bool{}
		for _, n := range counts {
			text := c.HTML(lang, kiez.Say("broadcast.recipients", kiez.Data{"Count": n, "PerLanguage": ""}))
			seen[strings.Trim(strings.ReplaceAll(text, c.HTML(lang, kiez.Show(n)), "#"), " ")] = true
		}
		return len(seen)
	}
	if n := distinct(kiez.German, 1, 2, 5); n != 2 {
		t.Errorf("German has %d forms for 1, 2, 5, want 2", n)
	}
	for _, lang := range []kiez.Lang{kiez.Polish, kiez.Russian, kiez.Ukrainian} {
		if n := distinct(lang, 1, 2, 5); n < 2 {
			t.Errorf("%s has one form for 1, 2 and 5", lang)
		}
	}
	if n := distinct(kiez.Arabic, 1, 2, 3, 11); n < 3 {
		t.Errorf("Arabic has %d forms for 1, 2, 3, 11", n)
	}
}

func TestAnswersAreFilledWithFacts(t *testing.T) {
	c := catalog(t)
	const want = "Bis zu 1.000 Euro, Telefon (030) 1 &amp; 2, {nobody.knows}."
	if got := c.HTML(kiez.German, kiez.Say("topic.test.answer", nil)); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := c.HTML(kiez.Polish, kiez.Say("topic.test.answer", nil)); !strings.HasPrefix(got, "Bis zu") {
		t.Errorf("without a Polish answer there is %q, want the German one", got)
	}
	if got := c.HTML(kiez.German, kiez.Say("no.such.key", nil)); got != "no.such.key" {
		t.Errorf("an unknown key is shown as %q", got)
	}
	if got := c.HTML(kiez.Polish, kiez.Say("button.menu", nil).In(kiez.German)); got != "☰ Menü" {
		t.Errorf("a text in a language of its own is %q", got)
	}
}

func TestLeadIsTheFirstParagraph(t *testing.T) {
	c := catalog(t)
	for key, want := range map[string]string{
		"topic.long.answer": "<b>Kurz:</b> bis zu 1.000 Euro.", "topic.plain.answer": "Nur ein Absatz",
		"topic.bold.answer": "<b>Alles\n\nist fett</b>", // half of it would be broken
	} {
		if got := c.HTML(kiez.German, kiez.Text{Key: key, Lead: true}); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}

func TestButtonsRunTheOtherWayInArabic(t *testing.T) {
	c := catalog(t)
	row := [][]kiez.Button{{{Label: kiez.Show("1"), Data: "a"}, {Label: kiez.Show("2"), URL: "https://b.example"}}}
	if keys := c.Rows(kiez.German, row)[0]; keys[0].Data != "a" || keys[1].URL == "" {
		t.Errorf("German: %+v", keys)
	}
	if keys := c.Rows(kiez.Arabic, row)[0]; keys[1].Data != "a" || keys[0].URL == "" {
		t.Errorf("Arabic: %+v", keys)
	}
	if got := c.Label(kiez.German, kiez.Show("a < b & c")); got != "a < b & c" {
		t.Errorf("a label has no markup to be escaped for: %q", got)
	}
}

func TestCheckNamesWhatIsWrong(t *testing.T) {
	files := fstest.MapFS{}
	for _, lang := range kiez.Langs() {
		files[string(lang)+".yaml"] = &fstest.MapFile{Data: []byte("a.b: \"Text {{.Name}}\"\nbutton.x: Knopf\n")}
	}
	if problems := locales.Check(files); len(problems) != 0 {
		t.Fatalf("problems where there are none: %v", problems)
	}
	files["pl.yaml"].Data = []byte("a.b: \"<b>Tekst {{.Nazwa}}\"\nbutton.x: <i>Guzik</i>\nzbędny.klucz: tak\n")
	files["ru.yaml"].Data = []byte("a.b: \"\"\n")
	files["ar.yaml"].Data = []byte("a.b: \"x {{.Name}}\"\nbutton.x: [1]\n")
	files["vi.yaml"].Data = []byte("a.b: \"🇻🇳 {{.Name}}\"\nbutton.x: \"🌐\"\n")
	files["uk.yaml"].Data = []byte("a.b: \"x {{.Name}}\"\nbutton.x: \"Ця кнопка має напис, який не вміститься на телефоні\"\n")
	files["tr.yaml"].Data = []byte("a.b: \"x {{.Name}} {{if}}\"\nbutton.x: \"Düğme {{.Name\"\n")
	var all strings.Builder
	for _, p := range locales.Check(files) {
		all.WriteString(p.Error() + "\n")
	}
	for _, want := range []string{
		"pl.yaml:1: a.b: has placeholders [Nazwa], German has [Name]", "pl.yaml:1: a.b: <b> is not closed",
		"pl.yaml:2: button.x: a button carries plain text only", "pl.yaml:3: zbędny.klucz: does not exist in German",
		"ru.yaml:1: a.b: is empty", "ru.yaml:1: button.x: is missing", "ar.yaml:2: button.x: is not a text",
		"vi.yaml:1: a.b: has a flag", "vi.yaml:2: button.x: has no word", "uk.yaml:2: button.x: is too long for a button: 51",
		`tr.yaml:1: a.b: "{{if" is no placeholder of the form {{.Name}}`, `tr.yaml:2: button.x: "{{.Name" is no placeholder`,
	} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("not named: %s", want)
		}
	}
	if t.Failed() {
		t.Log(all.String())
	}
}
