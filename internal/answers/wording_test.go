package answers

import (
	"testing"

	"kiezbot/internal/kiez"
)

// TestCallsForHelpInOtherWords asks in words the phrases were not written for.
func TestCallsForHelpInOtherWords(t *testing.T) {
	e := shipped(t)
	wording, err := readYAML[map[string]map[kiez.Lang]map[string][]string]("testdata/emergencies.yaml")
	if err != nil {
		t.Fatal(err)
	}
	tolerated := map[string]int{"aside": 1} // false alarms of questions that nobody looks at
	for part, enough := range map[string]int{"seen": 97, "aside": 75} {
		var n alarms
		for _, lang := range kiez.Langs() {
			for _, kind := range []string{"fire", "medical", "police", "crisis", NotAnEmergency} {
				for _, text := range wording[part][lang][kind] {
					if !n.add(e, kiez.Example{Lang: lang, Text: text}, kind) && part == "seen" {
						t.Logf("%s, %s: %q is not understood", lang, kind, text)
					}
				}
			}
		}
		t.Logf("%s: %d of %d calls are heard, %d of %d crises as such; %d false alarms of %d",
			part, n.heard, n.calls, n.known, n.crises, n.cries, n.others)
		if n.heard*100 < n.calls*enough || n.cries > tolerated[part] {
			t.Errorf("%s: too few calls are heard, or there is a false alarm", part)
		}
	}
}

// alarms counts what an engine makes of calls for help and of what only sounds like one.
type alarms struct {
	calls, heard  int // calls for help, and those treated as such
	crises, known int // calls of people who want to die, and those that get the number for it
	others, cries int // what only sounds like a call, and what of it is treated as one
}

// add reports whether the text is understood.
func (a *alarms) add(e *Engine, q kiez.Example, kind string) bool {
	alarm := e.Ask(q.Text, q.Lang).Action == kiez.ActionEmergency
	if kind == NotAnEmergency {
		a.others++
		if alarm {
			a.cries++
		}
		return !alarm
	}
	a.calls++
	if alarm {
		a.heard++
	}
	if kind != "crisis" {
		return alarm
	}
	a.crises++
	found, _ := e.Emergency(q.Text)
	if found == kind {
		a.known++
	}
	return found == kind
}
