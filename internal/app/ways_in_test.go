package app_test

import (
	"slices"
	"strings"
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/internal/tgfake"
)

const neighbours = -4711 // a basic group

// meet adds the bot to a group of neighbours.
func (w *world) meet() {
	w.Helper()
	w.telegram.AddGroup(tgfake.ChatInfo{ID: neighbours, Title: "Nachbarn"}, resident, subscriber)
	if err := w.telegram.AddToGroup(resident, neighbours); err != nil {
		w.Fatal(err)
	}
	w.settled()
}

// among sends a text to a group; the bot's answer contains want, or there is none where want is empty.
func (w *world) among(group int64, text, want string) {
	w.Helper()
	rev, before := w.telegram.Rev(), w.telegram.SentTo(group)
	if _, err := w.telegram.Say(resident, group, text); err != nil {
		w.Fatal(err)
	}
	if want != "" {
		w.next(group, rev, want)
		return
	}
	w.settled()
	if n := w.telegram.SentTo(group) - before; n > 0 {
		w.Errorf("%d messages to a group after %q", n, text)
	}
}

// R28: among others the bot speaks when it is spoken to, says nothing personal, and survives what happens to groups.
func TestAmongOthers(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.subscribe(resident, "Veranstaltungen")
	w.meet()
	if n := w.telegram.SentTo(neighbours); n != 0 {
		t.Errorf("%d messages to a group that has just added the bot", n)
	}
	w.among(neighbours, "Wann ist das Büro offen?", "")
	w.among(neighbours, "/hours@another_bot", "")
	w.among(neighbours, "/unbekannt", "")
	w.among(neighbours, "/zeiten", "Öffnungszeiten")
	w.among(neighbours, "/idee@kiez_test_bot", "Wer soll etwas tun?")
	w.among(neighbours, "@kiez_test_bot Was ist der Kiezfonds?", "Kiezfonds")
	for _, personal := range []string{"/abo", "/meinedaten", "/sprache", "/loeschen", "/pause", "/start sub_events", "/start lang_uk"} {
		rev := w.telegram.Rev()
		w.among(neighbours, personal, "privat")
		if m := w.next(neighbours, rev, ""); strings.Contains(m.Body(), "Veranstaltungen") {
			t.Errorf("%s tells the group: %s", personal, m.Body())
		}
	}
	if err := w.telegram.Promote(resident, neighbours); err != nil {
		t.Fatal(err)
	}
	w.among(neighbours, "Guten Morgen zusammen", "")

	super, err := w.telegram.Migrate(resident, neighbours)
	if err != nil {
		t.Fatal(err)
	}
	w.among(super, "/zeiten", "Öffnungszeiten")
	if err := w.telegram.KickFromGroup(resident, super); err != nil {
		t.Fatal(err)
	}
	w.settled()
	w.shows(w.say(resident, "/meinedaten"), "Veranstaltungen")
}

// R28, T23: the menu in groups has nothing about one's own data; the profile is there in every language and is set once.
func TestMenusAndProfile(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.meet()
	names := func(user, chat int64) string {
		var list []string
		for _, c := range w.telegram.Commands(user, chat) {
			list = append(list, c.Command)
		}
		return " " + strings.Join(list, " ") + " "
	}
	about := w.options.Knowledge.Catalog.Label(kiez.Persian, kiez.Say("bot.about", nil)) // the last to be set
	w.eventually("the profile is set", func() bool { return w.telegram.Profile("short_description", "fa") == about })
	if menu := names(resident, neighbours); !strings.Contains(menu, " idee ") || strings.Contains(menu, "abo") || strings.Contains(menu, "broadcast") {
		t.Errorf("menu in a group:%s", menu)
	}
	if menu := names(resident, resident); !strings.Contains(menu, " abo ") || strings.Contains(menu, "broadcast") {
		t.Errorf("menu of a resident:%s", menu)
	}
	for _, lang := range kiez.Langs() {
		want := w.options.Knowledge.Catalog.Label(lang.Base(), kiez.Say("bot.description", nil))
		if got := w.telegram.Profile("description", string(lang.Base())); got != want {
			t.Errorf("%s: description %q", lang, got)
		}
	}
	w.stop()
	sets, reads := w.calls("setMyDescription", "setMyName", "setMyShortDescription"), w.calls("getMyShortDescription")
	w.run()
	w.eventually("the profile is looked at again", func() bool { return w.calls("getMyShortDescription") == 2*reads })
	if n := w.calls("setMyDescription", "setMyName", "setMyShortDescription") - sets; n > 0 {
		t.Errorf("%d texts are set again though nothing has changed", n)
	}
}

// calls counts the requests of these methods.
func (w *world) calls(methods ...string) (n int) {
	for _, c := range w.telegram.Calls() {
		if slices.Contains(methods, c.Method) {
			n++
		}
	}
	return n
}
