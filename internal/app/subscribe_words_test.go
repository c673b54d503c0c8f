package app_test

import (
	"testing"

	"kiezbot/internal/kiez"
)

// TestSubscribeByWords types a topic behind /subscribe, in all languages: it leads to its consent, as its button would.
func TestSubscribeByWords(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	for lang, texts := range map[kiez.Lang]map[string]kiez.Topic{
		kiez.German: {
			"/abo veranstaltungen": kiez.Events, "/abo Termine": kiez.Events, "/abo kiezfonds": kiez.KiezfondsDeadlines,
			"/abo Kiezfonds-Fristen": kiez.KiezfondsDeadlines, "/abo Buergerhaushalt": kiez.Buergerhaushalt,
			"/abo für Senioren": kiez.Seniors, "/abo Neues aus dem Büro": kiez.OfficeNews,
		},
		kiez.PlainGerman: {"/abo Bürger·jury": kiez.Jury, "/abo Ehren·amt": kiez.Volunteering, "/abo Kiezfest": kiez.Festival},
		kiez.English:     {"/subscribe events": kiez.Events, "/subscribe volunteering": kiez.Volunteering},
		kiez.Vietnamese:  {"/subscribe su kien": kiez.Events, "/subscribe gia đình": kiez.Families},
		kiez.Russian:     {"/subscribe события": kiez.Events, "/subscribe на новости": kiez.OfficeNews},
		kiez.Ukrainian:   {"/subscribe події": kiez.Events, "/subscribe Терміни Kiezfonds": kiez.KiezfondsDeadlines},
		kiez.Arabic:      {"/subscribe الفعاليات": kiez.Events, "/subscribe العمل التطوعي": kiez.Volunteering},
		kiez.Polish:      {"/subscribe wydarzenia": kiez.Events, "/subscribe festyn": kiez.Festival},
		kiez.Turkish:     {"/subscribe etkinlikler": kiez.Events, "/subscribe bütçe": kiez.Buergerhaushalt},
		kiez.Persian:     {"/subscribe برنامه\u200cها": kiez.Events, "/subscribe خانواده\u200cها": kiez.Families},
	} {
		w.speaks(resident, lang)
		for text, topic := range texts {
			card := w.say(resident, text)
			on, _ := card.Button(w.options.Knowledge.Catalog.Label(lang, kiez.Say("button.subscribe", nil)))
			if want := "subon:" + string(topic); on.CallbackData != want {
				t.Errorf("%s: %q leads to %q, want %q:\n%s", lang, text, on.CallbackData, want, card.HTML)
			}
		}
	}
	w.speaks(resident, kiez.German)
	w.shows(w.say(resident, "/abo Karlshorst"), "„Karlshorst“ habe ich nicht verstanden", "Tippen Sie auf ein Thema")
}
