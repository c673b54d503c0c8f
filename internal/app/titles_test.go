package app_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"kiezbot/content"
	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
)

// TestTitlesInEveryLanguage enters a closing date without a title and a session with the German one only. Whoever reads
// another language reads the content's title: in the list, the reminder, the correction, on the page and in the feed.
func TestTitlesInEveryLanguage(t *testing.T) {
	t.Parallel()
	c, err := content.Load(content.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	session, closing := c.Titles[kiez.Session], c.Titles[kiez.Deadline]
	w := newWorld(t, start(), func(o *app.Options) {
		silent(t, o)
		o.ListenAddr, o.PublicURL = "127.0.0.1:0", "https://bot.example.org"
	})
	w.canary()
	readers := map[kiez.Lang]int64{}
	for i, lang := range kiez.Langs() {
		chat := int64(3201 + i)
		readers[lang] = chat
		w.subscribes(chat, kiez.Jury, kiez.Settings{})
		w.speaks(chat, lang)
	}
	w.say(writer, "/event\nstart: 2025-03-05\narea: friedrichsfelde-nord\ntopic: kiezfonds-deadlines")
	w.shows(w.press(writer, "Speichern"), closing[kiez.German])
	w.say(writer, "/event\ntitle: Sitzung der Bürgerjury\nstart: 2025-02-05 18:00\nplace: Libezem, Rhinstraße 9\n"+
		"area: friedrichsfelde-nord\ntopic: jury")
	w.press(writer, "Speichern")

	w.laterUntil(time.Date(2025, time.February, 4, 18, 0, 0, 0, berlin()))
	rev := w.telegram.Rev()
	w.moves("05.02. Sitzung der Bürgerjury", "6.2.2025 18:00")
	for lang, chat := range readers {
		w.shows(w.newest(chat, session[lang]), "5")
		w.next(chat, rev, session[lang])
		_, page := w.visit("/events?lang=" + string(lang))
		if !strings.Contains(page, "<bdi>"+session[lang]+"</bdi>") || !strings.Contains(page, "<bdi>"+closing[lang]+"</bdi>") {
			t.Errorf("%s: list without the titles:\n%s", lang, page)
		}
		at := regexp.MustCompile(`/events/([a-z0-9]{7})\?`).FindStringSubmatch(page)
		if at == nil {
			t.Fatalf("%s: no link in\n%s", lang, page)
		}
		if _, page := w.visit("/events/" + at[1] + "?lang=" + url.QueryEscape(string(lang))); !strings.Contains(page, session[lang]) {
			t.Errorf("%s: page without %q:\n%s", lang, session[lang], page)
		}
		_, feed := w.visit("/calendar.ics?lang=" + string(lang))
		found := false
		for _, e := range entries(t, feed) {
			found = found || e.Props.Get("SUMMARY") != nil && e.Props.Get("SUMMARY").Value == strings.ReplaceAll(session[lang], ",", `\,`)
		}
		if !found {
			t.Errorf("%s: feed without %q:\n%s", lang, session[lang], feed)
		}
	}
	w.shows(w.say(readers[kiez.English], "/events"), session[kiez.English], closing[kiez.English])
	w.shows(w.say(readers[kiez.Arabic], "/events"), session[kiez.Arabic], closing[kiez.Arabic])
}
