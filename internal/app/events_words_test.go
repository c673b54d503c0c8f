package app_test

import (
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/internal/tgfake"
)

// chosen are the checked buttons of a list of events.
func chosen(m tgfake.Message) (data []string) {
	for _, b := range m.Buttons() {
		if len(b.Text) > 3 && b.Text[:3] == "✓" {
			data = append(data, b.Text)
		}
	}
	return data
}

// TestEventsByWords types what is wanted behind /events, in all languages.
func TestEventsByWords(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	for lang, words := range map[kiez.Lang]struct{ week, month, families, seniors string }{
		kiez.German:      {"/termine diese Woche", "/termine DIESEN MONAT", "/termine für familien", "/termine aeltere"},
		kiez.PlainGerman: {"/termine woche", "/termine monat", "/termine Familie", "/termine Senioren"},
		kiez.English:     {"/events this week", "/events this month", "/events famillies", "/events for older people"},
		kiez.Vietnamese:  {"/events tuan nay", "/events tháng này", "/events gia đình", "/events người cao tuổi"},
		kiez.Russian:     {"/events на этой неделе", "/events в этом месяце", "/events для детей", "/events пожилым"},
		kiez.Ukrainian:   {"/events цього тижня", "/events цей місяць", "/events для родин", "/events літнім людям"},
		kiez.Arabic:      {"/events هذا الاسبوع", "/events هذا الشهر", "/events للعائلات", "/events كبار السن"},
		kiez.Polish:      {"/events ten tydzien", "/events w tym miesiącu", "/events dla rodzin", "/events dla seniorów"},
		kiez.Turkish:     {"/events bu hafta", "/events bu ay", "/events aileler için", "/events yaşlılar"},
		kiez.Persian:     {"/events این هفته", "/events این ماه", "/events خانواده\u200cها", "/events سالمندان"},
	} {
		w.speaks(resident, lang)
		for text, key := range map[string]kiez.Text{
			words.week: kiez.Say("button.this_week", nil), words.month: kiez.Say("button.this_month", nil),
			words.families: kiez.Show(kiez.Families), words.seniors: kiez.Show(kiez.Seniors),
		} {
			want := "✓ " + w.options.Knowledge.Catalog.Label(lang, key)
			list := w.say(resident, text)
			if _, ok := list.Button(want); !ok {
				t.Errorf("%s: %q has no button %q, but %q", lang, text, want, chosen(list))
			}
		}
	}

	w.speaks(resident, kiez.German)
	w.shows(w.say(resident, "/termine Familien in Friedrichsfelde-Nord, diese Woche"), "Gebiet: Friedrichsfelde Nord")
	w.shows(w.say(resident, "/termine mein Gebiet"), "Gebiet: Friedrichsfelde Nord") // remembered, as after a tap
	w.shows(w.say(resident, "/events friedrichsfelde"), "Um welches Gebiet")
	w.shows(w.say(resident, "/events <b>Karlshorst</b>"), "„<b>Karlshorst</b>“ habe ich nicht verstanden", "Kiezfonds: letzter Tag")

	// From the second page to an event and back, also by the detour of the reminder.
	w.say(resident, "/termine alle")
	second := w.press(resident, "Spätere ›")
	for _, b := range second.Buttons() {
		if len(b.CallbackData) > 3 && b.CallbackData[:3] == "ev:" {
			w.press(resident, b.Text)
			break
		}
	}
	w.press(resident, "Daran erinnern")
	w.press(resident, "‹ Zurück")
	if back := w.press(resident, "‹ Zurück"); back.HTML != second.HTML {
		t.Errorf("back at\n%s\nfrom\n%s", back.HTML, second.HTML)
	}
}

// TestEventsByDays types a day or the weekend behind /events, in all languages.
func TestEventsByDays(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	for lang, words := range map[kiez.Lang]struct{ today, tomorrow, dayAfter, weekend string }{
		kiez.German:      {"/termine heute", "/termine für morgen", "/termine Übermorgen", "/termine am Wochenende"},
		kiez.PlainGerman: {"/events heute", "/termine morgen", "/termine uebermorgen", "/termine Wochenende"},
		kiez.English:     {"/events Today?", "/events tomorow", "/events the day after tomorrow", "/events this weekend"},
		kiez.Vietnamese:  {"/events hôm nay", "/events ngay mai", "/events ngày kia", "/events cuối tuần này"},
		kiez.Russian:     {"/events сегодня", "/events на завтра", "/events послезавтра", "/events в эти выходные"},
		kiez.Ukrainian:   {"/events сьогодні", "/events на завтра", "/events післязавтра", "/events на вихідних"},
		kiez.Arabic:      {"/events اليوم", "/events غدًا", "/events بعد غد", "/events نهاية هذا الاسبوع"},
		kiez.Polish:      {"/events dzis", "/events na jutro", "/events pojutrze", "/events w weekend"},
		kiez.Turkish:     {"/events bugün", "/events yarın", "/events yarından sonra", "/events bu hafta sonu"},
		kiez.Persian:     {"/events امروز", "/events فردا", "/events پس\u200cفردا", "/events آخر این هفته"},
	} {
		w.speaks(resident, lang)
		for text, span := range map[string]string{
			words.today: "today", words.tomorrow: "tomorrow", words.dayAfter: "dayafter", words.weekend: "weekend",
		} {
			families, _ := w.say(resident, text).Button(w.options.Knowledge.Catalog.Label(lang, kiez.Show(kiez.Families)))
			if want := "events:" + span + "::families"; families.CallbackData != want {
				t.Errorf("%s: families after %q lead to %q, want %q", lang, text, families.CallbackData, want)
			}
		}
	}
}
