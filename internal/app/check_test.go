package app_test

import (
	"regexp"
	"testing"

	"kiezbot/internal/app"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

// R18: the pre-check stores nothing but where its dialogue stands, and that goes with it, however it ends.
func TestThePreCheckKeepsNothing(t *testing.T) {
	t.Parallel()
	const person = 777000456
	w := newWorld(t, start(), func(o *app.Options) { o.RedisURL = redistest.Mini(t) })
	w.telegram.AddUser(tgfake.User{ID: person, FirstName: "Person", LanguageCode: "de"})
	dialogue := regexp.MustCompile(`dialogue`)
	for _, end := range []struct {
		name string
		do   func()
	}{
		{"its end", func() { w.press(person, "Ja") }},
		{"no use for others", func() { w.press(person, "Nein") }},
		{"cancel", func() { w.say(person, "/abbrechen") }},
		{"the stop word", func() { w.say(person, "STOPP") }},
		{"another command", func() { w.say(person, "/zeiten") }},
	} {
		w.say(person, "/idee")
		w.press(person, "Kiezfonds-Check")
		w.press(person, "Neu-Lichtenberg")
		w.say(person, "800 Euro")
		w.settled()
		for _, key := range traces(t, w.options.RedisURL, person) {
			if !dialogue.MatchString(key) && !passing.MatchString(key) {
				t.Errorf("in the middle of the pre-check there is %s", key)
			}
		}
		if keys := traces(t, w.options.RedisURL, person); len(keys) == 0 {
			t.Errorf("nothing is stored before %s: the test looks in the wrong place", end.name)
		}
		end.do()
		w.settled()
		for _, key := range w.traceless(person) {
			if !passing.MatchString(key) {
				t.Errorf("after %s there is still %s", end.name, key)
			}
		}
	}
}

// passing are the keys of the way in and out: which messages went out in this second.
var passing = regexp.MustCompile(`pace`)
