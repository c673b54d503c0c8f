package app_test

import (
	"encoding/json"
	"strings"
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/tgfake"
)

// inlineResult is what a client shows, and sends when it is tapped.
type inlineResult struct {
	Title   string `json:"title"`
	Summary string `json:"description"`
	Content struct {
		Text string `json:"message_text"`
	} `json:"input_message_content"`
	Keyboard struct {
		Rows [][]struct {
			URL string `json:"url"`
		} `json:"inline_keyboard"`
	} `json:"reply_markup"`
}

// typed types "@bot query" as a person and gives what can be shared.
func (w *world) typed(user int64, query string) []inlineResult {
	w.Helper()
	answer, err := w.telegram.Inline(user, query, "").Wait(w.deadline())
	if err != nil {
		w.Fatal(err)
	}
	if !answer.IsPersonal || answer.CacheTime == 0 {
		w.Errorf("%q is kept for others as well, or not at all: %+v", query, answer)
	}
	results := make([]inlineResult, len(answer.Results))
	for i, raw := range answer.Results {
		if err := json.Unmarshal(raw, &results[i]); err != nil {
			w.Fatal(err)
		}
	}
	return results
}

// R28: "@bot kiezfonds" offers answers to share in the person's language, "@bot" one a family, and keeps nothing.
func TestInlineInEveryLanguage(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	text := func(lang kiez.Lang, key string) string {
		return w.options.Knowledge.Catalog.Label(lang, kiez.Say(key, nil))
	}
	for i, lang := range kiez.Langs() {
		user := int64(6001 + i)
		w.telegram.AddUser(tgfake.User{ID: user, FirstName: "Person", LanguageCode: string(lang.Base())})
		if lang != lang.Base() {
			w.say(user, "/start lang_"+string(lang))
		}
		found := w.typed(user, "kiezfonds")
		if len(found) < 3 || found[0].Title != text(lang, "topic.kiezfonds.what.title") {
			t.Fatalf("%s: %d results, first %+v", lang, len(found), found)
		}
		if found[0].Summary == "" || strings.Contains(found[0].Summary, "<") || strings.Contains(found[0].Summary, "{") {
			t.Errorf("%s: summary %q", lang, found[0].Summary)
		}
		if url := found[0].Keyboard.Rows[0][0].URL; url != "https://t.me/kiez_test_bot?start=kiezfonds" {
			t.Errorf("%s: button to %s", lang, url)
		}
		families := w.typed(user, "")
		if len(families) < 5 || families[0].Title != text(lang, "topic.kiezfonds.what.title") {
			t.Errorf("%s: %d families", lang, len(families))
		}
		if answers := w.typed(user, "112 !!! 🙂"); len(answers) == 0 {
			t.Errorf("%s: nothing is offered for what nobody understands", lang)
		}
	}
	const stranger = 6100 // never met in a chat
	w.typed(stranger, "kiezfonds")
	w.typed(stranger, strings.Repeat("Bürgerjury ", 23))
	w.settled()
	if left := w.traceless(stranger); len(left) > 0 {
		t.Errorf("an inline query leaves %v", left)
	}
	for _, r := range w.typed(stranger, "es brennt") {
		if !strings.Contains(r.Content.Text, "112") {
			t.Errorf("a call for help offers %+v", r)
		}
	}
}

// Whoever has blocked the bot and types its name elsewhere has not come back.
func TestInlineIsNoReturn(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.subscribe(resident, "Veranstaltungen")
	w.telegram.Block(resident)
	w.settled()
	w.typed(resident, "kiezfonds")
	person, err := redisstore.NewPeople(w.store()).Person(t.Context(), resident)
	if err != nil || person.Suppressed.IsZero() {
		t.Errorf("%+v, %v", person, err)
	}
}
