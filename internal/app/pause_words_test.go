package app_test

import (
	"strconv"
	"testing"

	"kiezbot/internal/kiez"
)

// TestPauseByWords types a length behind /pause, in all languages.
func TestPauseByWords(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.say(resident, "/abo festival")
	w.press(resident, "Abonnieren")
	for lang, words := range map[kiez.Lang]struct{ one, two, four string }{
		kiez.German:      {"/pause 1 Woche", "/pause für zwei Wochen", "/pause 1 Monat"},
		kiez.PlainGerman: {"/pause eine Woche", "/pause 2 wochen", "/pause Monat"},
		kiez.English:     {"/pause for a week", "/pause 2 weeks", "/pause 1 month"},
		kiez.Vietnamese:  {"/pause 1 tuần", "/pause hai tuan", "/pause 1 tháng"},
		kiez.Russian:     {"/pause на одну неделю", "/pause на 2 недели", "/pause 1 месяц"},
		kiez.Ukrainian:   {"/pause тиждень", "/pause два тижні", "/pause 1 місяць"},
		kiez.Arabic:      {"/pause أسبوع", "/pause لمدة أسبوعين", "/pause ٤ أسابيع"},
		kiez.Polish:      {"/pause tydzien", "/pause na 2 tygodnie", "/pause miesiąc"},
		kiez.Turkish:     {"/pause bir hafta", "/pause 2 hafta", "/pause 1 ay"},
		kiez.Persian:     {"/pause ۱ هفته", "/pause دو هفته", "/pause یک ماه"},
	} {
		w.speaks(resident, lang)
		for text, weeks := range map[string]int{words.one: 1, words.two: 2, words.four: 4} {
			want := w.say(resident, "/pause "+strconv.Itoa(weeks))
			if got := w.say(resident, text); got.HTML != want.HTML {
				t.Errorf("%s: after %q\n%s\nwant\n%s", lang, text, got.HTML, want.HTML)
			}
		}
	}
	w.speaks(resident, kiez.German)
	for _, text := range []string{
		"/pause 2 Monate", "/pause 3 Wochen", "/pause bald", "/pause 1 Woche oder 2 Wochen", "/pause на 3 недели", "/pause na 3 miesiące", "/pause 3 أسابيع",
	} {
		w.shows(w.say(resident, text), "Eine Pause dauert 1, 2 oder 4 Wochen.")
	}
}
