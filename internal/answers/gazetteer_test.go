package answers_test

import (
	"slices"
	"testing"

	"kiezbot/internal/answers"
)

func TestPlacesAsPeopleTypeThem(t *testing.T) {
	g := answers.NewGazetteer([]string{
		"Sewanstraße", "Münsterlandplatz", "Gensinger Straße", "Frankfurter Allee", "Frankfurter Allee Süd", "10315",
		"Hans-Loch-Viertel", "U-Bahnhof Friedrichsfelde", "Friedrichsfelde",
	})
	for text, want := range map[string]struct {
		names []string
		rest  int
	}{
		"Sewanstraße":                           {[]string{"Sewanstraße"}, 0},
		"sewanstr. 43a":                         {[]string{"Sewanstraße"}, 0},
		"Sewan Strasse 178":                     {[]string{"Sewanstraße"}, 0},
		"SEWANSTR43":                            {[]string{"Sewanstraße"}, 0},
		"Sevanstraße":                           {[]string{"Sewanstraße"}, 0},
		"ich wohne in der Sewanstraße":          {[]string{"Sewanstraße"}, 4},
		"Зеванштрассе":                          {nil, 1}, // not how it is written, and nobody guesses
		"Севанштрассе 12":                       {[]string{"Sewanstraße"}, 0},
		"Muensterlandplatz, Munsterlandplatz":   {[]string{"Münsterlandplatz"}, 0},
		"gensingerstr":                          {[]string{"Gensinger Straße"}, 0},
		"Frankfurter Allee Süd":                 {[]string{"Frankfurter Allee Süd"}, 0},
		"Frankfurter Allee 300":                 {[]string{"Frankfurter Allee"}, 0},
		"10315 Berlin":                          {[]string{"10315"}, 1},
		"10316":                                 {nil, 1},
		"hans loch viertel":                     {[]string{"Hans-Loch-Viertel"}, 0},
		"U Bahnhof Friedrichsfelde":             {[]string{"U-Bahnhof Friedrichsfelde"}, 0},
		"Sewanstraße Ecke Gensinger Straße":     {[]string{"Sewanstraße", "Gensinger Straße"}, 1},
		"Seestraße":                             {nil, 1},
		"":                                      {nil, 0},
		"😀":                                     {nil, 0},
		"str":                                   {nil, 1},
		"was kostet die Miete in der Seestraße": {nil, 7},
	} {
		names, rest := g.Find(text)
		if !slices.Equal(names, want.names) || rest != want.rest {
			t.Errorf("%q holds %q and %d other words, want %q and %d", text, names, rest, want.names, want.rest)
		}
	}
}
