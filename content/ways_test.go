package content_test

import (
	"testing"

	"kiezbot/internal/kiez"
)

func TestWays(t *testing.T) {
	c := load(t)
	start, _ := c.Way(kiez.WayStart)
	equal(t, "start", start, kiez.Way{
		ID:      "start",
		Choices: []kiez.Choice{{Name: "self", To: "more"}, {Name: "district", To: "elsewhere"}},
		Next:    []string{kiez.StepCheck, "fund.what"},
	})
	end, _ := c.Way(kiez.WayElsewhere)
	equal(t, "origin of an end", []any{end.AsOf, end.Owner, end.Confirm}, []any{"2025", "office", true})
	if w, ok := c.Way("hill"); ok {
		t.Errorf("there is a way nobody entered: %+v", w)
	}
	for key, want := range map[string]string{"title": "Where?", "answer": "Who?", "self": "I"} {
		if text, ok := c.Text(kiez.Polish, "way.start."+key); !ok || text != want {
			t.Errorf("%s in Polish = %q, %v", key, text, ok)
		}
	}
}

func TestLocalities(t *testing.T) {
	var names []string
	for _, l := range load(t).Localities {
		names = append(names, l.Name)
		if l.Name == "10319" && (len(l.Areas) != 2 || !l.Partly || l.AsOf != "2025") {
			t.Errorf("10319 is read as %+v", l)
		}
	}
	equal(t, "names", names, []string{"Weg", "Platz", "10319", "Fern"})
}

// R19: every way leads to the Kiezfonds, the Bürgerhaushalt, the authorities or the office, with its reason.
func TestEveryIdeaHasAnEnd(t *testing.T) {
	c := builtin(t)
	ends := map[string]bool{}
	var walk func(id string, taps int)
	walk = func(id string, taps int) {
		w, ok := c.Way(id)
		if !ok || taps > 4 {
			t.Fatalf("%s after %d taps: known %v", id, taps, ok)
		}
		if len(w.Choices) == 0 {
			ends[id] = true
		}
		for _, choice := range w.Choices {
			walk(choice.To, taps+1)
		}
	}
	walk(kiez.WayStart, 0)
	for _, end := range []string{"kiezfonds", "buergerhaushalt", "report", "office"} {
		if !ends[end] {
			t.Errorf("no idea leads to %s", end)
		}
	}
	for _, end := range []string{kiez.WayTooMuch, kiez.WayPrivate} {
		if w, _ := c.Way(end); len(w.Next) == 0 {
			t.Errorf("%s is a dead end", end)
		}
	}
}
