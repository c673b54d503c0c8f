package app_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

// inWords has the sentence that shows a record of /mydata, by its name in the file; empty: it is shown with its value.
// A dialogue is in it as well, but the command ends it.
func inWords() map[string]string {
	return map[string]string{
		"chat": "", "language": "mydata.language", "area": "mydata.area", "subscriptions": "", "events_to_be_reminded_of": "",
		"pace": "mydata.weekly", "answers_by_message": "mydata.answers",
		"told_of_events": "mydata.told", "enquiries": "mydata.enquiries", "followed_applications": "mydata.follows",
		"wrong_codes_tried": "mydata.tries", "counted_questions_by_week": "mydata.counted", "broadcasts": "mydata.broadcasts",
		"failed_updates": "mydata.failed", "blocked_since": "mydata.blocked",
	}
}

// R21: somebody who has used all there is reads all of it in each language, and leaves nothing but the block.
func TestEverythingIsShownAndForgotten(t *testing.T) {
	t.Parallel()
	const person = 777000456
	w := newWorld(t, start(), func(o *app.Options) {
		oneReleases(o)
		o.RedisURL = redistest.Real(t) // in it time passes: marks of a second or a minute go
		silent(t, o)
	})
	w.telegram.AddUser(tgfake.User{ID: person, FirstName: "Person", LanguageCode: "pl"})
	w.usesEverything(person)

	records := w.records(person)
	for name := range inWords() {
		if _, kept := records[name]; !kept {
			t.Errorf("%s is not in the file: %v", name, slices.Sorted(maps.Keys(records)))
		}
	}
	for name := range records {
		if _, known := inWords()[name]; !known {
			t.Errorf("nobody says in words that there is %s", name)
		}
	}
	catalog := w.options.Knowledge.Catalog
	for _, lang := range kiez.Langs() {
		w.speaks(person, lang)
		text := w.say(person, "/mydata").Body()
		for name, key := range inWords() {
			sentence, _, _ := strings.Cut(catalog.Label(lang, kiez.Say(key, kiez.Data{"Name": "", "Language": kiez.Text{}, "Area": kiez.Text{}})), "\n")
			if key != "" && !strings.Contains(text, strings.TrimSpace(sentence)) {
				t.Errorf("%s: %s is not in words (%q): %s", lang, name, sentence, text)
			}
		}
		w.settled()
	}

	w.say(person, "/forget")
	w.press(person, catalog.Label(kiez.Langs()[len(kiez.Langs())-1], kiez.Say("button.forget_yes", nil)))
	w.settled()
	left := w.traceless(person)
	if len(left) != 1 || !strings.HasSuffix(left[0], "{bans}:people") {
		t.Errorf("left after /forget: %v", left)
	}
	written := func(_, held string) bool { return strings.Contains(held, "Zaun") }
	if left := keysWith(t, w.options.RedisURL, written); len(left) > 0 {
		t.Errorf("what was written to the office is still in %v", left)
	}
}

// usesEverything does all that a resident can do, and has done to them all that can be done.
func (w *world) usesEverything(person int64) {
	w.Helper()
	ctx := w.Context()
	w.say(admin, "/start") // or nobody of the office can be reached
	code := w.issued("Hoffest")
	w.say(person, "/start lang_de")
	w.subscribe(person, "Veranstaltungen")
	w.say(person, "/frist")
	w.press(person, "Neu-Lichtenberg")
	w.shows(w.broadcast("Der erste Brief"), "zugestellt: 1")
	w.enter("fest", "Kiezfest", kiez.Events, start().Add(24*time.Hour+time.Minute))
	rev := w.telegram.Rev()
	w.clock.Advance(2 * time.Minute)
	w.next(person, rev, "Kiezfest")
	w.settled()
	w.say(person, "/start ev_jury-sued-2025-02")
	w.press(person, "Daran erinnern")
	w.press(person, "Daran erinnern")
	w.say(person, "/abo")
	w.press(person, "Einstellungen")
	w.press(person, w.label(person, "Einmal pro Woche"))
	w.say(person, "wie hoch ist die förderung")
	w.press(person, "Das hilft mir nicht")
	w.say(person, "Wer repariert mein Fahrrad?")
	w.say(person, "/verfolgen "+code)
	w.say(person, "/verfolgen BBBB-BBBC")
	w.say(person, "/kontakt")
	w.say(person, "Wem gehört der Zaun?")
	w.press(person, w.label(person, "Mit meinem Namen"))
	w.settled()
	w.card(admin)
	w.say(person, "/kontakt")
	w.say(person, "Und wer streicht den Zaun?")
	w.settled()
	w.telegram.PushRaw(`{"message":{"message_id":"seven","chat":{"id":777000456}}}`)
	w.settled()
	if _, err := redisstore.NewPace(w.store(), 25).Hurry(ctx, kiez.ChatID(person)); err != nil {
		w.Fatal(err)
	}
	raw := kiez.RawUpdate{ID: 999, JSON: []byte(`{"update_id":999,"message":{"message_id":7,"chat":{"id":777000456},"text":"Zaun"}}`)}
	if err := redisstore.NewInbox(w.store()).Bury(ctx, redisstore.InboxItem{Key: "0-1", Raw: raw}); err != nil {
		w.Fatal(err)
	}
	ban := kiez.Ban{ID: "x1", User: kiez.UserID(person), By: writer, At: start()}
	if _, err := redisstore.NewBans(w.store()).Ban(ctx, ban); err != nil {
		w.Fatal(err)
	}
}

// records gives what is in the file of /mydata.
func (w *world) records(person int64) map[string]any {
	w.Helper()
	w.say(person, "/mydata")
	w.settled()
	for _, m := range slices.Backward(w.telegram.Chat(person)) {
		if m.Document == nil {
			continue
		}
		file, ok := w.telegram.File(m.Document.FileID)
		if !ok {
			w.Fatal("the file is gone")
		}
		var records map[string]any
		if err := json.Unmarshal(file.Data, &records); err != nil {
			w.Fatal(err)
		}
		return records
	}
	w.Fatal("no file")
	return nil
}
