package easyread_test

import (
	"slices"
	"testing"

	"kiezbot/internal/easyread"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]easyread.Rule{
		"Der Kiezfonds ist Geld für kleine Projekte im Stadtteil.":                         nil,
		"<b>Wofür gibt es Geld?</b>\nZum Beispiel für:\n• ein Fest im Hof":                 nil,
		"Geben Sie den Antrag ab: {office.address}. Danke!":                                {easyread.OneStatement},
		"Das Büro ist zu. Bitte rufen Sie an.":                                             {easyread.OneStatement},
		"Am 8. März ist das Büro zu.":                                                      nil,
		"1. Schreiben Sie den Antrag.":                                                     nil,
		"Sie können jeden Tag von acht bis zwölf zu uns in das Büro kommen.":               {easyread.ShortSentence},
		"Der letzte Tag für Ihren Antrag ist: Sie haben dann noch bis zu diesem Tag Zeit.": nil,
		"Die Terminvereinbarung hilft Ihnen.":                                              {easyread.ShortWord},
		"Die Termin·vereinbarung hilft Ihnen.":                                             nil,
		"In Friedrichsfelde gibt es ein Café.":                                             nil,
		"Die Frist des Kiezfonds ist vorbei.":                                              {easyread.NoGenitive},
		"Meinen Sie eines davon?":                                                          nil,
		"Sie könnten auch anrufen.":                                                        {easyread.NoSubjunctive},
		"Ihre Daten werden gelöscht.":                                                      {easyread.ActiveVoice},
		"So kann ich besser werden.":                                                       nil,
		"Morgen wird es warm.":                                                             nil,
		"Das darf man nicht.":                                                              {easyread.NoMan},
		"Es gibt viel, z. B. Feste.":                                                       {easyread.WrittenOut},
		"{{.Count}} Personen bekommen die Nachricht: {{.PerLanguage}}":                     nil,
	} {
		var got []easyread.Rule
		for _, f := range easyread.Check(text) {
			got = append(got, f.Rule)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

func TestCheckNamesLineAndPlace(t *testing.T) {
	t.Parallel()
	got := easyread.Check("Guten Tag.\n\nDas wäre schön.")
	want := []easyread.Flaw{{Line: 3, Rule: easyread.NoSubjunctive, Found: "wäre"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if said := want[0].String(); said != `Leichte Sprache: no subjunctive: "wäre"` {
		t.Errorf("it says %s", said)
	}
}
